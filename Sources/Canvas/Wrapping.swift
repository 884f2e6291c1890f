/// One row of a wrapped text.
package struct WrappedRow: Hashable, Sendable {
  /// The columns left free in front of the words.
  package let indent: Int

  /// The bytes of the text that belong to this row, the spaces broken at included: the rows of a text
  /// cover it without a gap.
  package let bytes: Range<Int>

  /// What is shown; without the spaces the row was broken at.
  package let letters: [Letter]

  /// Columns the letters take, the indent not counted.
  package var columns: Int { letters.reduce(0) { $0 + $1.glyph.columns } }

  /// The row as terminal-safe text, the indent as spaces.
  package var text: String {
    var bytes = [UInt8](repeating: 0x20, count: indent)
    bytes.reserveCapacity(indent + letters.count)
    for letter in letters { letter.glyph.append(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Breaking text into rows at words.
package enum Wrapping {
  /// The rows of `text`, each at most `columns` wide (at least 1) with its indent counted; at least one.
  ///
  /// Breaks after spaces and after wide letters, which stand without spaces; a word longer than a row is broken where the row ends. A line feed begins a
  /// row. `indent` stands before the first row, `hanging` before the others, each at most `columns - 1`.
  package static func rows(of text: String, columns: Int, indent: Int = 0, hanging: Int = 0) -> [WrappedRow] {
    var layout = Layout(letters: TextWidth.letters(of: text), text: text)
    let width = max(1, columns)
    let first = min(max(0, indent), width - 1)
    let later = min(max(0, hanging), width - 1)
    repeat {
      layout.addRow(indent: layout.rows.isEmpty ? first : later, columns: width)
    } while layout.next < layout.letters.count
    return layout.rows
  }

  /// The same rows as terminal-safe text, without an indent of the first.
  package static func texts(of text: String, columns: Int, hanging: Int = 0) -> [String] {
    var text = text
    // Nearly every text is printable ASCII; taking it apart letter by letter costs twenty times as much.
    let plain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? plainTexts(of: bytes, columns, hanging) : nil
    }
    return plain ?? rows(of: text, columns: columns, hanging: hanging).map(\.text)
  }

  private static func plainTexts(
    of bytes: UnsafeBufferPointer<UInt8>, _ columns: Int, _ hanging: Int
  ) -> [String] {
    let width = max(1, columns)
    let space = UInt8(ascii: " ")
    var rows: [String] = []
    var next = 0
    repeat {
      let indent = rows.isEmpty ? 0 : min(max(0, hanging), width - 1)
      var fitting = min(next + width - indent, bytes.count)
      if fitting < bytes.count, bytes[fitting] != space {
        fitting = bytes[next..<fitting].lastIndex(of: space).map { $0 + 1 } ?? fitting
      }
      let end = bytes[fitting...].firstIndex { $0 != space } ?? bytes.count
      let shown =
        end == bytes.count ? fitting : bytes[next..<fitting].lastIndex { $0 != space }.map { $0 + 1 } ?? next
      rows.append(
        String(repeating: " ", count: indent) + String(decoding: bytes[next..<shown], as: UTF8.self))
      next = end
    } while next < bytes.count
    return rows
  }

  /// Where the letter at byte `offset` of the text stands: the row, and the column in it with the indent.
  /// An offset in a space that was broken at gives the end of its row.
  package static func place(of offset: Int, in rows: [WrappedRow]) -> Position {
    let row = rows.lastIndex { $0.bytes.lowerBound <= offset } ?? 0
    guard rows.indices.contains(row) else { return Position(column: 0, row: 0) }
    let before = rows[row].letters.prefix { $0.end <= offset }
    return Position(column: rows[row].indent + before.reduce(0) { $0 + $1.glyph.columns }, row: row)
  }
}

/// A text half laid out.
private struct Layout {
  let letters: [Letter]
  var rows: [WrappedRow] = []

  /// The first letter that is in no row yet.
  var next = 0

  private let lineFeeds: Set<Int>

  init(letters: [Letter], text: String) {
    self.letters = letters
    var feeds: Set<Int> = []
    if text.utf8.contains(0x0A) {
      for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { feeds.insert(offset + 1) }
    }
    lineFeeds = feeds
  }

  mutating func addRow(indent: Int, columns: Int) {
    let start = next
    let fitting = rowEnd(room: columns - indent)
    var end = fitting
    // The spaces at the break belong to the row and are not shown.
    while end < letters.count, letters[end].isSpace, end == start || !isFeed(end - 1) { end += 1 }
    next = end
    var shown = fitting
    if end < letters.count || isFeed(end - 1) {
      while shown > start, letters[shown - 1].isSpace { shown -= 1 }
    }
    let from = start < letters.count ? letters[start].start : (letters.last?.end ?? 0)
    let to = end > start ? letters[end - 1].end : from
    rows.append(WrappedRow(indent: indent, bytes: from..<to, letters: Array(letters[start..<shown])))
  }

  private func isFeed(_ index: Int) -> Bool {
    letters.indices.contains(index) && lineFeeds.contains(letters[index].end)
  }

  /// The letter after the last one that fits in `room` columns, at a word's end where there is one.
  private func rowEnd(room: Int) -> Int {
    var used = 0
    var index = next
    var breakAt: Int?
    while index < letters.count {
      used += letters[index].glyph.columns
      if used > room { return fittingEnd(index, breakAt) }
      index += 1
      if isFeed(index - 1) { return index }
      if letters[index - 1].isSpace || letters[index - 1].glyph.columns == 2 { breakAt = index }
    }
    return index
  }

  /// Where to break when the letter at `index` no longer fits: at a space if it is one, after the last
  /// space, else before the cluster.
  private func fittingEnd(_ index: Int, _ breakAt: Int?) -> Int {
    if letters[index].isSpace { return index }
    if let breakAt { return breakAt }
    var end = index
    while end > next, letters[end].continues { end -= 1 }
    guard end == next else { return end }
    // A cluster wider than the row stands in it all the same, and is cut by the frame.
    end += 1
    while end < letters.count, letters[end].continues { end += 1 }
    return end
  }
}
