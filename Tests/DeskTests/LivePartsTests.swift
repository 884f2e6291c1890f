import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Cards, people, the guide, reading back")
struct LivePartsTests {
  @Test("^G opens with the card for somebody quiet, then the talkative one, then the deck")
  func cardOrder() {
    var group = LiveRehearsal.calm()
    group.press("Ctrl-G")
    #expect(group.row(15).hasPrefix("── card 14 of 17: quiet person"))
    group.press("Ctrl-G")
    #expect(group.row(15).hasPrefix("── card 15 of 17: talkative person"))
    group.press("Ctrl-G")
    #expect(group.row(15).hasPrefix("── card 1 of 17: silence"))
  }

  @Test("the silence card counts five seconds, bold one by one, and the silence is kept")
  func silence() {
    var group = LiveRehearsal.calm()
    for _ in 1...3 { group.press("Ctrl-G") }
    let bold = { (group: LiveRehearsal) in
      (0..<80).count { column in
        let cell = group.frame()[Position(column: column, row: 16)]
        return cell.style.contains(.strong) && cell.text != " "
      }
    }
    #expect(bold(group) == 0)
    group.wait(milliseconds: 2000)
    #expect(bold(group) == 2)
    group.wait(milliseconds: 3000)
    #expect(bold(group) == 5)
    #expect(group.last?.marks.contains("silence") == true)
    group.press("Esc")
    #expect(group.desk.session.standing.cards.map(\.card) == ["silence"])
  }

  @Test("a card that was open when a line was kept is on the record; one that was passed over is not")
  func usedCards() {
    var group = LiveRehearsal.calm()
    for _ in 1...4 { group.press("Ctrl-G") }
    group.type("The truck is not there?")
    group.press("Enter")
    #expect(group.desk.session.standing.cards.map(\.card) == ["echo"])
    group.press("Ctrl-G Esc")
    #expect(group.desk.session.standing.cards.count == 1, "closed before anybody can have read it")
  }

  @Test("somebody can be added by name, and has the next number")
  func adding() {
    var group = LiveRehearsal.calm()
    group.type("half a line")
    group.press("Esc w a")
    group.type("Hana")
    group.press("Enter")
    #expect(group.row(19).contains("8 Hana"))
    #expect(group.row(22) == "3 Dana> half a line")
    #expect(group.effects.contains(.name(.participant(8), "Hana")))
  }

  @Test("late, withdrawn, renamed, merged; each by a letter and a digit")
  func moving() {
    var group = LiveRehearsal.calm()
    group.press("Esc w l 2")
    #expect(group.desk.session.standing.person(.participant(2))?.presence == .late)
    group.press("Esc w x 5")
    #expect(!group.row(19).contains("Fay"))
    group.press("Esc w r 7 Ctrl-U")
    group.type("Augustus")
    group.press("Enter")
    #expect(group.row(19).contains("7 Augus"))
    group.press("Esc w m 6 4")
    #expect(group.desk.session.standing.person(.participant(6))?.sameAs == .participant(4))
    group.press("Esc w 6")
    #expect(group.notice.hasPrefix("4 Eli left"), "the number is Eli's now")
  }

