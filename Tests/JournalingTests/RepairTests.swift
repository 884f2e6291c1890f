import Fieldwork
import Journaling
import Rehearsal
import Testing

private let path = "journal.jsonl"

private func mend(_ disk: FaultyDisk) throws(JournalError) -> Repair {
  try Repair.mend(
    path, on: disk, holder: "Noor", now: moment(), version: "test", chance: FixedChance(seed: 7))
}

@Suite("mending copies before it cuts")
struct RepairTests {
  @Test(
    "a damaged journal is copied whole; of its lines those stand that verify does not name, each under its number",
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
    #expect([.whole, .empty].contains(after.condition))
    // A journal that lost its first line begins with a new one.
    let first = before.entries.isEmpty && !after.entries.isEmpty ? 1 : 0
    let kept = try JournalReader.readPastDamage(path, on: before.damage.isEmpty ? disk : laid(vector.journal))
    let rising = kept.entries.reduce(into: [KeptEntry]()) { lines, line in
      if line.number > (lines.last?.number ?? first - 1) { lines.append(line) }
    }
    #expect(after.entries.dropFirst(first).dropLast() == rising[...])
    #expect(after.entries.prefix(before.lines) == before.entries.prefix(before.lines))
    #expect(after.repairs.map(\.lines) == (after.entries.isEmpty ? [] : [before.damage.map(\.line)]))
    #expect(try mend(disk).setAside == nil, "mended once it is whole")
  }

  private func laid(_ journal: [UInt8]) -> FaultyDisk {
    let disk = FaultyDisk()
    disk.put(path, journal)
    return disk
  }

  @Test("marks and corrections behind the damage still find their lines, and a writer goes on behind them")
  func references() throws {
    let disk = FaultyDisk()
    let whole = try journal([
      opening, turn("first"), turn("second"), .mark(Marking(EntryID(1), "quote")),
      .correction(Correction(EntryID(1), "first, in other words")), .undo(3),
    ])
    disk.put(path, whole.replacing(Array("second".utf8), with: Array("sec0nd".utf8)))
    let repair = try mend(disk)
    #expect(repair.record == RepairRecord(lines: [3], damaged: 1, kept: 3, copy: repair.setAside?.path ?? ""))
    let reading = JournalReader.read(disk.bytes(at: path) ?? [])
    #expect(reading.entries.map(\.number) == [0, 1, 3, 4, 5, 6])
    #expect(
      reading.entries.map(\.entry.kindWord) == ["opened", "turn", "mark", "correction", "undo", "repaired"])
    #expect(reading.missingNumbers == 1)
    #expect(try open(path, on: disk).writer.keep(turn("next"), at: moment(90)).first?.number == 7)
  }

  @Test(
    "keys of later versions, blanks and withdrawn lines behind the damage stay byte for byte but for the chain"
  )
  func byteForByte() throws {
    for name in ["whole-later-kinds-and-keys.txt", "whole-other-order-and-blanks.txt", "whole-withdrawn.txt"]
    {
      let vector = try #require(Vector.all.first { $0.name == name })
      var lines = vector.journal.split(separator: 0x0A).map(Array.init)
      lines.insert(Array("no line at all".utf8), at: 1)
      let disk = laid(Array(lines.joined(separator: [0x0A])) + [0x0A])
      _ = try mend(disk)
      let after = (disk.bytes(at: path) ?? []).split(separator: 0x0A).map(Array.init)
      #expect(after.count == lines.count)
      for (line, mended) in zip(lines.filter { $0 != lines[1] }, after) {
        #expect(withoutChain(line) == withoutChain(mended))
      }
      #expect(JournalReader.read(disk.bytes(at: path) ?? []).condition == .whole, "\(name)")
    }
  }

  private func withoutChain(_ line: [UInt8]) -> String {
    String(decoding: line, as: UTF8.self).replacing(#/"chain"\s*:\s*"[0-9a-f]{64}"/#, with: "")
  }

  @Test(
    "a session whose first line was lost opens again, and a rehearsal stays one", arguments: [true, false])
  func firstLine(_ isRehearsal: Bool) throws {
    let disk = FaultyDisk()
    let whole = try journal([
      .opened(Opening(session: "group-a", evenkeel: "0.1.0", isRehearsal: isRehearsal)), turn("first"),
    ])
    disk.put(path, [0x7C] + whole.dropFirst())
    _ = try mend(disk)
    let reading = JournalReader.read(disk.bytes(at: path) ?? [])
    #expect(reading.condition == .whole)
    guard case .opened(let opening)? = reading.entries.first?.entry else {
      Issue.record("no 'opened'")
      return
    }
    #expect(opening.isRehearsal == isRehearsal)
    #expect(opening.evenkeel == "test")
    #expect(reading.entries.dropFirst().first?.entry == turn("first"))
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
    let bad = good.replacing(Array("Friday".utf8), with: Array("Monday".utf8))
    let mended = laid(bad)
    _ = try mend(mended)
    let whole = mended.bytes(at: path)
    for call in 0..<40 {
      for failure in [FaultyDisk.Failure.error(.full), .torn(100, .failing), .short(50)] {
        let disk = laid(bad)
        disk.fail(call, failure)
        _ = try? mend(disk)
        for after in [disk.afterKill(), disk.afterPowerCut()] {
          let isMended = after.bytes(at: path) == whole && after.paths.contains { after.bytes(at: $0) == bad }
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
