import Fieldwork

/// Gathers turns while a file is read, and gives each speaker one number however often they speak.
struct TurnCollector {
  private(set) var turns: [ImportedTurn] = []
  private(set) var speakers: [String] = []
  private(set) var problems: [ImportProblem]
  private var numbers: [String: Int] = [:]

  /// The moment that counts as the beginning, where times are moments.
  private var beginning: Moment?

  /// A turn longer than this becomes several: a line of a journal holds at most 64 MB, and a control character takes
  /// six bytes there.
  static let mostBytes = 8 << 20

  init(problems: [ImportProblem]) { self.problems = problems }

  /// The number of a speaker; blanks within and around the name do not make another one.
  mutating func speaker(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    let tidy = tidied(name)
    let number = numbers[tidy] ?? speakers.count
    if number == speakers.count { speakers.append(tidy) }
    numbers[name] = number
    numbers[tidy] = number
    return number
  }

  mutating func add(_ turn: ImportedTurn) {
    guard turn.text.utf8.count > Self.mostBytes else {
      turns.append(turn)
      return
    }
    let pieces = Self.pieces(of: turn.text)
    problems.append(
      ImportProblem(
        line: turn.line, "more than \(Self.mostBytes >> 20) MB of words; they stand as \(pieces.count) turns")
    )
    for piece in pieces {
      var part = turn
      part.text = piece
      turns.append(part)
    }
  }

  /// Adds words to the last turn; `false` when that is somebody else's or too long already.
  mutating func goOn(by speaker: Int, with text: Bytes, joint: String = " ", until end: Int?) -> Bool {
    guard let last = turns.indices.last, turns[last].speaker == speaker,
      turns[last].text.utf8.count + text.count < Self.mostBytes
    else { return false }
    if !text.isEmpty { turns[last].text += joint + text.text }
    turns[last].endMilliseconds = end ?? turns[last].endMilliseconds
    return true
  }

  mutating func report(_ line: Int, _ message: String) {
    problems.append(ImportProblem(line: line, message))
  }

  /// Milliseconds since the recording began; the first moment met is its beginning.
  mutating func milliseconds(_ time: WrittenTime) -> Int {
    switch time {
    case .span(let milliseconds): return milliseconds
    case .moment(let moment):
      let first = beginning ?? moment
      beginning = first
      return max(0, moment.milliseconds - first.milliseconds)
    }
  }

  /// The whole, with what is wrong in the order of the file.
  func transcript(
    _ format: TranscriptFormat, _ encoding: TextEncoding
  ) throws(ImportError) -> ImportedTranscript {
    guard !turns.isEmpty else { throw .noWords(format) }
    return ImportedTranscript(
      format: format, encoding: encoding, speakers: speakers, turns: turns, beganAt: beginning,
      problems: problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element))
  }

  /// Cut at the last blank that fits, else between two letters.
  private static func pieces(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    var start = 0
    while bytes.count - start > mostBytes {
      let most = start + mostBytes
      var end = bytes[start..<most].lastIndex(of: .space).map { $0 + 1 } ?? most
      if end <= start + mostBytes / 2 { end = most }
      while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      pieces.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}

/// A name on one line, with single blanks, and nobody's where nothing is left of it.
private func tidied(_ name: String) -> String {
  let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return words.isEmpty ? ImportedTranscript.nobodyNamed : composed(words)
}
