import Journaling
import Synchronization

/// A disk in memory that can be told to fail, and that knows what a crash or a power cut would leave.
///
/// It behaves as a Linux file system may: bytes written stand in memory until a sync; after a failed sync they are
/// taken for written though the disk never saw them, so that a second sync "succeeds" and proves nothing.
package final class FaultyDisk: Disk {
  private let door = Mutex(())

  /// Only ever touched behind the door.
  nonisolated(unsafe) private var room = Room()

  package init() {}

  private init(_ files: [String: [UInt8]], folders: Set<String>) {
    room.folders = folders
    for (path, bytes) in files { room.names[path] = Node(disk: bytes) }
    room.syncedNames = room.names
  }

  private func withRoom<Result: Sendable, Failure>(
    _ body: (inout Room) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try door.withLock { _ throws(Failure) in try body(&room) }
  }

  /// What goes wrong with one call.
  package enum Failure: Hashable, Sendable {
    case error(DiskError.Reason)
    /// A write takes this many bytes and says so.
    case short(Int)
    /// A write takes this many bytes, then fails: a disk that fills up in the middle.
    case torn(Int, DiskError.Reason)
  }

  /// The names of the calls that can fail, as they stand in ``calls``.
  package enum Call: String, CaseIterable, Hashable, Sendable {
    case open, read, write, sync, cut, state, lock, rename, syncFolder, remove, removeFolder, list, kind,
      stamp, makeFolder
  }

  /// Every call so far, in order.
  package var calls: [Call] { withRoom { $0.calls } }

  /// Makes the call number `number` (from 0, of all calls so far and to come) fail.
  package func fail(_ number: Int, _ failure: Failure) {
    withRoom { $0.failures[number] = failure }
  }

  /// Makes every call of this kind fail until ``recover()``.
  package func failAll(_ call: Call, _ reason: DiskError.Reason) {
    withRoom { $0.lasting[call] = reason }
  }

  /// Nothing fails any more.
  package func recover() {
    withRoom {
      $0.failures = [:]
      $0.lasting = [:]
    }
  }

  /// Puts a file there, whole and synced.
  package func put(_ path: String, _ bytes: [UInt8]) {
    withRoom {
      let node = Node(disk: bytes)
      $0.names[path] = node
      $0.syncedNames[path] = node
    }
  }

  /// Adds to a file behind everybody's back.
  package func meddle(_ path: String, adding bytes: [UInt8]) {
    withRoom { $0.names[path]?.add(bytes) }
  }

  /// Makes `path` lead to no file; those who have it open keep it.
  package func takeAway(_ path: String) { withRoom { _ = $0.names.removeValue(forKey: path) } }

  /// What the system shows of a file; `nil` when there is none.
  package func bytes(at path: String) -> [UInt8]? { withRoom { $0.names[path]?.memory } }

  /// All files there are, in order.
  package var paths: [String] { withRoom { $0.names.keys.sorted() } }

  /// The disk as another process finds it after this program was killed: all that was written is there.
  package func afterKill() -> FaultyDisk {
    withRoom { FaultyDisk($0.names.mapValues(\.memory), folders: $0.folders) }
  }

  /// The disk after a power cut: only what was synced is there, under names that were.
  package func afterPowerCut() -> FaultyDisk {
    withRoom { room in
      // A folder whose move is not on the disk yet is found at its old place.
      let folders = room.moves.reversed().reduce(room.folders) { folders, move in
        Set(folders.map(Room.Move(old: move.new, new: move.old).place))
      }
      // So is one that was taken away, as long as its files are on the disk.
      let held = Set(room.syncedNames.keys.map { folder(of: $0) })
      return FaultyDisk(room.syncedNames.mapValues(\.disk), folders: folders.union(held))
    }
  }
}

// MARK: The room behind it

/// One file: what the system shows, what the disk holds, and which bytes the next sync would write.
private final class Node {
  var memory: [UInt8]
  var disk: [UInt8]
  var isDirty: [Bool]

  /// How often it was written to.
  private(set) var changes = 0

  init(disk: [UInt8]) {
    memory = disk
    self.disk = disk
    isDirty = Array(repeating: false, count: disk.count)
  }

  func add(_ bytes: some Collection<UInt8>) {
    changes += 1
    memory += bytes
    isDirty += Array(repeating: true, count: bytes.count)
  }

  func cut(to size: Int) {
    changes += 1
    memory = Array(memory.prefix(size))
    isDirty = Array(isDirty.prefix(size))
    add(Array(repeating: 0, count: max(0, size - memory.count)))
  }

