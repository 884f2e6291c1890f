/// `{must-ask, 12 min}` at the end of a line of a guide.
struct GuideAttributes {
  /// One thing between the braces: `must-ask`, `12 min`, `disclaimer: "…"`.
  struct Attribute: Equatable {
    /// Lower case, blanks and underscores as hyphens.
    var name: String
    /// Without its quotation marks.
    var value: String?
    /// The first byte in the text.
    var start: Int
  }

  var attributes: [Attribute] = []

  /// The braces with what is between them.
  var bytes: Range<Int>

  /// A quotation mark or the brace was never closed.
  var isOpen: Bool

  /// The braces at the end of a trimmed line; `nil` when it has none, or when they are but words.
  init?(atEndOf text: ArraySlice<UInt8>) {
    guard let found = Self.block(text) else { return nil }
    bytes = found.bytes
    isOpen = found.isOpen
    let inside = text[(bytes.lowerBound + 1)..<(isOpen ? bytes.upperBound : bytes.upperBound - 1)]
    attributes = Self.split(inside).compactMap(Self.attribute)
    if isOpen, !(attributes.first.map { Self.known.contains($0.name) } ?? false) { return nil }
  }

  static let known: Set = ["must-ask", "mandatory", "disclaimer", "debrief", "minutes"]

  /// Linear: one walk from the left, keeping the last brace that was opened.
  private static func block(_ text: ArraySlice<UInt8>) -> (bytes: Range<Int>, isOpen: Bool)? {
    guard var open = text.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    var quotes = QuoteState()
    var isInside = false
    for i in text[open...].indices {
      if !isInside {
        guard text[i] == UInt8(ascii: "{") else { continue }
        (open, isInside, quotes) = (i, true, QuoteState())
      } else if quotes.isInside(text, i) {
        continue
      } else if text[i] == UInt8(ascii: "{") {
        open = i
      } else if text[i] == UInt8(ascii: "}") {
        if i == text.endIndex - 1 { return (open..<text.endIndex, false) }
        isInside = false
      }
    }
    return isInside ? (open..<text.endIndex, true) : nil
  }

  private static func split(_ inside: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = inside.startIndex
    var quotes = QuoteState()
    for i in inside.indices where !quotes.isInside(inside, i) {
      guard inside[i] == UInt8(ascii: ",") || inside[i] == UInt8(ascii: ";") else { continue }
      parts.append(inside[start..<i].trimmed)
      start = i + 1
    }
    return (parts + [inside[start...].trimmed]).filter { !$0.isEmpty }
  }

  private static func attribute(_ part: ArraySlice<UInt8>) -> Attribute? {
    let colon = part.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    let name = part[..<(colon ?? part.endIndex)].trimmed
    let value = colon.map { unquoted(part[($0 + 1)...].trimmed.string) }
    let folded = name.lowerCasedPrefix(60).map { $0 == " " || $0 == "_" ? "-" : $0 }
    return Attribute(name: spelling(String(folded)), value: value, start: part.startIndex)
  }

  private static func spelling(_ name: String) -> String {
    switch name {
    case "mustask", "must", "required": "must-ask"
    default: name
    }
  }

  /// Takes off one pair of quotation marks, straight or curly.
  static func unquoted(_ text: String) -> String {
    let pairs: [(Character, Character)] = [
      ("\"", "\""), ("'", "'"), ("\u{201C}", "\u{201D}"), ("\u{201E}", "\u{201C}"),
      ("\u{201E}", "\u{201D}"), ("\u{2018}", "\u{2019}"), ("\u{AB}", "\u{BB}"),
    ]
    guard text.count >= 2, let first = text.first, let last = text.last,
      pairs.contains(where: { $0 == first && $1 == last })
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}

/// Whether a walk through a text stands inside quotation marks: `"…"`, `“…”`, `„…“`.
private struct QuoteState {
  private var closers: [[UInt8]] = []

  /// True for the marks themselves too.
  mutating func isInside(_ text: ArraySlice<UInt8>, _ i: Int) -> Bool {
    let byte = text[i]
    guard byte == UInt8(ascii: "\"") || byte == 0xE2 else { return !closers.isEmpty }
    let three = Array(text[i..<min(i + 3, text.endIndex)])
    let sign = byte == 0xE2 ? three : [byte]
    if !closers.isEmpty {
      if closers.contains(sign) { closers = [] }
      return true
    }
    closers = Self.closers(of: sign)
    return !closers.isEmpty
  }

  // Not a dictionary: the first one with keys of its kind costs a new session a fifth of a millisecond.
  private static func closers(of sign: [UInt8]) -> [[UInt8]] {
    switch sign {
    case [0x22]: [[0x22]]
    case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D]: [[0xE2, 0x80, 0x9D]]
    case [0xE2, 0x80, 0x9E]: [[0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D]]
    default: []
    }
  }
}
