/// Finds people the study knows by name: whole names, first names and short forms, surnames, initials,
/// spelled-out letters, and slips of the keyboard.
struct KnownNames: Sendable {
  /// A stretch that may mean one of these people.
  struct Match {
    var tokens: Range<Int>
    var people: Set<Int>
    var certain: Bool

    /// The word is an ordinary one too (Will, Rose), so the sentence must decide.
    var isOrdinary = false
  }

  private struct Spelt {
    var bytes: [UInt8]
    var people: Set<Int>
  }

  private var whole: [UInt32: [(words: [UInt32], person: Int)]] = [:]
  private var single: [UInt32: Set<Int>] = [:]
  private var initials: [UInt32: Set<Int>] = [:]
  private var letters: [UInt32: Set<Int>] = [:]
  private var spelt: [UInt8: [Spelt]] = [:]
  private var people: [NameParts] = []

  var isEmpty: Bool { people.isEmpty }

  init(_ people: [NameParts], nicknames: Nicknames = .shipped) {
    self.people = people
    for (index, parts) in people.enumerated() { add(parts, index, nicknames) }
  }

  private mutating func add(_ parts: NameParts, _ person: Int, _ nicknames: Nicknames) {
    for word in parts.words where word.utf8.count > 1 && !NameParts.isParticle(word) { note(word, person) }
    if let first = parts.given.first {
      for short in nicknames.forms(of: first) where short.utf8.count > 2 {
        single[Token.hash(short), default: []].insert(person)
      }
      letters[Token.hash(first.prefix(1).utf8), default: []].insert(person)
      if let surname = parts.surname {
        initials[Token.hash(String(first.prefix(1) + surname.prefix(1))), default: []].insert(person)
      }
    }
    let words = parts.words.map { Token.hash($0) }
    if words.count > 1 || parts.words.first?.utf8.count == 1 {
      whole[words[0], default: []].append((words, person))
    }
  }

  private mutating func note(_ word: String, _ person: Int) {
    single[Token.hash(word), default: []].insert(person)
    let plain = word.utf8.filter { $0 != .apostrophe }
    if plain.count < word.utf8.count { single[Token.hash(plain), default: []].insert(person) }
    let bytes = Array(plain)
    guard bytes.count >= 3 else { return }
    spelt[bytes[0], default: []].append(Spelt(bytes: bytes, people: [person]))
  }

