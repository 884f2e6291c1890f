/// Names that stand in lines of their own beside the times, with neither a colon nor brackets: above the time, below it,
/// or behind it with the words below. So Teams' older transcripts come out as text, and what is copied from its pages.
///
/// A single line never tells; a file counts where nearly every time has such a name.
enum NameLines {
  /// Where the name is, seen from the time.
  private enum Side: CaseIterable {
    case behind, below, above
  }

  /// `lines` with every such name and its time as one line; `nil` where names do not stand so.
  static func joined(_ lines: [TalkLine]) -> [TalkLine]? {
    for side in Side.allCases {
      let times = lines.indices.filter { isTime(lines[$0], side) }
      let names = times.map { name(lines, $0, side) }
      if tell(names) { return joined(lines, zip(times, names).compactMap { $1 == nil ? nil : $0 }, side) }
    }
    return nil
  }

  private static func isTime(_ line: TalkLine, _ side: Side) -> Bool {
    line.stamp != nil && line.rest.isEmpty == (side != .behind)
  }

  /// The name beside the time at `place`, if words follow both.
  private static func name(_ lines: [TalkLine], _ place: Int, _ side: Side) -> String? {
    let name = nameLine(place, side)
    let words = max(place, name) + 1
    guard lines.indices.contains(name), lines.indices.contains(words), lines[words].stamp == nil,
      side == .behind || lines[name].stamp == nil
    else { return nil }
    // Above, the line behind the time may be the next one's name: then nothing was said.
    if side == .above, lines.indices.contains(words + 1), isTime(lines[words + 1], side) { return nil }
    let front = lines[name].rest.text
    return SpeakerLabels.isName(front) ? front : nil
  }

  private static func nameLine(_ place: Int, _ side: Side) -> Int {
    switch side {
    case .behind: place
    case .below: place + 1
    case .above: place - 1
    }
  }

  private static func tell(_ names: [String?]) -> Bool {
    let found = names.compactMap(\.self)
    return found.count > 1 && found.count * 5 >= names.count * 4 && SpeakerLabels.areNames(found)
  }

  private static func joined(_ lines: [TalkLine], _ times: [Int], _ side: Side) -> [TalkLine] {
    var lines = lines
    var dropped: Set<Int> = []
    for time in times {
      let name = nameLine(time, side)
      guard let stamp = lines[time].stamp else { continue }
      lines[name].stamp = stamp
      lines[name].header = TalkLine.Header(
        name: lines[name].rest.text, milliseconds: stamp.milliseconds, end: lines[name].rest.endIndex,
        isSure: true)
      if name != time { dropped.insert(time) }
    }
    return lines.indices.filter { !dropped.contains($0) }.map { lines[$0] }
  }
}
