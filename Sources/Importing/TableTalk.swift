import Notation

/// Which column holds what, by the headings that programs and people give them.
struct TableColumns {
  enum Field: Hashable {
    case speaker, text, start, end, kind, marks
  }

  private(set) var places: [Field: Int] = [:]

  /// Whether the column of times counts milliseconds.
  private(set) var inMilliseconds: Set<Field> = []

  /// `nil` unless one column holds words.
  init?(_ headings: [String]) {
    for (place, heading) in headings.enumerated() {
      let words = Self.bare(heading)
      guard let field = Self.names[words] else { continue }
      if places[field] == nil { places[field] = place }
      if words.hasSuffix(" ms") || words.hasSuffix("milliseconds") { inMilliseconds.insert(field) }
    }
    guard places[.text] != nil else { return nil }
  }

  /// Without headings: the words are the longest column, times and speakers what looks like them.
  init?(guessing rows: [[String]]) {
    guard let width = rows.map(\.count).max(), width >= 2 else { return nil }
    let columns = (0..<width).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
    }
    let times = columns.indices.filter { place in
      columns[place].allSatisfy { $0.isEmpty || WrittenTime($0, isMilliseconds: false) != nil }
    }
    let rest = columns.indices.filter { !times.contains($0) }
    guard let text = rest.max(by: { Self.length(columns[$0]) < Self.length(columns[$1]) }) else { return nil }
    places[.text] = text
    places[.speaker] = rest.first { $0 != text }
    places[.start] = times.first
    if times.count > 1 { places[.end] = times[1] }
  }

  private static func length(_ cells: [String]) -> Int { cells.reduce(0) { $0 + $1.utf8.count } }

  func cell(_ field: Field, _ cells: [String]) -> String? {
    guard let place = places[field], cells.indices.contains(place) else { return nil }
    return cells[place]
  }

  /// `Start (ms)` is `start ms`.
  static func bare(_ heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// By heading, and by the key of a JSON object.
  static let names: [String: Field] = [
    "speaker": .speaker, "speaker name": .speaker, "speakername": .speaker, "speaker label": .speaker,
    "name": .speaker,
    "who": .speaker, "participant": .speaker, "person": .speaker, "code": .speaker, "user": .speaker,
    "author": .speaker, "from": .speaker, "speaker id": .speaker, "sprecher": .speaker,
    "sprecherin": .speaker, "locuteur": .speaker, "hablante": .speaker, "spreker": .speaker,
    "zeit": .start, "zeitmarke": .start, "beginn": .start, "anfang": .start, "début": .start, "temps": .start,
    "inicio": .start, "tiempo": .start, "tijd": .start, "ende": .end, "fin": .end, "einde": .end,
    "inhalt": .text, "transkript": .text, "wortlaut": .text, "texte": .text, "texto": .text, "tekst": .text,
    "text": .text, "words": .text, "content": .text, "utterance": .text, "transcript": .text,
    "message": .text,
    "sentence": .text, "caption": .text, "said": .text, "speech": .text, "body": .text,
    "transcription": .text,
    "start": .start, "start time": .start, "starttime": .start, "time": .start, "timestamp": .start,
    "timecode": .start, "begin": .start, "from time": .start, "in": .start, "start ms": .start,
    "time ms": .start,
    "start milliseconds": .start, "startms": .start, "start s": .start, "start seconds": .start,
    "timespan": .start,
    "offset": .start, "at": .start, "clock": .start, "start offset": .start,
    "end": .end, "end time": .end, "endtime": .end, "stop": .end, "out": .end, "end ms": .end,
    "end milliseconds": .end, "endms": .end, "end s": .end, "end seconds": .end, "until": .end,
    "end offset": .end,
    "kind": .kind, "type": .kind,
    "marks": .marks, "mark": .marks,
  ]
}

/// Reads a table of turns.
enum TableTalk {
  static func transcript(_ source: SourceText) throws(ImportError) -> ImportedTranscript {
    guard let table = Table(source) else { throw .noWords(.csv) }
    var collector = TurnCollector(problems: source.problems)
    if let columns = TableColumns(table.headings) {
      read(table, columns, isHeaded: true, &collector)
    } else {
      var first: [[String]] = []
      _ = table.rows(isHeaded: false) { if first.count < 50 { first.append($0.cells) } }
      guard let columns = TableColumns(guessing: first) else { throw .noWords(.csv) }
      read(table, columns, isHeaded: false, &collector)
    }
    return try collector.transcript(.csv, source.encoding)
  }

  private static func read(
    _ table: Table, _ columns: TableColumns, isHeaded: Bool, _ collector: inout TurnCollector
  ) {
    var last: String?
    let openQuote = table.rows(isHeaded: isHeaded) { row in
      let kind = columns.cell(.kind, row.cells)?.lowercased()
      // Our own tables have a row for each part of the guide, which nobody said.
      if kind == "section" { return }
      let text = (columns.cell(.text, row.cells) ?? "").trimmedOfBlanks
      guard !text.isEmpty else {
        collector.report(row.line, "no words in this row; left out")
        return
      }
      // A cell left empty below a name means the same person in many tables.
      let name = columns.cell(.speaker, row.cells).map(\.trimmedOfBlanks).flatMap { $0.isEmpty ? last : $0 }
      last = name
      var turn = ImportedTurn(
        speaker: collector.speaker(name ?? ImportedTranscript.nobodyNamed), text: readBackCell(text),
        line: row.line)
      turn.startMilliseconds = time(.start, row, columns, &collector)
      turn.endMilliseconds = time(.end, row, columns, &collector)
      turn.isNote = kind == "note"
      turn.marks = (columns.cell(.marks, row.cells) ?? "").split { ",; ".contains($0) }.map(String.init)
      collector.add(turn)
    }
    if let openQuote {
      collector.report(
        openQuote, "a quote is opened here and never closed; all that follows went into one cell")
    }
  }

  private static func time(
    _ field: TableColumns.Field, _ row: Table.TableRow, _ columns: TableColumns,
    _ collector: inout TurnCollector
  ) -> Int? {
    guard let cell = columns.cell(field, row.cells)?.trimmedOfBlanks, !cell.isEmpty else { return nil }
    guard let time = WrittenTime(cell, isMilliseconds: columns.inMilliseconds.contains(field)) else {
      collector.report(row.line, "'\(cell.prefix(40))' is no time; the words stand at the time above")
      return nil
    }
    return collector.milliseconds(time)
  }
}

extension String {
  /// Without white space at either end; quick where there is none.
  var trimmedOfBlanks: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
