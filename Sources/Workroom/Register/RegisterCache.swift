import Fieldwork
import Journaling
import Notation

// The register's cache: JSON Lines under $XDG_CACHE_HOME/evenkeel (else ~/.cache/evenkeel), one file for each set of
// paths that was asked for, for its owner alone. It says where in which file the lines stand that matter to the
// register, and by which stamps one sees that a folder or file was not touched since. Words, names and codes of
// people are not in it: they are read from the sessions themselves each time. It may be removed at any time.
//
//   {"format":1,"evenkeel":"0.1.0"}
//   ["FOLDER",[stamp],["FILE",[stamp],[start,end,start,end,…]],["FILE",…]…]
//   {"folders":10000,"digest":"SHA-256 of all lines before, 64 hex digits"}
//
// A stamp is device, inode, size (-1 for a folder), modified and changed, both in nanoseconds since 1970. A file
// without places holds nothing for the register. What was touched within two seconds of being read is left out:
// a file system may give the next change the same time.

/// What was found in sessions' folders the last time, as far as nothing was touched since.
struct RegisterCache: Sendable {
  struct Folder: Hashable, Sendable {
    var stamp: FileStamp
    var files: [File]
  }

  struct File: Hashable, Sendable {
    var name: String
    var stamp: FileStamp
    var places: [Range<Int>]
  }

  /// By the whole path of the session's folder.
  var folders: [String: Folder] = [:]

  /// What is known of a folder; `nil` when it was touched since.
  func folder(_ whole: String, _ stamp: FileStamp) -> Folder? {
    folders[whole].flatMap { $0.stamp == stamp ? $0 : nil }
  }

  static let format = 1

  /// Stamps younger than this, in nanoseconds, prove nothing.
  static let settled = 2_000_000_000

  /// Where the cache of these paths lies.
  static func path(for roots: [String], in folder: String) -> String {
    let digest = Checksum(of: Array(roots.joined(separator: "\n").utf8)).description
    return "\(folder)/register-\(digest.prefix(16)).jsonl"
  }

  /// The cache at `path`; an empty one when it is missing, damaged or of another version: it is made anew then.
  static func read(_ path: String, version: String, on disk: any Disk) -> RegisterCache {
    guard let bytes = try? disk.bytes(of: path) else { return RegisterCache() }
    return bytes.withUnsafeBufferPointer { bytes in
      guard bytes.last == UInt8(ascii: "\n"), let last = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")),
        let end = try? JSON.parse(bytes[(last + 1)...]), let digest = end["digest"]?.string,
        Checksum(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[...last]))).description
          == digest
      else { return RegisterCache() }
      var reader = CacheLines(UnsafeBufferPointer(rebasing: bytes[...last]))
      // No more than there are bytes, whatever it says.
      let folders = min(max(0, end["folders"]?.int ?? 0), bytes.count / 8)
      guard reader.takes(head(version)), let cache = reader.cache(folders: folders) else {
        return RegisterCache()
      }
      return cache
    }
  }

  private static func head(_ version: String) -> [UInt8] {
    JSON.object([.init("format", JSON(format)), .init("evenkeel", .string(version))]).bytes
  }

  /// Writes it, so that there is never half of it. What does not work is not said: nothing is lost by it.
  func write(_ path: String, version: String, on disk: any Disk) {
    var bytes = Self.head(version)
    bytes.append(UInt8(ascii: "\n"))
    for path in folders.keys.sorted() {
      guard let folder = folders[path] else { continue }
      Self.write(path, folder, to: &bytes)
    }
    let digest = Checksum(of: bytes).description
    bytes += JSON.object([.init("folders", JSON(folders.count)), .init("digest", .string(digest))]).bytes
    bytes.append(UInt8(ascii: "\n"))
    try? disk.makeFolders(Journaling.folder(of: path))
    try? disk.replace(path, with: bytes, synced: false, isPrivate: true)
  }

  private static func write(_ path: String, _ folder: Folder, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    JSON.write(path, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    write(folder.stamp, to: &bytes)
    for file in folder.files {
      bytes += ",[".utf8
      JSON.write(file.name, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      write(file.stamp, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      write(file.places.flatMap { [$0.lowerBound, $0.upperBound] }, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes += "]\n".utf8
  }

  private static func write(_ stamp: FileStamp, to bytes: inout [UInt8]) {
    write([stamp.device, stamp.inode, stamp.size, stamp.modified, stamp.changed], to: &bytes)
  }

  private static func write(_ numbers: [Int], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (place, number) in numbers.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += String(number).utf8
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

extension FileStamp {
  /// -1 for a folder.
  fileprivate var size: Int { if case .file(let size) = kind { size } else { -1 } }
}

/// Reads the lines of the cache in the one shape they have: as JSON it would take five times as long.
private struct CacheLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func takes(_ line: [UInt8]) -> Bool {
    guard bytes.count > line.count, bytes[..<line.count].elementsEqual(line) else { return false }
    place = line.count
    return take("\n")
  }

  mutating func cache(folders: Int) -> RegisterCache? {
    var cache = RegisterCache()
    cache.folders.reserveCapacity(folders)
    while place < bytes.count {
      guard take("["), let path = string(), take(","), let stamp = stamp() else { return nil }
      var folder = RegisterCache.Folder(stamp: stamp, files: [])
      while take(",") {
        guard take("["), let name = string(), take(","), let stamp = self.stamp(), take(","),
          let places = places(), take("]")
        else { return nil }
        folder.files.append(RegisterCache.File(name: name, stamp: stamp, places: places))
      }
      guard take("]"), take("\n") else { return nil }
      cache.folders[path] = folder
    }
    return cache
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(truncatingIfNeeded: sign.value) else { return false }
    place += 1
    return true
  }

  private mutating func string() -> String? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    var end = place + 1
    var isPlain = true
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") {
        isPlain = false
        end += 1
      }
      end += 1
    }
    guard end < bytes.count else { return nil }
    defer { place = end + 1 }
    if isPlain { return String(decoding: bytes[(place + 1)..<end], as: UTF8.self) }
    return (try? JSON.parse(bytes[place...end]))?.string
  }

  private mutating func stamp() -> FileStamp? {
    guard take("["), let device = number(), take(","), let inode = number(), take(","), let size = number(),
      take(","), let modified = number(), take(","), let changed = number(), take("]")
    else { return nil }
    return FileStamp(
      kind: size < 0 ? .folder : .file(size), device: device, inode: inode, modified: modified,
      changed: changed)
  }

  private mutating func places() -> [Range<Int>]? {
    guard take("[") else { return nil }
    var places: [Range<Int>] = []
    if take("]") { return places }
    places.reserveCapacity(8)
    repeat {
      guard let start = number(), take(","), let end = number(), start <= end else { return nil }
      places.append(start..<end)
    } while take(",")
    return take("]") ? places : nil
  }

  private mutating func number() -> Int? {
    let isNegative = take("-")
    let start = place
    var number = 0
    while place < bytes.count, (48...57).contains(bytes[place]), place - start < 19 {
      // Nineteen digits may be one too many for an `Int`; the digest has vouched for what was written.
      number = number &* 10 &+ Int(bytes[place] - 48)
      place += 1
    }
    guard place > start else { return nil }
    return isNegative ? -number : number
  }
}
