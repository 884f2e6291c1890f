/// The input line as a value: what has been typed and where the cursor stands.
///
/// Letters are grapheme clusters: a typed combining mark joins the letter before it, and one Backspace
/// takes them both. The text is kept as typed; only what is shown is made safe.
package struct TextField: Hashable, Sendable {
  /// What has been typed. No line feeds, tabs or control characters.
  package private(set) var text: String

  /// Bytes of UTF-8 before the cursor; always between two letters.
  package private(set) var cursor: Int

  /// What the last Ctrl-W, Ctrl-K or Ctrl-U took away, for `fetchBack`.
  package private(set) var removed = ""

  /// The most bytes of UTF-8 it holds: an hour of talk without a breath, the same bound as a turn's words.
  package static let maxBytes = 65_536

  /// A field that holds `text`, made fit as a paste is, with the cursor behind it.
  package init(_ text: String = "") {
    self.text = Self.fit(text)
    cursor = self.text.utf8.count
  }

  /// True while nothing is typed, not even a space.
  package var isEmpty: Bool { text.isEmpty }

  /// Puts `typed` in at the cursor and the cursor behind it. New lines and tabs become spaces, control
  /// characters are dropped. False, and nothing put in, when it would go over ``maxBytes``.
  @discardableResult
  package mutating func insert(_ typed: String) -> Bool {
    let fitting = Self.fit(typed)
    guard text.utf8.count + fitting.utf8.count <= Self.maxBytes else { return false }
    text.insert(contentsOf: fitting, at: index(cursor))
    cursor = boundary(atOrAfter: cursor + fitting.utf8.count)
    return true
  }

  /// Replaces all of the text; the cursor goes behind it.
  package mutating func replace(with text: String) {
    self = TextField(text, removed: removed)
  }

  private init(_ text: String, removed: String) {
    self.init(text)
    self.removed = removed
  }

  /// Puts the cursor before the letter that holds byte `offset`; past the end, behind the last letter.
  package mutating func moveCursor(to offset: Int) {
    cursor = boundary(atOrAfter: min(max(0, offset), text.utf8.count))
  }

  /// Takes away the letters in `range`, given in bytes of UTF-8 between letters.
  mutating func remove(_ range: Range<Int>, remember: Bool) {
    let taken = text[index(range.lowerBound)..<index(range.upperBound)]
    guard !taken.isEmpty else { return }
    if remember { removed = String(taken) }
    text.removeSubrange(taken.startIndex..<taken.endIndex)
    // Two halves may join into one letter where they now meet.
    cursor = boundary(atOrAfter: range.lowerBound)
  }

  /// The letters before the cursor, and those after it.
  var before: Substring { text[..<index(cursor)] }
  var after: Substring { text[index(cursor)...] }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  /// The first place between two letters at or after byte `offset`.
  private func boundary(atOrAfter offset: Int) -> Int {
    guard offset < text.utf8.count else { return text.utf8.count }
    let bytes = text.utf8[index(offset)...].prefix(1)
    // Before an ASCII letter there is always a boundary: nothing here is a line feed.
    if bytes.allSatisfy({ $0 < 0x80 }) { return offset }
    var end = 0
    for letter in text {
      if end >= offset { return end }
      end += letter.utf8.count
    }
    return end
  }

  /// `text` as one line: new lines and tabs as spaces, other controls left out.
  private static func fit(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: line.append(scalar)
      }
      previous = scalar
    }
    return String(line)
  }
}
