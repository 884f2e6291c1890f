import Fieldwork
import Notation

/// Reads a journal piece by piece, checking every line and the chain.
///
/// What follows the last line end is a torn line, whatever it holds: a line is kept once its line end is. A complete
/// line that does not check out is damage, also when it is the last. Entries are given up to the first damage;
/// the lines after it are only checked and counted.
package struct JournalReader {
  /// What has been read so far. ``Reading/tail`` is filled by ``finished()``.
  package private(set) var reading = Reading()

  /// A line of 65,536 bytes of text, six bytes for each when all is escaped, a hundred of them in one batch: rounded
  /// up. Longer ones are taken for damage instead of for memory.
  package static let maxLineBytes = 1 << 26

  /// Entries behind damage are given too, for whoever says that a gap does not matter to them.
  private var goesPastDamage = false

  /// Where the lines stand that are whole in themselves behind the first damage, without their LF; filled only when
  /// their entries are given too.
  private var placesBehindDamage: [Range<Int>] = []

  /// A file that is no journal shows it by then.
  private static let firstLook = 4096

  /// The beginning of a line whose end is still to come.
  private var pending: [UInt8] = []

  /// Lines seen, and bytes up to the end of the last.
  private var linesSeen = 0
  private var bytesSeen = 0

  /// The chain the next line must follow; `nil` after a line that could not be taken apart.
  private var expectedChain: Checksum? = .zero

  /// Bytes dropped of a line that grew too long to be one.
  private var skippedBytes = 0

  package init() {}

  /// Nothing that could follow would change the reading.
  package var isDone: Bool { reading.isNoJournal || reading.newerFormat != nil }

  /// Takes the next bytes of the file.
  package mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while !isDone, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      takeLine(UnsafeBufferPointer(rebasing: rest[..<end]))
      rest = rest[(end + 1)...]
    }
    guard !isDone, !rest.isEmpty else { return }
    pending += rest
    if linesSeen == 0, pending.count >= Self.firstLook, !beginsLikeALine(pending),
      rest.contains(where: { $0 != 0 })
    {
      reading.isNoJournal = true
    }
    guard skippedBytes + pending.count > Self.maxLineBytes else { return }
    skippedBytes += pending.count
    pending = []
  }

  /// Everything read so far, with what stands after the last line end as a tail.
  package func finished() -> Reading {
    var reading = reading
    let length = skippedBytes + pending.count
    guard length > 0, !isDone else { return reading }
    // After a power cut a new file may hold nothing but zeros.
    if linesSeen == 0, skippedBytes == 0, !beginsLikeALine(pending), pending.contains(where: { $0 != 0 }) {
      reading.isNoJournal = true
    } else {
      reading.tail = Reading.Tail(line: linesSeen + 1, offset: bytesSeen, length: length)
    }
    return reading
  }

  /// Hands over the entries read since the last time, so that they need not all be held at once.
  package mutating func takeEntries() -> [KeptEntry] {
    let entries = reading.entries
    reading.entries = []
    return entries
  }

  /// Drops what came after the last line end: it is read again once there is more of it.
  package mutating func forgetTail() {
    pending = []
    skippedBytes = 0
  }

  // MARK: One line

  private mutating func takeLine(_ bytes: UnsafeBufferPointer<UInt8>) {
    let length = skippedBytes + pending.count + bytes.count
    defer { forgetTail() }
    if length > Self.maxLineBytes {
      expectedChain = nil
      note(.tooLong, length: length)
    } else if pending.isEmpty {
      check(bytes)
    } else {
      let line = pending + bytes
      line.withUnsafeBufferPointer { check($0) }
    }
  }

  private mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    if linesSeen == 0 { lookAtTheFirst(bytes) }
    guard !isDone else { return }
    do throws(Fault) {
      keep(try checked(bytes), length: bytes.count)
    } catch {
      note(error, length: bytes.count)
    }
  }

  private mutating func checked(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> RawLine {
    let expected = expectedChain
    expectedChain = nil
    let line = try RawLine(bytes)
    // Even when this line turns out wrong, the next can be compared with what this one says of itself.
    expectedChain = line.chain
    guard line.digestFits(bytes) else { throw .changed }
    if let expected, !line.chainFits(after: expected, bytes) { throw .brokenChain }
    if let last = reading.lastNumber, line.number <= last { throw .notRising(line.number, after: last) }
    if linesSeen == 0, line.kind != "opened" { throw .notOpened(kind: line.kind) }
    return line
  }

  /// Whether this is a journal at all, and one of a format known here.
  private mutating func lookAtTheFirst(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let line = try? JSON.parse(bytes) else {
      // Damage could be anywhere in the line; that it hits both of these is next to impossible.
      reading.isNoJournal = !bytes.starts(with: lineBeginning) && !holdsAChain(bytes)
      return
    }
    if line["kind"]?.string == "opened", let format = line["body"]?["format"]?.int,
      format > Opening.currentFormat
    {
      reading.newerFormat = format
      // The checksums of a later format may be others; when the line has ours they must fit.
      if let raw = try? RawLine(bytes), !raw.digestFits(bytes) { note(.changed, length: bytes.count) }
    } else {
      reading.isNoJournal = line["digest"] == nil && line["chain"] == nil
    }
  }

  private mutating func keep(_ line: RawLine, length: Int) {
    let start = bytesSeen
    linesSeen += 1
    bytesSeen = start + length + 1
    guard reading.damagedLines == 0 else {
      reading.linesBehindDamage += 1
      if goesPastDamage {
        reading.entries.append(Self.entry(line))
        placesBehindDamage.append(start..<(start + length))
      }
      return
    }
    reading.missingNumbers += line.number - (reading.lastNumber.map { $0 + 1 } ?? 0)
    reading.lines += 1
    reading.lastNumber = line.number
    reading.lastMoment = line.at
    reading.lastChain = line.chain
    reading.endOffset = bytesSeen
    let kept = Self.entry(line)
    if case .unknown = kept.entry { reading.unknownLines += 1 }
    if case .removed = kept.entry { reading.withdrawnLines += 1 }
    if case .repaired(let repair) = kept.entry { reading.repairs.append(repair) }
    reading.entries.append(kept)
  }

  private static func entry(_ line: RawLine) -> KeptEntry {
    let entry = line.body.map { Entry(kind: line.kind, body: $0) } ?? .removed(kind: line.kind)
    return KeptEntry(line.number, at: line.at, entry)
  }

  private mutating func note(_ fault: Fault, length: Int) {
    linesSeen += 1
    let start = bytesSeen
    bytesSeen += length + 1
    reading.damagedLines += 1
    guard reading.damage.count < Reading.maxDamage else { return }
    reading.damage.append(Damage(line: linesSeen, offset: start, fault: fault))
  }
}

