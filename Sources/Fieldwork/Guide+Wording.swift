/// Words of a guide with their places in its file, so that a finding in them can be pointed at.
package struct GuideWording: Hashable, Sendable {
  /// What the words are in the guide.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case sectionTitle = "heading"
    case script
    case note
    case prompt
    case probe
    case disclaimer
    case checklist = "check list"
  }

  package var kind: Kind
  package var text: String
  private var pieces: [Piece]

  /// A stretch of the text that stands unbroken in the file.
  fileprivate struct Piece: Hashable, Sendable {
    /// Where it begins in the text, in bytes.
    var offset: Int
    var line: Int
    var column: Int
  }

  fileprivate init(_ kind: Kind, _ text: String, _ pieces: [Piece]) {
    self.kind = kind
    self.text = text
    self.pieces = pieces
  }

  /// Line and column, both from 1, of a byte of the text. An offset off either end is held to it.
  package func place(ofByte offset: Int) -> (line: Int, column: Int) {
    guard let piece = pieces.last(where: { $0.offset <= max(offset, 0) }) ?? pieces.first else {
      return (1, 1)
    }
    let scalars = scalarRange(ofBytes: piece.offset..<max(offset, piece.offset), in: text)
    return (piece.line, piece.column + scalars.count)
  }
}

/// Words being gathered from the rows of a guide, without the signs of emphasis.
struct WordingDraft {
  private var bytes: [UInt8] = []
  private var pieces: [GuideWording.Piece] = []

  var isEmpty: Bool { bytes.isEmpty }
  var line: Int { pieces.first?.line ?? 1 }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the words end as a sentence does.
  var endsSentence: Bool {
    let end = bytes.suffix(6).filter { !"\"')*".utf8.contains($0) }
    return end.last.map { ".?!:".utf8.contains($0) } ?? false
      || end.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
  }

  init() {}

  init(_ content: ArraySlice<UInt8>, _ line: GuideLine) { append(content, line) }

  /// Adds a row's words behind a blank.
  mutating func append(_ content: ArraySlice<UInt8>, _ line: GuideLine) {
    guard !content.isEmpty else { return }
    if !bytes.isEmpty { bytes.append(ASCII.space) }
    var column = line.column(at: content.startIndex)
    pieces.append(GuideWording.Piece(offset: bytes.count, line: line.number, column: column))
    for stretch in Self.withoutEmphasis(content) {
      if stretch.skipped > 0 {
        column += stretch.skipped
        pieces.append(GuideWording.Piece(offset: bytes.count, line: line.number, column: column))
      }
      bytes.append(contentsOf: stretch.bytes)
      column += scalarCount(stretch.bytes)
    }
  }

  func wording(_ kind: GuideWording.Kind) -> GuideWording { GuideWording(kind, text, pieces) }

  /// The stretches between pairs of `**`, `__` and `*`, and before escaped signs.
  private static func withoutEmphasis(
    _ content: ArraySlice<UInt8>
  ) -> [(skipped: Int, bytes: ArraySlice<UInt8>)] {
    guard
      content.contains(where: {
        $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "\\")
      })
    else { return [(0, content)] }
    var stretches: [(skipped: Int, bytes: ArraySlice<UInt8>)] = []
    var start = content.startIndex
    var skipped = 0
    var i = start
    while i < content.endIndex {
      let length = signLength(content, i)
      guard length > 0 else {
        i += 1
        continue
      }
      if i > start { stretches.append((skipped, content[start..<i])) }
      skipped = i > start ? length : skipped + length
      i += length
      start = i
      // What an escape protects is a plain letter.
      if length == 1, content[i - 1] == UInt8(ascii: "\\") { i += 1 }
    }
    stretches.append((skipped, content[start..<content.endIndex]))
    return stretches
  }

  /// How many bytes at `i` are a sign of emphasis or an escape; 0 for a word's own star or underscore.
  private static func signLength(_ content: ArraySlice<UInt8>, _ i: Int) -> Int {
    let byte = content[i]
    let next = i + 1 < content.endIndex ? content[i + 1] : 0
    if byte == UInt8(ascii: "\\") { return "\\*_#[]{}>-+.!`|".utf8.contains(next) ? 1 : 0 }
    guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") else { return 0 }
    let before = i > content.startIndex ? content[i - 1] : ASCII.space
    if next == byte {
      let behind = i + 2 < content.endIndex ? content[i + 2] : ASCII.space
      return isWord(before) && isWord(behind) && byte == UInt8(ascii: "_") ? 0 : 2
    }
    // A star with a blank or words on both sides means itself.
    return isWord(before) != isWord(next) && !(isBlankOrEnd(before) && isBlankOrEnd(next))
      && byte == UInt8(ascii: "*")
      ? 1 : 0
  }

  private static func isWord(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) }
  private static func isBlankOrEnd(_ byte: UInt8) -> Bool { byte == 0 || ASCII.isBlank(byte) }
}