  func sync() {
    disk = Array(disk.prefix(memory.count))
    disk += Array(repeating: 0, count: memory.count - disk.count)
    for place in memory.indices where isDirty[place] { disk[place] = memory[place] }
    isDirty = Array(repeating: false, count: memory.count)
  }

  /// The system gives up on the bytes that waited, and forgets that they did.
  func failToSync() { isDirty = Array(repeating: false, count: memory.count) }

  /// What was not waiting to be written is read from the disk again.
  func forget() {
    for place in memory.indices where !isDirty[place] { memory[place] = place < disk.count ? disk[place] : 0 }
  }
}

/// What the disk and its open files are.
private struct Room {
  var names: [String: Node] = [:]
  var syncedNames: [String: Node] = [:]
  var folders: Set<String> = [".", "/"]
  var moves: [Move] = []
  var open: [Int32: Node] = [:]
  var locks: [String: String] = [:]
  var nextNumber: Int32 = 3
  var calls: [FaultyDisk.Call] = []
  var failures: [Int: FaultyDisk.Failure] = [:]
  var lasting: [FaultyDisk.Call: DiskError.Reason] = [:]

  /// Notes the call; gives the way it is to fail.
  mutating func begin(_ call: FaultyDisk.Call) -> FaultyDisk.Failure? {
    let number = calls.count
    calls.append(call)
    if let failure = failures[number] { return failure }
    return lasting[call].map { .error($0) }
  }

  func isEmpty(_ path: String) -> Bool {
    !names.keys.contains { $0.hasPrefix(path + "/") } && !folders.contains { $0.hasPrefix(path + "/") }
  }

