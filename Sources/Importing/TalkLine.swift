/// One line of plain text or Markdown, taken apart as far as a single line tells.
struct TalkLine {
  /// From 1.
  var number: Int

  /// Whether a blank line stands above.
  var isAfterBlank: Bool

  /// The time in front.
  var stamp: TimeStamp?

  /// Whether that time stands without brackets or hashes, so that it may be words.
  var isBareStamp = false

  /// The line with the time in front; the words where that time is none.
  var whole: Bytes

  /// What is behind the time.
  var rest: Bytes

  /// A name with a time behind it and no colon before: `Dana Whitfield  0:03`, `Rhea (00:03):`, `[Noor] 10:02:13`.
  var header: Header?

  struct Header {
    var name: String
    var milliseconds: Int
    /// The words behind, often none.
    var end: Int
    /// Parted by so much, or by such signs, that it can hardly be words.
    var isSure: Bool
  }

  init(_ line: Bytes, number: Int, isAfterBlank: Bool) {
    self.number = number
    self.isAfterBlank = isAfterBlank
    whole = line.trimmed
    rest = whole
    // noScribe and Sonix have two: that of the recording and that of the paragraph.
    while let found = TimeStamp(rest) {
      if stamp == nil { isBareStamp = rest.first?.digit != nil }
      stamp = stamp ?? found
      rest = rest[found.end...].trimmed
      if isBareStamp { break }
    }
    header = Header(rest)
  }

  /// The time at the end of the line between hashes or in brackets, and the words before it.
  static func trailing(_ words: Bytes) -> (milliseconds: Int, words: Bytes, isHash: Bool)? {
    guard let last = words.last, last == .hash || last == .closingBracket || last == .closingParenthesis
    else {
      return nil
    }
    let opener: UInt8 = last == .hash ? .hash : last == .closingBracket ? .bracket : .parenthesis
    guard let start = words.dropLast().suffix(24).lastIndex(of: opener),
      let stamp = TimeStamp(words[start...]),
      stamp.end == words.endIndex
    else { return nil }
    return (stamp.milliseconds, words[..<start].trimmed, last == .hash)
  }
}

extension TalkLine.Header {
  fileprivate init?(_ line: Bytes) {
    if let found = Self.inBrackets(line) ?? Self.atTheEnd(line) ?? Self.wideInFront(line) {
      self = found
    } else {
      return nil
    }
  }

  /// `Rhea (00:03): words`, `Rhea [00:03]`
  private static func inBrackets(_ line: Bytes) -> Self? {
    let front = line.prefix(120)
    guard let open = front.firstIndex(where: { $0 == .parenthesis || $0 == .bracket }),
      open > line.startIndex,
      !line[..<open].contains(.colon), let stamp = TimeStamp(line[open...])
    else { return nil }
    let name = line[..<open].trimmed.stripped(.star).trimmed
    var behind = line[stamp.end...].drop { $0 == .star || $0.isBlank }
    let hasColon = behind.first == .colon
    if hasColon { behind = behind.dropFirst().drop { $0 == .star } }
    guard !name.isEmpty else { return nil }
    return Self(
      name: name.text, milliseconds: stamp.milliseconds, end: behind.trimmed.startIndex,
      isSure: hasColon || behind.trimmed.isEmpty)
  }

  /// `Dana Whitfield  0:03`, `[Noor] 10:02:13`, `Dana Whitfield 00:00:03 --> 00:00:10`
  private static func atTheEnd(_ whole: Bytes) -> Self? {
    let line = withoutEnd(whole)
    guard line.count <= 160, line.last?.digit != nil, let gap = line.lastIndex(where: \.isBlank) else {
      return nil
    }
    let last = line[(gap + 1)...]
    guard let clock = ClockReading(last), clock.end == line.endIndex else { return nil }
    let front = line[..<gap]
    var name = front.trimmed
    let isWide = line[gap] == .tab || front.last?.isBlank == true || line.endIndex < whole.endIndex
    let isBracketed = name.first == .bracket && name.last == .closingBracket
    if isBracketed { name = name.dropFirst().dropLast().trimmed }
    name = name.stripped(.star).trimmed
    guard !name.isEmpty, !name.contains(.colon) else { return nil }
    return Self(
      name: name.text, milliseconds: clock.milliseconds, end: whole.endIndex, isSure: isWide || isBracketed)
  }

  /// Without the arrow and the second time of a range.
  private static func withoutEnd(_ line: Bytes) -> Bytes {
    guard line.count <= 160, line.last?.digit != nil, let arrow = line.place(of: "-->"),
      let until = ClockReading(line[(arrow + 3)...].drop(while: \.isBlank)), until.end == line.endIndex
    else { return line }
    return line[..<arrow].trimmed
  }

  /// `Dana Whitfield   0:03 words`, as Teams' pages come out where paragraphs are joined: wide in front of the time,
  /// a blank behind it.
  private static func wideInFront(_ line: Bytes) -> Self? {
    let front = line.prefix(120)
    guard let gap = zip(front.indices, front.indices.dropFirst()).first(where: { isWide(front, $0, $1) })?.0
    else { return nil }
    let time = line[gap...].drop(while: \.isBlank)
    guard let clock = ClockReading(time), line[clock.end...].first?.isBlank == true else { return nil }
    let name = line[..<gap].trimmed
    guard !name.contains(.colon), SpeakerLabels.isName(name.text) else { return nil }
    return Self(
      name: name.text, milliseconds: clock.milliseconds,
      end: line[clock.end...].drop(while: \.isBlank).startIndex, isSure: true)
  }

  private static func isWide(_ line: Bytes, _ first: Int, _ second: Int) -> Bool {
    line[first] == .tab || line[first].isBlank && line[second].isBlank
  }
}