  @Test(
    "people are shown in the order they sit: their digits round the table, then Enter; undo takes it back")
  func seats() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc w s")
    #expect(group.notice == "Who sits at your left? Digits pick, on round the table; Enter keeps.")
    group.press("3 1 7")
    #expect(group.notice == "seats: 3 Dana, 1 Abe, 7 Gus; who is next? Enter keeps.")
    group.press("Backspace 6 3")
    #expect(group.notice == "seats: 1 Abe, 6 Omar, 3 Dana; who is next? Enter keeps.")
    group.press("Enter")
    #expect(group.row(19).hasPrefix("1 Abe     6 Omar    3 Dana    2 Bo"))
    #expect(group.notice == "Seated in this order. ^_ takes it back.")
    try expectKept(group.screen(), as: "live-seats")
    try expectKept(group.screen(120, 40), as: "live-seats-120x40")
    group.press("Ctrl-_")
    #expect(group.row(19).hasPrefix("1 Abe     2 Bo"))
    #expect(group.notice.hasPrefix("Taken back: seating order"))
    group.press("Esc w s Esc")
    group.type("on")
    #expect(group.row(22) == "3 Dana> on")
  }

  @Test("what cannot be chosen from the notice row stands in the bottom line, and the rest above the rule")
  func choices() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc w")
    try expectKept(group.screen(), as: "live-who")
    group.press("Esc Esc +")
    try expectKept(group.screen(), as: "live-register")
  }

  @Test("consent by purpose: from open to no, then yes; y is yes to what is not answered")
  func consent() {
    var group = LiveRehearsal.calm()
    group.press("Esc w c 5")
    #expect(group.notice == "Fay:  1 take part ?  2 record ?  3 be quoted ?  4 observers ?")
    group.press("3")
    #expect(group.notice == "Fay:  1 take part ?  2 record ?  3 be quoted no  4 observers ?")
    group.press("y Enter")
    let consent = group.desk.session.standing.person(.participant(5))?.consent
    #expect(consent == [.takePart: .yes, .record: .yes, .beQuoted: .no, .observers: .yes])
    #expect(group.notice == "Fay: take part yes, record yes, be quoted no, observers yes.")
    group.type("done")
    #expect(group.row(22) == "3 Dana> done")
  }

  @Test("a no that a slow disk has not answered yet is not turned into a yes")
  func consentOnSlowDisk() {
    var group = LiveRehearsal.calm()
    group.disk = .slow
    group.press("Esc w c 5 2 y")
    for _ in 1...4 { group.answer() }
    let consent = group.desk.session.standing.person(.participant(5))?.consent
    #expect(consent == [.takePart: .yes, .record: .no, .beQuoted: .yes, .observers: .yes])
  }

  @Test("whatever is asked, what the keys do is in sight, at 80 columns and at 40")
  func choicesInSight() {
    for (keys, choices) in [
      ("Ctrl-C", ["Ctrl-C"]), ("Esc q", ["q again", "q leaves"]), ("Esc e", ["Enter", "digit"]),
      ("Esc C C", ["Enter", "d ", "Esc"]), ("Esc w m", ["A digit"]), ("Esc w c 5", ["1 ", "2 ", "3 ", "4 "]),
    ] {
      var group = LiveRehearsal.calm()
      group.press(keys)
      for (columns, rows) in [(80, 24), (40, 10)] {
        group.send(.resized(Size(columns: columns, rows: rows)))
        let frame = group.frame(columns, rows)
        let notice = frame.text(row: rows == 24 ? 20 : 6)
        #expect(!notice.hasSuffix("…"), "\(notice)")
        #expect(choices.contains { notice.contains($0) }, "\(keys): \(notice)")
      }
    }
  }

  @Test("of a long notice about the next flag the sign and the words to say are kept, and what was just done")
  func longFlagNotice() {
    var group = LiveRehearsal.calm()
    group.send(
      .notice("P not so · P! dated promise · say: When it happens is open; what would a date change?"))
    #expect(group.row(21) == "P not so · P! When it happens is open; what would a date change?")
  }

  @Test("a notice that is too long gives up its middle, never what the keys do")
  func longNotices() {
    var group = LiveRehearsal.calm()
    group.send(.resized(Size(columns: 40, rows: 10)))
    group.press("Ctrl-X")
    #expect(group.frame(40, 10).text(row: 6) == "A not so, 00:32:22. ^_ takes it back.")
    group.press("Ctrl-_")
    #expect(group.frame(40, 10).text(row: 6) == "Taken back: not so,… ^R brings it back.")
  }

  @Test(
    "talk and marks are counted by person, site and section, in words a turn and in the letters of the gutter"
  )
  func numbers() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc n")
    try expectKept(group.screen(), as: "live-numbers")
    group.press("f")
    #expect(group.frame().text.contains("Key questions"))
    group.press("Esc")
    group.type("on")
    #expect(group.row(22) == "3 Dana> on")
  }

  @Test("words typed before come back into the line, one before the other, at last those being typed")
  func recall() {
    var group = LiveRehearsal.calm()
    group.type("half")
    group.press("Ctrl-^")
    #expect(group.row(22) == "3 Dana> We keep a second stock now, to be safe.")
    group.press("Esc ^")
    #expect(group.row(22) == "3 Dana> I'll write it down as you said it.")
    for _ in 1...40 where group.row(22) != "3 Dana> half" { group.press("Ctrl-^") }
    #expect(group.row(22) == "3 Dana> half")
    group.press("Ctrl-U Up k k ^")
    #expect(group.row(22) == "3 Dana> Thank you, you're right about that.")
    #expect(group.words.last == "We keep a second stock now, to be safe.", "nothing is kept by it")
  }

  @Test("a mark of a set takes the place of the one before, on the record too")
  func sets() {
    var group = LiveRehearsal.calm()
    group.press("Tab 1 Tab 3 Tab c")
    #expect(group.last?.marks == ["workaround", "new", "frustration3", "communication"])
    group.press("Ctrl-_ Ctrl-_")
    #expect(group.last?.marks == ["workaround", "new", "frustration1"], "one undo takes both back")
  }

  @Test("with ten people or more a first digit that may become two waits for the second, or Enter")
  func twoDigits() {
    let people = (1...13).map { Participant(.participant($0), name: "Name\($0)") }
    var group = LiveRehearsal(.withPlayback, people: people)
    group.press("Esc w 1")
    #expect(group.notice == "1 …  another digit, or Enter")
    group.press("2")
    #expect(group.desk.session.standing.person(.participant(12))?.presence == .here)
    group.press("Esc w 1 Enter")
    #expect(group.desk.session.standing.person(.participant(1))?.presence == .here)
    group.press("Esc w 4")
    #expect(group.desk.session.standing.person(.participant(4))?.presence == .here)
  }

  @Test("an expectation may be somebody else's: a digit picks another")
  func expectation() {
    var group = LiveRehearsal.calm()
    group.press("Esc e")
    #expect(
      group.notice == "expects: 7 Gus  \"We keep a second stock no…\"  Enter keeps, a digit picks another"
    )
    group.press("3 Enter")
    #expect(group.desk.session.standing.followUps.last?.followUp.toWhom == [.participant(3)])
    #expect(group.notice == ">ex expectation, 00:32:44. ^_ takes it back.")
  }

  @Test("another follow-up by its letter; a letter that is none is typed")
  func register() {
    var group = LiveRehearsal.calm()
    group.press("Esc + q")
    #expect(group.last?.followUps == [.request])
    group.press("Esc + z")
    #expect(group.row(22) == "3 Dana> z")
  }

  @Test("a ladder: what led to a line is picked among the lines above")
  func ladder() {
    var group = LiveRehearsal.calm()
    group.press("Esc <")
    #expect(group.notice == "what led to 00:32:44 Gus? j k move, Enter links, Esc lets it be")
    group.press("k k k Enter")
    #expect(
      group.last?.causes.first.flatMap { group.desk.session.standing.row($0)?.text }
        == "You said you'd fix that by the spring.")
    group.press("Esc")
    #expect(group.row(17).contains("<"))
  }

  @Test("undo names what it takes back, and redo what it brings back")
  func undo() {
    var group = LiveRehearsal.calm()
    group.press("Ctrl-_")
    #expect(group.notice.hasPrefix("Taken back: mark new, 00:32:44."))
    group.press("Ctrl-R")
    #expect(group.notice.hasPrefix("Brought back: mark new"))
    group.press("Esc u Esc u Esc u")
    #expect(group.notice.hasPrefix("Taken back: Gus \"We keep a second stock now, t…\", 00:32:44"))
    #expect(!group.frame().text.contains("Gus    We keep"))
  }

  @Test("what is taken back from a line bears that line's time, however long after it was done")
  func undoOfAnOlderLine() {
    var group = LiveRehearsal.calm()
    group.at("00:40:00")
    group.press("Esc p")
    group.press("Ctrl-_")
    #expect(group.notice.hasPrefix("Taken back: parked item, 00:32:44."))
  }

  @Test("the clock can be held: the guide's minutes stand, the transcript's time goes on")
  func hold() {
    var group = LiveRehearsal.calm()
    group.press("Esc h")
    #expect(group.row(1).contains("clock held"))
    group.at("00:40:00")
    group.press("Esc h")
    #expect(group.row(1).contains("8 of 12 min left   2:31 behind"))
  }

  @Test("the guide as a list opens any prompt, and Esc leaves it as it was")
  func guideList() {
    var group = LiveRehearsal.calm()
    group.press("Esc l G Esc")
    #expect(group.stop == Prompt.ID(section: 4, place: 0))
    group.press("Esc l j Enter")
    #expect(group.stop == Prompt.ID(section: 4, place: 1))
    #expect(group.row(2) == "What would have helped?")
  }

  @Test("skip leaves a prompt out and says so in the list")
  func skip() {
    var group = LiveRehearsal.calm()
    group.press("Esc }")
    #expect(group.stop == Prompt.ID(section: 4, place: 1))
    group.press("Esc l")
    #expect(group.frame().text.contains("skipped"))
  }

  @Test("reading back keeps the words being typed, and Esc goes on with them")
  func readingBack() {
    var group = LiveRehearsal.calm()
    group.type("So the truck")
    group.press("Up k k")
    #expect(group.row(22) == "3 Dana> So the truck")
    #expect(group.notice == "reading back · 0:22 ago")
    group.press("p")
    #expect(
      group.desk.session.standing.rows.last { $0.followUps == [.parked] }?.text
        == "Thank you, you're right about that.")
    group.press("Esc")
    group.type(" comes")
    #expect(group.row(22) == "3 Dana> So the truck comes")
  }

  @Test("the focus is always in sight, whichever way one goes through a long transcript")
  func focusInSight() {
    var group = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    for number in 1...60 {
      group.press("3")
      group.type(number.isMultiple(of: 3) ? String(repeating: "word\(number) ", count: 20) : "line \(number)")
      group.press("Enter")
    }
    group.press("Up")
    for key in ["k", "k", "b", "k", "b", "k", "g", "j", "f", "j", "G", "k", "b", "f", "f"] {
      group.press(key)
      let cursor = group.frame().cursor
      #expect(cursor.map { (3..<17).contains($0.row) && $0.column == 0 } == true, "after \(key)")
    }
  }

  @Test("a search that finds nothing says so and stays where it was")
  func nothingFound() {
    var group = LiveRehearsal.calm()
    group.press("Up /")
    group.type("no such words")
    group.press("Enter")
    #expect(group.notice == "No line has \"no such words\".")
  }
}

