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
  /// Breaks after spaces and after wide letters, which stand without spaces; a word longer than a row is broken
  /// where the row ends. A line feed begins a row. `indent` stands before the first row, `hanging` before the
  /// others, each at most `columns - 1`.
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

  /// Writes the same rows of `text`, which is UTF-8, as terminal-safe text with a line feed after each. The first has
  /// no indent.
  package static func put(
    _ text: UnsafeBufferPointer<UInt8>, columns: Int, hanging: Int = 0, to bytes: inout [UInt8]
  ) {
    // Nearly every text is plain; taking it apart letter by letter costs twenty times as much.
    if TextWidth.isPlain(text) { return putPlain(text, columns, hanging, to: &bytes) }
    let rows = rows(of: String(decoding: text, as: UTF8.self), columns: columns, hanging: hanging)
    for row in rows {
      bytes += row.text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private static func putPlain(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: Int, _ hanging: Int, to bytes: inout [UInt8]
  ) {
    let width = max(1, columns)
    let space = UInt8(ascii: " ")
    var indent = 0
    var next = 0
    repeat {
      var fitting = plainEnd(in: text, from: next, room: width - indent)
      if fitting < text.count, text[fitting] != space {
        let word = wordEnd(in: text, next..<fitting, isSpace: true)
        fitting = word > next ? word : fitting
      }
      var end = fitting
      while end < text.count, text[end] == space { end += 1 }
      let shown = end == text.count ? fitting : wordEnd(in: text, next..<fitting, isSpace: false)
      for _ in 0..<indent { bytes.append(space) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[next..<shown]))
      bytes.append(UInt8(ascii: "\n"))
      indent = min(max(0, hanging), width - 1)
      next = end
    } while next < text.count
  }

  /// The byte after the last space among these, or after the last that is none; where they begin without one.
  private static func wordEnd(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isSpace: Bool
  ) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, (text[end - 1] == UInt8(ascii: " ")) != isSpace { end -= 1 }
    return end
  }

  /// The byte after the last scalar that fits in `room` columns.
  private static func plainEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int, room: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var place = start
    // Eight columns at a time, as long as they are ASCII.
    while place + 8 <= text.count, place - start < room,
      raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      place += min(8, room - (place - start))
    }
    var used = place - start
    while place < text.count {
      // What continues a scalar takes no column of its own.
      if text[place] & 0xC0 != 0x80 {
        guard used < room else { break }
        used += 1
      }
      place += 1
    }
    return place
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
