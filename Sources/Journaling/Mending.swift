import Fieldwork

/// A damaged journal, put together again from the lines that are whole.
///
/// Lines before the first damage stay byte for byte. A line that is damaged is left out; it is in the copy. Lines
/// behind it that are whole in themselves stay under their own numbers, so that marks and corrections still find
/// them; only their chain is made anew, from the last line that stands. The last line says which lines were left out,
/// so the chain never hides that something is missing. A journal whose first line was lost gets a new `opened`.
struct Mending {
  /// The journal as it is to be.
  private(set) var bytes: [UInt8]

  /// What it says of itself in its last line; `nil` when no line was left to say it of.
  private(set) var record: RepairRecord?

  private var chain: Checksum
  private var lastNumber: Int
  private var lastMoment: Moment?
  private var kept = 0

  /// - Parameters:
  ///   - journal: the damaged journal, whole.
  ///   - session: its name, should the line be lost that says it.
  ///   - copy: the name of the copy that was made of it.
  init(
    _ journal: [UInt8], session: String, version: String, copy: String, now: Moment,
    chance: any RandomNumberGenerator & Sendable
  ) {
    let (reading, places) = JournalReader.readPastDamage(journal)
    bytes = Array(journal[..<reading.endOffset])
    chain = reading.lastChain
    lastNumber = reading.lastNumber ?? -1
    lastMoment = reading.lastMoment
    var chance = chance
    journal.withUnsafeBufferPointer { all in
      let lines = places.compactMap { place -> (RawLine, UnsafeBufferPointer<UInt8>)? in
        let line = UnsafeBufferPointer(rebasing: all[place])
        return (try? RawLine(line)).map { ($0, line) }
      }
      if bytes.isEmpty, let first = lines.first?.0, first.kind != "opened" {
        let isRehearsal = Self.saysRehearsal(all.prefix(places.first?.lowerBound ?? 0))
        open(session, version, isRehearsal: isRehearsal, at: first.at, &chance)
      }
      for (line, bytes) in lines { keep(line, bytes) }
    }
    guard !bytes.isEmpty else { return }
    close(reading, copy: copy, at: now, &chance)
  }

  private mutating func open(
    _ session: String, _ version: String, isRehearsal: Bool, at: Moment,
    _ chance: inout any RandomNumberGenerator & Sendable
  ) {
    add(
      .opened(Opening(session: session, evenkeel: version, isRehearsal: isRehearsal)), number: 0, at: at,
      &chance)
  }

  /// Words that nobody said for real must not pass for real ones because the line was lost that says so.
  private static func saysRehearsal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let sign = Array((#""rehearsal":"# + "true").utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: sign) }
  }

  private mutating func keep(_ line: RawLine, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard line.number > lastNumber else { return }
    chain = Line.write(line, bytes, after: chain, to: &self.bytes)
    lastNumber = line.number
    lastMoment = max(lastMoment ?? line.at, line.at)
    kept += 1
  }

  private mutating func close(
    _ reading: Reading, copy: String, at now: Moment, _ chance: inout any RandomNumberGenerator & Sendable
  ) {
    let record = RepairRecord(
      lines: reading.damage.map(\.line), damaged: reading.damagedLines, kept: kept, copy: copy)
    add(.repaired(record), number: lastNumber + 1, at: max(now, lastMoment ?? now), &chance)
    self.record = record
  }

  private mutating func add(
    _ entry: Entry, number: Int, at: Moment, _ chance: inout any RandomNumberGenerator & Sendable
  ) {
    guard let body = entry.body(at: at)?.bytes else { return }
    let line = Line(number, at: at, kind: entry.kindWord, body: body, chance: &chance)
    chain = line.write(after: chain, to: &bytes)
    lastNumber = number
    lastMoment = at
  }
}
