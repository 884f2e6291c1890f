import Fieldwork
import Notation

/// `check` as a value: bytes of any length in, bytes out. The caller reads and writes the files.
///
/// Words longer than ``longestPiece`` are looked at in pieces, and what was found is handed over as it comes up,
/// so that memory stays bounded whatever is fed in; a JSON line longer than ``longestLine`` is refused and the
/// rest goes on.
package struct CheckRun {
  /// What comes in.
  package enum Input: String, CaseIterable, Sendable {
    case text
    case jsonl
  }

  /// What goes out.
  package enum Format: String, CaseIterable, Sendable {
    case text
    case jsonl
    case sarif
  }

  /// Bytes of one text line looked at together: a turn of an hour is a hundredth of it.
  package static let longestPiece = 1 << 18
  /// Bytes of one JSON line: it is held whole, and once more as text.
  package static let longestLine = 12 << 20

  package let flagger: Flagger
  private let input: Input
  private let format: Format
  private let speaker: Voice
  private let path: String
  private let version: String

  private var held: [UInt8] = []
  private var line = 1
  private var isSkipping = false
  /// Within a text line that comes in pieces: scalars of the pieces before, and whose words they are.
  private var column = 0
  private var prefix = 0
  private var voice: Voice?
  private var previous: Utterance.Previous?
  /// Within a line that is given out as JSON in pieces.
  private var answer = JSONAnswer()
  /// Takes what is in the output and empties it, so that a line full of findings is never held whole.
  package var drain: ((inout [UInt8]) -> Void)?
  /// The SARIF log, written as findings come: however many there are, none is kept.
  private var log: SarifLog?
  private var scratch = Scratch()

  /// A finding of tier 2 or 3 came up: exit status 1.
  package private(set) var found = false
  /// A line was not what it should be: exit status 5.
  package private(set) var failed = false

  /// `speaker` is whose words those are that do not say; `path` and `version` only go into the output.
  package init(
    _ flagger: Flagger, input: Input, format: Format, speaker: Voice = .facilitator, path: String = "-",
    version: String = ""
  ) {
    self.flagger = flagger
    self.input = input
    self.format = format
    self.speaker = speaker
    self.path = path
    self.version = version
    if format == .sarif { log = SarifLog(path: path, book: flagger.book, version: version) }
  }

  /// Takes in some bytes of the input and appends what can be said so far to `output`.
  package mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, output: inout [UInt8]) {
    var from = 0
    for at in bytes.indices where bytes[at] == UInt8(ascii: "\n") {
      end(UnsafeBufferPointer(rebasing: bytes[from..<at]), &output)
      from = at + 1
    }
    guard from < bytes.count, !isSkipping else { return }
    // What is held of an endless line grows in one step: growing by doubling would hold it twice.
    if held.count > Self.longestPiece { held.reserveCapacity(Self.longestLine + bytes.count) }
    held += bytes[from...]
    if input == .text {
      cutPieces(&output)
    } else if held.count > Self.longestLine {
      fail(CheckError(problem: "longer than \(Self.longestLine >> 20) MB"), &output)
      isSkipping = true
      held = []
    }
  }

  /// Says what was left to say. Nothing may be taken in after it.
  package mutating func finish(output: inout [UInt8]) {
    if !held.isEmpty || column > 0 { end(UnsafeBufferPointer(start: nil, count: 0), &output) }
    log?.finish(&output)
  }

  /// The end of a line has been seen; `rest` is what was not held yet.
  private mutating func end(_ rest: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) {
    if isSkipping {
      isSkipping = false
    } else if held.isEmpty {
      whole(rest, &output)
    } else {
      held += rest
      var mine: [UInt8] = []
      swap(&mine, &held)
      mine.withUnsafeBufferPointer { whole($0, &output) }
      mine.removeAll(keepingCapacity: mine.capacity <= 4 * Self.longestPiece)
      swap(&mine, &held)
    }
    line += 1
    column = 0
    prefix = 0
    voice = nil
  }

  private mutating func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "\r") { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast()) }
    switch input {
    case .text: text(bytes, isLast: true, &output)
    case .jsonl: json(bytes, &output)
    }
  }

  // MARK: JSON Lines

  private mutating func json(_ bytes: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) {
    do throws(CheckError) {
      let asked = try CheckLine(json: bytes, speaker: speaker)
      let text = asked.utterance.text
      if text.utf8.count <= Self.longestPiece {
        look(at: asked.utterance, from: 0, &output, id: asked.id, isLast: true)
      } else {
        inPieces(asked, &output)
      }
    } catch {
      fail(error, &output)
    }
  }

  /// Looks at the words of a long line as far as the last blank of each piece.
  private mutating func inPieces(_ asked: CheckLine, _ output: inout [UInt8]) {
    var text = asked.utterance.text
    var previous = asked.utterance.previous
    var before = 0
    text.withUTF8 { bytes in
      var from = 0
      while from < bytes.count {
        let piece = UnsafeBufferPointer(rebasing: bytes[from...].prefix(Self.longestPiece))
        let isLast = from + piece.count == bytes.count
        let cut = isLast ? piece.count : Self.cut(of: piece)
        let words = String(decoding: piece[..<cut], as: UTF8.self)
        look(
          at: Utterance(words, by: asked.utterance.voice, after: previous), from: before, &output,
          id: asked.id,
          isLast: isLast)
        before += words.unicodeScalars.count
        previous = nil
        from += cut
      }
    }
  }

  /// Where a piece ends, so that no word is cut: after its last blank.
  private static func cut(of bytes: some BidirectionalCollection<UInt8>) -> Int {
    let blank = bytes.lastIndex(of: UInt8(ascii: " "))
    return blank.map { bytes.distance(from: bytes.startIndex, to: $0) + 1 } ?? bytes.count
  }

  /// One piece of a line, `column` scalars into it.
  private mutating func look(
    at utterance: Utterance, from column: Int, _ output: inout [UInt8], id: JSON, isLast: Bool
  ) {
    let findings = flagger.findings(in: utterance, using: &scratch)
    note(findings)
    switch format {
    case .jsonl: answer.add(findings, in: utterance.text, from: column, id: id, isLast: isLast, to: &output)
    case .text, .sarif: place(findings, utterance.text, from: column, &output)
    }
    if !isLast { drain?(&output) }
  }

  private mutating func fail(_ error: CheckError, _ output: inout [UInt8]) {
    failed = true
    switch format {
    case .jsonl: CheckWriting.error(error, line: line, to: &output)
    case .text: output += "\(harmless(path)):\(line):1: \(error.problem)\n".utf8
    case .sarif: break
    }
  }

  // MARK: Text

  /// Looks at a long line as far as its last blank, so that no word is cut.
  private mutating func cutPieces(_ output: inout [UInt8]) {
    while held.count >= Self.longestPiece {
      let cut = Self.cut(of: held.prefix(Self.longestPiece))
      let piece = Array(held[..<cut])
      held.removeSubrange(..<cut)
      piece.withUnsafeBufferPointer { text($0, isLast: false, &output) }
    }
  }

  private mutating func text(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ output: inout [UInt8]
  ) {
    var start = 0
    if column == 0, let prefix = SpeakerPrefix(bytes) {
      voice = prefix.voice
      start = prefix.length
    }
    let speaking = voice ?? speaker
    let words = String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
    // JSON counts from the first word, editors from the beginning of the line.
    prefix += start
    let before = column + start
    look(
      at: Utterance(words, by: speaking, after: previous), from: format == .jsonl ? before - prefix : before,
      &output, id: JSON(line), isLast: isLast)
    column = before + words.unicodeScalars.count
    if isLast, !words.isEmpty { previous = .init(String(words.suffix(400)), by: speaking) }
  }

  private mutating func note(_ findings: [Finding]) {
    if findings.contains(where: { $0.tier > .faint }) { found = true }
  }

  private mutating func place(
    _ findings: [Finding], _ text: String, from column: Int, _ output: inout [UInt8]
  ) {
    let ranges = scalarRanges(findings.map(\.bytes), in: text)
    let utf8 = text.utf8
    for (finding, range) in zip(findings, ranges) {
      let start = utf8.index(utf8.startIndex, offsetBy: finding.bytes.lowerBound)
      let end = utf8.index(start, offsetBy: finding.bytes.count)
      let place = PlacedFinding(
        finding: finding, line: line, column: column + range.lowerBound + 1,
        endColumn: column + range.upperBound + 1, words: String(decoding: utf8[start..<end], as: UTF8.self))
      switch format {
      case .text, .jsonl: output += (place.text(path: path) + "\n").utf8
      case .sarif: log?.add(place, to: &output)
      }
    }
  }
}
