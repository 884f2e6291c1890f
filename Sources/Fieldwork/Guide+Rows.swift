/// A line of a guide and what it looks like, before anybody has decided what it means.
struct GuideRow {
  enum Shape: Equatable {
    case blank
    /// A thematic break, a table's ruler, a fence: nothing to read.
    case ornament
    /// `#` to `######`, or underlined.
    case heading(Int)
    case quote
    case checkbox
    case item(ListMarker)
    case text
  }

  var line: GuideLine
  var shape: Shape
  var indent: Int

  /// What is left without the signs that made the shape, trimmed.
  var content: ArraySlice<UInt8>

  /// A blank line, a rule or the beginning of the guide stands before.
  var isAfterGap = true

  var isBlank: Bool { shape == .blank || shape == .ornament }

  var marker: ListMarker? {
    if case .item(let marker) = shape { return marker }
    return nil
  }

  static func rows(of lines: ArraySlice<GuideLine>) -> [GuideRow] {
    var markers = MarkerReader()
    var comments = CommentReader(lines)
    var rows: [GuideRow] = []
    rows.reserveCapacity(lines.count)
    for (place, line) in lines.enumerated() {
      var row = comments.isComment(line, place) ? ornament(line) : row(line, &markers)
      if let level = underline(row), let text = rows.last, text.shape == .text, isTitleLike(text) {
        rows[rows.count - 1].shape = .heading(level)
        row.shape = .ornament
      }
      row.isAfterGap = rows.last?.isBlank ?? true
      rows.append(row)
    }
    return rows
  }

  private static func ornament(_ line: GuideLine) -> GuideRow {
    GuideRow(line: line, shape: .ornament, indent: 0, content: line.bytes.suffix(0))
  }

  private static func row(_ line: GuideLine, _ markers: inout MarkerReader) -> GuideRow {
    let text = line.bytes.trimmed
    func made(_ shape: Shape, _ content: ArraySlice<UInt8>) -> GuideRow {
      GuideRow(line: line, shape: shape, indent: line.indent, content: content.trimmed)
    }
    guard let first = text.first else { return made(.blank, text) }
    if first == UInt8(ascii: "#"), let level = headingLevel(text) {
      return made(.heading(level), headingText(text))
    }
    if first == UInt8(ascii: ">") { return made(.quote, text.drop { $0 == first || ASCII.isBlank($0) }) }
    if isOrnament(text) { return made(.ornament, text) }
    if let box = box(text) { return made(.checkbox, box) }
    if let marker = markers.marker(of: text) {
      let content = text[marker.contentStart...]
      if let box = box(content) { return made(.checkbox, box) }
      return made(.item(marker), content)
    }
    return made(.text, text)
  }

  /// `## Title`, and `##Title` as people type it; `#1` and `#hashtag` alone are words.
  private static func headingLevel(_ text: ArraySlice<UInt8>) -> Int? {
    let level = text.prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
    guard level <= 6 else { return nil }
    guard let next = text.dropFirst(level).first else { return level }
    return ASCII.isBlank(next) || level > 1 && ASCII.isLetter(next) ? level : nil
  }

  /// Without the signs in front and the closing ones some writers add.
  private static func headingText(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let front = text.drop { $0 == UInt8(ascii: "#") }.trimmed
    guard front.last == UInt8(ascii: "#") else { return front }
    let end = front.lastIndex { $0 != UInt8(ascii: "#") } ?? front.startIndex
    return end < front.endIndex && ASCII.isBlank(front[end]) ? front[..<end].trimmed : front
  }

  /// A rule, a table's ruler, a code fence.
  private static func isOrnament(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) { return true }
    guard "-*_=|+:".utf8.contains(first), text.count >= 3 || first == UInt8(ascii: "=") else { return false }
    if first == UInt8(ascii: "|") || first == UInt8(ascii: "+") || first == UInt8(ascii: ":") {
      return text.allSatisfy { "|-:+= ".utf8.contains($0) }
    }
    return text.allSatisfy { $0 == first || ASCII.isBlank($0) }
      && text.prefix(9).filter { $0 == first }.count >= 2
  }

  /// The level a setext underline gives the line above it.
  private static func underline(_ row: GuideRow) -> Int? {
    guard row.shape == .ornament, row.indent < 4, let first = row.content.first, row.content.count >= 2,
      row.content.allSatisfy({ $0 == first })
    else { return nil }
    return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
  }

  /// Short, at the margin, and no sentence: a rule under a sentence is a rule.
  private static func isTitleLike(_ row: GuideRow) -> Bool {
    guard row.indent < 4, row.isAfterGap, row.content.count <= 160, let last = row.content.last else {
      return false
    }
    return !".?!".utf8.contains(last)
  }

  /// The words behind `[ ]`, `[x]` or a box sign.
  private static func box(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if text.count >= 3, text.first == UInt8(ascii: "["), text[text.startIndex + 2] == UInt8(ascii: "]"),
      " xX".utf8.contains(text[text.startIndex + 1])
    {
      let rest = text.dropFirst(3)
      return rest.isEmpty || rest.first.map(ASCII.isBlank) == true ? rest : nil
    }
    if text.starts(with: "[]".utf8) { return text.dropFirst(2) }
    let signs = ["\u{2610}", "\u{2611}", "\u{2612}", "\u{F0A8}"]
    guard let sign = signs.first(where: { text.starts(with: $0.utf8) }) else { return nil }
    return text.dropFirst(sign.utf8.count)
  }
}

/// Leaves out `<!-- … -->`, also over several lines; one that is never closed is words.
private struct CommentReader {
  private let lastClosing: Int
  private var isInside = false

  init(_ lines: ArraySlice<GuideLine>) {
    lastClosing = lines.enumerated().reduce(-1) { $1.element.bytes.trimmed.hasSuffix("-->") ? $1.offset : $0 }
  }

  mutating func isComment(_ line: GuideLine, _ place: Int) -> Bool {
    guard lastClosing >= 0 else { return false }
    let text = line.bytes.trimmed
    if !isInside {
      guard text.starts(with: "<!--".utf8), place <= lastClosing else { return false }
      isInside = true
    }
    if text.hasSuffix("-->") { isInside = false }
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
