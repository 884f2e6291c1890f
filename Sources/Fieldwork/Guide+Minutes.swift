/// A span of minutes as people write one: `(8 min)`, `10 minutes`, `(10')`, `10–12 min`, `1 h 30`, `9:00–9:10`.
struct WrittenMinutes: Equatable {
  /// The larger of two, so that the slot holds it.
  var minutes: Int

  /// The bytes to take out of the text, with the signs that only held the minutes.
  var bytes: Range<Int>

  /// A day; anything longer is a slip of the keys.
  static let most = 1440
}

/// Finds the minutes at either end of a heading or prompt. Looks at 100 bytes at most, however long the line.
struct MinutesReader {
  /// In a heading `Welcome 8 min` is enough; in a prompt the minutes stand in brackets or behind a sign.
  var needsSign: Bool

  private static let reach = 100

  func minutes(in text: ArraySlice<UInt8>) -> WrittenMinutes? {
    // Nearly every line is done here: without a digit there are no minutes.
    let tail = text.suffix(Self.reach)
    if tail.contains(where: ASCII.isDigit), let found = atEnd(MinutesToken.tokens(tail), of: text) {
      return found
    }
    guard let first = text.first,
      ASCII.isDigit(first) || first == UInt8(ascii: "(") || first == UInt8(ascii: "[")
    else { return nil }
    return atStart(MinutesToken.tokens(text.prefix(Self.reach)), of: text)
  }

  private func atEnd(_ tokens: [MinutesToken], of text: ArraySlice<UInt8>) -> WrittenMinutes? {
    guard let last = tokens.last else { return nil }
    var start: Int?
    if let opener = Self.bracket(opposite: last.text, in: [("(", ")"), ("[", "]")]) {
      guard let open = tokens.lastIndex(where: { $0.text == opener }),
        wholly(tokens[(open + 1)..<(tokens.count - 1)]) != nil
      else { return nil }
      start = open
    } else {
      start = tokens.indices.first { wholly(tokens[$0...]) != nil && isAllowed(tokens, $0) }
    }
    guard let start else { return nil }
    let inner = tokens[start...].filter { !["(", ")", "[", "]"].contains($0.text) }
    guard let minutes = wholly(inner[...]) else { return nil }
    let signs = tokens[..<start].suffix { $0.isSign }
    let cut = signs.first?.bytes.lowerBound ?? tokens[start].bytes.lowerBound
    return WrittenMinutes(minutes: minutes, bytes: cut..<text.endIndex)
  }

  // Pairs, not a dictionary: the first one of its kind costs a new session a fifth of a millisecond.
  private static func bracket(opposite text: String, in pairs: [(String, String)]) -> String? {
    pairs.first { $0.1 == text }?.0
  }

  private func atStart(_ tokens: [MinutesToken], of text: ArraySlice<UInt8>) -> WrittenMinutes? {
    guard let first = tokens.first else { return nil }
    if let closer = Self.bracket(opposite: first.text, in: [(")", "("), ("]", "[")]) {
      guard let close = tokens.firstIndex(where: { $0.text == closer }),
        let minutes = wholly(tokens[1..<close])
      else { return nil }
      return upTo(tokens, close + 1, minutes, text)
    }
    guard let found = span(tokens[...]), found.end < tokens.count else { return nil }
    let next = tokens[found.end]
    guard next.isSign || next.gap == .wide || found.isClock else { return nil }
    return upTo(tokens, found.end, found.minutes, text)
  }

  private func upTo(
    _ tokens: [MinutesToken], _ end: Int, _ minutes: Int, _ text: ArraySlice<UInt8>
  ) -> WrittenMinutes? {
    guard let rest = tokens[end...].first(where: { !$0.isSign }) else {
      return WrittenMinutes(minutes: minutes, bytes: text.startIndex..<text.endIndex)
    }
    return WrittenMinutes(minutes: minutes, bytes: text.startIndex..<rest.bytes.lowerBound)
  }

  /// "The last 10 minutes" is no plan; "Welcome, 10 minutes" is.
  private func isAllowed(_ tokens: [MinutesToken], _ start: Int) -> Bool {
    guard start > 0 else { return true }
    if tokens[start - 1].isSign || tokens[start].gap == .wide { return true }
    return !needsSign && tokens[start].gap == .single && !Self.noPlanBehind.contains(tokens[start - 1].text)
  }

  private static let noPlanBehind: Set = [
    "last", "first", "next", "past", "final", "every", "these", "those", "in", "of", "within", "after", "for",
  ]

  /// The minutes when the tokens are one span and nothing else.
  private func wholly(_ tokens: ArraySlice<MinutesToken>) -> Int? {
    guard let found = span(tokens), found.end == tokens.endIndex else { return nil }
    return found.minutes
  }

