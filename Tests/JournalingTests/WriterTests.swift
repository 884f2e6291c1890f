import Fieldwork
import Journaling
import Rehearsal
import Testing

private let path = "journal.jsonl"

@Suite("a line is kept when it is on the disk, and not before")
struct WriterTests {
  @Test("lines that wait together share one write and one sync, and stay lines of their own")
  func groups() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    let before = disk.calls.count
    let kept = try writer.keep([opening, turn("a"), turn("b")].map { .init($0, at: moment()) })
    // With a journal's first lines its name is made sure of, too.
    #expect(disk.calls.dropFirst(before) == [.state, .write, .sync, .syncFolder])
    let beforeMore = disk.calls.count
    _ = try writer.keep([turn("c"), turn("d")].map { .init($0, at: moment()) })
    #expect(disk.calls.dropFirst(beforeMore) == [.state, .write, .sync])
    #expect(kept.map(\.number) == [0, 1, 2])
    #expect(JournalReader.read(disk.bytes(at: path) ?? []).entries.prefix(3) == kept[...])
  }

  @Test("keeping nothing touches nothing")
  func nothing() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    let before = disk.calls.count
    #expect(try writer.keep([]).isEmpty)
    #expect(disk.calls.count == before)
  }

  @Test("a power cut right after a new journal's first line leaves the line and the file's name")
  func newFile() throws {
    let disk = FaultyDisk()
    _ = try open(path, on: disk).writer.keep(opening, at: moment())
    #expect(JournalReader.read(disk.afterPowerCut().bytes(at: path) ?? []).entries.map(\.entry) == [opening])
  }

  @Test("a journal whose name never reached the disk has it there with the first line another writer keeps")
  func nameOfAnOlderFile() throws {
    let disk = FaultyDisk()
    disk.failAll(.syncFolder, .failing)
    let first = try open(path, on: disk).writer
    _ = try? first.keep(opening, at: moment())
    #expect(JournalReader.read(disk.bytes(at: path) ?? []).lines == 1, "written, and not shown as kept")
    first.close()
    disk.recover()
    _ = try open(path, on: disk).writer.keep(turn("a"), at: moment(1))
    let left = JournalReader.read(disk.afterPowerCut().bytes(at: path) ?? [])
    #expect(left.entries.map(\.entry) == [opening, turn("a")])
  }

  @Test("a journal opened again goes on with the next number and the same chain")
  func resumed() throws {
    let disk = FaultyDisk()
    disk.put(path, try journal(smallJournal))
    let opened = try open(path, on: disk)
    #expect(opened.reading.entries.map(\.entry) == smallJournal)
    #expect(opened.tornLine == nil)
    #expect(try opened.writer.keep(turn("next"), at: moment(60)).first?.number == smallJournal.count)
    #expect(JournalReader.read(disk.bytes(at: path) ?? []).condition == .whole)
  }

  @Test("when the clock is set back, a line takes the time of the line before")
  func clockBack() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    _ = try writer.keep(opening, at: moment(100))
    let kept = try writer.keep([.init(turn("a"), at: moment(50)), .init(turn("b"), at: moment(150))])
    #expect(kept.map(\.at) == [moment(100), moment(150)])
    writer.close()
    #expect(try open(path, on: disk).writer.keep(turn("c"), at: moment(7)).first?.at == moment(150))
  }

  @Test("a journal begins with 'opened', once")
  func begins() throws {
    let writer = try open(path, on: FaultyDisk()).writer
    #expect(throws: JournalError.cannotBeKept(path: path, kind: "turn")) {
      try writer.keep(turn("a"), at: moment())
    }
    _ = try writer.keep(opening, at: moment())
    #expect(throws: JournalError.cannotBeKept(path: path, kind: "opened")) {
      try writer.keep(opening, at: moment())
    }
    #expect(try writer.keep(turn("a"), at: moment()).count == 1)
  }

  @Test("a second writer is refused and told who holds the journal; an observer's file has a lock of its own")
  func secondWriter() throws {
    let disk = FaultyDisk()
    let first = try open(path, on: disk).writer
    let error = #expect(throws: JournalError.self) {
      try JournalWriter.open(path, on: disk, holder: "Sam", now: moment(), chance: FixedChance(seed: 2))
    }
    #expect(error == .held(path: path, by: "Noor"))
    #expect(error?.description.contains("Noor") == true)
    #expect(throws: Never.self) { try open("observer-sam.jsonl", on: disk) }
    first.close()
    #expect(throws: Never.self) { try open(path, on: disk) }
  }

  @Test("a closed writer keeps nothing and says so")
  func closed() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    _ = try writer.keep(opening, at: moment())
    writer.close()
    #expect(throws: JournalError.moved(path: path)) { try writer.keep(turn("a"), at: moment()) }
  }

  @Test(
    "a journal that is damaged, newer or something else is refused unchanged, and its lock is given back",
    arguments: ["{\"seq\":0}\n", "# a guide\n", "\u{7F}ELF\n"])
  func refused(_ text: String) throws {
    let disk = FaultyDisk()
    disk.put(path, Array(text.utf8))
    #expect(throws: JournalError.self) { try open(path, on: disk) }
    #expect(disk.bytes(at: path) == Array(text.utf8))
    disk.put(path, [])
    #expect(throws: Never.self) { try open(path, on: disk) }
  }
}

