import Fieldwork
import Notation

/// Reads WebVTT and SRT.
///
/// Source: WebVTT, W3C Candidate Recommendation; for SRT there is none, so a cue is what has an arrow between two times.
struct CueTalk {
  private let source: SourceText
  private let isSRT: Bool
  private var place = 0
  private var collector: TurnCollector
  private var cues: [Cue] = []

  /// One voice's words in one cue, before it is settled who speaks.
  private struct Cue {
    var voice: String?
    var text: [UInt8]
    var start: Int?
    var end: Int?
    var line: Int
    /// The utterance this cue is a part of, as Teams numbers them.
    var utterance: Substring?
  }

  init(_ source: SourceText, isSRT: Bool) {
    self.source = source
    self.isSRT = isSRT
    collector = TurnCollector(problems: source.problems)
  }

  mutating func transcript() throws(ImportError) -> ImportedTranscript {
    if !isSRT { skipHead() }
    while place < source.lines.count { takeBlock() }
    settle()
    return try collector.transcript(isSRT ? .srt : .vtt, source.encoding)
  }

  // MARK: Blocks

  private var line: Bytes { source[place] }

  /// The line that says it is WebVTT, and what follows it up to a blank line or the first cue.
  private mutating func skipHead() {
    guard place < source.lines.count, line.starts(with: "WEBVTT".utf8) else { return }
    place += 1
    while place < source.lines.count, !line.isEmpty, CueTimes(line) == nil { place += 1 }
  }

  private mutating func takeBlock() {
    if line.trimmed.isEmpty {
      place += 1
    } else if isTiming(place) {
      takeCue(name: nil)
    } else if !isSRT, isAside {
      skipBlock()
    } else if place + 1 < source.lines.count, isTiming(place + 1) {
      let name = line.text
      place += 1
      takeCue(name: name)
    } else {
      collector.report(place + 1, "no times stand here, so it is no cue; left out")
      skipBlock()
    }
  }

  /// A comment, a style or a region.
  private var isAside: Bool {
    for word in ["NOTE", "STYLE", "REGION"] where line.starts(with: word.utf8) {
      let behind = line.dropFirst(word.utf8.count).first
      if behind == nil || behind?.isBlank == true { return true }
    }
    return false
  }

  private mutating func skipBlock() {
    while place < source.lines.count, !line.trimmed.isEmpty, !isTiming(place) { place += 1 }
  }

  /// Whether a line is meant for a cue's times, also when they cannot be read.
  private func isTiming(_ place: Int) -> Bool {
    let line = source[place]
    guard let first = line.drop(while: \.isBlank).first, first.digit != nil || first == .hyphen else {
      return false
    }
    return line.place(of: "-->") != nil
  }

  private mutating func takeCue(name: String?) {
    let times = CueTimes(line)
    let first = place + 1
    if times == nil {
      collector.report(first, "the times cannot be read; the words stand at the time above")
    }
    place += 1
    let payload = payload()
    if let times, times.end < times.start {
      collector.report(first, "it ends before it begins; the end is left out")
    }
    for part in CueText(payload[...], isSRT: isSRT).parts.flatMap(Self.parted) {
      cues.append(
        Cue(
          voice: part.voice, text: part.text, start: times?.start,
          end: times.flatMap { $0.end < $0.start ? nil : $0.end }, line: min(first + 1, source.lines.count),
          utterance: name.flatMap(Self.utterance)))
    }
  }

  /// Two people in one cue, a line each with a dash in front, as subtitles have them.
  private static func parted(_ part: CueText.Part) -> [CueText.Part] {
    guard part.voice == nil, part.text.first == .hyphen, part.text.contains(.lineFeed) else { return [part] }
    let lines = part.text[...].split(separator: .lineFeed).map(\.trimmed)
    guard lines.allSatisfy({ $0.first == .hyphen && $0.dropFirst().first != .hyphen }) else { return [part] }
    return lines.map { CueText.Part(voice: nil, text: Array($0.dropFirst().trimmed)) }
  }

  /// The lines up to the next cue, parted as they stand.
  private mutating func payload() -> [UInt8] {
    var payload: [UInt8] = []
    while place < source.lines.count, !isTiming(place), !endsPayload {
      if !payload.isEmpty { payload.append(.lineFeed) }
      payload += line
      place += 1
    }
    return payload
  }

