import Foundation
import Journaling
import Testing

/// The real disk, in a folder that is made for one test and goes with it.
@Suite("the real disk does what the rehearsal disk does")
struct SystemDiskTests {
  private let disk = SystemDisk()

  @Test("a session on the real disk: opened, kept, killed in the middle of a line, opened again, mended")
  func session() throws {
    let folder = try Folder()
    let path = folder.path("journal.jsonl")
    let writer = try open(path, on: disk).writer
    for (place, entry) in smallJournal.enumerated() { _ = try writer.keep(entry, at: moment(place)) }
    #expect(try JournalReader.read(path, on: disk).entries.map(\.entry) == smallJournal)
    writer.close()
    #expect(try disk.list(folder.path).sorted() == ["journal.jsonl"])
    #expect(try disk.bytes(of: path) == journal(smallJournal))

    let file = try disk.open(path, for: .appending)
    try disk.writeAll(Array("{\"seq\"".utf8), to: file)
    disk.close(file)
    let again = try open(path, on: disk)
    #expect(again.tornLine?.length == 6)
    #expect(try again.writer.keep(turn("next"), at: moment(60)).first?.number == smallJournal.count)
    #expect(try JournalReader.read(path, on: disk).condition == .whole)
  }

  @Test("a second opener is refused and reads who holds the lock, whatever they call themselves")
  func lock() throws {
    let folder = try Folder()
    let path = folder.path("journal.lock")
    let first = try disk.lock(path, holder: "Noor \u{1B}[2J, process 1 on lab")
    let error = #expect(throws: DiskError.self) { try disk.lock(path, holder: "Sam") }
    #expect(error?.reason == .held(by: "Noor \u{1B}[2J, process 1 on lab"))
    #expect(error?.description.contains("\u{1B}") == false)
    disk.unlock(first, at: path)
    #expect(try disk.kind(of: path) == .missing)
    let second = try disk.lock(path, holder: "Sam")
    disk.unlock(second, at: path)
  }

  @Test("a lock file that nobody holds is taken over; a link in its place is refused")
  func staleLock() throws {
    let folder = try Folder()
    let path = folder.path("journal.lock")
    try disk.replace(path, with: Array("Kim, process 9 on lab\n".utf8), synced: false)
    let lock = try disk.lock(path, holder: "Sam")
    #expect(try disk.bytes(of: path) == Array("Sam\n".utf8))
    disk.unlock(lock, at: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path("other"))
    #expect(throws: DiskError(.linkLoop, path, during: .locking)) { try disk.lock(path, holder: "Sam") }
    #expect(try disk.kind(of: folder.path("other")) == .missing)
  }

  @Test("each way of not being a plain file has its own word")
  func kinds() throws {
    let folder = try Folder()
    #expect(try disk.kind(of: folder.path) == .folder)
    #expect(try disk.kind(of: folder.path("none")) == .missing)
    #expect(try disk.kind(of: "/dev/null") == .other)
    #expect(throws: DiskError(.notAFile, "/dev/null", during: .reading)) { try disk.bytes(of: "/dev/null") }
    #expect(throws: JournalError.notAFile(path: "/dev/null")) {
      try JournalReader.read("/dev/null", on: disk)
    }
    #expect(throws: JournalError.isFolder(path: folder.path)) {
      try JournalReader.read(folder.path, on: disk)
    }
    try disk.replace(folder.path("file"), with: [1, 2, 3], synced: true)
    #expect(try disk.kind(of: folder.path("file")) == .file(3))
    #expect(throws: DiskError(.notAFolder, folder.path("file/x"), during: .opening)) {
      try disk.kind(of: folder.path("file/x"))
    }
    #expect(throws: DiskError(.tooLarge, folder.path("file"), during: .reading)) {
      try disk.bytes(of: folder.path("file"), limit: 2)
    }
  }

  @Test("a full disk is called full")
  func full() throws {
    // The one file of every Linux system that is always full.
    let path = "/dev/full"
    guard try disk.kind(of: path) == .other else { return }
    let file = try disk.open(path, for: .appending)
    defer { disk.close(file) }
    #expect(throws: DiskError(.full, path, during: .writing)) { try disk.writeAll([1], to: file) }
  }

  @Test("replacing leaves the old file or the new one, nothing beside it, and private means private")
  func replacing() throws {
    let folder = try Folder()
    let path = folder.path("key.json")
    try disk.replace(path, with: [1], synced: true)
    try disk.replace(path, with: [2, 3], synced: true, isPrivate: true)
    #expect(try disk.bytes(of: path) == [2, 3])
    #expect(try disk.list(folder.path) == ["key.json"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try disk.makeFolder(folder.path("private"), isPrivate: true)
    try disk.makeFolder(folder.path("private"), isPrivate: true)
    let folderMode = try FileManager.default.attributesOfItem(atPath: folder.path("private"))
    #expect(folderMode[.posixPermissions] as? Int == 0o700)
    #expect(throws: DiskError(.exists, path, during: .making)) { try disk.makeFolder(path, isPrivate: false) }
  }

  @Test("an open file knows its size and whether its path still leads to it")
  func state() throws {
    let folder = try Folder()
    let path = folder.path("journal.jsonl")
    let file = try disk.open(path, for: .appending)
    defer { disk.close(file) }
    try disk.writeAll([1, 2, 3], to: file)
    #expect(try disk.state(of: file, at: path) == FileState(size: 3, isAtPath: true))
    try disk.cut(file, to: 1)
    disk.forget(file)
    try disk.sync(file)
    try disk.rename(path, to: folder.path("moved"))
    #expect(try disk.state(of: file, at: path) == FileState(size: 1, isAtPath: false))
    try disk.replace(path, with: [1], synced: false)
    #expect(try disk.state(of: file, at: path).isAtPath == false)
  }

  @Test("a missing folder and a file that is there already are told apart")
  func opening() throws {
    let folder = try Folder()
    #expect(throws: DiskError(.missing, folder.path("no/journal.jsonl"), during: .opening)) {
      try disk.open(folder.path("no/journal.jsonl"), for: .appending)
    }
    disk.close(try disk.open(folder.path("a"), for: .creating))
    #expect(throws: DiskError(.exists, folder.path("a"), during: .opening)) {
      try disk.open(folder.path("a"), for: .creating)
    }
    let error = #expect(throws: JournalError.self) { try open(folder.path("no/journal.jsonl"), on: disk) }
    #expect(error?.reason == "it is not there")
  }

  @Test("whoever takes a lock is named by name, process and machine")
  func holder() {
    #expect(
      SystemDisk.holder(name: "Noor").hasPrefix(
        "Noor, process \(ProcessInfo.processInfo.processIdentifier) on "))
    #expect(SystemDisk.holder(name: nil).hasPrefix("process "))
  }
}

@Suite("paths are taken apart by their bytes")
struct PathTests {
  @Test(
    "the folder and the name without its ending",
    arguments: [
      ("journal.jsonl", ".", "journal"), ("a/journal.jsonl", "a", "a/journal"), ("/x", "/", "/x"),
      ("a.b/observer", "a.b", "a.b/observer"), ("a/b.c.d", "a", "a/b.c"),
      ("日本/e\u{301}.jsonl", "日本", "日本/e\u{301}"),
    ])
  func parts(_ path: String, _ parent: String, _ stem: String) {
    #expect(folder(of: path) == parent)
    #expect(withoutEnding(path) == stem)
  }
}

private final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "evenkeel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }
}
