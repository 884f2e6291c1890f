import Fieldwork
import Flagging
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `evenkeel check` over a file or standard input, piece by piece, so that memory stays small.
package struct TextCheck {
  private let flagger: Flagger
  private let input: CheckRun.Input
  private let format: CheckRun.Format
  private let speaker: Voice
  private let version: String

  package init(
    _ flagger: Flagger, input: CheckRun.Input, format: CheckRun.Format, speaker: Voice, version: String
  ) {
    self.flagger = flagger
    self.input = input
    self.format = format
    self.speaker = speaker
    self.version = version
  }

  /// Writes what is found to standard output.
  ///
  /// - Returns: 5 when a line was not what it should be, 1 when something was found, else `nil`.
  /// - Throws: code 3 when the file cannot be read, or standard output takes no more. A reader that has gone ends
  ///   the program by SIGPIPE.
  package func run(_ path: String) throws(Failure) -> Failure.Code? {
    var run = CheckRun(
      flagger, input: input, format: format, speaker: speaker, path: harmless(path), version: version)
    var output: [UInt8] = []
    var isTaken = true
    run.drain = { output in
      if isTaken { isTaken = putBytes(output) }
      output.removeAll(keepingCapacity: true)
    }
    if path == "-" {
      readPieces(0) { piece in
        let isWhole = Self.take(piece, &run, &output)
        isTaken = isTaken && isWhole
      }
    } else {
      do throws(DiskError) {
        try SystemDisk().read(path) { piece in
          let isWhole = Self.take(piece, &run, &output)
          isTaken = isTaken && isWhole
          return isTaken
        }
      } catch {
        throw Failure(.unreachable, "\(error); give a file that can be read, or '-'")
      }
    }
    run.finish(output: &output)
    guard isTaken, putBytes(output) else {
      throw Failure(
        .unreachable, "standard output did not take all findings; make room, then check the text again")
    }
    return run.failed ? .unfit : run.found ? .found : nil
  }

  private static func take(
    _ piece: UnsafeBufferPointer<UInt8>, _ run: inout CheckRun, _ output: inout [UInt8]
  ) -> Bool {
    run.take(piece, output: &output)
    let isTaken = putBytes(output)
    output.removeAll(keepingCapacity: true)
    return isTaken
  }
}

/// Hands over what a descriptor gives, piece by piece, to its end.
func readPieces(_ descriptor: Int32, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    buffer.withUnsafeBufferPointer { take(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }
}

/// All that a descriptor gives.
func readAll(_ descriptor: Int32) -> [UInt8] {
  var all: [UInt8] = []
  readPieces(descriptor) { all += $0 }
  return all
}
