import Fieldwork
import Reviewing
import Testing

@Suite("A review is the fold of journals and review files")
struct ReviewTests {
  @Test("a verdict decides a flag, a later one of the same reviewer replaces it")
  func verdicts() {
    var told = ToldReview()
    #expect(told.answers == [nil, nil, nil])
    told.answer(1, .falseAlarm)
    told.answer(2, .agreement)
    told.answer(1, .promise)
    #expect(told.answers == [nil, .promise, .agreement])
    #expect(told.review.counts.decided == 2)
    #expect(told.items[2].remark == .notSo)
  }

  @Test("a promise and its line of the register are kept in one line of the file")
  func promise() throws {
    var told = ToldReview()
    told.answer(0, .promise)
    let kept = try #require(told.kept[0])
    #expect(kept.count == 1)
    let made = try #require(told.review.sessions[0].followUps.first)
    #expect(made.followUp.words == "We'll fix that by Friday")
    #expect(made.followUp.owner == .facilitator)
    #expect(made.followUp.toWhom == [.participant(3), .participant(6)])
    #expect(made.followUp.due == Day("2026-11-27"))
    #expect(made.followUp.flag == Reference(EntryID(3)))
    #expect(made.reference == Reference(EntryID(1, part: 1), in: "review-Noor.jsonl"))
  }

  @Test("a second verdict of promise makes no second line of the register")
  func onePromise() {
    var told = ToldReview()
    told.answer(0, .promise)
    told.answer(0, .promise)
    #expect(told.review.sessions[0].followUps.count == 1)
  }

