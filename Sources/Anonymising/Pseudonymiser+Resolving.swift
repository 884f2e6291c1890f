extension Pseudonymiser {
  /// A stretch and whom or what it means.
  struct Part {
    var sighting: Sighting
    var member: Int

    /// The folded words, as the ladder and the cast list know them.
    var form: String

    /// The words of a person's name.
    var mention: CastList.Mention?
  }

  /// Finds out whom each stretch means. Whole names come first, since they say who a first name later (or
  /// earlier) belongs to; then each short form goes to whoever fits and was named last.
  mutating func resolved(_ document: Document, _ sightings: [Sighting], _ speaker: String?) -> [Part] {
    var people: [Int: (mention: CastList.Mention, member: Int)] = [:]
    var named: [(at: Int, member: Int)] = []
    let mentions = sightings.map { $0.kind == .person ? Self.mention($0, document) : nil }
    for pass in [true, false] {
      for (index, mention) in mentions.enumerated() {
        guard let mention, mention.isWhole == pass else { continue }
        let member = person(mention, at: index, named)
        people[index] = (mention, member)
        named.append((index, member))
      }
    }
    return sightings.enumerated().map { index, sighting in
      if let (mention, member) = people[index] {
        relate(member, sighting, document, speaker)
        return Part(
          sighting: sighting, member: member, form: mention.words.joined(separator: " "), mention: mention)
      }
      let form = Self.form(sighting, document)
      return Part(sighting: sighting, member: cast.thing(sighting.kind, form), form: form, mention: nil)
    }
  }

  private mutating func person(
    _ mention: CastList.Mention, at place: Int, _ named: [(at: Int, member: Int)]
  ) -> Int {
    let form = mention.words.joined(separator: " ")
    let candidates = cast.candidates(mention)
    guard let first = candidates.first else { return cast.add(.person, form: form, name: mention.name) }
    let best = candidates.count == 1 ? first : closest(candidates, to: place, named) ?? first
    cast.note(form, of: best)
    if mention.isWhole || mention.isTitled { cast.fill(best, with: mention.name) }
    return best
  }

  /// Of several people who may be meant: whoever was named last before this place, else first after it.
  private func closest(_ candidates: [Int], to place: Int, _ named: [(at: Int, member: Int)]) -> Int? {
    let fitting = named.filter { candidates.contains($0.member) }
    let before = fitting.filter { $0.at < place }.max { $0.at < $1.at }
    let after = fitting.min { $0.at < $1.at }
    return (before ?? after)?.member ?? candidates.first { cast.members[$0].isOnRoster }
  }

  /// The words of a person's stretch, a title before it noted.
  private static func mention(_ sighting: Sighting, _ document: Document) -> CastList.Mention {
    var words: [String] = []
    var letters = ""
    for index in sighting.tokens where document.tokens[index].isWordlike {
      let word = document.word(index)
      if word.count == 1 && word.utf8.count == 1 { letters += word } else { words.append(word) }
    }
    // "O-K-A-F-O-R" is one word; "J. Doe" keeps its initial.
    if words.isEmpty { words = [letters] } else if letters.count == 1 { words.insert(letters, at: 0) }
    let inside = words.count > 1 && words.contains { NameParts.isTitle($0) }
    let titled = inside || sighting.tokens.lowerBound > 0 && isTitled(sighting.tokens.lowerBound, document)
    if words.count > 1 { words.removeAll { NameParts.isTitle($0) } }
    return CastList.Mention(words: words, isTitled: titled && words.count == 1)
  }

  private static func isTitled(_ start: Int, _ document: Document) -> Bool {
    let before = document.is(start - 1, ".") ? start - 2 : start - 1
    return before >= 0 && NameParts.isTitle(document.word(before))
  }

  /// The folded form that two mentions of one thing share: `jane dot doe at x dot com` is `jane.doe@x.com`.
  private static func form(_ sighting: Sighting, _ document: Document) -> String {
    let words = sighting.tokens.filter { document.tokens[$0].kind != .sign }.map { document.word($0) }
    switch sighting.kind {
    case .organisation: return Organisations.form(words)
    case .phone, .number: return Written.digits(sighting, document)
    case .email, .url, .handle: return Written.address(sighting, document)
    case .postcode: return words.joined()
    case .date: return document.surface.key(document.bytes(sighting.tokens))
    case .place: return words.first == "the" ? words.dropFirst().joined(separator: " ") : words.joined(separator: " ")
    case .person, .age, .money: return words.joined(separator: " ")
    }
  }

  /// What people are to a speaker, as in "my manager Dave".
  private static let relations: Set<String> = [
    "manager", "boss", "supervisor", "wife", "husband", "partner", "son", "daughter", "mum", "mother", "mom",
    "dad", "father", "brother", "sister", "colleague", "friend", "neighbour", "neighbor", "doctor", "carer",
    "assistant", "landlord", "teacher", "uncle", "aunt", "cousin", "grandson", "granddaughter", "nephew", "niece",
  ]

  private mutating func relate(_ member: Int, _ sighting: Sighting, _ document: Document, _ speaker: String?) {
    let start = sighting.tokens.lowerBound
    guard let speaker, start >= 2 else { return }
    let noun = document.is(start - 1, ",") ? start - 2 : start - 1
    guard noun >= 1, document.is(noun - 1, "my"), Self.relations.contains(document.word(noun)) else { return }
    cast.relate(member, as: "\(speaker)'s \(document.word(noun))")
  }
}

/// Organisations by the words that tell one from another.
enum Organisations {
  private static let empty: Set<String> = [
    "the", "ltd", "limited", "plc", "inc", "llc", "llp", "gmbh", "ag", "corp", "corporation", "co", "company",
  ]

  static func form(_ words: [String]) -> String {
    let telling = words.filter { !empty.contains($0) }
    return (telling.isEmpty ? words : telling).joined(separator: " ")
  }
}

/// Numbers and addresses as they would be written, however they were said.
enum Written {
  static func digits(_ sighting: Sighting, _ document: Document) -> String {
    var out = ""
    var times = 1
    for index in sighting.tokens {
      let token = document.tokens[index]
      if let repeated = Word.repeats[token.word] {
        times = repeated
      } else if token.kind == .word, let digit = Word.digits[token.word] {
        out += String(repeating: String(digit), count: times)
        times = 1
      } else if token.kind == .word, let number = document.number(at: index) {
        out += String(number.value)
      } else if token.isWordlike || token.kind == .number {
        out += document.word(index)
      }
    }
    return out
  }

  private static let signs: [String: String] = [
    "dot": ".", "punkt": ".", "at": "@", "underscore": "_", "dash": "-", "hyphen": "-", "plus": "+", "slash": "/",
    "(": "", ")": "", "[": "", "]": "",
  ]

  static func address(_ sighting: Sighting, _ document: Document) -> String {
    var out = ""
    for index in sighting.tokens {
      let token = document.tokens[index]
      if let sign = signs[document.word(index)] {
        out += sign
      } else if token.kind == .word, let number = document.number(at: index), number.count == 1 {
        out += String(number.value)
      } else {
        out += document.word(index)
      }
    }
    return out
  }
}
