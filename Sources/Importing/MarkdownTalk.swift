import Notation

/// Reads Markdown: evenkeel's own transcript, and `**Name:** words` as people write it.
enum MarkdownTalk {
  static func transcript(_ source: SourceText) throws(ImportError) -> ImportedTranscript {
    if isOwn(source) { return try own(source) }
    var lines: [TalkLine] = []
    var plain: [UInt8] = []
    var starts: [(number: Int, bytes: Range<Int>, isAfterBlank: Bool)] = []
    var isAfterBlank = false
    for index in source.lines.indices {
      let line = bare(source[index].trimmed)
      guard !line.isEmpty else {
        isAfterBlank = true
        continue
      }
      let start = plain.count
      plain += unescaped(line)
      starts.append((index + 1, start..<plain.count, isAfterBlank))
      plain.append(.lineFeed)
      isAfterBlank = false
    }
    for start in starts {
      lines.append(TalkLine(plain[start.bytes], number: start.number, isAfterBlank: start.isAfterBlank))
    }
    var talk = PlainTalk(source, lines: lines)
    return try talk.transcript(.md)
  }

  /// A line without the sign of a list or a quotation; nothing where it is a heading or a rule.
  private static func bare(_ line: Bytes) -> Bytes {
    if line.first == .hash, line.drop(while: { $0 == .hash }).first?.isBlank == true { return [] }
    if line.count >= 3, line.allSatisfy({ $0 == .hyphen || $0 == .star || $0.isBlank }) { return [] }
    guard let first = line.first, [.hyphen, .star, .greater, UInt8(ascii: "+")].contains(first),
      line.dropFirst().first?.isBlank == true
    else { return line }
    return line.dropFirst().trimmed
  }

  /// Without the backslash before a sign. Source: CommonMark 0.31, backslash escapes.
  static func unescaped(_ line: Bytes) -> Bytes {
    guard line.contains(.backslash) else { return line }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in line {
      let isSign =
        (33...47).contains(byte) || (58...64).contains(byte) || (91...96).contains(byte)
        || (123...126).contains(byte)
      if isEscaped {
        if !isSign { plain.append(.backslash) }
        plain.append(byte)
        isEscaped = false
      } else if byte == .backslash {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    if isEscaped { plain.append(.backslash) }
    return plain[...]
  }

  // MARK: evenkeel's own

  private static func isOwn(_ source: SourceText) -> Bool {
    source.firstLines(12).contains { $0.elementsEqual(OwnText.sentence.utf8) }
  }

  /// `00:00:03 **F** words *(marks and flags)*`, and `> 00:00:03 F note: words`; all else is made from these.
  private static func own(_ source: SourceText) throws(ImportError) -> ImportedTranscript {
    var collector = TurnCollector(problems: source.problems)
    for index in source.lines.indices {
      let line = source[index]
      let isNote = line.starts(with: "> ".utf8)
      let said = isNote ? line.dropFirst(2) : line
      guard let stamp = TimeStamp(said), said.first?.digit != nil,
        let code = code(said[stamp.end...].trimmed, isNote: isNote)
      else { continue }
      let words = unescaped(withoutAnnotations(said[code.end...].trimmed))
      guard !words.isEmpty else { continue }
      var turn = ImportedTurn(
        speaker: collector.speaker(code.name), text: readBack(words.text),
        startMilliseconds: stamp.milliseconds,
        line: index + 1)
      turn.isNote = isNote
      collector.add(turn)
    }
    return try collector.transcript(.md, source.encoding)
  }

  private static func code(_ line: Bytes, isNote: Bool) -> SpeakerLabels.Label? {
    let (opening, closing): (StaticString, StaticString) = isNote ? ("", " note: ") : ("**", "** ")
    let start = line.startIndex + opening.utf8CodeUnitCount
    guard line.prefix(12).count > opening.utf8CodeUnitCount, isNote || line.starts(with: "**".utf8),
      let end = line[start...].place(of: closing), end - start <= 6
    else { return nil }
    return SpeakerLabels.Label(name: line[start..<end].text, end: end + closing.utf8CodeUnitCount)
  }

  /// The words' own stars are escaped, so a bare ` *(` at the end is ours.
  private static func withoutAnnotations(_ line: Bytes) -> Bytes {
    guard line.suffix(2).elementsEqual(")*".utf8), let start = line.place(of: " *(") else { return line }
    return line[..<start]
  }
}
