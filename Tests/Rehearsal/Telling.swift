import Facilitation
import Fieldwork

/// A session told step by step, as a test would speak of it: each command is kept as a disk would keep it.
package struct Telling {
  package private(set) var session: Session

  /// The session's opening: noon of a Saturday.
  package static let opening = Moment(milliseconds: 1_795_262_400_000)

  package private(set) var now: Moment

  package init(_ guide: Guide = .sample, people: [Participant] = [], isRehearsal: Bool = false) {
    session = Session(guide: guide, expecting: people)
    now = Self.opening
    keep([.opened(Opening(session: "group-a", evenkeel: "test", isRehearsal: isRehearsal))])
  }

  /// Session time in milliseconds.
  package var milliseconds: Int { session.standing.clock.milliseconds(at: now) }

  /// Lets time pass.
  package mutating func wait(minutes: Int = 0, seconds: Int = 0) {
    now = now.adding(milliseconds: (minutes * 60 + seconds) * 1000)
  }

  /// Decides on the command, keeps what it gives, and returns the id of the first entry.
  @discardableResult
  package mutating func tell(_ command: Command) throws -> EntryID {
    keep(try session.entries(for: command, at: milliseconds))
  }

  /// Keeps entries as one line.
  @discardableResult
  package mutating func keep(_ entries: [Entry]) -> EntryID {
    let number = (session.kept.last?.number ?? -1) + 1
    if let first = entries.first {
      session.apply(KeptEntry(number, at: now, entries.count == 1 ? first : .batch(entries)))
    }
    return EntryID(number)
  }

  /// The same session read back from its journal.
  package var readBack: Session { Session(guide: session.guide, expecting: [], kept: session.kept) }
}

extension Guide {
  /// Three sections; the second has two key questions of twelve and nine minutes, the last is mandatory.
  package static var sample: Guide {
    Guide(
      title: "Late deliveries", slotMinutes: 40, people: 5,
      sections: [
        Section(
          title: "Welcome", minutes: 8, isMandatory: true, scripts: ["Thank you for coming."],
          checklist: [ChecklistLine("Consent spoken, one by one", line: 4)], line: 2),
        Section(
          title: "Key questions", minutes: 21,
          prompts: [
            Prompt(
              "What happens, step by step, when a delivery date slips?", id: Prompt.ID(section: 1, place: 0),
              minutes: 12, isMustAsk: true, probes: [Probe("Think of the last time.", line: 7)], line: 6),
            Prompt("What would have helped?", id: Prompt.ID(section: 1, place: 1), minutes: 9, line: 8),
          ], line: 5),
        Section(
          title: "Next steps", minutes: 8, isMandatory: true,
          prompts: [
            Prompt(
              "What should we have asked?", id: Prompt.ID(section: 2, place: 0), isMustAsk: true, line: 10)
          ], line: 9),
      ])
  }
}