@Suite("a torn last line is copied before it is cut")
struct TornLineTests {
  @Test("opening to write puts the torn line beside the journal and goes on after the last whole line")
  func setAside() throws {
    let disk = FaultyDisk()
    let whole = try journal(smallJournal)
    disk.put(path, whole + Array("{\"seq\":5,\"at".utf8))
    let opened = try open(path, on: disk)
    #expect(opened.tornLine?.path == "journal.torn-20261121T140320Z")
    #expect(opened.tornLine.flatMap { disk.bytes(at: $0.path) } == Array("{\"seq\":5,\"at".utf8))
    #expect(disk.bytes(at: path) == whole)
    opened.writer.close()

    disk.meddle(path, adding: [0x7B])
    let again = try open(path, on: disk)
    #expect(again.tornLine?.path == "journal.torn-20261121T140320Z-2")
    #expect(again.reading.entries.count == smallJournal.count)
  }

  @Test(
    "whichever call fails, and if power fails too, the torn line is still there, in the journal or beside it")
  func failing() throws {
    let whole = try journal(smallJournal)
    let torn = Array("{\"seq\":5,\"at".utf8)
    for call in 0..<20 {
      for failure in [FaultyDisk.Failure.error(.full), .torn(3, .failing), .short(2)] {
        let disk = FaultyDisk()
        disk.put(path, whole + torn)
        disk.fail(call, failure)
        _ = try? open(path, on: disk)
        for after in [disk.afterKill(), disk.afterPowerCut()] {
          let isUncut = after.bytes(at: path) == whole + torn
          let isBeside =
            after.bytes(at: path) == whole && after.paths.contains { after.bytes(at: $0) == torn }
          #expect(isUncut || isBeside, "call \(call), \(failure)")
          #expect(try open(path, on: after).reading.entries.map(\.entry) == smallJournal)
        }
      }
    }
  }
}

@Suite("whatever fails, every kept line is there exactly once, in order")
struct FaultTests {
  private static let failures: [FaultyDisk.Failure] = [
    .error(.full), .error(.failing), .short(0), .short(1), .short(200), .torn(0, .full), .torn(60, .full),
    .torn(400, .failing),
  ]

  @Test("one call fails, whichever it is", arguments: 0..<28)
  func oneFailure(_ call: Int) throws {
    for failure in Self.failures {
      var play = Play()
      play.disk.fail(call, failure)
      play.run()
      play.compare("call \(call), \(failure)")
    }
  }

  @Test("two calls fail, whichever they are", arguments: 0..<26)
  func twoFailures(_ call: Int) throws {
    for second in call + 1..<call + 9 {
      for failure in [FaultyDisk.Failure.error(.failing), .torn(60, .full)] {
        var play = Play()
        play.disk.fail(call, failure)
        play.disk.fail(second, failure)
        play.run()
        play.compare("calls \(call) and \(second), \(failure)")
      }
    }
  }

  @Test(
    "a call that fails for as long as it likes keeps nothing, says what to do, and works again after",
    arguments:
      FaultyDisk.Call.allCases)
  func lasting(_ call: FaultyDisk.Call) throws {
    for reason in [DiskError.Reason.full, .failing, .readOnly, .noPermission] {
      var play = Play()
      play.run(upTo: 3)
      play.disk.failAll(call, reason)
      play.run(upTo: 5)
      play.disk.recover()
      play.run()
      play.compare("\(call) fails: \(reason)")
    }
  }

