import Fieldwork
import Journaling
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// The register's cache: JSON Lines under $XDG_CACHE_HOME/evenkeel (else ~/.cache/evenkeel), one file for each set of
// paths that was asked for, for its owner alone. It says where in which file the lines stand that matter to the
// register, and by which stamps one sees that a folder or file was not touched since. Words, names and codes of
// people are not in it: they are read from the sessions themselves each time. It may be removed at any time.
//
//   {"format":2,"evenkeel":"0.1.0"}
//   {"in":"WHOLE PATH OF THE FOLDER THE NEXT ONES LIE IN"}
//   ["FOLDER",[stamp],["FILE",[stamp],[start,end,start,end,…]],["FILE",…]…]
//   {"digest":"SHA-256 of all lines before, 64 hex digits"}
//
// A stamp is device, inode, size (-1 for a folder), modified and changed, both in nanoseconds since 1970. A file
// without places holds nothing for the register. What was touched within two seconds of being read is left out:
// a file system may give the next change the same time.

/// What was found in sessions' folders the last time, as far as nothing was touched since.
///
/// Only the names of the folders are taken from the file as it is read; a line is taken apart when its folder is come
/// to, by as many threads as look at folders.
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

  private var bytes: [UInt8] = []

  /// Where in ``bytes`` the stamp of a folder begins: by the whole path it lies in, and its name.
  private var folders: [String: [String: Int]] = [:]

  /// How many folders it knows.
  private(set) var count = 0

  /// What is known of a folder; `nil` when it was touched since.
  func folder(_ place: SessionSearch.Place, _ stamp: FileStamp) -> Folder? {
    guard let start = folders[place.nest.whole]?[place.name] else { return nil }
    let folder = bytes.withUnsafeBufferPointer { bytes -> Folder? in
      var line = CacheLine(bytes, at: start)
      return line.folder(stamp)
    }
    guard let files = folder?.files, files.contains(where: { $0.name == Reference.journal }),
      files.allSatisfy({ SessionSearch.isForTheRegister($0.name) })
    else { return nil }
    return folder
  }

  static let format = 2

  /// Stamps younger than this, in nanoseconds, prove nothing.
  static let settled = 2_000_000_000

  /// Where the cache of these paths lies.
  static func path(for roots: [String], in folder: String) -> String {
    let digest = Checksum(of: Array(roots.joined(separator: "\n").utf8)).description
    return "\(folder)/register-\(digest.prefix(16)).jsonl"
  }

  // MARK: Reading

  /// The cache at `path`; an empty one when it is missing, damaged or of another version: it is made anew then.
  static func read(_ path: String, version: String, on disk: any Disk) -> RegisterCache {
    guard let bytes = try? disk.bytes(of: path) else { return RegisterCache() }
    return RegisterCache(bytes, version: version) ?? RegisterCache()
  }

  init() {}

  private init?(_ bytes: [UInt8], version: String) {
    let head = Self.head(version)
    let isRead = bytes.withUnsafeBufferPointer { bytes in
      guard let end = Self.vouchedFor(bytes), end >= head.count, bytes[..<head.count].elementsEqual(head)
      else { return false }
      return readNames(bytes, from: head.count, to: end)
    }
    guard isRead else { return nil }
    self.bytes = bytes
  }

  /// The end of what the last line vouches for.
  private static func vouchedFor(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.last == lineFeed, let last = bytes.dropLast().lastIndex(of: lineFeed),
      let digest = (try? JSON.parse(bytes[(last + 1)...]))?["digest"]?.string,
      Checksum(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[...last]))).description
        == digest
    else { return nil }
    return last + 1
  }

  private mutating func readNames(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var place = start
    var (nest, names): (String?, [String: Int]) = (nil, [:])
    defer { if let nest { folders[nest] = names } }
    while place < end, let base = bytes.baseAddress,
      let feed = memchr(base + place, Int32(Self.lineFeed), end - place)
    {
      let next = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(feed)) + 1
      var line = CacheLine(bytes, at: place)
      if let name = line.name() {
        if names.updateValue(line.place, forKey: name) == nil { count += 1 }
      } else {
        guard let inside = (try? JSON.parse(bytes[place..<next]))?["in"]?.string else { return false }
        if let nest { folders[nest] = names }
        (nest, names) = (inside, folders[inside] ?? [:])
      }
      place = next
    }
    return true
  }

  // MARK: Writing

  /// Puts a cache together line by line.
  struct Writer {
    private var bytes: [UInt8]
    private var nest: String?

    init(version: String) { bytes = RegisterCache.head(version) }

    /// Adds what was found at a place. Those that lie in one folder come one after another.
    mutating func add(_ place: SessionSearch.Place, _ folder: Folder) {
      if nest != place.nest.whole {
        nest = place.nest.whole
        bytes += JSON.object([.init("in", .string(place.nest.whole))]).bytes
        bytes.append(RegisterCache.lineFeed)
      }
      bytes.append(UInt8(ascii: "["))
      JSON.write(place.name, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      write(folder.stamp)
      for file in folder.files {
        bytes += ",[".utf8
        JSON.write(file.name, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        write(file.stamp)
        bytes.append(UInt8(ascii: ","))
        write(file.places.flatMap { [$0.lowerBound, $0.upperBound] })
        bytes.append(UInt8(ascii: "]"))
      }
      bytes += "]\n".utf8
    }

    private mutating func write(_ stamp: FileStamp) {
      write([stamp.device, stamp.inode, stamp.size, stamp.modified, stamp.changed])
    }

    private mutating func write(_ numbers: [Int]) {
      bytes.append(UInt8(ascii: "["))
      for (place, number) in numbers.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += String(number).utf8
      }
      bytes.append(UInt8(ascii: "]"))
    }

    /// Puts it where it belongs, so that there is never half of it. What does not work is not said: nothing is lost.
    consuming func finish(_ path: String, on disk: any Disk) {
      let digest = Checksum(of: bytes).description
      bytes += JSON.object([.init("digest", .string(digest))]).bytes
      bytes.append(RegisterCache.lineFeed)
      try? disk.makeFolders(Journaling.folder(of: path))
      try? disk.replace(path, with: bytes, synced: false, isPrivate: true)
    }
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func head(_ version: String) -> [UInt8] {
    JSON.object([.init("format", JSON(format)), .init("evenkeel", .string(version))]).bytes + [lineFeed]
  }
}

extension FileStamp {
  /// -1 for a folder.
  fileprivate var size: Int { if case .file(let size) = kind { size } else { -1 } }
}

/// Reads a line of the cache in the one shape it has: as JSON it would take five times as long.
private struct CacheLine {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    self.bytes = bytes
    self.place = place
  }

  /// Its folder's name, up to the stamp.
  mutating func name() -> String? {
    guard take("["), let name = string(), take(",") else { return nil }
    return name
  }

  /// The rest, when it has this stamp.
  mutating func folder(_ wanted: FileStamp) -> RegisterCache.Folder? {
    guard stamp() == wanted else { return nil }
    var folder = RegisterCache.Folder(stamp: wanted, files: [])
    while take(",") {
      guard take("["), let name = string(), take(","), let stamp = stamp(), take(","), let places = places(),
        take("]")
      else { return nil }
      folder.files.append(RegisterCache.File(name: name, stamp: stamp, places: places))
    }
    return take("]") && take("\n") ? folder : nil
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
