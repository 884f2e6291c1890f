import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("A session is the fold of its journal")
struct SessionTests {
  @Test("Deciding changes nothing; only a kept entry does")
  func decidingChangesNothing() throws {
    var told = Telling()
    let entries = try told.session.entries(for: .say(.participant(3), "We rang."), at: 0)
    #expect(entries == [.turn(Turn(.participant(3), "We rang."))])
    #expect(told.session.standing.lastLine == nil)
    told.keep(entries)
    #expect(told.session.standing.lastLine?.text == "We rang.")
  }

  @Test("A journal read back stands as the live session stood, also with undo and redo in it")
  func foldLaw() throws {
    var told = Telling()
    let first = try told.tell(.say(.participant(1), "First"))
    told.wait(minutes: 1)
    try told.tell(.mark(first, "quote"))
    try told.tell(.next)
    try told.tell(.undo)
    try told.tell(.undo)
    try told.tell(.redo)
    try told.tell(.say(.facilitator, "What happened then?"))
    try told.tell(.takeIn([Note(.observer(1), "nods"), Note(.observer(2), "writes")]))
    try told.tell(.hold(true))
    told.wait(minutes: 5)
    try told.tell(.hold(false))
    #expect(told.readBack.standing == told.session.standing)
    #expect(told.readBack.steps == told.session.steps)
  }

  @Test("Any run of commands folds to the same standing, live or read back", arguments: 1...40)
  func foldLawForAnyRun(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    var told = Telling()
    for _ in 0..<120 {
      told.wait(seconds: Int(chance.next() % 90))
      // What a session refuses leaves it as it was; that is part of the law.
      _ = try? told.tell(Self.command(&chance, in: told.session))
    }
    #expect(told.readBack.standing == told.session.standing)
    #expect(told.readBack.takenBack == told.session.takenBack)
  }

  private static func command(_ chance: inout Chance, in session: Session) -> Command {
    let rows = session.standing.rows
    let line = rows[Int(chance.next() % UInt64(rows.count))].id
    let person = Speaker.participant(Int(chance.next() % 5) + 1)
    switch chance.next() % 17 {
    case 0, 1, 2: return .say(person, "words \(chance.next() % 100)")
    case 3: return .say(.facilitator, "what then?")
    case 4: return .mark(line, "quote")
    case 5: return .correct(line, "other words")
    case 6: return .next
    case 7: return .previous
    case 8: return .skip
    case 9: return .add(.participant)
    case 10: return .person(PersonStep(person, presence: chance.next() % 2 == 0 ? .left : .here))
    case 11: return .consent(person, .record, chance.next() % 2 == 0 ? .no : .yes)
    case 16: return .seat([person, .participant(1)])
    case 12: return .hold(chance.next() % 2 == 0)
    case 13, 14: return .undo
    default: return .redo
    }
  }

  @Test("Undo takes back the last step as a later line, again and again, and redo brings each back")
  func undoWithoutLimit() throws {
    var told = Telling()
    for index in 1...50 { try told.tell(.say(.participant(1), "line \(index)")) }
    for _ in 1...50 { try told.tell(.undo) }
    #expect(told.session.standing.lastLine == nil)
    #expect(throws: SessionError.nothingToUndo) { try told.session.entries(for: .undo, at: 0) }
    for _ in 1...50 { try told.tell(.redo) }
    #expect(told.session.standing.rows.filter(\.isTurn).map(\.text) == (1...50).map { "line \($0)" })
    #expect(told.session.kept.count == 151)
  }

  @Test("A new step ends what redo could bring back")
  func newStepEndsRedo() throws {
    var told = Telling()
    try told.tell(.say(.participant(1), "one"))
    try told.tell(.undo)
    try told.tell(.say(.participant(1), "two"))
    #expect(throws: SessionError.nothingToRedo) { try told.session.entries(for: .redo, at: 0) }
  }

