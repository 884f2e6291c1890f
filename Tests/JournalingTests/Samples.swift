import Fieldwork
import Journaling
import Rehearsal

/// A fixed sequence of numbers for a seed. Source: multiplier and increment of Knuth's MMIX.
struct FixedChance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_654_435_769 &+ 88_172_645_463_325_252 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// 21 November 2026, 14:03:20.123 UTC, and so many seconds later.
func moment(_ seconds: Int = 0) -> Moment {
  (Moment(iso8601: "2026-11-21T14:03:20.123Z") ?? Moment(milliseconds: 0)).adding(
    milliseconds: seconds * 1000)
}

let opening = Entry.opened(Opening(session: "2026-11-21-group-a", evenkeel: "0.1.0"))

func turn(_ words: String) -> Entry { .turn(Turn(.participant(3), words)) }

/// Opens the journal, as every test does that is not about opening.
func open(_ path: String, on disk: any Disk) throws(JournalError) -> JournalWriter.Opened {
  try JournalWriter.open(path, on: disk, holder: "Noor", now: moment(), chance: FixedChance(seed: 1))
}

/// The bytes of a journal that holds these entries, a second apart.
func journal(_ entries: [Entry]) throws -> [UInt8] {
  let disk = FaultyDisk()
  let writer = try open("journal.jsonl", on: disk).writer
  for (place, entry) in entries.enumerated() { _ = try writer.keep(entry, at: moment(place)) }
  return disk.bytes(at: "journal.jsonl") ?? []
}

let smallJournal = [
  opening, turn("Usually we hear about it on Friday"), .note(Note(.facilitator, "naïve 日本 👍")),
  .consent(Consent(.participant(3), .beQuoted, .yes)), .batch([turn("first"), .undo(1)]),
]