  /// A blank line ends a cue. In SRT words may go on behind one, so it does there only if a cue follows.
  private var endsPayload: Bool {
    if isNumberOfNext(place) { return true }
    guard line.trimmed.isEmpty else { return false }
    guard isSRT else { return true }
    var next = place
    while next < source.lines.count, source[next].trimmed.isEmpty { next += 1 }
    return next == source.lines.count || isTiming(next) || isNumberOfNext(next)
  }

  private func isNumberOfNext(_ place: Int) -> Bool {
    let line = source[place].trimmed
    return !line.isEmpty && line.allSatisfy { $0.digit != nil } && place + 1 < source.lines.count
      && isTiming(place + 1)
  }

  /// `8c7b…/12` of `8c7b…/12-1`.
  private static func utterance(_ name: String) -> Substring? {
    guard let slash = name.lastIndex(of: "/"), let hyphen = name[slash...].lastIndex(of: "-"),
      Int(name[name.index(after: slash)..<hyphen]) != nil, Int(name[name.index(after: hyphen)...]) != nil
    else { return nil }
    return name[..<hyphen]
  }

  /// Lines of a cue are parted for the screen only, except in what evenkeel writes, where everybody goes by a code and
  /// a line break is one of the words.
  private func words(_ text: Bytes, isOwn: Bool) -> String {
    guard !isOwn, text.contains(.lineFeed) else { return readBack(text.text) }
    return readBack(text.split(separator: .lineFeed).map { $0.trimmed.text }.joined(separator: " "))
  }

  // MARK: Who speaks

  /// Voices where there are any, else names with a colon in front of the words, else nobody in particular.
  private mutating func settle() {
    nameByFirstLines()
    let hasVoices = cues.contains { $0.voice != nil }
    var labels = SpeakerLabels()
    let fronts = hasVoices ? [] : cues.map { labels.meet($0.text[...]) }
    let isOwn =
      labels.areCodes || (hasVoices && cues.allSatisfy { $0.voice.map { Speaker($0) != nil } ?? true })
    var last: Int?
    for (index, cue) in cues.enumerated() {
      var text = cue.text[...]
      var speaker: Int?
      if let voice = cue.voice {
        speaker = collector.speaker(voice)
      } else if !hasVoices, let label = fronts[index].flatMap({ labels.label($0) }) {
        speaker = collector.speaker(label.name)
        text = text[label.end...].trimmed
      }
      let who = speaker ?? last ?? collector.speaker(ImportedTranscript.nobodyNamed)
      last = who
      if index > 0, let utterance = cue.utterance, cues[index - 1].utterance == utterance,
        collector.goOn(by: who, with: text, until: cue.end)
      {
        continue
      }
      guard !text.isEmpty else { continue }
      collector.add(
        ImportedTurn(
          speaker: who, text: words(text, isOwn: isOwn), startMilliseconds: cue.start,
          endMilliseconds: cue.end,
          line: cue.line))
    }
  }

  /// Names in lines of their own above the words, as Teams' older transcripts have them: only where nearly every cue
  /// has one, and in a short file only whole names: captions have two lines each as well.
  private mutating func nameByFirstLines() {
    guard cues.count > 1, !cues.contains(where: { $0.voice != nil }) else { return }
    let names = cues.map { Self.nameAbove($0.text[...]) }
    let found = names.compactMap(\.self)
    guard found.count * 10 >= cues.count * 9, SpeakerLabels.areNames(found),
      found.count > 8 || found.allSatisfy({ $0.contains(" ") })
    else { return }
    for (place, name) in names.enumerated() {
      guard let name, let end = cues[place].text.firstIndex(of: .lineFeed) else { continue }
      cues[place].voice = name
      cues[place].text = Array(cues[place].text[(end + 1)...].trimmed)
    }
  }

  private static func nameAbove(_ text: Bytes) -> String? {
    guard let end = text.prefix(160).firstIndex(of: .lineFeed), !text[end...].trimmed.isEmpty else {
      return nil
    }
    let name = text[..<end].trimmed.text
    return SpeakerLabels.isName(name) ? name : nil
  }
}
