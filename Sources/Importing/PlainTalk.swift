import Notation

/// Reads plain text: `Name: words`, with times in front, behind, or in lines of their own, as people type it and as
/// oTranscribe, Otter, f4, MAXQDA, QualCoder and Zoom's captions save it.
struct PlainTalk {
  private let source: SourceText
  private var lines: [TalkLine]
  private var collector: TurnCollector
  private var labels = SpeakerLabels()

  /// Whether a time without brackets in front of a line is one.
  private var hasBareStamps = false

  /// Whether times stand where a turn ends, as f4 puts them.
  private var hasEndStamps = false

  /// Whether anybody is named at all.
  private var hasNames = false

  /// Names in brackets in front of words, where nobody is named another way.
  private var bracketed: Set<String> = []

  // The turn that is being read.
  private var open: Open?
  private var pendingStamp: Int?
  private var lastEnd: Int?
  private var lastSpeaker: Int?

  private struct Open {
    var speaker: Int
    var words: [UInt8]
    var start: Int?
    var end: Int?
    var line: Int
  }

  /// - Parameter lines: those that are not blank.
  init(_ source: SourceText, lines: [TalkLine]) {
    self.source = source
    self.lines = lines
    collector = TurnCollector(problems: source.problems)
  }

  init(_ source: SourceText) {
    var lines: [TalkLine] = []
    var isAfterBlank = false
    for index in source.lines.indices {
      let line = source[index].trimmed
      if line.isEmpty {
        isAfterBlank = true
      } else {
        lines.append(TalkLine(line, number: index + 1, isAfterBlank: isAfterBlank))
        isAfterBlank = false
      }
    }
    self.init(source, lines: lines)
  }

  mutating func transcript(_ format: TranscriptFormat = .txt) throws(ImportError) -> ImportedTranscript {
    if format == .txt, let own = OwnText(source) { return try own.transcript() }
    lookOver()
    if !hasNames, let joined = NameLines.joined(lines) {
      lines = joined
      lookOver()
    }
    guard hasNames || hasBareStamps || lines.contains(where: { $0.stamp != nil && !$0.isBareStamp }) else {
      throw .nobodyNamed
    }
    for line in lines { take(line) }
    close()
    return try collector.transcript(format, source.encoding)
  }

  // MARK: The file as a whole

  private mutating func lookOver() {
    labels = SpeakerLabels()
    for line in lines {
      if let header = line.header { labels.meet(name: header.name) }
      labels.meet(line.rest)
      if line.isBareStamp { labels.meet(line.whole) }
    }
    let bare = lines.count { $0.isBareStamp }
    hasBareStamps = bare > 1 && bare * 4 >= lines.count
    if !lines.contains(where: { label(in: $0) != nil }) { bracketed = namesInBrackets() }
    hasNames = lines.contains { label(in: $0) != nil }
    let leading = lines.count { $0.stamp != nil && !$0.isBareStamp && !$0.rest.isEmpty }
    let trailing = lines.count { TalkLine.trailing($0.rest) != nil }
    hasEndStamps = trailing > 1 && leading == 0 && !hasBareStamps
  }

  /// Who a line says is speaking, from when, and where the words begin.
  private struct Beginning {
    var name: String
    var stamp: Int?
    var end: Int
  }

  private func label(in line: TalkLine) -> Beginning? {
    let stamp = line.stamp?.milliseconds
    if let header = line.header, let name = labels.name(header.name) {
      let isCalledAgain = header.isSure || labels.count(header.name) > 1
      if isCalledAgain { return Beginning(name: name, stamp: stamp ?? header.milliseconds, end: header.end) }
    }
    if let braced = braced(line.rest) { return Beginning(name: braced.name, stamp: stamp, end: braced.end) }
    if let label = labels.label(in: line.rest) {
      return Beginning(name: label.name, stamp: stamp, end: label.end)
    }
    if !bracketed.isEmpty, let label = Self.inBrackets(line.rest), bracketed.contains(label.name) {
      return Beginning(name: label.name, stamp: stamp, end: label.end)
    }
    return nil
  }

