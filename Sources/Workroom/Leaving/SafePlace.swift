import Journaling
import Notation

/// Puts a file where it was asked for: written beside it, looked at, then renamed. What stood there stays until the new
/// file is whole; whatever goes wrong, nothing half-written is left.
struct SafePlace {
  let path: String
  let isReplacing: Bool
  let disk: any Disk

  /// Refuses what may not be written over, before any work is done.
  func look() throws(Failure) {
    switch try reach({ () throws(DiskError) in try disk.kind(of: path) }) {
    case .missing: break
    case .file where isReplacing: break
    case .file:
      throw Failure(.unreachable, "'\(harmless(path))' is there already and was left; '--force' replaces it")
    case .folder:
      throw Failure(.unreachable, "'\(harmless(path))' is a folder; give the name of a file in it")
    case .other:
      throw Failure(.unreachable, "'\(harmless(path))' is no plain file; give another name, or '-'")
    }
    let folder = folder(of: path)
    guard case .folder = try reach({ () throws(DiskError) in try disk.kind(of: folder) }) else {
      throw Failure(
        .unreachable, "there is no folder '\(harmless(folder))' to write to; make it, or give another path")
    }
  }

  /// - Parameter check: looks at the bytes as they were read back; nothing is left of the file when it throws.
  /// - Returns: why the file, which stands there, may be gone after a power cut; mostly `nil`.
  func put(_ bytes: [UInt8], check: ([UInt8]) throws(Failure) -> Void) throws(Failure) -> Failure? {
    let beside = try write(bytes)
    do throws(Failure) {
      let written = try reach { () throws(DiskError) in try disk.bytes(of: beside) }
      guard written == bytes else {
        throw Failure(
          .unreachable,
          "'\(harmless(path))' does not read back as it was written; nothing is left of it: check the disk")
      }
      try check(written)
      return try take(beside)
    } catch {
      try? disk.remove(beside)
      throw error
    }
  }

  /// Makes an empty file beside the place, under a name nobody has, for whoever writes it piece by piece.
  func reserve() throws(Failure) -> String {
    let (file, beside) = try create()
    disk.close(file)
    return beside
  }

  /// Gives a file written beside the place its name.
  ///
  /// - Returns: why the name may be gone after a power cut; mostly `nil`. The file stands there by then, so whoever
  ///   notes what was written notes this one too.
  func take(_ beside: String) throws(Failure) -> Failure? {
    try reach { () throws(DiskError) in try disk.rename(beside, to: path) }
    do throws(DiskError) { try disk.syncFolder(folder(of: path)) } catch {
      return Failure(
        .unreachable,
        "'\(harmless(path))' is written and noted, but a power cut may undo it: \(error.reason.words); "
          + "\(error.remedy), then export again")
    }
    return nil
  }

  /// Writes a new file under a name nobody has; synced.
  private func write(_ bytes: [UInt8]) throws(Failure) -> String {
    let (file, beside) = try create()
    do throws(DiskError) {
      defer { disk.close(file) }
      try disk.writeAll(bytes, to: file)
      try disk.sync(file)
    } catch {
      try? disk.remove(beside)
      throw Failure(
        .unreachable,
        "cannot write '\(harmless(path))': \(error.reason.words); what stood there is as it was: "
          + error.reason.remedy)
    }
    return beside
  }

  private func create() throws(Failure) -> (OpenFile, String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = "\(folder(of: path))/.\(name.prefix(100))"
    var number = 0
    while true {
      let beside = "\(stem).\(number).new"
      do throws(DiskError) {
        return (try disk.open(beside, for: .creating), beside)
      } catch {
        number += 1
        guard error.reason == .exists, number < 1000 else {
          throw Failure(
            .unreachable,
            "cannot write '\(harmless(path))': \(error.reason.words); nothing was changed: \(error.reason.remedy)"
          )
        }
      }
    }
  }
}