  /// A power cut may undo it until the folder above is synced; files in it keep what was synced of them.
  mutating func moveFolder(_ old: String, to new: String) throws(DiskError.Reason) {
    if folders.contains(new), !isEmpty(new) { throw .exists }
    guard folders.contains(folder(of: new)) else { throw .missing }
    let move = Move(old: old, new: new)
    folders = Set(folders.map(move.place))
    names = Dictionary(names.map { (move.place($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    moves.append(move)
  }

  /// What is on the disk under a moved folder stands at its new place once the folder above was synced.
  mutating func settleMoves(into path: String) {
    for move in moves where folder(of: move.new) == path {
      syncedNames = Dictionary(
        syncedNames.map { (move.place($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    moves.removeAll { folder(of: $0.new) == path }
  }

  struct Move {
    var old: String
    var new: String

    func place(_ path: String) -> String {
      path == old || path.hasPrefix(old + "/") ? new + path.dropFirst(old.count) : path
    }
  }

  mutating func number(for node: Node) -> Int32 {
    nextNumber += 1
    open[nextNumber] = node
    return nextNumber
  }
}

// MARK: The disk

extension FaultyDisk {
  package func open(_ path: String, for use: FileUse) throws(DiskError) -> OpenFile {
    try run(.open, path, .opening) { room throws(DiskError.Reason) in
      if room.folders.contains(path) { throw .isFolder }
      guard room.folders.contains(folder(of: path)) else { throw .missing }
      let found = room.names[path]
      if use == .creating, found != nil { throw .exists }
      if use == .reading, found == nil { throw .missing }
      let node = found ?? Node(disk: [])
      room.names[path] = node
      if case .replacing = use { node.cut(to: 0) }
      return OpenFile(number: room.number(for: node), path: path)
    }
  }

  package func close(_ file: OpenFile) { withRoom { _ = $0.open.removeValue(forKey: file.number) } }

  package func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DiskError) -> Int {
    let bytes = try run(.read, file.path, .reading) { room throws(DiskError.Reason) in
      guard let node = room.open[file.number] else { throw .other(9) }
      return Array(node.memory.dropFirst(offset).prefix(buffer.count))
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  package func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(DiskError) -> Int {
    let bytes = Array(bytes)
    return try run(.write, file.path, .writing) { room, failure throws(DiskError.Reason) in
      guard let node = room.open[file.number] else { throw .other(9) }
      switch failure {
      case nil:
        node.add(bytes)
        return bytes.count
      case .error(let reason): throw reason
      case .short(let count):
        node.add(bytes.prefix(count))
        return min(count, bytes.count)
      case .torn(let count, let reason):
        node.add(bytes.prefix(count))
        throw reason
      }
    }
  }

  package func sync(_ file: OpenFile) throws(DiskError) {
    try run(.sync, file.path, .syncing) { room, failure throws(DiskError.Reason) in
      guard let node = room.open[file.number] else { throw .other(9) }
      if case .error(let reason) = failure {
        node.failToSync()
        throw reason
      }
      node.sync()
    }
  }

  package func cut(_ file: OpenFile, to size: Int) throws(DiskError) {
    try run(.cut, file.path, .cutting) { room throws(DiskError.Reason) in
      guard let node = room.open[file.number] else { throw .other(9) }
      node.cut(to: size)
    }
  }

  package func state(of file: OpenFile, at path: String) throws(DiskError) -> FileState {
    try run(.state, path, .reading) { room throws(DiskError.Reason) in
      guard let node = room.open[file.number] else { throw .other(9) }
      return FileState(size: node.memory.count, isAtPath: room.names[path] === node)
    }
  }

  package func forget(_ file: OpenFile) { withRoom { $0.open[file.number]?.forget() } }

  package func lock(_ path: String, holder: String) throws(DiskError) -> OpenFile {
    try run(.lock, path, .locking) { room throws(DiskError.Reason) in
      if let other = room.locks[path] { throw .held(by: other) }
      room.locks[path] = holder
      return OpenFile(number: -1, path: path)
    }
  }

  package func unlock(_ lock: OpenFile, at path: String) {
    withRoom { _ = $0.locks.removeValue(forKey: path) }
  }

  package func rename(_ old: String, to new: String) throws(DiskError) {
    try run(.rename, new, .renaming) { room throws(DiskError.Reason) in
      if room.folders.contains(old) { return try room.moveFolder(old, to: new) }
      guard let node = room.names.removeValue(forKey: old) else { throw .missing }
      room.names[new] = node
    }
  }

  package func syncFolder(_ path: String) throws(DiskError) {
    try run(.syncFolder, path, .syncing) { room throws(DiskError.Reason) in
      room.settleMoves(into: path)
      for name in Set(room.names.keys).union(room.syncedNames.keys) where folder(of: name) == path {
        room.syncedNames[name] = room.names[name]
      }
    }
  }

  package func remove(_ path: String) throws(DiskError) {
    try run(.remove, path, .removing) { room throws(DiskError.Reason) in
      guard room.names.removeValue(forKey: path) != nil else { throw .missing }
    }
  }

  package func removeFolder(_ path: String) throws(DiskError) {
    try run(.removeFolder, path, .removing) { room throws(DiskError.Reason) in
      guard room.folders.contains(path) else { throw .missing }
      guard room.isEmpty(path) else { throw .exists }
      room.folders.remove(path)
    }
  }

  package func list(_ path: String) throws(DiskError) -> [String] {
    try run(.list, path, .listing) { room throws(DiskError.Reason) in
      guard room.folders.contains(path) else { throw .missing }
      let inside = (Array(room.names.keys) + room.folders).filter { $0 != path && folder(of: $0) == path }
      return inside.map { String($0.split(separator: "/").last ?? "") }
    }
  }

  package func kind(of path: String) throws(DiskError) -> FileKind {
    try run(.kind, path, .opening) { room throws(DiskError.Reason) in
      if room.folders.contains(path) { return .folder }
      return room.names[path].map { .file($0.memory.count) } ?? .missing
    }
  }

  package func stamp(of path: String) throws(DiskError) -> FileStamp? {
    try run(.stamp, path, .opening) { room throws(DiskError.Reason) in
      if room.folders.contains(path) {
        let names = room.names.keys.filter { folder(of: $0) == path }.count
        return FileStamp(kind: .folder, device: 1, inode: path.hashValue, modified: names, changed: names)
      }
      return room.names[path].map { node in
        FileStamp(
          kind: .file(node.memory.count), device: 1, inode: ObjectIdentifier(node).hashValue,
          modified: node.changes, changed: node.changes)
      }
    }
  }

  package func makeFolder(_ path: String, isPrivate: Bool) throws(DiskError) {
    try run(.makeFolder, path, .making) { room throws(DiskError.Reason) in
      guard room.folders.contains(folder(of: path)) else { throw .missing }
      room.folders.insert(path)
    }
  }

  /// Notes the call and does it, or lets it fail.
  private func run<Result: Sendable>(
    _ call: Call, _ path: String, _ work: DiskError.Work,
    then body: (inout Room) throws(DiskError.Reason) -> Result
  ) throws(DiskError) -> Result {
    try run(call, path, work) { room, failure throws(DiskError.Reason) in
      if case .error(let reason) = failure { throw reason }
      return try body(&room)
    }
  }

  /// The same for a call that knows other ways to fail.
  private func run<Result: Sendable>(
    _ call: Call, _ path: String, _ work: DiskError.Work,
    then body: (inout Room, Failure?) throws(DiskError.Reason) -> Result
  ) throws(DiskError) -> Result {
    do throws(DiskError.Reason) {
      return try withRoom { room throws(DiskError.Reason) in
        let failure = room.begin(call)
        return try body(&room, failure)
      }
    } catch {
      throw DiskError(error, path, during: work)
    }
  }
}
