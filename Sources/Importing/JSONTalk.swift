import Notation

/// Reads JSON Lines, evenkeel's own and others', one JSON array, and an object that holds one, such as Whisper's
/// `segments`. An oTranscribe file is an object with a page in it.
struct JSONTalk {
  private let source: SourceText
  private var collector: TurnCollector

  init(_ source: SourceText) {
    self.source = source
    collector = TurnCollector(problems: source.problems)
  }

  /// Whether a text that begins with a bracket or brace is JSON: its first line is, or the whole.
  static func isJSON(_ text: SourceText) -> Bool {
    guard let first = text.firstLines(1).first else { return false }
    if case .object? = try? JSON.parse(first) { return true }
    return (try? JSON.parse(text.bytes)) != nil
  }

  mutating func transcript() throws(ImportError) -> ImportedTranscript {
    if let whole = wholeValue() {
      if let page = Self.page(in: whole) {
        return try PageTalk.transcript(Array(page.utf8), from: source)
      }
      for value in Self.values(in: whole) { take(value, 1) }
    } else {
      takeLines()
    }
    return try collector.transcript(.jsonl, source.encoding)
  }

  /// The one value the file is, unless it is one value a line.
  private func wholeValue() -> JSON? {
    let lines = source.firstLines(2)
    guard let first = lines.first else { return nil }
    // An object that ends on the first line, with another behind it, is JSON Lines.
    if lines.count == 2, case .object? = try? JSON.parse(first) { return nil }
    let whole = try? JSON.parse(source.bytes)
    if let whole, case .object = whole, Self.page(in: whole) == nil, Self.values(in: whole).isEmpty {
      return nil
    }
    return whole
  }

  /// The page inside an oTranscribe file.
  private static func page(in whole: JSON) -> String? {
    guard let text = whole["text"]?.string, whole["speaker"] == nil else { return nil }
    return whole["media-time"] != nil || text.hasPrefix("<p") || text.contains("class=\"timestamp\"")
      ? text : nil
  }

  private static let lists = [
    "segments", "utterances", "transcript", "turns", "results", "monologues", "entries", "items", "chunks",
    "captions",
    "transcripts", "data",
  ]

  private static func values(in whole: JSON) -> [JSON] {
    if let values = whole.array { return values }
    for name in lists { if let values = whole[name]?.array { return values } }
    return []
  }

  private mutating func takeLines() {
    for index in source.lines.indices {
      let line = source[index].trimmed
      guard !line.isEmpty else { continue }
      do throws(JSONError) {
        take(try JSON.parse(line), index + 1)
      } catch {
        collector.report(index + 1, "no JSON (\(error)); left out")
      }
    }
  }

  private mutating func take(_ value: JSON, _ line: Int) {
    let words = Self.member(.text, of: value)?.value.string ?? ""
    // Our own lines hold the words to the letter.
    let text = value["seq"] == nil ? words.trimmedOfBlanks : words
    guard !text.isEmpty else {
      collector.report(line, "no words under \"text\"; left out")
      return
    }
    let speaker = Self.member(.speaker, of: value).flatMap { Self.name($0.value) }
    var turn = ImportedTurn(
      speaker: collector.speaker(speaker ?? ImportedTranscript.nobodyNamed), text: text, line: line)
    turn.startMilliseconds = time(.start, of: value, line)
    turn.endMilliseconds = time(.end, of: value, line)
    // Whisper's pair: [start, end].
    if let pair = value["timestamp"]?.array, pair.count == 2 {
      turn.startMilliseconds = pair[0].double.flatMap { WrittenTime($0, isMilliseconds: false) }.map {
        collector.milliseconds($0)
      }
      turn.endMilliseconds = pair[1].double.flatMap { WrittenTime($0, isMilliseconds: false) }.map {
        collector.milliseconds($0)
      }
    }
    turn.isNote = value["kind"]?.string == "note"
    turn.marks = value["marks"]?.array?.compactMap(\.string) ?? []
    collector.add(turn)
  }

  /// A name, a number, or an object that has one.
  private static func name(_ value: JSON) -> String? {
    if let name = value.string { return name }
    if let number = value.int { return "Speaker \(number)" }
    return value["name"]?.string ?? value["id"]?.string
  }

  /// `startTime` and `start_ms` as a heading would have them.
  private static func member(_ field: TableColumns.Field, of value: JSON) -> (key: String, value: JSON)? {
    let members = value.members ?? []
    for member in members where !member.value.isNull {
      let key = TableColumns.bare(Self.parted(member.name))
      guard TableColumns.names[key] == field, field != .text || member.value.string != nil else { continue }
      return (key, member.value)
    }
    return nil
  }

  /// `start ms` for `startMs`.
  private static func parted(_ key: String) -> String {
    key.reduce(into: "") { parted, letter in
      if letter.isUppercase, parted.last?.isLowercase == true { parted.append(" ") }
      parted.append(letter)
    }
  }

  private mutating func time(_ field: TableColumns.Field, of value: JSON, _ line: Int) -> Int? {
    guard let member = Self.member(field, of: value), member.value.array == nil else { return nil }
    let inMilliseconds = member.key.hasSuffix("ms") || member.key.hasSuffix("milliseconds")
    let time: WrittenTime? =
      if let number = member.value.double {
        WrittenTime(number, isMilliseconds: inMilliseconds)
      } else {
        member.value.string.flatMap { WrittenTime($0, isMilliseconds: inMilliseconds) }
      }
    guard let time else {
      collector.report(line, "\"\(member.key.prefix(40))\" holds no time; the words stand at the time above")
      return nil
    }
    return collector.milliseconds(time)
  }
}
