import Fieldwork
import Journaling
import Rehearsal

/// Noon of Saturday 21 November 2026, and so many seconds later.
func moment(_ seconds: Int = 0) -> Moment {
  (Moment(iso8601: "2026-11-21T12:00:00.000Z") ?? Moment(milliseconds: 0)).adding(
    milliseconds: seconds * 1000)
}

/// A fixed sequence of numbers. Source: multiplier and increment of Knuth's MMIX.
struct FixedChance: RandomNumberGenerator, Sendable {
  private var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

let opening = Entry.opened(Opening(session: "group-a", evenkeel: "test"))

extension FaultyDisk {
  /// Adds these entries to the journal at `path`, a second apart.
  @discardableResult
  func keep(_ entries: [Entry], in path: String, from seconds: Int = 0) throws -> [KeptEntry] {
    let opened = try JournalWriter.open(
      path, on: self, holder: "test", now: moment(seconds), chance: FixedChance())
    defer { opened.writer.close() }
    return try entries.enumerated().flatMap { place, entry in
      try opened.writer.keep(entry, at: moment(seconds + place))
    }
  }

  /// An observer's file with these notes, the first written at the tenth second of the session.
  func observe(_ file: String, _ notes: [String], openedAt seconds: Int = 0) throws {
    let entries = notes.enumerated().map { place, words in
      Entry.note(
        Note(
          .observer(1), words, writtenMilliseconds: 10_000 + place * 1000,
          authorName: String(file.dropFirst(9).prefix(3))))
    }
    try keep([opening] + entries, in: "s/\(file)", from: seconds)
  }
}
