import Fieldwork
import Notation

/// `check` as a value: bytes of any length in, bytes out. The caller reads and writes the files.
///
/// A line of text longer than ``longestPiece`` is looked at in pieces, so that memory stays bounded
/// whatever is fed in; a JSON line longer than ``longestLine`` is refused and the rest goes on.
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
  /// Bytes of one JSON line, and of a text line that is given out as JSON: it is held whole, and once more as text.
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
  private var voice: Voice?
  private var previous: Utterance.Previous?
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
    guard from < bytes.count else { return }
    // What is held of an endless line grows in one step: growing by doubling would hold it twice.
    if held.count > Self.longestPiece { held.reserveCapacity(Self.longestLine + bytes.count) }
    held += bytes[from...]
    if input == .text, format != .jsonl {
      cutPieces(&output)
    } else if held.count > Self.longestLine {
      if !isSkipping { fail(CheckError(problem: "longer than \(Self.longestLine >> 20) MB"), &output) }
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
      let line = try CheckLine(json: bytes, speaker: speaker)
      let findings = flagger.findings(in: line.utterance, using: &scratch)
      note(findings)
      switch format {
      case .jsonl: CheckWriting.json(line, findings, to: &output)
      case .text, .sarif: place(findings, line.utterance.text, from: 0, &output)
      }
    } catch {
      fail(error, &output)
    }
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
      let cut = (held.prefix(Self.longestPiece).lastIndex(of: UInt8(ascii: " ")) ?? Self.longestPiece - 1) + 1
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
    let findings = flagger.findings(in: Utterance(words, by: speaking, after: previous), using: &scratch)
    note(findings)
    let before = column + start
    switch format {
    case .jsonl:
      let line = CheckLine(id: JSON(self.line), utterance: Utterance(words, by: speaking))
      CheckWriting.json(line, findings, to: &output)
    case .text, .sarif: place(findings, words, from: before, &output)
    }
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
