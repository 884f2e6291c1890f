/// Rows of cells: RFC 4180 with commas, and the same with semicolons or tabs as spreadsheets save them.
struct Table {
  /// One row with the line it begins in, from 1.
  struct TableRow {
    var line: Int
    var cells: [String]
  }

  private let source: SourceText
  private let separator: UInt8

  /// The cells of the first row.
  let headings: [String]

  /// `nil` when the first row has one cell only.
  init?(_ source: SourceText) {
    self.source = source
    guard let first = source.lines.first.map({ source.bytes[$0] }) else { return nil }
    let counts = [UInt8.tab, .semicolon, .comma].map { sign in (sign, Self.count(of: sign, in: first)) }
    guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return nil }
    separator = best.0
    var reader = RowReader(source.bytes, separator: best.0)
    headings = reader.next()?.cells ?? []
  }

  /// Every row but the first, blank ones left out.
  ///
  /// - Parameter isHeaded: whether the first row is left out as headings.
  func rows(isHeaded: Bool, _ take: (TableRow) -> Void) -> Int? {
    var reader = RowReader(source.bytes, separator: separator)
    if isHeaded { _ = reader.next() }
    while let row = reader.next() {
      if row.cells.contains(where: { !$0.isEmpty }) { take(TableRow(line: row.line, cells: row.cells)) }
    }
    return reader.openQuoteLine
  }

  /// Signs outside of quotes.
  private static func count(of sign: UInt8, in line: Bytes) -> Int {
    var isQuoted = false
    return line.reduce(0) { count, byte in
      if byte == .quote { isQuoted.toggle() }
      return count + (byte == sign && !isQuoted ? 1 : 0)
    }
  }
}

/// Takes one row after the other.
private struct RowReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var place = 0
  private var line = 1

  /// The line of a quote that is never closed.
  private(set) var openQuoteLine: Int?

  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  mutating func next() -> (line: Int, cells: [String])? {
    guard place < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    while true {
      cells.append(cell())
      guard place < bytes.count, bytes[place] == separator else { break }
      place += 1
    }
    endLine()
    return (start, cells)
  }

  private mutating func endLine() {
    guard place < bytes.count else { return }
    let isPair = bytes[place] == .carriageReturn && place + 1 < bytes.count && bytes[place + 1] == .lineFeed
    place += isPair ? 2 : 1
    line += 1
  }

  private mutating func cell() -> String {
    if place < bytes.count, bytes[place] == .quote { return quotedCell() }
    let start = place
    while place < bytes.count, !ends(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private func ends(_ byte: UInt8) -> Bool {
    byte == separator || byte == .lineFeed || byte == .carriageReturn
  }

  /// Two quotes are one of the words; what follows the closing one up to the separator belongs to the cell too.
  private mutating func quotedCell() -> String {
    let start = line
    var words: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == .quote {
        guard place + 1 < bytes.count, bytes[place + 1] == .quote else {
          place += 1
          while place < bytes.count, !ends(bytes[place]) {
            words.append(bytes[place])
            place += 1
          }
          return String(decoding: words, as: UTF8.self)
        }
        place += 1
      } else if byte == .carriageReturn, isBeforeLineFeed {
        // Two bytes end a line of the file; within the words they are one line end.
        place += 1
        continue
      } else if byte == .lineFeed || byte == .carriageReturn {
        line += 1
      }
      words.append(byte)
      place += 1
    }
    openQuoteLine = start
    return String(decoding: words, as: UTF8.self)
  }

  private var isBeforeLineFeed: Bool { place + 1 < bytes.count && bytes[place + 1] == .lineFeed }
}