  /// `[Dana] words`, and never `[laughter]`: a name has words behind it and comes back.
  private func namesInBrackets() -> Set<String> {
    var counts: [String: Int] = [:]
    for line in lines {
      if let label = Self.inBrackets(line.rest) { counts[label.name, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  private static func inBrackets(_ line: Bytes) -> SpeakerLabels.Label? {
    guard line.first == .bracket, let end = line.prefix(100).firstIndex(of: .closingBracket) else {
      return nil
    }
    let name = line[(line.startIndex + 1)..<end].trimmed
    let words = name.text.lowercased().split(separator: " ").first ?? ""
    guard !name.isEmpty, !noises.contains(words), !line[(end + 1)...].trimmed.isEmpty else { return nil }
    return SpeakerLabels.Label(name: name.text, end: end + 1)
  }

  /// What transcribers put into brackets and is nobody.
  private static let noises: Set<Substring> = [
    "applause", "background", "cough", "coughs", "crosstalk", "inaudible", "indistinct", "laugh", "laughs",
    "laughing", "laughter", "long", "music", "noise", "overlapping", "pause", "phone", "sic", "sigh", "sighs",
    "silence", "unclear", "unintelligible",
  ]

  /// QualCoder's `{Dana} words`.
  private func braced(_ line: Bytes) -> SpeakerLabels.Label? {
    guard line.first == .brace, let end = line.prefix(100).firstIndex(of: .closingBrace) else { return nil }
    let name = line[(line.startIndex + 1)..<end].trimmed
    return name.isEmpty ? nil : SpeakerLabels.Label(name: name.text, end: end + 1)
  }

  // MARK: Line by line

  private mutating func take(_ line: TalkLine) {
    if let beginning = label(in: line) {
      begin(beginning, line)
    } else if let stamp = line.stamp, !line.isBareStamp || hasBareStamps {
      takeStamped(line, stamp)
    } else {
      goOn(line.whole, line)
    }
  }

  private mutating func begin(_ beginning: Beginning, _ line: TalkLine) {
    close()
    var words = line.rest[beginning.end...].trimmed
    var stamp = beginning.stamp
    if let inner = TimeStamp(words), words.first?.digit == nil {
      stamp = stamp ?? inner.milliseconds
      words = words[inner.end...].trimmed
    }
    let speaker = collector.speaker(beginning.name)
    lastSpeaker = speaker
    open = Open(
      speaker: speaker, words: [], start: stamp ?? pendingStamp, end: line.stamp?.endMilliseconds,
      line: line.number)
    pendingStamp = nil
    add(words, joint: nil)
  }

  /// A line that begins with a time and names nobody: whoever spoke goes on, or it is the time of what follows.
  private mutating func takeStamped(_ line: TalkLine, _ stamp: TimeStamp) {
    if line.rest.isEmpty {
      // Between paragraphs it is the end of the one and the beginning of the next.
      if hasEndStamps { open?.end = stamp.milliseconds }
      pendingStamp = stamp.milliseconds
      return
    }
    guard !hasNames || lastSpeaker != nil else {
      collector.report(line.number, "nobody was named yet; left out")
      return
    }
    close()
    open = Open(
      speaker: lastSpeaker ?? collector.speaker(ImportedTranscript.nobodyNamed), words: [],
      start: stamp.milliseconds, end: stamp.endMilliseconds, line: line.number)
    add(line.rest, joint: nil)
  }

  private mutating func goOn(_ words: Bytes, _ line: TalkLine) {
    if open == nil, !hasNames || pendingStamp != nil, lastSpeaker != nil || !hasNames {
      let speaker = lastSpeaker ?? collector.speaker(ImportedTranscript.nobodyNamed)
      open = Open(speaker: speaker, words: [], start: pendingStamp, line: line.number)
      pendingStamp = nil
    } else if let stamp = pendingStamp, open != nil {
      // A time between two paragraphs of one person parts them.
      let speaker = open?.speaker ?? 0
      close()
      open = Open(speaker: speaker, words: [], start: stamp, line: line.number)
      pendingStamp = nil
    }
    guard open != nil else {
      // The first line of all is a title more often than not.
      if line.number != lines.first?.number {
        collector.report(line.number, "nobody was named yet; left out")
      }
      return
    }
    if words.starts(with: "Transcribed by http".utf8) { return }
    if hasNames, Self.isRecording(words.text) {
      collector.report(line.number, "says when it was recorded, which are nobody's words; left out")
      return
    }
    add(words, joint: line.isAfterBlank ? .lineFeed : .space)
  }

  /// Teams' `Dana Whitfield stopped transcription`, a paragraph of its own.
  private static func isRecording(_ words: String) -> Bool {
    for end in [" started transcription", " stopped transcription"] where words.hasSuffix(end) {
      return SpeakerLabels.isName(String(words.dropLast(end.count)))
    }
    return false
  }

  /// Adds words to the open turn, and takes the time at their end for what it is.
  private mutating func add(_ words: Bytes, joint: UInt8?) {
    var words = words
    if let trailing = TalkLine.trailing(words), trailing.isHash || hasEndStamps {
      words = trailing.words
      open?.end = trailing.milliseconds
    }
    guard !words.isEmpty else { return }
    if let joint, open?.words.isEmpty == false { open?.words.append(joint) }
    open?.words += words
  }

  private mutating func close() {
    guard let turn = open else { return }
    open = nil
    defer { lastEnd = turn.end ?? lastEnd }
    guard !turn.words.isEmpty else {
      collector.report(turn.line, "a name without words; left out")
      return
    }
    let start = turn.start ?? (hasEndStamps ? lastEnd ?? 0 : nil)
    collector.add(
      ImportedTurn(
        speaker: turn.speaker, text: readBack(turn.words[...].text), startMilliseconds: start,
        endMilliseconds: turn.end,
        line: turn.line))
  }
}