@Suite("Reading aloud, closing, debrief")
struct LiveClosingTests {
  @Test("words to read aloud stand above the lower rule; Esc t ticks the next open line, Esc Esc closes them")
  func opening() {
    var group = LiveRehearsal(.lateDeliveries, people: LiveRehearsal.people)
    #expect(group.row(17).hasPrefix("   [ ] Consent spoken"))
    group.press("Esc t")
    #expect(group.row(17).hasPrefix("   [x] Consent spoken"))
    #expect(group.row(1).hasPrefix("Welcome · 1 of 1 ticked"))
    group.press("Esc Esc")
    #expect(!group.frame().text.contains("[x] Consent spoken"))
  }

  @Test("on the smallest screen words to read aloud have all rows but one, and the title says where one is")
  func pagesOnSmallest() {
    var guide = Guide.lateDeliveries
    guide.sections[0].scripts = (1...6).map { "Paragraph \($0) to read aloud." }
    guide.sections[0].checklist = []
    var group = LiveRehearsal(guide, people: LiveRehearsal.people)
    group.send(.resized(Size(columns: 40, rows: 10)))
    group.press("PgDn")
    let rows = group.screen(40, 10).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[3].hasPrefix("── Welcome · 2 of 3 ──"))
    #expect(rows[4...5] == ["   Paragraph 3 to read aloud.", "   Paragraph 4 to read aloud."])
    #expect(rows[9].hasPrefix("Enter keep  PgDn more"))
  }

  @Test("that no words of somebody are kept is said before anything that can wait")
  func notRecordedFirst() {
    var group = LiveRehearsal(.lateDeliveries, people: LiveRehearsal.people)
    group.send(.notice("study.yaml line 4 is passed over; 'evenkeel study check' says why."))
    group.keep(LiveRehearsal.people.map { Entry.person(PersonStep($0.code, presence: .here)) })
    group.keep([.consent(Consent(.participant(5), .record, .no))])
    group.press("5")
    #expect(group.notice == "Fay asked that no words be recorded; none are kept.")
    group.press("3")
    #expect(group.notice.hasPrefix("study.yaml line 4"))
  }

  @Test("a long line of the check list goes on below")
  func longCheckLine() throws {
    var guide = Guide.lateDeliveries
    guide.sections[0].checklist[0].text =
      "Consent spoken, person by person: to take part, to be recorded, to be quoted, to be observed"
    let group = LiveRehearsal(guide, people: LiveRehearsal.people)
    #expect(group.frame().text.contains("to be\n       quoted, to be observed"))
  }

  @Test("how far somebody felt heard is no answer to the ending question")
  func heardIsNoAnswer() {
    var group = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    group.keep(LiveRehearsal.people.map { Entry.person(PersonStep($0.code, presence: .here)) })
    group.press("Ctrl-N 4 5")
    let steps = group.frame().text
    #expect(steps.contains("2 of 7 answered"))
    #expect(!steps.contains("matters most: 2 of 7"))
  }

  @Test("of a path that does not fit its end is seen: it says which folder")
  func longPath() {
    var group = LiveRehearsal.closing()
    let path = "/home/somebody/.local/share/evenkeel/sessions/2026-11-21-late-deliveries-a/transcript.md"
    group.press("C Enter 0")
    group.send(.notice("Closed. The transcript is in \(path)."))
    #expect(group.row(21).hasPrefix("Closed. The transcript is in …"))
    #expect(group.row(21).hasSuffix("2026-11-21-late-deliveries-a/transcript.md."))
    group.send(.notice("/home/somebody/.config/evenkeel/keys:1:1: " + String(repeating: "a word ", count: 9)))
    #expect(group.row(21).hasPrefix("/home/somebody/.config/evenkeel/keys:1:1: a word"))
  }

  @Test("long words to read aloud are paged")
  func pages() throws {
    var guide = Guide.lateDeliveries
    guide.sections[0].scripts = (1...30).map { "Paragraph \($0) to read aloud." }
    var group = LiveRehearsal(guide, people: LiveRehearsal.people)
    #expect(group.frame().text.contains("page 1 of 4"))
    group.press("PgDn")
    #expect(group.frame().text.contains("page 2 of 4"))
    group.press("Esc f")
    #expect(group.frame().text.contains("page 3 of 4"))
  }

  @Test("the closing section opens playback by itself, unless words are being typed")
  func opensByItself() {
    var group = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    group.press("Ctrl-N")
    #expect(group.row(2).hasPrefix("Read each point aloud"))
    var typing = LiveRehearsal(.withPlayback, people: LiveRehearsal.people)
    typing.type("half a")
    typing.press("Ctrl-N")
    typing.type(" line")
    #expect(typing.row(22) == "0 you> half a line")
  }

  @Test("y, x and Enter answer a point and go on to the next; what was said instead is kept")
  func answers() {
    var group = LiveRehearsal.closing()
    group.press("x y Enter")
    group.type("somebody to ring")
    group.press("Enter")
    let outcomes = group.desk.session.standing.playbackPoints.map {
      group.desk.session.standing.playback[$0.id]?.outcome
    }
    #expect(outcomes == [.confirmed, .corrected, .notSo, .confirmed, .corrected])
  }

  @Test("did you feel heard: a digit is the answer of the next person here")
  func heard() {
    var group = LiveRehearsal.closing()
    group.press("4")
    #expect(group.row(21).contains("Abe felt heard: 4 of 5"))
    group.press("5")
    let answers = group.desk.session.standing.rows.filter { $0.marks.contains("heard") }
    #expect(answers.map(\.speaker) == [.participant(1), .participant(2)])
    #expect(answers.map(\.text) == ["4 of 5", "5 of 5"])
  }

  @Test("felt heard asks who may be recorded and has not left; somebody may pass, and words follow by Enter")
  func heardInTurn() {
    var group = LiveRehearsal.closing()
    group.keep([.consent(Consent(.participant(1), .record, .no))])
    group.keep([.person(PersonStep(.participant(2), presence: .left))])
    group.press("Tab k k j j j j j j j j")
    #expect(group.notice == "Next is 3 Dana: 1 to 5 answers, Enter types words, x passes.")
    group.press("x 5")
    #expect(group.notice.hasPrefix("Eli felt heard: 5 of 5."))
    group.press("Enter")
    #expect(group.row(22) == "4 Eli felt heard>")
    group.type("Mostly, yes.")
    group.press("Enter")
    let answers = group.desk.session.standing.rows.filter { $0.marks.contains("heard") }
    #expect(answers.map(\.text) == ["5 of 5", "Mostly, yes."])
    #expect(answers.allSatisfy { $0.speaker == .participant(4) })
  }

  @Test("closing asks, then writes the transcript; undo opens the session again")
  func close() {
    var group = LiveRehearsal.closing()
    group.press("C")
    #expect(
      group.notice == "Close? Enter closes, writes the transcript, d the debrief first, Esc goes back.")
    #expect(group.keys.hasPrefix("Enter close  d debrief  Esc back"))
    group.press("Enter")
    #expect(group.desk.session.standing.stage == .closed)
    #expect(group.effects.contains(.writeTranscript))
    group.type("too late")
    group.press("Enter")
    #expect(group.notice == "The session is closed; undo opens it again.")
    group.press("Ctrl-U Ctrl-_ Ctrl-_")
    #expect(group.desk.session.standing.stage != .closed || group.row(22) == "0 you> too late")
  }

  @Test("the debrief has a clock of its own and the guide's own questions")
  func debrief() {
    var group = LiveRehearsal.closing()
    group.press("C d")
    group.at("01:05:20")
    #expect(group.row(1).hasPrefix("Debrief"))
    #expect(group.row(1).hasSuffix("2:00 so far"))
  }

  @Test(
    "the debrief's questions and its clock are on the record, so that a kill leaves them where they stood")
  func debriefOnRecord() {
    let guide = Guide.reading(
      """
      # Late deliveries
      ## Key questions
      1. What happens when a date slips?
      ## Debrief {debrief}
      1. What surprised us?
      2. What was new?
      """
    ).guide
    var group = LiveRehearsal(guide, people: LiveRehearsal.people)
    group.at("00:10:00")
    group.press("Esc C C d")
    #expect(group.row(2) == "What surprised us?")
    group.press("Ctrl-N")
    #expect(group.row(1).hasPrefix("Debrief · 2 of 2") && group.row(2) == "What was new?")
    group.press("Ctrl-N")
    #expect(group.notice == "That was the last question of the debrief; Esc C closes the session.")
    group.say("00:11:30", 0, "The second list.")
    let again = LiveRehearsal(
      guide, people: LiveRehearsal.people, kept: group.desk.session.kept, at: group.now)
    #expect(again.row(1).hasPrefix("Debrief · 2 of 2") && again.row(1).hasSuffix("1:30 so far"))
    #expect(again.desk.session.standing.rows.suffix(2).map(\.text) == ["Debrief", "The second list."])
    group.press("Ctrl-_ Ctrl-_")
    #expect(group.row(2) == "What surprised us?")
  }

  @Test("gone on with in the debrief, or when all is closed, nothing is to be read aloud: people are gone")
  func nobodyToReadTo() {
    let guide = Guide.reading(
      """
      # Late deliveries
      ## Key questions
      1. What happens when a date slips?
      ## Next steps
      > You will hear from us on paper.
      1. What happens next?
      """
    ).guide
    var group = LiveRehearsal(guide, people: LiveRehearsal.people)
    group.press("Ctrl-N")
    group.press("Esc C C d")
    for keys in ["", "Esc C C Enter"] {
      group.press(keys)
      let again = LiveRehearsal(
        guide, people: LiveRehearsal.people, kept: group.desk.session.kept, at: group.now)
      #expect(!again.frame().text.contains("You will hear from us on paper."), "\(keys)")
    }
  }
}