  @Test("what is a promise no longer is taken off the open ones, and stays on record")
  func noLongerPromise() {
    var told = ToldReview()
    told.answer(0, .promise)
    told.answer(0, .falseAlarm)
    let steps = told.file.acts.compactMap { act in
      if case .followUpStep(let step) = act.entry { step } else { nil }
    }
    #expect(
      steps.map(\.followUp) == [Reference(EntryID(1, part: 1), in: "review-Noor.jsonl")])
  }

  @Test("what is a promise after all is open in the register again, with no second line made")
  func promiseAfterAll() {
    var told = ToldReview()
    told.answer(0, .promise)
    told.answer(0, .falseAlarm)
    #expect(told.review.sessions[0].followUps.map(\.status) == [.dropped])
    told.answer(0, .secondLook)
    told.answer(0, .promise)
    #expect(told.review.sessions[0].followUps.map(\.status) == [.open])
    told.undo()
    #expect(told.review.sessions[0].followUps.map(\.status) == [.dropped])
    told.redo()
    told.answer(0, .promise)
    let steps = told.file.acts.count { if case .followUpStep = $0.entry { true } else { false } }
    #expect(steps == 2)
  }

  @Test("what was kept, or dropped for another reason, stays so whatever the flag turns out to be")
  func ended() {
    for status in [FollowUp.Status.kept, .dropped, .notProvided] {
      var told = ToldReview()
      told.answer(0, .promise)
      let line = told.review.sessions[0].followUps[0].reference
      told.keep([.followUpStep(FollowUpStep(line, .status(status, reason: "they called")))])
      told.answer(0, .falseAlarm)
      told.answer(0, .promise)
      #expect(told.review.sessions[0].followUps.map(\.status) == [status])
    }
  }

  @Test("what settles a disagreement takes anybody's line off the open ones, a verdict only one's own")
  func settled() {
    var ada = ToldReview(reviewer: "Ada")
    ada.answer(0, .promise)
    var noor = ToldReview(files: [ada.file])
    #expect(noor.items[0].verdict == .promise)
    noor.answer(0, .falseAlarm)
    #expect(noor.items[0].isDisputed && noor.items[0].verdict == nil)
    func dropped() -> [Reference] {
      noor.file.acts.compactMap { if case .followUpStep(let step) = $0.entry { step.followUp } else { nil } }
    }
    #expect(dropped().isEmpty)
    noor.answer(0, .falseAlarm, settling: true)
    #expect(dropped() == [Reference(EntryID(1, part: 1), in: "review-Ada.jsonl")])
    #expect(noor.items[0].verdict == .falseAlarm)
  }

  @Test("undo takes back the latest verdict in whichever session it was, redo brings it back")
  func undo() {
    var told = ToldReview(sessions: 2)
    told.answer(0, .falseAlarm)
    told.answer(4, .judgement)
    told.undo()
    #expect(told.answers == [.falseAlarm, nil, nil, nil, nil, nil])
    told.undo()
    #expect(told.answers == [nil, nil, nil, nil, nil, nil])
    told.redo()
    told.redo()
    #expect(told.answers == [.falseAlarm, nil, nil, nil, .judgement, nil])
    #expect(told.review.nextRedo == nil)
  }

  @Test("after another step redo brings nothing back")
  func redoEnds() {
    var told = ToldReview(sessions: 2)
    told.answer(0, .falseAlarm)
    told.undo()
    told.answer(4, .judgement)
    #expect(told.review.nextRedo == nil)
  }

  @Test("undo and redo go on after a restart")
  func restart() {
    var told = ToldReview()
    told.answer(0, .promise)
    told.answer(1, .falseAlarm)
    told.undo()
    told.review = told.reopened
    #expect(told.answers == [.promise, nil, nil])
    told.redo()
    #expect(told.answers == [.promise, .falseAlarm, nil])
    told.undo()
    told.undo()
    #expect(told.answers == [nil, nil, nil])
    #expect(told.review.sessions[0].followUps.isEmpty)
  }

  @Test("what was dismissed fast or put there is looked at again, once")
  func secondLook() {
    var told = ToldReview()
    var view = QueueView()
    view.part = .secondLook
    told.answer(0, .falseAlarm, milliseconds: 1200)
    told.answer(1, .secondLook)
    told.answer(2, .falseAlarm, milliseconds: 2000)
    #expect(told.review.queue(view) == Array(told.ids[0...1]))
    told.answer(0, .falseAlarm, milliseconds: 800)
    told.answer(1, .promise)
    #expect(told.review.queue(view).isEmpty)
  }

  @Test("a line nobody flagged can be flagged by hand, and undo takes the flag away again")
  func byHand() throws {
    var told = ToldReview()
    let draft = try #require(told.review.promiseDraft(on: EntryID(9), session: 0, bytes: nil))
    told.keep(told.review.entries(raising: .promising, on: EntryID(9), session: 0, followUp: draft.followUp))
    #expect(told.items.count == 4)
    #expect(told.items[3].raisedBy == "Noor")
    #expect(told.answers[3] == .promise)
    let made = try #require(told.review.sessions[0].followUps.first?.followUp)
    #expect(told.review.sessions[0].item(at: try #require(made.flag))?.id == told.ids[3])
    told.undo()
    #expect(told.items.count == 3)
    #expect(told.review.sessions[0].followUps.isEmpty)
  }

  @Test("a flag by hand on a line that has one of the category answers that one")
  func byHandOnFlagged() {
    var told = ToldReview()
    told.keep(told.review.entries(raising: .agreeing, on: EntryID(6), session: 0))
    #expect(told.items.count == 3)
    #expect(told.answers[2] == .agreement)
  }

  @Test("the owner who was chosen last is offered next, and the speaker again once chosen")
  func lastOwner() throws {
    var told = ToldReview()
    func offered() -> Speaker? { told.review.promiseDraft(on: EntryID(2), session: 0, bytes: nil)?.owner }
    #expect(offered() == .facilitator)
    var draft = try #require(told.review.promiseDraft(on: EntryID(2), session: 0, bytes: 0..<24))
    draft.owner = .provider(2)
    told.keep(told.review.entries(answering: told.ids[0], .promise, followUp: draft.followUp))
    #expect(offered() == .provider(2))
    draft.owner = .facilitator
    told.keep(told.review.entries(answering: told.ids[1], .promise, followUp: draft.followUp))
    #expect(offered() == .facilitator)
  }

  @Test("any review read back from its files and folded again equals the live one", arguments: 0..<40)
  func foldLaw(_ seed: UInt64) {
    var chance = FixedChance(seed: seed)
    var told = ToldReview(sessions: 2)
    told.review.take(
      scanned: [ToldReview.flag(9, .leading, 0..<6, .sure, "lead.back", book: "8")], session: 1)
    for _ in 0..<60 {
      switch Int.random(in: 0..<10, using: &chance) {
      case 0, 1: told.undo()
      case 2: told.redo()
      case 3:
        let line = ToldReview.lines[Int.random(in: 0..<ToldReview.lines.count, using: &chance)].id
        let category = Category.allCases[Int.random(in: 0..<4, using: &chance)]
        let session = Int.random(in: 0...1, using: &chance)
        told.keep(told.review.entries(raising: category, on: line, session: session), session: session)
      default:
        let answer = Verdict.Answer.allCases[Int.random(in: 0..<6, using: &chance)]
        told.answer(
          Int.random(in: 0..<told.ids.count, using: &chance), answer,
          milliseconds: Int.random(in: 0..<6000, using: &chance))
      }
    }
    var again = told.reopened
    again.take(scanned: [ToldReview.flag(9, .leading, 0..<6, .sure, "lead.back", book: "8")], session: 1)
    #expect(
      again.sessions.map { Set($0.items.map(\.id)) } == told.review.sessions.map { Set($0.items.map(\.id)) })
    for item in told.items { #expect(again[item.id] == item) }
    #expect(again.sessions.map(\.followUps) == told.review.sessions.map(\.followUps))
    #expect(again.counts == told.review.counts)
    #expect(again.lastStep?.number == told.review.lastStep?.number)
    #expect(again.nextRedo?.number == told.review.nextRedo?.number)
  }
}

/// A fixed sequence of numbers for a seed. Source: multiplier and increment of Knuth's MMIX.
struct FixedChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_654_435_769 &+ 88_172_645_463_325_252 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
