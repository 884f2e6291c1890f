import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Keeping: nothing lost, nothing reordered, nothing shown too early")
struct LiveKeepingTests {
  private func group() -> LiveRehearsal {
    LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
  }

  private func say(_ words: String, _ group: inout LiveRehearsal) {
    group.type(words)
    group.press("Enter")
  }

  @Test("a line is in the transcript only when it is saved; the state is blank, after 300 ms it says saving")
  func state() {
    var group = group()
    group.disk = .slow
    say("one", &group)
    #expect(group.words.isEmpty)
    #expect(group.row(24).hasSuffix("? help"))
    #expect(group.desk.nextDeadline == group.now.adding(milliseconds: 300))
    group.wait(milliseconds: 300)
    #expect(group.row(24).hasSuffix("   saving"))
    group.answer()
    #expect(group.row(24).hasSuffix("    saved"))
    #expect(group.words == ["one"])
  }

  @Test("while a sync is slow further lines are typed, and are kept in the order they were typed")
  func slow() {
    var group = group()
    group.disk = .slow
    for words in ["one", "two", "three"] { say(words, &group) }
    group.type("fo")
    #expect(group.row(22) == "0 you> fo", "echo does not wait")
    for _ in 1...3 { group.answer() }
    #expect(group.words == ["one", "two", "three"])
    #expect(group.row(22) == "0 you> fo")
  }

  @Test("a mark given while the line is on its way is on that line, not the one before")
  func markInFlight() {
    var group = group()
    say("before", &group)
    group.disk = .slow
    say("after", &group)
    group.press("Esc \"")
    group.answer()
    group.answer()
    #expect(group.desk.session.standing.rows.filter(\.isTurn).map(\.marks) == [[], ["quote"]])
  }

  @Test("reading back begun while a line is on its way stands where it would had the line been there")
  func readingBackInFlight() {
    for (keys, answerAfter) in [("Up", 1), ("Up k", 1), ("Up k", 2), ("Up k k", 2), ("Up k j", 2)] {
      var group = group()
      group.press("3")
      for words in ["one", "two", "three"] { say(words, &group) }
      var ready = group
      say("four", &ready)
      group.disk = .slow
      say("four", &group)
      for (place, key) in keys.split(separator: " ").enumerated() {
        if place == answerAfter { group.answer() }
        group.press(String(key))
        ready.press(String(key))
      }
      while !group.unanswered.isEmpty { group.answer() }
      #expect(group.screen().text == ready.screen().text, "\(keys), answered after \(answerAfter)")
    }
  }

  @Test("what led to a line on its way can be picked at once, and is linked to that line")
  func ladderInFlight() {
    var group = group()
    group.press("3")
    for words in ["one", "two", "three"] { say(words, &group) }
    group.disk = .slow
    say("four", &group)
    group.press("Esc <")
    #expect(group.notice == "what led to the line on its way? j k move, Enter links, Esc lets it be")
    group.press("k")
    group.answer()
    #expect(group.notice == "what led to 00:00:00 Dana? j k move, Enter links, Esc lets it be")
    group.disk = .quick
    group.press("k Enter")
    let rows = group.desk.session.standing.rows.filter(\.isTurn)
    #expect(rows[3].causes == [rows[1].id])
    #expect(group.words == ["one", "two", "three", "four"])
  }

  @Test("a line that awaited reading back and was refused is in the input line, and nothing is linked")
  func refusedInFlight() {
    var group = group()
    say("one", &group)
    group.disk = .slow
    say("two", &group)
    group.press("Esc <")
    group.disk = .full("The disk is full. Your words are below; make room, then Enter.")
    group.answer()
    #expect(group.row(22) == "0 you> two")
    #expect(group.row(24).hasSuffix("NOT SAVED"))
    group.disk = .quick
    group.press("Enter")
    #expect(group.words == ["one", "two"])
  }

  @Test("undo says what it took back, also when that was still on its way")
  func undoInFlight() {
    var group = group()
    say("one", &group)
    group.disk = .slow
    say("two", &group)
    group.press("Ctrl-_")
    group.answer()
    group.answer()
    #expect(group.words == ["one"])
    #expect(group.notice.hasPrefix("Taken back: you \"two\""))
  }