  @Test("after a failed sync the line is written again under a new number, never synced a second time")
  func failedSync() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    _ = try writer.keep(opening, at: moment())
    disk.fail(disk.calls.count + 2, .error(.failing))
    let before = disk.calls.count
    let kept = try writer.keep(turn("a"), at: moment(1))
    #expect(
      disk.calls.dropFirst(before)
        == [.state, .write, .sync, .kind, .open, .read, .cut, .sync, .write, .sync])
    #expect(kept.map(\.number) == [2])
    #expect(writer.overcome?.reason == .failing)
    #expect(JournalReader.read(disk.afterPowerCut().bytes(at: path) ?? []).entries.map(\.number) == [0, 2])
    _ = try writer.keep(turn("b"), at: moment(2))
    #expect(writer.overcome == nil)
  }

  @Test("a disk that fails to sync and lies about it afterwards is what these tests rehearse with")
  func rehearsal() throws {
    let disk = FaultyDisk()
    let file = try disk.open("x", for: .appending)
    try disk.syncFolder(".")
    try disk.writeAll([1, 2, 3], to: file)
    disk.fail(disk.calls.count, .error(.failing))
    #expect(throws: DiskError.self) { try disk.sync(file) }
    try disk.sync(file)
    #expect(disk.bytes(at: "x") == [1, 2, 3])
    #expect(disk.afterPowerCut().bytes(at: "x") == [0, 0, 0])
    disk.forget(file)
    #expect(disk.bytes(at: "x") == [0, 0, 0])
  }

  @Test("a journal that is moved away is named, and goes on once it is put back")
  func movedAway() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    _ = try writer.keep([opening, turn("a")].map { .init($0, at: moment()) })
    let copy = disk.bytes(at: path) ?? []
    disk.takeAway(path)
    #expect(throws: JournalError.moved(path: path)) { try writer.keep(turn("b"), at: moment()) }
    disk.put(path, Array(copy.dropLast(100)))
    #expect(throws: JournalError.lost(path: path)) { try writer.keep(turn("b"), at: moment()) }
    disk.put(path, copy)
    #expect(try writer.keep(turn("b"), at: moment()).count == 1)
    let read = JournalReader.read(disk.bytes(at: path) ?? [])
    #expect(read.entries.map(\.entry) == [opening, turn("a"), turn("b")])
  }

  @Test("what another program writes into the journal is neither overwritten nor cut off")
  func meddled() throws {
    let disk = FaultyDisk()
    let writer = try open(path, on: disk).writer
    _ = try writer.keep(opening, at: moment())
    disk.meddle(path, adding: Array("hello\n".utf8))
    let before = disk.bytes(at: path)
    for _ in 0..<2 {
      #expect(throws: JournalError.changedElsewhere(path: path)) { try writer.keep(turn("b"), at: moment()) }
    }
    #expect(disk.bytes(at: path) == before)
  }
}

/// A facilitator who keeps five things, one of them three lines at once, and tries again when told to.
private struct Play {
  let disk = FaultyDisk()
  var kept: [KeptEntry] = []
  private var writer: JournalWriter?
  private var done = 0

  private static let steps: [[Entry]] = [
    [opening], [turn("one")], [turn("two")], [turn("three"), turn("four"), turn("five")], [turn("six")],
    [turn("seven")],
  ]

  mutating func run(upTo end: Int = Self.steps.count) {
    for step in done..<end {
      // Five times are more than any of these faults lasts, unless it lasts for ever.
      for _ in 0..<5 where done == step { attempt(Self.steps[step]) }
      checkDisks()
    }
  }

  private mutating func attempt(_ entries: [Entry]) {
    do throws(JournalError) {
      if writer == nil { writer = try open(path, on: disk).writer }
      guard let writer else { return }
      kept += try writer.keep(entries.map { .init($0, at: moment(done)) })
      done += 1
    } catch {
      expectRemedy(error)
    }
  }

  private func expectRemedy(_ error: JournalError) {
    guard case .notKept(let why) = error else {
      guard case .unreachable = error else {
        Issue.record("\(error)")
        return
      }
      return
    }
    #expect(error.description.contains(why.reason.words) && error.description.contains(why.reason.remedy))
    #expect(error.description.contains("still in the input line"))
  }

  /// At every moment, what a kill or a power cut would leave holds all that was kept, each once.
  private func checkDisks() {
    for after in [disk.afterKill(), disk.afterPowerCut()] {
      let reading = JournalReader.read(after.bytes(at: path) ?? [])
      #expect(Array(reading.entries.prefix(kept.count)) == kept)
    }
  }

  func compare(_ what: String) {
    #expect(done == Self.steps.count, "\(what)")
    for after in [disk, disk.afterKill(), disk.afterPowerCut()] {
      let reading = JournalReader.read(after.bytes(at: path) ?? [])
      #expect(reading.condition == .whole, "\(what)")
      #expect(reading.entries == kept, "\(what)")
      #expect(reading.entries.map(\.entry) == Self.steps.flatMap { $0 }, "\(what)")
    }
  }
}
