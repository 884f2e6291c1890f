import Fieldwork
import Journaling

/// A session of so many notes, laid out in a folder as a long day would have left it.
struct MadeSession {
  let folder: String
  let notes: Int

  /// UTF-8 bytes of words a note has at least: beyond what somebody says in one breath, a monologue.
  var wordBytes = 0

  private static let names = ["Ada Brook", "Bo", "Ada Lind", "Mrs Okafor", "Emre Kaya", "Fay"]
  private static var people: Int { names.count }

  /// Kept together: a sync for each note would take minutes.
  private static let notesAtOnce = 2000

  /// Writes the journal; `guide` is copied beside it.
  func layOut(guide: [UInt8]) throws {
    let disk = SystemDisk()
    try disk.makeFolder(folder, isPrivate: false)
    try disk.makeFolder(folder + "/private", isPrivate: true)
    try disk.replace(folder + "/guide.md", with: guide, synced: false)
    let people = Self.names.enumerated().map { "  - code: P\($0.offset + 1)\n    name: \($0.element)\n" }
    try disk.replace(
      folder + "/private/roster.yaml", with: Array("people:\n\(people.joined())".utf8), synced: false)
    var talk = Talk()
    let start = Moment(milliseconds: 1_790_000_000_000)
    let opened = try JournalWriter.open(
      folder + "/journal.jsonl", on: disk, holder: "bench", now: start, chance: talk)
    defer { opened.writer.close() }
    let prompts = Guide.reading(String(decoding: guide, as: UTF8.self)).guide.prompts.map(\.id)
    _ = try opened.writer.keep(beginning(at: start))
    var number = Self.people + 1
    for first in stride(from: 0, to: notes, by: Self.notesAtOnce) {
      let lines = (first..<min(first + Self.notesAtOnce, notes)).flatMap { place in
        let at = start.adding(milliseconds: 1000 * place)
        let entries = entries(place, number, prompts, &talk)
        number += entries.count
        return entries.map { JournalWriter.Waiting($0, at: at) }
      }
      _ = try opened.writer.keep(lines)
    }
  }

  private func beginning(at moment: Moment) -> [JournalWriter.Waiting] {
    let opening = Entry.opened(Opening(session: "bench", evenkeel: "0"))
    let people = (1...Self.people).map { Entry.person(PersonStep(.participant($0), presence: .here)) }
    return ([opening] + people).map { JournalWriter.Waiting($0, at: moment) }
  }

  /// A turn; now and then a mark, a flag or a step in the guide with it.
  private func entries(_ place: Int, _ number: Int, _ prompts: [Prompt.ID], _ talk: inout Talk) -> [Entry] {
    let isOurs = place % 4 == 0
    let speaker = isOurs ? Speaker.facilitator : .participant(1 + talk.number(below: Self.people))
    var words = isOurs ? talk.facilitator() : talk.participant()
    while words.utf8.count < wordBytes { words += " " + talk.participant() }
    var entries = [Entry.turn(Turn(speaker, words))]
    if place % 10 == 1 { entries.append(.mark(Marking(EntryID(number), "quote"))) }
    if place % 40 == 0 { entries.append(.flag(flag(on: EntryID(number)))) }
    if place % 500 == 499, !prompts.isEmpty {
      entries.append(.prompt(PromptStep(prompts[place / 500 % prompts.count], .next)))
    }
    return entries
  }

  private func flag(on line: EntryID) -> Flag {
    Flag(
      on: line,
      Finding(
        .promising, rule: "promise.deadline", bytes: 0..<7, tier: .sure, score: 0.9, kind: "dated promise",
        reason: "a first person, an action, a date", advice: "I will write that down and pass it on."),
      ruleBook: "1")
  }
}
