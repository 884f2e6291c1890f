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
  ///
  /// - Parameter present: members of the cast who were in the room.
  mutating func resolved(
    _ document: Document, _ sightings: [Sighting], _ passage: Passage, present: Set<Int> = []
  ) -> [Part] {
    let mentions = sightings.map { $0.kind == .person ? Self.mention($0, document) : nil }
    var people = [Int?](repeating: nil, count: sightings.count)
    var room = Room(present: present)
    for (index, mention) in mentions.enumerated() {
      guard let mention, mention.isWhole else { continue }
      let member = person(mention, room).member
      people[index] = member
      room.firstNamed[member] = room.firstNamed[member] ?? index
    }
    return sightings.enumerated().map { index, sighting in
      guard let mention = mentions[index] else {
        let form = Self.form(sighting, document)
        return Part(sighting: sighting, member: cast.thing(sighting.kind, form), form: form, mention: nil)
      }
      var sighting = sighting
      let found = people[index].map { ($0, false) } ?? person(mention, room)
      room.lastNamed[found.0] = index
      // Two people it may be: replaced all the same, but somebody should look.
      if found.1 { sighting.certain = false }
      relate(found.0, sighting, document, passage)
      let form = mention.words.joined(separator: " ")
      let member = told(found.0, form, session: passage.session(at: Self.start(sighting, document)))
      return Part(
        sighting: sighting, member: member, form: form, mention: mention)
    }
  }

  private static func start(_ sighting: Sighting, _ document: Document) -> Int {
    document.surface.source(document.bytes(sighting.tokens)).lowerBound
  }

  /// Who has been named where in the document.
  private struct Room {
    var present: Set<Int>
    var firstNamed: [Int: Int] = [:]
    var lastNamed: [Int: Int] = [:]

    /// Of several people who may be meant: whoever was named last, else whoever is in the room, else whoever is
    /// named in full later on.
    func likeliest(_ candidates: [Int]) -> (member: Int, isGuess: Bool)? {
      if let last = candidates.max(by: { lastNamed[$0] ?? -1 < lastNamed[$1] ?? -1 }), lastNamed[last] != nil
      {
        return (last, false)
      }
      let here = candidates.filter { present.contains($0) }
      if here.count == 1 { return (here[0], false) }
      let later = candidates.filter { firstNamed[$0] != nil }
        .min { firstNamed[$0] ?? 0 < firstNamed[$1] ?? 0 }
      return (later ?? here.first ?? candidates.first).map { ($0, true) }
    }
  }

  private mutating func person(_ mention: CastList.Mention, _ room: Room) -> (member: Int, isGuess: Bool) {
    let form = mention.words.joined(separator: " ")
    let found = cast.candidates(mention, since: earlier[mention])
    earlier[mention] = found
    let candidates = found.members
    if mention.isWhole || candidates.isEmpty, let called = cast.member(alias: form) { return (called, false) }
    guard let only = candidates.first else {
      return (cast.add(.person, form: form, name: mention.name), false)
    }
    let best = candidates.count == 1 ? (only, false) : room.likeliest(candidates) ?? (only, true)
    cast.note(form, of: best.0)
    if mention.isWhole || mention.isTitled { cast.fill(best.0, with: mention.name) }
    return best
  }

  /// The words of a person's stretch, a title before it noted.
  private static func mention(_ sighting: Sighting, _ document: Document) -> CastList.Mention {
    var words: [String] = []
    var letters = 0
    var leading: Int?
    for index in sighting.tokens {
      // "Okafor, Jane": what stands before the comma comes last.
      if document.is(index, ","), !words.isEmpty { leading = leading ?? words.count }
      guard document.tokens[index].isWordlike else { continue }
      words.append(document.word(index))
      if document.tokens[index].count == 1 { letters += 1 }
    }
    if let leading, leading < words.count, letters < words.count {
      words = Array(words[leading...] + words[..<leading])
    }
    // "O-K-A-F-O-R" is one word; the letter in "J. Doe" is an initial; the one in "Jane A. Doe" says little.
    if letters == words.count && letters > 1 { words = [words.joined()] }
    if letters < words.count, let run = SpelledLetters(document, from: sighting.tokens.lowerBound),
      run.tokens == sighting.tokens, run.letters.count > 2
    {
      words = [String(decoding: run.letters, as: UTF8.self)]
    }
    let title = words.count > 1 && words.contains { NameParts.isTitle($0) }
    if words.count > 1 { words.removeAll { NameParts.isTitle($0) } }
    // "Mrs van Dyke" is a surname of two words, and so is "de la Tour" by itself.
    let titled =
      title || sighting.tokens.lowerBound > 0 && isTitled(sighting.tokens.lowerBound, document)
      || words.count > 1 && NameParts.isOnlyParticle(words[0])
    while titled, words.count > 1, NameParts.isParticle(words[0]) { words.removeFirst() }
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
    case .place:
      return words.first == "the" ? words.dropFirst().joined(separator: " ") : words.joined(separator: " ")
    case .person, .age, .money, .detail: return words.joined(separator: " ")
    }
  }

  /// What people are to a speaker, as in "my manager Dave".
  private static let relations: Set<String> = [
    "manager", "boss", "supervisor", "wife", "husband", "partner", "son", "daughter", "mum", "mother", "mom",
    "dad", "father", "brother", "sister", "colleague", "friend", "neighbour", "neighbor", "doctor", "carer",
    "assistant", "landlord", "teacher", "uncle", "aunt", "cousin", "grandson", "granddaughter", "nephew",
    "niece",
  ]

  private mutating func relate(
    _ member: Int, _ sighting: Sighting, _ document: Document, _ passage: Passage
  ) {
    let start = sighting.tokens.lowerBound
    guard start >= 2 else { return }
    let noun = document.is(start - 1, ",") ? start - 2 : start - 1
    guard noun >= 1, document.is(noun - 1, "my"), Self.relations.contains(document.word(noun)),
      let speaker = passage.speaker(at: Self.start(sighting, document))
    else { return }
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

  /// Whether a folded word by itself calls one body to mind: "acme", not "mexican", "royal" or "leeds".
  static func isTelling(_ word: String) -> Bool {
    word.utf8.count > 2 && isRare(Lexicon.shipped.facts(word)) && !Peoples.hold(word)
      && word.utf8.allSatisfy { $0.isLetter || $0 == .apostrophe }
  }

  static func isRare(_ facts: Lexicon.Facts) -> Bool {
    facts.common < 4 && facts.ordinary < 7 && facts.place == 0
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
    "dot": ".", "punkt": ".", "at": "@", "underscore": "_", "dash": "-", "hyphen": "-", "plus": "+",
    "slash": "/",
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
