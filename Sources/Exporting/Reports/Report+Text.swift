import Canvas

extension Report {
  /// As plain text of at most 80 columns. The facts fit the first 24 lines: a fact is cut before the page is.
  var text: String {
    var lines = [Self.cut(title, to: Self.pageColumns)]
    if !subtitle.isEmpty { lines.append(Self.cut(subtitle, to: Self.pageColumns)) }
    lines.append("")
    let rows = facts.map { fact in Self.rows(of: fact.words, columns: Self.pageColumns - Self.labelColumns) }
    let shown = Self.shared(rows.map(\.count), room: Self.pageLines - lines.count)
    for (fact, (rows, count)) in zip(facts, zip(rows, shown)) where count > 0 {
      for (place, row) in Self.cut(rows, to: count).enumerated() {
        lines.append(Self.padded(place == 0 ? fact.label : "", to: Self.labelColumns) + row)
      }
    }
    for part in parts { lines += Self.lines(part) }
    return lines.map(Self.withoutEnd).joined(separator: "\n") + "\n"
  }

  private static func lines(_ part: Part) -> [String] {
    var lines = ["", cut(part.heading.uppercased(), to: pageColumns)]
    if !part.lead.isEmpty { lines += rows(of: part.lead, columns: pageColumns) }
    for item in part.items {
      let words = item.isQuote ? "\"\(item.words)\"" : item.words
      let label = item.label.map { cut($0, to: labelColumns - 3) } ?? ""
      let indent = label.isEmpty ? 2 : labelColumns
      let front = label.isEmpty ? "- " : padded("- " + label, to: labelColumns)
      for (place, row) in rows(of: words, columns: pageColumns - indent).enumerated() {
        lines.append((place == 0 ? front : String(repeating: " ", count: indent)) + row)
      }
    }
    return lines
  }

  private static func rows(of words: String, columns: Int) -> [String] {
    Wrapping.rows(of: oneLine(words), columns: columns).map { withoutEnd($0.text) }
  }

  /// Lines for each of those who want some: everybody one, then one more each in turn while there is room.
  static func shared(_ wanted: [Int], room: Int) -> [Int] {
    var given = wanted.map { _ in 0 }
    var left = room
    var isGiving = true
    while isGiving, left > 0 {
      isGiving = false
      for index in wanted.indices where left > 0 && given[index] < wanted[index] {
        given[index] += 1
        left -= 1
        isGiving = true
      }
    }
    return given
  }

  private static func cut(_ rows: [String], to count: Int) -> [String] {
    guard rows.count > count, let last = rows.prefix(count).last else { return rows }
    return rows.prefix(count - 1) + [cut(last + " \u{2026}\u{2026}", to: pageColumns - labelColumns)]
  }

  /// The words on one row, with `…` where there are more.
  private static func cut(_ words: String, to columns: Int) -> String {
    let rows = Wrapping.rows(of: oneLine(words), columns: columns)
    guard let first = rows.first else { return "" }
    if rows.count == 1, !words.hasSuffix("\u{2026}\u{2026}") { return first.text }
    let room = Wrapping.rows(of: oneLine(words), columns: columns - 2).first?.text ?? ""
    var short = withoutEnd(room)
    while short.hasSuffix("\u{2026}") { short.removeLast() }
    return withoutEnd(short) + " \u{2026}"
  }

  private static func padded(_ words: String, to columns: Int) -> String {
    words + String(repeating: " ", count: max(0, columns - TextWidth.columns(of: words)))
  }

  private static func withoutEnd(_ row: String) -> String {
    var row = row[...]
    while row.last == " " { row.removeLast() }
    return String(row)
  }

  private static func oneLine(_ words: String) -> String {
    words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
