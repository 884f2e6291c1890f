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

  struct Spelt {
    var bytes: [UInt8]
    var people: Set<Int>
  }

  private var whole: [UInt32: [(words: [UInt32], person: Int)]] = [:]
  var single: [UInt32: Set<Int>] = [:]
  var initials: [UInt32: Set<Int>] = [:]
  var letters: [UInt32: Set<Int>] = [:]

  /// Whoever the roster knows by one letter alone.
  var lone: [UInt32: Set<Int>] = [:]
  var spelt: [UInt8: [Spelt]] = [:]
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
      for other in [parts.surname, parts.given.dropFirst().first].compactMap(\.self) {
        initials[Token.hash(String(first.prefix(1) + other.prefix(1))), default: []].insert(person)
      }
    }
    if parts.words.count == 1, let letter = parts.words.first, letter.utf8.count == 1 {
      lone[Token.hash(letter), default: []].insert(person)
    }
    addWhole(parts, person)
    for login in parts.logins where !Lexicon.shipped.facts(login).isKnown {
      single[Token.hash(login), default: []].insert(person)
    }
  }

  /// The name in its order, surname first, and the surname with what leads to it.
  private mutating func addWhole(_ parts: NameParts, _ person: Int) {
    guard let surname = parts.surname else { return }
    var orders = [parts.words, [surname] + parts.given]
    if !parts.particles.isEmpty {
      orders.append(parts.particles + [surname])
      orders.append(parts.given + parts.particles + [surname])
      orders.append(parts.particles + [surname] + parts.given)
    }
    for order in orders where order.count > 1 {
      let words = order.map { Token.hash($0) }
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
        join(withInitials(match, document, after: found.last?.tokens.upperBound ?? 0), document, into: &found)
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
    if let match = wholeName(document, index) { return match }
    if let spelled = SpelledLetters(document, from: index)?.name(in: single),
      spelled.tokens.lowerBound == index
    {
      return Match(tokens: spelled.tokens, people: spelled.people, certain: true)
    }
    if token.count == 1 {
      return initial(document, index) ?? smallInitials(document, index) ?? loneLetter(document, index)
    }
    if let people = single[token.word] {
      return Match(
        tokens: index..<index + 1, people: people, certain: true, isOrdinary: Self.isOrdinary(token))
    }
    return initialsAlone(document, index) ?? inflected(document, index)
  }

  /// A short word, or one that is in the dictionary with a small letter; but hardly anybody means a metal worker
  /// by "smith" where a Smith is about.
  private static func isOrdinary(_ token: Token) -> Bool {
    if token.count < 3 || CalendarWords.hold(token.word) { return true }
    return token.facts.ordinary > 0 && !token.facts.isNameFirst
  }

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
      guard at > index, !isHalfSmall(document, index, at - 1), at >= best?.tokens.upperBound ?? 0 else {
        continue
      }
      let people = (at == best?.tokens.upperBound ? best?.people ?? [] : []).union([person])
      best = Match(tokens: index..<at, people: people, certain: true)
    }
    return best
  }

  /// "Rose may be late": with a capital at the first word and none at the last, which is a verb that goes on with
  /// another. "Sam brook rang" is a name in haste, whatever else a brook is.
  func isHalfSmall(_ document: Document, _ first: Int, _ last: Int) -> Bool {
    document.tokens[last].letters == .lower && document.isOne(last, of: ["may", "will", "can"])
      && document.tokens[first].letters == .capital && !document.lines.isCaseless(first)
  }

  /// The match with the initial of the surname behind it: `Will H`, `Rose M.`
  private func withLastInitial(_ match: Match, _ document: Document) -> Match {
    let next = match.tokens.upperBound
    guard match.tokens.count == 1, document.isWord(next), document.tokens[next].count == 1,
      document.tokens[next].letters == .upper || document.tokens[next].letters == .capital,
      !document.isJoined(next), !document.is(next + 1, "'"),
      !document.is(next, "i") || document.is(next + 1, ".")
    else { return match }
    let holders = match.people.filter { person in
      people[person].surname.map { Token.hash($0.utf8.prefix(1)) == document.tokens[next].word } ?? false
    }
    guard !holders.isEmpty else { return match }
    return Match(tokens: match.tokens.lowerBound..<next + 1, people: holders, certain: match.certain)
  }

  /// The match with the initial that stands before it: `p.raman`, `S. Whitlock`, `Q Ames`.
  private func withInitials(_ match: Match, _ document: Document, after end: Int) -> Match {
    var match = withLastInitial(match, document)
    while true {
      let start = match.tokens.lowerBound
      let parts = document.isOne(start - 1, of: [".", "_", "-"]) ? start - 2 : start - 1
      guard parts >= end, document.isWord(parts), document.tokens[parts].count == 1,
        parts == start - 2 || document.tokens[parts].letters == .upper
          || document.tokens[parts].letters == .capital
      else { return match }
      let letter = document.tokens[parts].word
      let holders = match.people.filter { person in
        people[person].given.contains { Token.hash($0.utf8.prefix(1)) == letter }
      }
      // "Plan I. Okafor said": the first person is no initial there.
      guard !holders.isEmpty, !(parts > 0 && document.isJoined(parts)) else { return match }
      match = Match(
        tokens: parts..<match.tokens.upperBound, people: holders, certain: match.certain, isOrdinary: false)
    }
  }
}