  /// All matches of `document` in order, neighbours that mean the same person joined.
  func matches(_ document: Document) -> [Match] {
    guard !isEmpty else { return [] }
    var found: [Match] = []
    var at = 0
    while at < document.tokens.count {
      if let match = match(document, at) {
        join(match, document, into: &found)
        at = match.tokens.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func match(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard token.kind == .word else { return nil }
    if let match = wholeName(document, index) ?? spelledOut(document, index) { return match }
    if token.count == 1 { return initial(document, index) }
    if let people = single[token.word] {
      return Match(
        tokens: index..<index + 1, people: people, certain: true, isOrdinary: Self.isOrdinary(token))
    }
    return initialsAlone(document, index) ?? inflected(document, index)
  }

  /// A short word, or one that is in the dictionary with a small letter.
  private static func isOrdinary(_ token: Token) -> Bool { token.facts.ordinary > 0 || token.count < 3 }

  private func wholeName(_ document: Document, _ index: Int) -> Match? {
    var best: Match?
    for (words, person) in whole[document.tokens[index].word] ?? [] {
      var at = index + 1
      for word in words.dropFirst() {
        while document.isOne(at, of: ["-", ".", "'", ","]), document.isJoined(at) { at += 1 }
        guard at < document.tokens.count, document.tokens[at].word == word else {
          at = 0
          break
        }
        at += 1
      }
      guard at > index, words.count > 1, at >= best?.tokens.upperBound ?? 0 else { continue }
      let people = (at == best?.tokens.upperBound ? best?.people ?? [] : []).union([person])
      best = Match(tokens: index..<at, people: people, certain: true)
    }
    return best
  }

  /// `O-K-A-F-O-R`, `o k a f o r`, `D.A.N.A`.
  private func spelledOut(_ document: Document, _ index: Int) -> Match? {
    guard document.tokens[index].count == 1 else { return nil }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var at = index
    while at < document.tokens.count, document.tokens[at].kind == .word, document.tokens[at].count == 1 {
      bytes.append(document.surface.low[Int(document.tokens[at].start)])
      ends.append(at + 1)
      at += 1
      if document.isOne(at, of: ["-", ".", ",", "*"]) { at += 1 }
    }
    guard bytes.count >= 3 else { return nil }
    for length in stride(from: bytes.count, through: 3, by: -1) {
      if let people = single[Token.hash(bytes.prefix(length))] {
        return Match(tokens: index..<ends[length - 1], people: people, certain: true)
      }
    }
    return nil
  }

  /// `S.` for somebody whose name begins so, before a small letter or the end of the line.
  private func initial(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard token.letters == .upper || token.letters == .capital, let people = letters[token.word],
      document.is(index + 1, "."), document.isJoined(index + 1), index + 2 < document.tokens.count
    else { return nil }
    let next = document.tokens[index + 2]
    let before = index > 0 ? document.tokens[index - 1] : nil
    guard next.letters == .lower || document.is(index + 2, "'s"), before?.kind != .number,
      !(document.isJoined(index)), !document.isJoined(index + 2) || document.is(index + 2, "'s")
    else { return nil }
    return Match(tokens: index..<index + 2, people: people, certain: false)
  }

  /// `J.D.` and `JD`; the second only where it is no word of its own.
  private func initialsAlone(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard token.letters == .upper, token.count == 2, !token.facts.isKnown, let people = initials[token.word]
    else { return nil }
    return Match(tokens: index..<index + 1, people: people, certain: false)
  }

  /// A possessive without its apostrophe, an ending of another language, or a misspelling.
  private func inflected(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    let facts = token.facts
    guard token.count >= 4, facts.ordinary == 0 else { return nil }
    let bytes = Array(document.surface.low[token.bytes])
    if bytes.last == UInt8(ascii: "s"), let people = single[Token.hash(bytes.dropLast())] {
      return Match(tokens: index..<index + 1, people: people, certain: true)
    }
    // A name in its own right is somebody else: Maria is not Mario misspelt.
    guard facts.first < 4, facts.surname < 5, facts.place == 0, facts.common < 5 else { return nil }
    var people: Set<Int> = []
    for form in spelt[bytes[0]] ?? [] where isSlip(bytes, of: form.bytes) { people.formUnion(form.people) }
    guard !people.isEmpty else { return nil }
    return Match(
      tokens: index..<index + 1, people: people, certain: !facts.isKnown && bytes.count >= 5)
  }

  private func isSlip(_ bytes: [UInt8], of form: [UInt8]) -> Bool {
    if bytes[0] >= 0x80 {
      return form.count >= 4 && bytes.starts(with: form) && bytes.count - form.count <= 6
    }
    guard form.count >= 4, bytes.count >= 5 else { return false }
    return Spelling.isNear(bytes, form)
  }

  /// Joins `match` to the one before when both can mean the same person: first name and surname, perhaps with
  /// an initial or a particle between.
  private func join(_ match: Match, _ document: Document, into found: inout [Match]) {
    guard let last = found.last, gap(document, last.tokens.upperBound, match.tokens.lowerBound) else {
      found.append(match)
      return
    }
    let both = last.people.intersection(match.people)
    guard !both.isEmpty,
      document.tokens[last.tokens.lowerBound].word != document.tokens[match.tokens.lowerBound].word
    else {
      found.append(match)
      return
    }
    found[found.count - 1] = Match(
      tokens: last.tokens.lowerBound..<match.tokens.upperBound, people: both, certain: true,
      isOrdinary: last.isOrdinary && match.isOrdinary)
  }

  private func gap(_ document: Document, _ end: Int, _ start: Int) -> Bool {
    guard start - end <= 2 else { return false }
    return (end..<start).allSatisfy { index in
      document.is(index, "-") || document.is(index, ".") && document.tokens[index - 1].count <= 2
        || document.tokens[index].kind == .word
          && (document.tokens[index].count == 1 || NameParts.isParticle(document.word(index)))
    }
  }
}
