/// Words of one person, as a session has them.
package struct SpokenLine: Hashable, Sendable {
  /// As they were typed.
  package var text: String

  /// Whose words they are, such as `P3`.
  package var speaker: String?

  /// Where they stand in the study, such as `group-a/17`; decisions about one place name it.
  package var place: String

  /// `place` is empty where no decision can be about these words.
  package init(_ text: String, speaker: String? = nil, place: String = "") {
    self.text = text
    self.speaker = speaker
    self.place = place
  }
}

/// Lines that are read together, so that one explains the other: as many as memory is to hold at a time.
package struct Passage: Sendable {
  let lines: [SpokenLine]

  /// The lines, one below the other.
  let text: String

  /// Where each line begins in the text, in bytes.
  let starts: [Int]

  /// UTF-8 bytes of the text.
  package var bytes: Int { text.utf8.count }

  init(_ lines: [SpokenLine]) {
    self.lines = lines
    var starts: [Int] = []
    var text = ""
    for line in lines {
      if !starts.isEmpty { text += "\n" }
      starts.append(text.utf8.count)
      text += line.text
    }
    self.text = text
    self.starts = starts
  }

  /// Where lines lie that nobody said: a guide's, whoever wrote that.
  var headings: [Range<Int>] {
    lines.indices.filter { lines[$0].speaker == nil }.map {
      starts[$0]..<starts[$0] + lines[$0].text.utf8.count
    }
  }

  /// The line that holds this byte of the text.
  func line(at byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  func speaker(at byte: Int) -> String? { lines.isEmpty ? nil : lines[line(at: byte)].speaker }

  /// The session of this byte: what stands before the first slash of its place.
  func session(at byte: Int) -> String {
    lines.isEmpty ? "" : String(lines[line(at: byte)].place.prefix { $0 != "/" })
  }

  /// So much text is read at once, in bytes: some hundred lines, for which the tables of a document are small.
  static let most = 1 << 16

  /// The lines as passages of at most ``most`` bytes; a longer line is one by itself.
  package static func passages(_ lines: [SpokenLine]) -> [Passage] {
    var passages: [Passage] = []
    var open: [SpokenLine] = []
    var bytes = 0
    for line in lines {
      let size = line.text.utf8.count + 1
      if bytes + size > most, !open.isEmpty {
        passages.append(Passage(open))
        open = []
        bytes = 0
      }
      open.append(line)
      bytes += size
    }
    if !open.isEmpty { passages.append(Passage(open)) }
    return passages
  }
}