  @Test("whatever is said of a line while it is on its way is said of that line, whenever the disk answers")
  func aboutALineInFlight() {
    for (keys, answerAfter) in [
      ("Tab Tab", 1), ("Tab Tab", 2), ("Esc e Enter", 2), ("Esc + q", 1), ("Esc A", 9),
    ] {
      var group = group()
      group.press("3")
      say("before", &group)
      group.disk = .slow
      group.press(keys == "Esc A" ? "0" : "4")
      say("after", &group)
      for (place, key) in keys.split(separator: " ").enumerated() {
        if place == answerAfter { group.answer() }
        group.press(String(key))
      }
      while !group.unanswered.isEmpty { group.answer() }
      let rows = group.desk.session.standing.rows.filter(\.isTurn)
      #expect(
        rows[0].marks + rows[0].followUps.map(\.rawValue) + rows[0].flags.map(\.gutter) == [], "\(keys)")
      #expect(
        !(rows[1].marks + rows[1].followUps.map(\.rawValue) + rows[1].flags.map(\.gutter)).isEmpty, "\(keys)")
    }
  }

  @Test("when the disk refuses, the words come back first, what was typed since waits behind them in order")
  func refused() {
    var group = group()
    group.disk = .slow
    say("one", &group)
    say("two", &group)
    group.type("thr")
    group.disk = .full("The disk is full. Your words are below; make room, then Enter.")
    group.answer()
    #expect(group.row(21) == "NOT SAVED  The disk is full. Your words are below; make room, then Enter.")
    #expect(group.row(24).hasSuffix("NOT SAVED"))
    #expect(group.row(22) == "0 you> one")
    group.press("Enter")
    #expect(group.row(22) == "0 you> one", "still full")
    group.disk = .quick
    group.press("Enter")
    #expect(group.words == ["one", "two"])
    #expect(group.row(22) == "0 you> thr")
    say("ee", &group)
    #expect(group.words == ["one", "two", "three"])
  }

  @Test("typing goes on while a line is not saved, and the words as corrected are what is kept")
  func typingOn() {
    var group = group()
    group.disk = .full("The disk is full.")
    say("We were told", &group)
    group.type(" late")
    group.disk = .quick
    group.press("Enter")
    #expect(group.words == ["We were told late"])
  }

  @Test("a step that could not be kept is tried again by Enter, before the words behind it")
  func stepRefused() {
    var group = group()
    group.disk = .full("The disk is full.")
    group.press("Ctrl-N")
    group.type("said meanwhile")
    group.disk = .quick
    group.press("Enter")
    #expect(group.desk.session.standing.stop?.id == Prompt.ID(section: 1, place: -1))
    #expect(group.words == ["said meanwhile"])
  }

  @Test("everything typed and not on the record is in the draft, in the order it was typed")
  func draft() {
    var group = group()
    group.disk = .slow
    say("one", &group)
    say("two", &group)
    group.type("thr")
    #expect(lastDraft(group) == "one two thr")
    group.disk = .full("The disk is full.")
    group.answer()
    #expect(lastDraft(group) == "one two thr")
    group.disk = .quick
    group.press("Enter")
    #expect(lastDraft(group) == "thr")
  }

  @Test("when the draft cannot be written either, the notice says to copy the words by hand")
  func draftRefused() {
    var group = group()
    group.disk = .full("The disk is full.")
    say("one", &group)
    group.send(.draftNotKept(why: "No draft either."))
    #expect(group.row(21) == "NOT SAVED  The disk is full. The draft failed too: copy these words by hand.")
  }

  @Test("without words in the line nobody is told to copy any: the notice says what is wrong and what to do")
  func nothingToCopy() {
    var group = group()
    group.send(.draftNotKept(why: "The disk is full: make room."))
    #expect(group.notice == "The disk is full: make room.")
    group.type("a word")
    #expect(group.notice == "The disk is full: make room. Until then copy these words by hand.")
  }

  @Test("a draft older than the last line kept does not say who speaks")
  func oldDraft() {
    let opened = KeptEntry(0, at: LiveRehearsal.opening, .opened(Opening(session: "a", evenkeel: "test")))
    let turn = KeptEntry(
      5, at: LiveRehearsal.opening, .turn(Turn(.participant(4), "We rang.")))
    var draft = DeskDraft(text: "", cursor: 0, speaker: .participant(1), elapsedMilliseconds: 0)
    for (after, row) in [(4, "4 Eli>"), (5, "1 Abe>")] {
      draft.after = after
      let group = LiveRehearsal(
        .lateDeliveries, people: LiveRehearsal.people, draft: draft, kept: [opened, turn])
      #expect(group.row(22) == row)
    }
  }

  @Test("words of somebody who wants no words recorded stay in the input line, and in no draft either")
  func notRecorded() {
    var group = group()
    group.keep([.consent(Consent(.participant(3), .record, .no))])
    group.press("3")
    #expect(group.notice == "Dana asked that no words be recorded; none are kept.")
    say("off the record", &group)
    #expect(group.words.isEmpty)
    #expect(group.row(22) == "3 Dana> off the record")
    #expect(group.notice == "Dana asked that no words be recorded; pick another speaker or empty the line.")
    group.wait(milliseconds: 20_000)
    #expect(
      !group.effects.contains { effect in
        if case .saveDraft(let draft) = effect {
          return draft.text.contains("record") || !draft.lines.isEmpty
        }
        return false
      })
    group.press("Esc 4")
    #expect(lastDraft(group) == "off the record", "it is Eli's now")
  }

  @Test("an emptied line comes back when its turn comes: what was done since is taken back before")
  func emptiedInOrder() {
    var group = group()
    group.press("3")
    say("one", &group)
    group.type("half a line")
    group.press("Ctrl-U Tab Tab Ctrl-_")
    #expect(group.notice.hasPrefix("Taken back: mark quote"))
    #expect(group.row(22) == "3 Dana>")
    group.press("Ctrl-_")
    #expect(group.row(22) == "3 Dana> half a line")
  }

  @Test("the flag of a kept line comes right behind it, before lines that waited")
  func flagBehindLine() {
    var group = group()
    group.disk = .slow
    say("We'll fix that by Friday", &group)
    say("next", &group)
    for _ in 1...3 { group.answer() }
    let kinds = group.desk.session.kept.suffix(3).map { kept in
      if case .flag = kept.entry { return "flag" }
      if case .turn = kept.entry { return "turn" }
      return "other"
    }
    #expect(kinds == ["turn", "flag", "turn"])
  }

  private func lastDraft(_ group: LiveRehearsal) -> String? {
    group.effects.compactMap { effect in
      if case .saveDraft(let draft) = effect { return draft.text }
      return nil
    }.last
  }
}
