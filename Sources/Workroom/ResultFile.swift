import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a command puts what it was asked for.
package enum ResultFile {
  /// Writes to `target`, `-` for standard output. The file appears whole or not at all; one that is there is left
  /// unless `isReplacing`.
  package static func put(
    _ bytes: [UInt8], to target: String, isReplacing: Bool, on disk: any Disk
  ) throws(Failure) {
    try put([bytes], to: target, isReplacing: isReplacing, on: disk)
  }

  /// The same for bytes that come in pieces.
  package static func put(
    _ pieces: [[UInt8]], to target: String, isReplacing: Bool, on disk: any Disk
  ) throws(Failure) {
    guard target != "-" else {
      guard pieces.allSatisfy(putBytes) else {
        throw Failure(
          .unreachable,
          "standard output did not take all of it; nothing was changed: make room, then try again")
      }
      return
    }
    switch try reach({ () throws(DiskError) in try disk.kind(of: target) }) {
    case .missing: break
    case .file where isReplacing: break
    case .file:
      throw Failure(
        .unreachable, "'\(harmless(target))' is there already and was left; '--force' replaces it")
    case .folder:
      throw Failure(.unreachable, "'\(harmless(target))' is a folder; give the name of a file in it")
    case .other:
      throw Failure(.unreachable, "'\(harmless(target))' is no plain file; give another name, or '-'")
    }
    let bytes = pieces.flatMap(\.self)
    try reach { () throws(DiskError) in try disk.replace(target, with: bytes, synced: true) }
  }
}

/// How wide text on standard output may be.
package enum TextColumns {
  /// `COLUMNS`, else the terminal's width, else 80.
  package static var ofStandardOutput: Int {
    if let text = getenv("COLUMNS").map({ String(cString: $0) }), let columns = Int(text), columns > 0 {
      return columns
    }
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
