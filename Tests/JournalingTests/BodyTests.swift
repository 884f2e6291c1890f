import Fieldwork
import Journaling
import Notation
import Testing

@Suite("what is kept reads back as it was")
struct BodyTests {
  @Test("every kind of entry, with hostile words, reads back the same from the journal", arguments: 0..<25)
  func roundTrip(_ seed: UInt64) throws {
    var chance = FixedChance(seed: seed)
    var entries: [Entry] = []
    for kind in 0..<EntrySample.kinds { entries.append(EntrySample.entry(kind, using: &chance)) }
    let reading = JournalReader.read(try journal(entries))
    #expect(reading.condition == .whole)
    #expect(reading.unknownLines == 0)
    for (kept, entry) in zip(reading.entries, entries) where kept.entry != entry {
      Issue.record("\(entry) reads back as \(kept.entry)")
    }
    #expect(reading.entries.map(\.number) == Array(0..<entries.count))
  }

  @Test(
    "the promised bodies stand as INTERFACES.md names them",
    arguments: [
      (turn("a"), "turn", #"{"speaker":"P3","text":"a"}"#),
      (
        .turn(Turn(.facilitator, "a", marks: ["quote"])), "turn",
        #"{"speaker":"F","text":"a","marks":["quote"]}"#
      ),
      (opening, "opened", #"{"format":1,"session":"2026-11-21-group-a","evenkeel":"0.1.0"}"#),
      (
        .opened(Opening(session: "s", evenkeel: "1", guideDigest: "ab", isRehearsal: true)), "opened",
        #"{"format":1,"session":"s","evenkeel":"1","guide":"ab","rehearsal":true}"#
      ),
      (
        .consent(Consent(.participant(3), .beQuoted, .withdrawn)), "consent",
        #"{"participant":"P3","purpose":"be quoted","answer":"withdrawn"}"#
      ),
      (
        .exported(ExportRecord(path: "a.md", digest: "ab", format: "md", isIdentified: false)), "exported",
        #"{"path":"a.md","digest":"ab","time":"2026-11-21T14:03:20.123Z","format":"md","identified":false}"#
      ),
      (.undo(17), "undo", #"{"line":17}"#),
      (.person(PersonStep(.participant(3), place: 2)), "person", #"{"code":"P3","seat":2}"#),
      (
        .repaired(RepairRecord(lines: [3, 9], damaged: 2, kept: 14, copy: "journal.damaged-1")), "repaired",
        #"{"lines":[3,9],"damaged":2,"kept":14,"copy":"journal.damaged-1"}"#
      ),
      (.verdict(Verdict(Reference(EntryID(17)), .promise)), "verdict", #"{"flag":17,"answer":"promise"}"#),
      (
        .verdict(
          Verdict(
            Reference(EntryID(4, part: 1), in: "review-Ada.jsonl"), .falseAlarm, isResolution: true,
            milliseconds: 900)), "verdict",
        #"{"flag":{"file":"review-Ada.jsonl","line":"4.1"},"answer":"false alarm","resolution":true,"looked_ms":900}"#
      ),
      (
        .followUp(
          FollowUp(
            .promise, line: EntryID(17), words: "a", toWhom: [.participant(3)], owner: .facilitator,
            due: Day("2026-11-27"), warnBy: Moment(iso8601: "2026-11-25T14:00:00.000Z"),
            flag: .sameLine(part: 0))), "follow-up",
        #"{"kind":"promise","line":17,"words":"a","to":["P3"],"owner":"F","due":"2026-11-27","warn_by":"2026-11-25T14:00:00.000Z","flag":{"part":0}}"#
      ),
      (
        .followUpStep(
          FollowUpStep(
            Reference(EntryID(9)),
            .told(who: [.participant(3)], on: Day(daysSince1970: 20_780), how: "by phone"))),
        "follow-up-step", #"{"of":9,"step":"told","who":["P3"],"on":"2026-11-23","how":"by phone"}"#
      ),
      (.mark(Marking(EntryID(17, part: 2), "quote")), "mark", #"{"line":"17.2","mark":"quote","on":true}"#),
      (.check(ChecklistTick(section: 0, place: 2, isDone: true)), "check", #"{"item":"1.3","done":true}"#),
      (
        .batch([.undo(3), turn("b")]), "batch",
        #"{"entries":[{"kind":"undo","body":{"line":3}},{"kind":"turn","body":{"speaker":"P3","text":"b"}}]}"#
      ),
    ] as [(Entry, String, String)])
  func promised(_ entry: Entry, _ kind: String, _ body: String) {
    #expect(entry.kindWord == kind)
    #expect(entry.body(at: moment())?.text == body)
    #expect(Entry(kind: kind, body: (try? JSON.parse(body)) ?? .null) == entry)
  }

  @Test("a share of the time is written in the guide's order")
  func shares() {
    let share = TimeShare(
      Dictionary(uniqueKeysWithValues: (0..<12).map { (Prompt.ID(section: 0, place: $0), $0) }))
    let keys = Entry.shareTime(share).body(at: moment())?["minutes"]?.members?.map(\.name)
    #expect(keys == (1...12).map { "1.\($0)" })
  }

  @Test(
    "a body of a later version is kept without effect, not guessed at",
    arguments: [
      ("turn", #"{"speaker":"X1","text":"a"}"#), ("turn", #"{"speaker":"P1"}"#), ("turn", "null"),
      ("turn", "[]"),
      ("stage", #"{"stage":"intermission"}"#), ("hologram", "{}"), ("undo", #"{"line":1.5}"#),
      ("hold", #"{"on":1}"#),
      ("check", #"{"item":"0.0","done":true}"#), ("batch", #"{"entries":{}}"#),
      ("batch", #"{"entries":[{}]}"#), ("verdict", #"{"flag":1,"answer":"maybe"}"#),
      ("verdict", #"{"flag":{"part":-1},"answer":"promise"}"#),
      ("follow-up-step", #"{"of":1,"step":"sung","how":"aloud"}"#),
      ("follow-up-step", #"{"of":1,"step":"told","who":[],"on":"2026-02-30"}"#),
      (
        "flag",
        #"{"line":1,"category":"promising","rule":"r","bytes":[5,4],"tier":3,"score":1,"kind":"","reason":"","advice":"","book":""}"#
      ),
    ])
  func later(_ kind: String, _ body: String) throws {
    #expect(Entry(kind: kind, body: try JSON.parse(body)) == .unknown(kind: kind))
  }

  @Test(
    "what only a reader makes cannot be written",
    arguments: [Entry.removed(kind: "turn"), .unknown(kind: "x")])
  func readersOnly(_ entry: Entry) throws {
    #expect(entry.body(at: moment()) == nil)
    #expect(Entry.batch([.undo(1), entry]).body(at: moment()) == nil)
    #expect(throws: JournalError.self) { try journal([opening, entry]) }
  }
}

/// Entries made at random, of every kind.
enum EntrySample {
  static let kinds = 28

  static func entry(_ kind: Int, using chance: inout FixedChance) -> Entry {
    switch kind {
    case 0:
      .opened(
        Opening(
          session: text(&chance), evenkeel: text(&chance), guideDigest: text(&chance), isRehearsal: true))
    case 1: .resumed(Resumption(elapsedMilliseconds: number(&chance)))
    case 2: .turn(Turn(speaker(&chance), text(&chance), marks: [text(&chance), text(&chance)]))
    case 3: .turn(Turn(speaker(&chance), text(&chance)))
    case 4:
      .note(
        Note(
          speaker(&chance), text(&chance), about: id(&chance), writtenMilliseconds: number(&chance),
          authorName: text(&chance), origin: NoteOrigin(file: text(&chance), line: number(&chance))))
    case 5: .note(Note(speaker(&chance), text(&chance)))
    case 6: .correction(Correction(id(&chance), text(&chance)))
    case 7: .mark(Marking(id(&chance), text(&chance), isOn: .random(using: &chance)))
    case 8: .link(Ladder(effect: id(&chance), cause: id(&chance)))
    case 9: .flag(flag(&chance))
    case 10: .remark(FlagRemark(id(&chance), pick(FlagRemark.Answer.allCases, &chance)))
    case 11: .prompt(PromptStep(prompt(&chance), pick(PromptStep.Way.allCases, &chance)))
    case 12:
      .check(ChecklistTick(section: number(&chance), place: number(&chance), isDone: .random(using: &chance)))
    case 13:
      .person(
        PersonStep(
          speaker(&chance), presence: pick(Presence.allCases, &chance), role: pick(Role.allCases, &chance),
          unit: text(&chance), site: text(&chance), sameAs: speaker(&chance),
          place: 1 + number(&chance)))
    case 14: .person(PersonStep(speaker(&chance)))
    case 15:
      .consent(
        Consent(speaker(&chance), pick(Purpose.allCases, &chance), pick(ConsentAnswer.allCases, &chance)))
    case 16: .hold(.random(using: &chance))
    case 17: .shareTime(TimeShare([prompt(&chance): number(&chance), prompt(&chance): -number(&chance)]))
    case 18: .card(CardUse(text(&chance), line: Bool.random(using: &chance) ? id(&chance) : nil))
    case 19:
      .followUp(
        FollowUp(
          pick(FollowUp.Kind.allCases, &chance), line: Bool.random(using: &chance) ? id(&chance) : nil,
          words: text(&chance), toWhom: [speaker(&chance), speaker(&chance)], owner: speaker(&chance)))
    case 20: .playback(Playback(id(&chance), pick(Playback.Outcome.allCases, &chance), words: text(&chance)))
    case 21: .stage(pick(Stage.allCases, &chance))
    case 22: .override(Override(text(&chance), reason: text(&chance)))
    case 23:
      .exported(
        ExportRecord(
          path: text(&chance), digest: text(&chance), format: text(&chance),
          isIdentified: .random(using: &chance)))
    case 24: .verdict(verdict(&chance))
    case 25: .followUpStep(FollowUpStep(reference(&chance), step(&chance)))
    case 26: .followUp(promise(&chance))
    case 27:
      .repaired(
        RepairRecord(
          lines: [number(&chance)], damaged: number(&chance), kept: number(&chance), copy: text(&chance)))
    default: .batch((0..<3).map { _ in entry(Int.random(in: 1..<28, using: &chance), using: &chance) })
    }
  }

  private static func flag(_ chance: inout FixedChance) -> Flag {
    let start = number(&chance)
    return Flag(
      on: id(&chance),
      Finding(
        pick(Category.allCases, &chance), rule: text(&chance), bytes: start..<(start + 1 + number(&chance)),
        tier: pick(Tier.allCases, &chance), score: .random(in: 0...1, using: &chance), kind: text(&chance),
        reason: text(&chance), advice: text(&chance)), ruleBook: text(&chance))
  }

  private static func verdict(_ chance: inout FixedChance) -> Verdict {
    Verdict(
      reference(&chance), pick(Verdict.Answer.allCases, &chance), isResolution: .random(using: &chance),
      milliseconds: Bool.random(using: &chance) ? number(&chance) : nil)
  }

  private static func promise(_ chance: inout FixedChance) -> FollowUp {
    FollowUp(
      pick(FollowUp.Kind.allCases, &chance), line: id(&chance), words: text(&chance),
      toWhom: [speaker(&chance)], owner: speaker(&chance), due: day(&chance), warnBy: some(moment, &chance),
      flag: reference(&chance), note: text(&chance))
  }

  private static func step(_ chance: inout FixedChance) -> FollowUpStep.Step {
    let steps: [FollowUpStep.Step] = [
      .told(who: [speaker(&chance), speaker(&chance)], on: day(&chance), how: some(text, &chance)),
      .status(pick(FollowUp.Status.allCases, &chance), reason: some(text, &chance)),
      .dated(due: some(day, &chance), warnBy: some(moment, &chance), reason: some(text, &chance)),
      .owned(some(speaker, &chance)), .addressed([speaker(&chance)]),
      .kind(pick(FollowUp.Kind.allCases, &chance)),
    ]
    return pick(steps, &chance)
  }

  private static func reference(_ chance: inout FixedChance) -> Reference {
    pick(
      [
        Reference(id(&chance)), Reference(id(&chance), in: "review-\(text(&chance)).jsonl"),
        .sameLine(part: .random(in: 0...3, using: &chance)),
      ], &chance)
  }

  /// Something or nothing.
  private static func some<Value>(
    _ make: (inout FixedChance) -> Value, _ chance: inout FixedChance
  ) -> Value? {
    Bool.random(using: &chance) ? make(&chance) : nil
  }

  private static func day(_ chance: inout FixedChance) -> Day {
    Day(daysSince1970: .random(in: 0...2_000_000, using: &chance))
  }

  private static func moment(_ chance: inout FixedChance) -> Moment {
    Moment(milliseconds: number(&chance) * 1000 + number(&chance))
  }

  private static func number(_ chance: inout FixedChance) -> Int {
    .random(in: 0...1_000_000_000, using: &chance)
  }

  private static func id(_ chance: inout FixedChance) -> EntryID {
    EntryID(number(&chance), part: .random(in: 0...3, using: &chance))
  }

  private static func prompt(_ chance: inout FixedChance) -> Prompt.ID {
    Prompt.ID(section: number(&chance), place: number(&chance))
  }

  private static func speaker(_ chance: inout FixedChance) -> Speaker {
    let number = Int.random(in: 1...Speaker.maxNumber, using: &chance)
    return pick([.facilitator, .participant(number), .provider(number), .observer(number)], &chance)
  }

  private static func pick<Item>(_ items: [Item], _ chance: inout FixedChance) -> Item {
    items[Int.random(in: 0..<items.count, using: &chance)]
  }

  static func text(_ chance: inout FixedChance) -> String {
    let pieces = [
      "a", " ", "\"", "\\", "\n", "\r", "\0", "\u{1B}[2J", "\u{85}", "\u{9B}", "\u{2028}", "\u{202E}",
      "\u{FEFF}",
      "é", "e\u{301}", "日本", "👨‍👩‍👧", "\u{10FFFF}", "{\"seq\":1}", "\",\"chain\":\"", "\\u0000", "\u{7F}",
    ]
    return (0..<Int.random(in: 0...8, using: &chance)).map { _ in pick(pieces, &chance) }.joined()
  }
}
