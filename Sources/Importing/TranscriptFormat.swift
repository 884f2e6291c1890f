/// The forms a transcript comes in.
package enum TranscriptFormat: String, CaseIterable, Hashable, Sendable {
  /// `Name: words`, with times in front, behind or on lines of their own.
  case txt
  case md
  case vtt
  case srt
  /// Parted by commas, semicolons or tabs.
  case csv
  /// One object a line; also one array, or an object that holds one.
  case jsonl
  /// A page as noScribe saves it, and the page inside an oTranscribe file.
  case html

  /// What a file is, by what stands in it, and where that does not tell, by the ending of its name.
  static func guess(_ text: SourceText, name: String?) -> TranscriptFormat {
    let ending = name.flatMap(ending)
    if let told = told(text) { return told }
    // NVivo and spreadsheets save tables parted by tabs under the ending of text.
    if isTabbed(text), Table(text).map({ TableColumns($0.headings) != nil }) == true { return .csv }
    if let ending, ending != .jsonl, ending != .html { return ending }
    if Table(text).map({ TableColumns($0.headings) != nil }) == true { return .csv }
    if ending == nil, isMarkdown(text) { return .md }
    return isTabbed(text) ? .csv : .txt
  }

  /// The format that the first lines cannot be mistaken for.
  private static func told(_ text: SourceText) -> TranscriptFormat? {
    let lines = text.firstLines(4)
    guard let first = lines.first else { return nil }
    if first.starts(with: "WEBVTT".utf8) { return .vtt }
    if let start = first.first, start == .brace || start == .bracket, JSONTalk.isJSON(text) { return .jsonl }
    let opening = String(decoding: first.prefix(40), as: UTF8.self).lowercased()
    // oTranscribe saves the paragraphs of a page without the page.
    if ["<!doctype html", "<html", "<head", "<body", "<p>", "<p ", "<div", "<span"]
      .contains(where: opening.hasPrefix)
    {
      return .html
    }
    // A cue's number may be missing.
    if lines.prefix(2).contains(where: { CueTimes($0) != nil }) { return .srt }
    return nil
  }

  private static func ending(_ name: String) -> TranscriptFormat? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return endings[name[name.index(after: dot)...].lowercased()]
  }

  private static let endings: [String: TranscriptFormat] = [
    "txt": .txt, "text": .txt, "md": .md, "markdown": .md, "vtt": .vtt, "srt": .srt, "csv": .csv, "tsv": .csv,
    "tab": .csv, "jsonl": .jsonl, "ndjson": .jsonl, "json": .jsonl, "otr": .jsonl, "html": .html,
    "htm": .html,
  ]

  private static func isMarkdown(_ text: SourceText) -> Bool {
    text.firstLines(40).contains { line in
      line.starts(with: "**".utf8) || line.starts(with: "# ".utf8) || line.starts(with: "## ".utf8)
    }
  }

  /// Time, speaker, words, parted by tabs, as NVivo takes them.
  private static func isTabbed(_ text: SourceText) -> Bool {
    let lines = text.firstLines(40)
    return lines.count > 0 && lines.allSatisfy { $0.contains(.tab) }
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let star = UInt8(ascii: "*")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let bracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closingBracket = UInt8(ascii: "]")
  static let brace = UInt8(ascii: "{")
  static let closingBrace = UInt8(ascii: "}")
  static let parenthesis = UInt8(ascii: "(")
  static let closingParenthesis = UInt8(ascii: ")")

  /// 0 to 9; `nil` for anything but an ASCII digit.
  var digit: Int? { self >= 48 && self <= 57 ? Int(self) - 48 : nil }

  var isBlank: Bool { self == .space || self == .tab }
}
