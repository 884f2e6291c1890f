/// Words of a cue without its tags, parted by who says them.
struct CueText {
  /// What one voice says; the voice is `nil` where no tag names one.
  struct Part {
    var voice: String?
    var text: [UInt8]
  }

  private(set) var parts: [Part] = []
  private var current: [UInt8] = []
  private var voice: String?

  /// Reads `<v Name>`, drops every other tag and the times in between, and puts letters for `&amp;` and the like.
  ///
  /// SRT knows no voices: there `<v` is words, and `{\an8}` a command of the player.
  init(_ payload: Bytes, isSRT: Bool) {
    if !payload.contains(where: { $0 == .less || $0 == .ampersand || $0 == .brace }) {
      let text = payload.trimmed
      if !text.isEmpty { parts = [Part(voice: nil, text: Array(text))] }
      return
    }
    // Behind the last of these no tag ends, so none is looked for: a long row of beginnings is read once.
    let end: UInt8 = isSRT ? .closingBrace : .greater
    let lastEnd = payload.lastIndex(of: end) ?? payload.startIndex
    var rest = payload
    while let first = rest.first {
      let mayEnd = rest.startIndex < lastEnd
      let step =
        isSRT ? Self.playerTag(rest, mayEnd: mayEnd) : mayEnd ? Self.webTag(rest) : nil
      if let step {
        take(step.voice)
        rest = rest.dropFirst(step.count)
      } else if !isSRT, first == .ampersand, let entity = CharacterReference(rest) {
        current += entity.bytes
        rest = rest.dropFirst(entity.count)
      } else {
        current.append(first)
        rest = rest.dropFirst()
        // Most of a payload is plain: it is taken in one piece.
        let plain = rest.prefix { $0 != .less && $0 != .ampersand && $0 != .brace }
        current += plain
        rest = rest.dropFirst(plain.count)
      }
    }
    flush()
  }

  private enum Voice {
    case same
    case begins(String)
    case ends
  }

  private mutating func take(_ change: Voice) {
    switch change {
    case .same: return
    case .begins(let name):
      flush()
      voice = name
    case .ends:
      flush()
      voice = nil
    }
  }

  private mutating func flush() {
    let text = current[...].trimmed
    if !text.isEmpty { parts.append(Part(voice: voice, text: Array(text))) }
    current = []
  }

  private static func webTag(_ rest: Bytes) -> (voice: Voice, count: Int)? {
    guard rest.first == .less, let letter = rest.dropFirst().first,
      letter == .slash || letter.isLetter || letter.digit != nil, let end = rest.firstIndex(of: .greater)
    else { return nil }
    let inside = rest[(rest.startIndex + 1)..<end]
    let count = end - rest.startIndex + 1
    if inside.elementsEqual("/v".utf8) { return (.ends, count) }
    let name = inside.prefix { !$0.isBlank && $0 != .dot && $0 != .lineFeed }
    guard name.elementsEqual("v".utf8) else { return (.same, count) }
    let label = inside.drop { !$0.isBlank && $0 != .lineFeed }.trimmed
    return (.begins(CharacterReference.plain(label)), count)
  }

  private static func playerTag(_ rest: Bytes, mayEnd: Bool) -> (voice: Voice, count: Int)? {
    if mayEnd, rest.starts(with: "{\\".utf8), let end = rest.firstIndex(of: .closingBrace) {
      return (.same, end - rest.startIndex + 1)
    }
    guard rest.first == .less, let end = rest.prefix(64).firstIndex(of: .greater) else { return nil }
    let inside = rest[(rest.startIndex + 1)..<end]
    let name = (inside.first == .slash ? inside.dropFirst() : inside).prefix { !$0.isBlank }
    guard ["i", "b", "u", "s", "font"].contains(name.text.lowercased()) else { return nil }
    return (.same, end - rest.startIndex + 1)
  }
}

/// `&amp;`, `&#39;`, `&#x27;` and the few names that subtitles and simple pages use.
struct CharacterReference {
  var bytes: [UInt8]
  /// How many bytes of the source it takes.
  var count: Int

  /// `nil` when the ampersand stands for itself.
  init?(_ rest: Bytes) {
    guard let end = rest.prefix(12).firstIndex(of: .semicolon) else { return nil }
    let name = rest[(rest.startIndex + 1)..<end].text
    count = end - rest.startIndex + 1
    if let scalar = Self.named[name] {
      bytes = Array(String(scalar).utf8)
    } else if name.hasPrefix("#"), let scalar = Self.numbered(name.dropFirst()) {
      bytes = Array(String(scalar).utf8)
    } else {
      return nil
    }
  }

  private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
    let isHex = digits.first == "x" || digits.first == "X"
    let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "lrm": "\u{200E}",
    "rlm": "\u{200F}", "ndash": "\u{2013}", "mdash": "\u{2014}", "hellip": "\u{2026}", "lsquo": "\u{2018}",
    "rsquo": "\u{2019}", "ldquo": "\u{201C}", "rdquo": "\u{201D}", "eacute": "\u{E9}", "auml": "\u{E4}",
    "ouml": "\u{F6}", "uuml": "\u{FC}", "szlig": "\u{DF}",
  ]

  /// The text with every reference replaced.
  static func plain(_ text: Bytes) -> String {
    guard text.contains(.ampersand) else { return text.text }
    var bytes: [UInt8] = []
    var rest = text
    while let first = rest.first {
      let reference = first == .ampersand ? CharacterReference(rest) : nil
      bytes += reference?.bytes ?? [first]
      rest = rest.dropFirst(reference?.count ?? 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  /// An ASCII letter.
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
