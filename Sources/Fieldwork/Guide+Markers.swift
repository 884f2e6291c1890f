/// What stands in front of a list item: a bullet, a number, a letter.
struct ListMarker: Equatable {
  /// How high it stands in an outline: a smaller rank holds a greater one of the same indent.
  var rank: Int
  /// The first byte behind the marker and its blanks.
  var contentStart: Int
  var isNumbered: Bool { rank < Self.bulletRank }

  static let romanRank = 0
  static let upperRank = 10
  /// `1.` is 21, `1.1` is 22, and so on.
  static let decimalRank = 20
  static let lowerRank = 30
  static let bulletRank = 40

  /// Bullets as people and word processors write them; the further down, the deeper they stand.
  private static let bullets: [(signs: [String], rank: Int)] = [
    (["-", "*", "+", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2012}", "\u{2023}", "\u{B7}", "\u{F0B7}"], 40),
    (["\u{25CF}", "\u{2219}", "\u{2192}", "\u{27A2}", "\u{2043}"], 40),
    (["o", "\u{25E6}", "\u{25CB}"], 41),
    (["\u{25AA}", "\u{25A0}", "\u{25AB}", "\u{A7}", "\u{F0A7}"], 42),
  ]
  private static let bulletBytes: [(bytes: [UInt8], rank: Int)] = bullets.flatMap { row in
    row.signs.map { (Array($0.utf8), row.rank) }
  }
}

/// Reads markers one after another, since `I.` is a number behind nothing and a letter behind `H.`.
struct MarkerReader {
  private var lastRoman = 0
  private var lastUpper: UInt8 = 0

  /// The marker that `content`, trimmed in front, begins with.
  mutating func marker(of content: ArraySlice<UInt8>) -> ListMarker? {
    guard let first = content.first else { return nil }
    if let bullet = Self.bullet(content) { return bullet }
    let body = first == UInt8(ascii: "(") ? content.dropFirst() : Self.withoutQuestionWord(content)
    guard let byte = body.first else { return nil }
    if ASCII.isDigit(byte) { return Self.decimal(body, inParentheses: first == UInt8(ascii: "(")) }
    return letter(body)
  }

  private static func bullet(_ content: ArraySlice<UInt8>) -> ListMarker? {
    guard let first = content.first, first >= 0x80 || "-*+o".utf8.contains(first) else { return nil }
    for (bytes, rank) in ListMarker.bulletTable where content.starts(with: bytes) {
      let rest = content.dropFirst(bytes.count)
      guard let next = rest.first else { return ListMarker(rank: rank, contentStart: rest.startIndex) }
      // A sign of its own, such as a dot, needs no blank behind it; a hyphen or an `o` does.
      guard ASCII.isBlank(next) || bytes.count > 2 && rank != 40 || bytes == [0xE2, 0x80, 0xA2] else {
        return nil
      }
      return ListMarker(rank: rank, contentStart: rest.trimmedStart)
    }
    return nil
  }

  /// `Q1.` and `Question 1:` are numbers with a word in front.
  private static func withoutQuestionWord(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = content.lowerCasedPrefix(10)
    for word in ["question ", "q"] where start.hasPrefix(word) {
      let rest = content.dropFirst(word.utf8.count)
      if let next = rest.first, ASCII.isDigit(next) { return rest }
    }
    return content
  }

  private static func decimal(_ body: ArraySlice<UInt8>, inParentheses: Bool) -> ListMarker? {
    var depth = 1
    var digits = 0
    var i = body.startIndex
    while i < body.endIndex, digits <= 9, depth <= 8 {
      if ASCII.isDigit(body[i]) {
        digits += 1
        i += 1
      } else if body[i] == UInt8(ascii: "."), i + 1 < body.endIndex, ASCII.isDigit(body[i + 1]) {
        depth += 1
        digits = 0
        i += 1
      } else {
        break
      }
    }
    guard let start = contentStart(body, behind: i, bareIsEnough: depth > 1, inParentheses) else {
      return nil
    }
    // "1.5 hours" is an amount, not the first part of part five.
    guard depth == 1 || !isUnit(body[start...]) else { return nil }
    return ListMarker(rank: ListMarker.decimalRank + depth, contentStart: start)
  }

  /// Behind a number or letter stand `.`, `)`, `:` or a tab, and then a blank or nothing.
  private static func contentStart(
    _ body: ArraySlice<UInt8>, behind end: Int, bareIsEnough: Bool, _ inParentheses: Bool
  ) -> Int? {
    var i = end
    let closers: [UInt8] = inParentheses ? [UInt8(ascii: ")")] : [".", ")", ":"].map { UInt8(ascii: $0) }
    while i < body.endIndex, i < end + 2, closers.contains(body[i]) { i += 1 }
    guard i > end || bareIsEnough || i < body.endIndex && body[i] == ASCII.tab else { return nil }
    guard i < body.endIndex else { return i }
    return ASCII.isBlank(body[i]) ? body[i...].trimmedStart : nil
  }

  private static func isUnit(_ rest: ArraySlice<UInt8>) -> Bool {
    let word = rest.lowerCasedPrefix(5)
    return word.hasPrefix("min") || word.hasPrefix("hour") || word.hasPrefix("h ") || word == "h"
  }

  private mutating func letter(_ body: ArraySlice<UInt8>) -> ListMarker? {
    let letters = body.prefix(8).prefix { ASCII.isUpper($0) || ASCII.isLower($0) }
    guard let first = letters.first, letters.endIndex < body.endIndex, body[letters.endIndex] != ASCII.tab,
      body[letters.endIndex] != UInt8(ascii: ":"),
      let start = Self.contentStart(body, behind: letters.endIndex, bareIsEnough: false, false)
    else { return nil }
    if letters.count == 1, !isNextRoman(letters) || first == lastUpper + 1 && lastUpper > 0 {
      if ASCII.isUpper(first) { lastUpper = first }
      let rank = ASCII.isUpper(first) ? ListMarker.upperRank : ListMarker.lowerRank
      return ListMarker(rank: rank, contentStart: start)
    }
    if ASCII.isUpper(first), isNextRoman(letters) {
      lastRoman += 1
      return ListMarker(rank: ListMarker.romanRank, contentStart: start)
    }
    // ii) iii) and iv) count on under a)
    guard ASCII.isLower(first), Self.romanValue(letters) != nil else { return nil }
    return ListMarker(rank: ListMarker.lowerRank + 1, contentStart: start)
  }

  /// A Roman outline may begin anew, so one is next as well.
  private func isNextRoman(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.allSatisfy(ASCII.isUpper), let value = Self.romanValue(letters) else { return false }
    return value == lastRoman + 1
  }

  /// 1 to 39, which is more than any guide has; the spelling must be the usual one.
  private static func romanValue(_ letters: ArraySlice<UInt8>) -> Int? {
    let tens = ["", "x", "xx", "xxx"]
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    let text = letters.lowerCasedPrefix(8)
    return (1...39).first { tens[$0 / 10] + ones[$0 % 10] == text }
  }
}

extension ListMarker {
  static var bulletTable: [(bytes: [UInt8], rank: Int)] { bulletBytes }
}

extension ArraySlice<UInt8> {
  /// The index of the first byte that is no blank, or the end.
  var trimmedStart: Int { firstIndex { !ASCII.isBlank($0) } ?? endIndex }
}