  @Test("Words of somebody who said no to recording are not kept")
  func noRecording() throws {
    var told = Telling()
    try told.tell(.add(.participant))
    try told.tell(.consent(.participant(1), .record, .no))
    #expect(throws: SessionError.notRecorded(.participant(1))) {
      try told.session.entries(for: .say(.participant(1), "hm"), at: 0)
    }
  }

  @Test("A code is never given twice, also not after the first was undone")
  func codesAreNeverGivenTwice() throws {
    var told = Telling()
    try told.tell(.add(.participant))
    try told.tell(.undo)
    try told.tell(.add(.participant))
    #expect(told.session.standing.people.map(\.code) == [.facilitator, .participant(2)])
  }

  @Test("Numbers at an empty line stay with their people when somebody comes late")
  func seatsStay() throws {
    var told = Telling(people: [Participant(.participant(1)), Participant(.provider(1))])
    #expect(told.session.standing.seat(of: .provider(1)) == 9)
    try told.tell(.add(.participant))
    #expect(told.session.standing.seat(of: .provider(1)) == 9)
    #expect(told.session.standing.speaker(atSeat: 2) == .participant(2))
    #expect(told.session.standing.speaker(atSeat: 9) == .provider(1))
  }

  @Test("People are listed in the order they sit, under their own numbers; who came since sits at the end")
  func seatingOrder() throws {
    let people = [1, 2, 3].map { Participant(.participant($0)) } + [Participant(.provider(1))]
    var told = Telling(people: people)
    for person in people { try told.tell(.say(person.code, "Here.")) }
    try told.tell(.seat([.participant(3), .provider(1)]))
    let wanted: [Speaker] = [.participant(3), .provider(1), .participant(1), .participant(2), .facilitator]
    #expect(told.session.standing.seated.map(\.code) == wanted)
    #expect(told.session.standing.airtime(at: told.milliseconds).map(\.code) == wanted)
    #expect(told.session.standing.seat(of: .participant(3)) == 3, "the number one types")
    try told.tell(.add(.participant))
    #expect(told.session.standing.seated.map(\.code).dropLast().last == .participant(4))
    try told.tell(.seat([.participant(4)]))
    #expect(told.session.standing.seated.first?.code == .participant(4))
    #expect(told.readBack.standing.seated == told.session.standing.seated)
    try told.tell(.undo)
    try told.tell(.undo)
    #expect(told.session.standing.seated.map(\.code) == wanted)
    try told.tell(.undo)
    #expect(told.session.standing.seated.map(\.code).first == .participant(1))
  }

  @Test("An order that says nothing new is no entry; somebody unknown in it is named")
  func seatingAgain() throws {
    var told = Telling(people: [Participant(.participant(1)), Participant(.participant(2))])
    try told.tell(.seat([.participant(2)]))
    #expect(try told.session.entries(for: .seat([.participant(2), .participant(1)]), at: 0).isEmpty)
    #expect(throws: SessionError.unknownPerson(.participant(7))) {
      try told.session.entries(for: .seat([.participant(7)]), at: 0)
    }
  }

  @Test(
    "What is done to the record days later makes the session no longer",
    arguments: [
      Entry.exported(ExportRecord(path: "a.md", digest: "ab", format: "md", isIdentified: false)),
      .repaired(RepairRecord(lines: [2], damaged: 1, kept: 3, copy: "journal.damaged")),
      .consent(Consent(.participant(2), .takePart, .withdrawn)),
    ])
  func afterwards(_ entry: Entry) throws {
    var told = Telling()
    told.wait(minutes: 3)
    try told.tell(.say(.participant(1), "We rang."))
    told.wait(minutes: 4000)
    told.keep([entry])
    #expect(told.session.standing.clock.latestMilliseconds == 180_000)
    told.keep([.resumed(Resumption(elapsedMilliseconds: 180_000))])
    told.wait(minutes: 1)
    try told.tell(.say(.participant(1), "And then?"))
    #expect(told.session.standing.lastLine?.milliseconds == 240_000)
  }

  @Test("A corrected line shows the new words and keeps the first")
  func correction() throws {
    var told = Telling()
    let line = try told.tell(.say(.participant(1), "teh truck"))
    try told.tell(.correct(line, "the truck"))
    let row = try #require(told.session.standing.row(line))
    #expect(row.text == "the truck")
    #expect(row.formerTexts == ["teh truck"])
  }

  @Test("Flags are raised on the facilitator's words and on notes, never on a participant's")
  func flagsOnTheRightWords() throws {
    var told = Telling()
    let everything: Flagging = { utterance in
      [
        Finding(
          .promising, rule: "r", bytes: 0..<1, tier: .sure, score: 1, kind: "k", reason: utterance.text,
          advice: "")
      ]
    }
    let hers = try told.tell(.say(.participant(1), "I promise."))
    let ours = try told.tell(.say(.facilitator, "I promise."))
    let note = try told.tell(.note("P1 is difficult", about: hers))
    #expect(told.session.flags(on: hers, ruleBook: "1", by: everything).isEmpty)
    #expect(told.session.flags(on: ours, ruleBook: "1", by: everything).count == 1)
    #expect(told.session.flags(on: note, ruleBook: "1", by: everything).count == 1)
  }
}

/// Chance that is the same on every machine: a linear congruential generator, high bits only.
/// Source of the constants: Knuth, MMIX.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