  /// A span at the beginning of the tokens: fillers, an amount, a unit, fillers.
  private func span(_ tokens: ArraySlice<MinutesToken>) -> (minutes: Int, end: Int, isClock: Bool)? {
    var rest = tokens.drop { Self.fillers.contains($0.text) }
    if let clock = clockSpan(rest) { return (clock, rest.startIndex + 7, true) }
    guard var amount = number(&rest) else { return nil }
    let before = rest
    if let dash = rest.first, dash.isDash || dash.text == "to" || dash.text == "or" {
      rest.removeFirst()
      if let upper = number(&rest) { amount = max(amount, upper) } else { rest = before }
    }
    guard let unit = rest.popFirst() else { return nil }
    if Self.minuteWords.contains(unit.text) {
      return (Int(amount), rest.drop { Self.fillers.contains($0.text) }.startIndex, false)
    }
    guard Self.hourWords.contains(unit.text) else { return nil }
    var minutes = amount * 60
    if let more = number(&rest) {
      minutes += more
      if let word = rest.first?.text, Self.minuteWords.contains(word) { rest.removeFirst() }
    }
    return (Int(minutes), rest.drop { Self.fillers.contains($0.text) }.startIndex, false)
  }

  private static let minuteWords: Set = [
    "min", "mins", "minute", "minutes", "m", "'", "\u{2032}", "\u{2019}",
  ]
  private static let hourWords: Set = ["h", "hr", "hrs", "hour", "hours"]
  private static let fillers: Set = [
    "about", "approx", "approximately", "around", "ca", "circa", "up", "to", "total", "time", "max", "~", ".",
    "\u{2248}",
  ]

  /// A number, perhaps with a decimal point; bounded so that no sum of two overflows.
  private func number(_ tokens: inout ArraySlice<MinutesToken>) -> Double? {
    guard let digits = tokens.first?.number else { return nil }
    tokens.removeFirst()
    guard tokens.count >= 2, let point = tokens.first, point.text == "." || point.text == ",",
      point.gap == .none,
      let fraction = tokens.dropFirst().first, fraction.gap == .none, fraction.text.count == 1,
      let tenths = fraction.number
    else { return Double(digits) }
    tokens.removeFirst(2)
    return Double(digits) + Double(tenths) / 10
  }

  /// `9:00–9:10`: ten minutes.
  private func clockSpan(_ tokens: ArraySlice<MinutesToken>) -> Int? {
    guard tokens.count >= 7 else { return nil }
    let seven = Array(tokens.prefix(7))
    guard let h1 = seven[0].number, let m1 = seven[2].number, let h2 = seven[4].number,
      let m2 = seven[6].number,
      [1, 5].allSatisfy({ [":", ".", "h"].contains(seven[$0].text) }), seven[3].isDash,
      max(h1, h2) < 24, max(m1, m2) < 60
    else { return nil }
    let minutes = h2 * 60 + m2 - h1 * 60 - m1
    return minutes > 0 ? minutes : nil
  }
}

/// A word, a number or a sign near the end of a line.
private struct MinutesToken {
  enum Gap {
    case none
    case single
    /// A tab or several blanks, as in a list set in columns.
    case wide
  }

  var text: String
  var bytes: Range<Int>
  var gap: Gap

  /// `nil` for words and signs; huge numbers stop at a million, far outside any bound.
  var number: Int? {
    guard text.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int(text.prefix(8)).map { min($0, 1_000_000) }
  }

  var isDash: Bool { ["-", "\u{2012}", "\u{2013}", "\u{2014}"].contains(text) }
  var isSign: Bool { isDash || [":", ",", ";", "|", "/", "\u{B7}"].contains(text) }

  static func tokens(_ bytes: ArraySlice<UInt8>) -> [MinutesToken] {
    // A cut through the middle of a letter leaves continuation bytes in front.
    let whole = bytes.drop { $0 & 0xC0 == 0x80 }
    var tokens: [MinutesToken] = []
    var gap = Gap.wide
    var offset = whole.startIndex
    for scalar in whole.string.unicodeScalars {
      let width = UTF8.width(scalar)
      defer { offset += width }
      guard scalar != " ", scalar != "\t" else {
        gap = scalar == "\t" || gap != .none ? .wide : .single
        continue
      }
      append(scalar, at: offset..<(offset + width), gap, to: &tokens)
      gap = .none
    }
    return tokens
  }

  private static func append(
    _ scalar: Unicode.Scalar, at bytes: Range<Int>, _ gap: Gap, to tokens: inout [MinutesToken]
  ) {
    let isDigit = ("0"..."9").contains(scalar)
    let isWord = scalar.properties.isAlphabetic
    if gap == .none, let last = tokens.last, isWord && last.isWord || isDigit && last.number != nil {
      tokens[tokens.count - 1].text.unicodeScalars.append(contentsOf: lowerCased(scalar))
      tokens[tokens.count - 1].bytes = last.bytes.lowerBound..<bytes.upperBound
    } else {
      tokens.append(MinutesToken(text: String(lowerCased(scalar)), bytes: bytes, gap: gap))
    }
  }

  private var isWord: Bool { text.unicodeScalars.first?.properties.isAlphabetic ?? false }

  private static func lowerCased(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    scalar.properties.lowercaseMapping.unicodeScalars
  }
}

extension BidirectionalCollection {
  /// The longest run at the end whose elements all fit.
  fileprivate func suffix(_ fits: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
