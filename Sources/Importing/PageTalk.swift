/// Reads the words of a page, paragraph by paragraph, and goes on as with plain text.
///
/// noScribe's pages carry the times in their anchors: `<a name="ts_1230_5600_S00">`, begin and end in milliseconds.
enum PageTalk {
  static func transcript(_ page: [UInt8], from source: SourceText) throws(ImportError) -> ImportedTranscript {
    var words = PageWords()
    words.take(page[...])
    var talk = PlainTalk(SourceText(utf8: words.text, encoding: source.encoding))
    var transcript = try talk.transcript(.html)
    transcript.problems = source.problems + transcript.problems
    return transcript
  }
}

/// The text of a page, a paragraph a line.
private struct PageWords {
  private(set) var text: [UInt8] = []
  private var isParagraphEmpty = true
  private var isInStamp = false

  mutating func take(_ page: Bytes) {
    var rest = page
    while let first = rest.first {
      if first == .less {
        rest = tag(rest)
      } else if first == .ampersand, let reference = CharacterReference(rest) {
        // A no-break space keeps a page's words together; here it is a blank like any other.
        add(reference.bytes == [0xC2, 0xA0] ? [.space] : reference.bytes[...])
        rest = rest.dropFirst(reference.count)
      } else {
        let plain = rest.dropFirst().prefix { $0 != .less && $0 != .ampersand }
        add(rest[..<plain.endIndex])
        rest = rest[plain.endIndex...]
      }
    }
  }

  /// White space of the page's source is one blank.
  private mutating func add(_ words: Bytes) {
    for byte in words {
      let isSpace = byte.isBlank || byte == .lineFeed || byte == .carriageReturn
      if isSpace, text.last == .space || text.last == .lineFeed || text.isEmpty { continue }
      text.append(isSpace ? .space : byte)
      if !isSpace { isParagraphEmpty = false }
    }
  }

  private mutating func tag(_ rest: Bytes) -> Bytes {
    if rest.starts(with: "<!--".utf8) {
      return rest.place(of: "-->").map { rest[($0 + 3)...] } ?? rest[rest.endIndex...]
    }
    guard let second = rest.dropFirst().first,
      second.isLetter || second == .slash || second == UInt8(ascii: "!"),
      let end = rest.firstIndex(of: .greater)
    else {
      add(rest.prefix(1))
      return rest.dropFirst()
    }
    let inside = rest[(rest.startIndex + 1)..<end]
    let name = inside.drop { $0 == .slash }.prefix { !$0.isBlank && $0 != .slash && $0 != .lineFeed }.text
      .lowercased()
    if Self.silent.contains(name), inside.first != .slash { return behind(name, rest[(end + 1)...]) }
    if Self.blocks.contains(name) { endParagraph() }
    if name == "a", isParagraphEmpty { anchor(inside) }
    if name == "span" { stamp(inside) }
    return rest[(end + 1)...]
  }

  /// oTranscribe's times, often with no blank between them and the words.
  private mutating func stamp(_ inside: Bytes) {
    if inside.first != .slash, inside.place(of: "timestamp") != nil {
      isInStamp = true
    } else if isInStamp {
      isInStamp = false
      add([.space])
    }
  }

  private mutating func endParagraph() {
    if !text.isEmpty, text.last != .lineFeed { text.append(.lineFeed) }
    isParagraphEmpty = true
  }

  /// Puts the time of the first anchor in front of its paragraph.
  private mutating func anchor(_ inside: Bytes) {
    guard let place = inside.place(of: "ts_") else { return }
    let digits = inside[(place + 3)...].prefix { $0.digit != nil }
    guard let milliseconds = Int(digits.text), milliseconds < 1_000_000_000 else { return }
    let seconds = milliseconds / 1000
    let thousandths = String(1000 + milliseconds % 1000).dropFirst()
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map {
      String(100 + $0).suffix($0 > 99 ? 3 : 2)
    }
    add(Array("[\(parts.joined(separator: ":")).\(thousandths)] ".utf8)[...])
  }

  /// What follows an element that is not words.
  private func behind(_ name: String, _ rest: Bytes) -> Bytes {
    var from = rest
    while let less = from.firstIndex(of: .less) {
      let closing = from[less...].dropFirst()
      if closing.first == .slash, closing.dropFirst().prefix(name.utf8.count).text.lowercased() == name {
        return closing.firstIndex(of: .greater).map { from[($0 + 1)...] } ?? from[from.endIndex...]
      }
      from = closing
    }
    return rest[rest.endIndex...]
  }

  private static let silent: Set<String> = ["head", "script", "style", "title", "template", "svg"]
  private static let blocks: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "section",
    "article", "hr", "pre", "body",
  ]
}