// MARK: Whole journals

extension JournalReader {
  /// Reads a journal that is in memory.
  package static func read(_ bytes: [UInt8]) -> Reading {
    var reader = JournalReader()
    bytes.withUnsafeBufferPointer { reader.take($0) }
    return reader.finished()
  }

  /// Reads every line that is whole in itself, also behind damage; what the damaged ones took back is not known.
  package static func readPastDamage(_ path: String, on disk: any Disk) throws(JournalError) -> Reading {
    var reader = JournalReader()
    reader.goesPastDamage = true
    do throws(DiskError) {
      try disk.read(path) { piece in
        reader.take(piece)
        return !reader.isDone
      }
    } catch {
      throw .unreachable(error)
    }
    return reader.finished()
  }

  /// Reads a journal that is to be mended: with the places of the whole lines behind the first damage, without LF.
  static func readPastDamage(_ bytes: [UInt8]) -> (reading: Reading, places: [Range<Int>]) {
    var reader = JournalReader()
    reader.goesPastDamage = true
    bytes.withUnsafeBufferPointer { reader.take($0) }
    return (reader.finished(), reader.placesBehindDamage)
  }

  /// Reads the journal at `path`. What is wrong inside it stands in the reading; it may be being written to.
  package static func read(_ path: String, on disk: any Disk) throws(JournalError) -> Reading {
    var entries: [KeptEntry] = []
    var reading = try read(path, on: disk) { entries += $0 }
    reading.entries = entries
    return reading
  }

  /// Reads the journal at `path` and hands over its entries as they come; the reading holds none.
  package static func read(
    _ path: String, on disk: any Disk, each: ([KeptEntry]) -> Void
  ) throws(JournalError) -> Reading {
    switch try kind(of: path, on: disk) {
    case .missing: throw .missing(path: path)
    case .folder: throw .isFolder(path: path)
    case .other: throw .notAFile(path: path)
    case .file: break
    }
    var reader = JournalReader()
    do throws(DiskError) {
      try disk.read(path) { piece in
        reader.take(piece)
        each(reader.takeEntries())
        return !reader.isDone
      }
    } catch {
      throw .unreachable(error)
    }
    return reader.finished()
  }
}

/// What stands at `path`, as the journal's error when that cannot be said.
func kind(of path: String, on disk: any Disk) throws(JournalError) -> FileKind {
  do throws(DiskError) { return try disk.kind(of: path) } catch { throw .unreachable(error) }
}

private let lineBeginning = Array(#"{"seq":"#.utf8)
private let chainKey = Array(#""chain":""#.utf8)

/// Whether the bytes are the beginning of a line, or could become it.
private func beginsLikeALine(_ bytes: some Collection<UInt8>) -> Bool {
  lineBeginning.starts(with: bytes.prefix(lineBeginning.count))
}

private func holdsAChain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.indices.contains { bytes[$0...].starts(with: chainKey) }
}
