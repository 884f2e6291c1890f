extension KnownNames {
  // MARK: Initials

  /// `S.` for somebody whose name begins so, before a small letter or the end of the line.
  func initial(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard token.letters == .upper || token.letters == .capital, let people = letters[token.word],
      document.is(index + 1, "."), document.isJoined(index + 1), index + 2 < document.tokens.count
    else { return nil }
    if let both = dottedInitials(document, index) { return both }
    let next = document.tokens[index + 2]
    let before = index > 0 ? document.tokens[index - 1] : nil
    guard next.letters == .lower || next.kind == .newline || document.is(index + 2, "'s"),
      before?.kind != .number,
      !(document.isJoined(index)), !document.isJoined(index + 2) || document.is(index + 2, "'s")
    else { return nil }
    return Match(tokens: index..<index + 2, people: people, certain: false)
  }

  /// `J.D.`
  private func dottedInitials(_ document: Document, _ index: Int) -> Match? {
    guard document.isWord(index + 2), document.tokens[index + 2].count == 1, document.isJoined(index + 2),
      document.is(index + 3, "."),
      let people = initials[Token.hash(document.word(index) + document.word(index + 2))]
    else { return nil }
    return Match(tokens: index..<index + 4, people: people, certain: false)
  }

  /// `j.d.` in small letters, where it is no abbreviation that everybody uses.
  func smallInitials(_ document: Document, _ index: Int) -> Match? {
    guard document.is(index + 1, "."), document.isJoined(index + 1), !document.isJoined(index),
      document.isWord(index + 2),
      !Self.abbreviations.contains(document.word(index) + document.word(index + 2))
    else { return nil }
    return dottedInitials(document, index)
  }

  private static let abbreviations: Set<String> = [
    "am", "pm", "eg", "ie", "ps", "nb", "uk", "us", "eu", "un", "ad", "bc", "ba", "ma", "md", "rn", "tv",
    "pc", "hq",
    "id", "ok", "cv", "hr", "it", "pr", "vp", "st", "no", "dc", "la", "ny", "ca",
  ]

  /// `X` where the roster knows somebody by that letter alone. Letters that are words too ("I", "a", "O") only where
  /// people are spoken to or of.
  func loneLetter(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard let people = lone[token.word], token.letters == .upper || token.letters == .capital,
      !document.isJoined(index) || !document.isOne(index - 1, of: ["-", "'", "/", "."]),
      !(document.isJoined(index + 1) && document.isOne(index + 1, of: ["-", "/", "'", "+"]))
    else { return nil }
    let lean = Neighbours.lean(document, index)
    if document.isOne(index, of: ["i", "a", "o"]), lean <= 0 { return nil }
    return Match(tokens: index..<index + 1, people: people, certain: lean > 0)
  }

  /// `J.D.` and `JD`; the second only where it is no word of its own.
  func initialsAlone(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    guard token.count == 2, !token.facts.isKnown, let people = initials[token.word],
      token.letters == .upper || token.letters == .lower
    else { return nil }
    return Match(tokens: index..<index + 1, people: people, certain: false)
  }

  // MARK: Endings and slips

  /// A possessive without its apostrophe, an ending of another language, or a misspelling.
  func inflected(_ document: Document, _ index: Int) -> Match? {
    let token = document.tokens[index]
    let facts = token.facts
    guard token.count >= 4, facts.ordinary == 0 else { return nil }
    let bytes = Array(document.surface.low[token.bytes])
    if bytes.last == UInt8(ascii: "s"), let people = single[Token.hash(bytes.dropLast())] {
      return Match(
        tokens: index..<index + 1, people: people, certain: true, isOrdinary: CalendarWords.hold(token.word))
    }
    // A name in its own right is somebody else: Maria is not Mario misspelt.
    guard facts.first < 4, facts.surname < 5, facts.place == 0, facts.common < 5 else { return nil }
    var people: Set<Int> = []
    for form in spelt[bytes[0]] ?? []
    where isSlip(bytes, of: form.bytes) || !facts.isKnown && Spelling.isClip(bytes, of: form.bytes) {
      people.formUnion(form.people)
    }
    guard !people.isEmpty else { return nil }
    return Match(
      tokens: index..<index + 1, people: people, certain: !facts.isKnown && bytes.count >= 5)
  }

  private func isSlip(_ bytes: [UInt8], of form: [UInt8]) -> Bool {
    if bytes[0] >= 0x80 { return OtherEndings.may(bytes, be: form) }
    if bytes.count > form.count, form.count >= 3, Self.squeezed(bytes) == Self.squeezed(form) { return true }
    guard form.count >= 4, bytes.count >= 5 else { return false }
    return Spelling.isNear(bytes, form)
  }

  /// "Saaam" as "sam": a letter held down is one.
  private static func squeezed(_ bytes: [UInt8]) -> [UInt8] {
    bytes.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  // MARK: Neighbours

  /// Joins `match` to the one before when both can mean the same person: first name and surname, perhaps with
  /// an initial or a particle between.
  func join(_ match: Match, _ document: Document, into found: inout [Match]) {
    guard let last = found.last, gap(document, last.tokens.upperBound, match.tokens.lowerBound) else {
      found.append(match)
      return
    }
    let both = last.people.intersection(match.people)
    guard !both.isEmpty,
      !isHalfSmall(document, last.tokens.lowerBound, match.tokens.upperBound - 1),
      document.tokens[last.tokens.lowerBound].word != document.tokens[match.tokens.lowerBound].word,
      document.tokens[last.tokens.upperBound - 1].word != document.tokens[match.tokens.lowerBound].word
    else {
      found.append(match)
      return
    }
    found[found.count - 1] = Match(
      tokens: last.tokens.lowerBound..<match.tokens.upperBound, people: both, certain: true,
      isOrdinary: last.isOrdinary && match.isOrdinary)
  }

  private func gap(_ document: Document, _ end: Int, _ start: Int) -> Bool {
    guard start >= end, start - end <= 3 else { return false }
    return (end..<start).allSatisfy { index in
      document.is(index, "-") || document.is(index, ".") && document.tokens[index - 1].count <= 2
        || document.tokens[index].kind == .word
          && (document.tokens[index].count == 1 || NameParts.isParticle(document.word(index)))
    }
  }
}

/// Names as other languages bend them: Иван, Ивана, Ивану; Γιώργος, Γιώργο; Ева, Еву.
enum OtherEndings {
  /// Whether `word` is `name` with an ending more, less or another; folded small letters of a script beyond Latin.
  static func may(_ word: [UInt8], be name: [UInt8]) -> Bool {
    if word.starts(with: name) { return name.count >= 4 && word.count - name.count <= 6 }
    guard isBent(name[0]), let stem = stem(name), word.starts(with: stem) else { return false }
    let ending = String(decoding: word[stem.count...], as: UTF8.self).unicodeScalars
    return ending.count <= 3 && ending.allSatisfy { endings.contains($0) }
  }

  /// Greek and Cyrillic: two bytes a letter, the first from 0xCE to 0xD3.
  private static func isBent(_ first: UInt8) -> Bool { (0xCE...0xD3).contains(first) }

  /// The name without its last vowels and the Greek s: at least two letters.
  private static func stem(_ name: [UInt8]) -> ArraySlice<UInt8>? {
    var letters = Array(String(decoding: name, as: UTF8.self).unicodeScalars)
    if letters.last == "\u{3C3}" { letters.removeLast() }
    while letters.count > 2, let last = letters.last, vowels.contains(last) { letters.removeLast() }
    return letters.count >= 2 ? name.prefix(letters.count * 2) : nil
  }

  private static let vowels = Set("аеиоуыэюяйьαεηιουω".unicodeScalars)

  /// What endings are made of.
  private static let endings = vowels.union("мхвσн".unicodeScalars)
}
