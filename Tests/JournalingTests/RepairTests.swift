import Fieldwork
import Journaling
import Rehearsal
import Testing

private let path = "journal.jsonl"

private func mend(_ disk: FaultyDisk) throws(JournalError) -> Repair {
  try Repair.mend(path, on: disk, holder: "Noor", now: moment())
}

@Suite("mending copies before it cuts")
struct RepairTests {
  @Test(
    "a damaged journal is copied whole, and keeps every line before the damage",
    arguments: Vector.all.filter { $0.expected.hasPrefix("damaged") })
  func damaged(_ vector: Vector) throws {
    let disk = FaultyDisk()
    disk.put(path, vector.journal)
    let before = JournalReader.read(vector.journal)
    let repair = try mend(disk)
    #expect(repair.setAside?.path == "journal.damaged-20261121T140320Z")
    #expect(repair.setAside.flatMap { disk.bytes(at: $0.path) } == vector.journal)
    #expect(repair.found == before)
    let after = JournalReader.read(disk.bytes(at: path) ?? [])
    #expect(after.entries == before.entries)
    #expect([.whole, .empty].contains(after.condition))
  }

  @Test("of a torn journal only the torn line is copied")
  func torn() throws {
    let disk = FaultyDisk()
    let whole = try journal(smallJournal)
    disk.put(path, whole + [0x7B])
    #expect(try mend(disk).setAside == SetAside(path: "journal.torn-20261121T140320Z", length: 1))
    #expect(disk.bytes(at: path) == whole)
  }

  @Test("a whole journal, or one with nothing in it, is left alone", arguments: [true, false])
  func whole(_ isEmpty: Bool) throws {
    let disk = FaultyDisk()
    disk.put(path, isEmpty ? [] : try journal(smallJournal))
    #expect(try mend(disk).setAside == nil)
    #expect(disk.paths == [path])
  }

  @Test(
    "a newer journal and something else are refused unchanged",
    arguments: Vector.all.filter { $0.expected.hasPrefix("newer") || $0.expected.hasPrefix("not a") })
  func refused(_ vector: Vector) throws {
    let disk = FaultyDisk()
    disk.put(path, vector.journal)
    #expect(throws: JournalError.self) { try mend(disk) }
    #expect(disk.bytes(at: path) == vector.journal)
    #expect(disk.paths == [path])
  }

  @Test("a journal that is being written to is not mended")
  func held() throws {
    let disk = FaultyDisk()
    disk.put(path, try journal(smallJournal))
    let writer = try open(path, on: disk).writer
    disk.meddle(path, adding: [0x7B])
    #expect(throws: JournalError.held(path: path, by: "Noor")) { try mend(disk) }
    writer.close()
  }

  @Test("whichever call fails, and if power fails too, nothing that was there is gone")
  func failing() throws {
    let good = try journal(smallJournal)
    let bad = good + Array("damage\n".utf8) + good
    for call in 0..<25 {
      for failure in [FaultyDisk.Failure.error(.full), .torn(100, .failing), .short(50)] {
        let disk = FaultyDisk()
        disk.put(path, bad)
        disk.fail(call, failure)
        _ = try? mend(disk)
        for after in [disk.afterKill(), disk.afterPowerCut()] {
          let isMended = after.bytes(at: path) == good && after.paths.contains { after.bytes(at: $0) == bad }
          #expect(isMended || after.bytes(at: path) == bad, "call \(call), \(failure)")
        }
      }
    }
  }
}

@Suite("withdrawn words are gone, and the chain still verifies")
struct WithdrawingTests {
  @Test("bodies and salts are removed, all other lines stay byte for byte")
  func removed() throws {
    let whole = try journal(smallJournal)
    let result = try Withdrawing.removing([1, 4], from: whole, path: path)
    let before = whole.split(separator: 0x0A)
    let after = result.split(separator: 0x0A)
    for line in [0, 2, 3] { #expect(Array(after[line]) == Array(before[line])) }
    #expect(!String(decoding: result, as: UTF8.self).contains("Friday"))
    let reading = JournalReader.read(result)
    #expect(reading.condition == .whole)
    #expect(reading.withdrawnLines == 2)
    #expect(reading.entries[1].entry == .removed(kind: "turn"))
    #expect(reading.lastChain == JournalReader.read(whole).lastChain)
    #expect(try Withdrawing.removing([1, 4], from: result, path: path) == result)
  }

  @Test("the journal goes on after a withdrawal")
  func goesOn() throws {
    let disk = FaultyDisk()
    disk.put(path, try Withdrawing.removing([1, 4], from: try journal(smallJournal), path: path))
    _ = try open(path, on: disk).writer.keep(turn("next"), at: moment(90))
    #expect(JournalReader.read(disk.bytes(at: path) ?? []).condition == .whole)
  }

  @Test(
    "a journal that is not whole is left alone",
    arguments: Vector.all.filter { !$0.expected.hasPrefix("whole") })
  func notWhole(_ vector: Vector) {
    #expect(throws: JournalError.self) { try Withdrawing.removing([0], from: vector.journal, path: path) }
  }
}
