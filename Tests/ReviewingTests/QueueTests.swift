import Fieldwork
import Reviewing
import Testing

@Suite("The queue of flags")
struct QueueTests {
  @Test("it goes by time, or surest first with the flags of one line together")
  func order() {
    let told = ToldReview(sessions: 2)
    var view = QueueView()
    #expect(told.review.queue(view) == told.ids)
    view.order = .surestFirst
    #expect(told.review.queue(view) == [0, 1, 3, 4, 2, 5].map { told.ids[$0] })
  }

  @Test("it narrows by category, tier, session, speaker, and whether it is decided")
  func filters() {
    var told = ToldReview(sessions: 2)
    told.answer(0, .promise)
    func shown(_ narrow: (inout QueueView) -> Void) -> [Int] {
      var view = QueueView()
      narrow(&view)
      return told.review.queue(view).compactMap { told.ids.firstIndex(of: $0) }
    }
    #expect(shown { $0.categories = [.agreeing] } == [2, 5])
    #expect(shown { $0.tiers = [.sure] } == [0, 3])
    #expect(shown { $0.session = 1 } == [3, 4, 5])
    #expect(shown { $0.speaker = .participant(3) } == [])
    #expect(shown { $0.speaker = .facilitator } == [0, 1, 2, 3, 4, 5])
    #expect(shown { $0.decided = true } == [0])
    #expect(shown { $0.decided = false } == [1, 2, 3, 4, 5])
  }

  @Test(
    "verdicts stay with the words when a later rule book finds them anew, under another rule and a byte off")
  func rescan() {
    var told = ToldReview()
    told.answer(0, .promise)
    told.answer(2, .falseAlarm)
    let found = [
      ToldReview.flag(2, .promising, 6..<24, .likely, "promise.date", book: "8"),
      ToldReview.flag(2, .judging, 0..<5, .faint, "judge.new", book: "8"),
      ToldReview.flag(6, .agreeing, 0..<12, .sure, "agree.right", book: "8"),
    ]
    told.review.take(scanned: found, session: 0)
    #expect(told.answers == [.promise, nil, .falseAlarm, nil])
    #expect(told.items.map(\.flag.ruleBook) == ["8", "7", "8", "8"])
    #expect(told.review.sessions[0].scanChange.new == 1)
    #expect(told.review.sessions[0].scanChange.again == 2)
    #expect(told.review.sessions[0].scanChange.gone == 1)
  }

  @Test("what only a new scan found is kept with its verdict, and is there without the scan afterwards")
  func scannedIsKept() {
    var told = ToldReview()
    told.review.take(
      scanned: [ToldReview.flag(9, .leading, 0..<6, .sure, "lead.back", book: "8")], session: 0)
    #expect(told.items.count == 4)
    told.answer(3, .leading)
    #expect(told.answers[3] == .leading)
    #expect(told.reopened.sessions[0].items.map(\.flag.finding.rule).last == "lead.back")
    told.undo()
    #expect(told.answers == [nil, nil, nil, nil])
  }

  @Test("a scan raises nothing on participants' words and looks at the line before")
  func scan() {
    var heard: [String] = []
    let flags = Rescan.flags(in: ToldReview.lines, ruleBook: "8") { utterance in
      heard.append("\(utterance.previous?.text ?? "–") → \(utterance.text)")
      return utterance.text.contains("right")
        ? [
          Finding(
            .agreeing, rule: "a", bytes: 0..<5, tier: .sure, score: 1, kind: "", reason: "", advice: "")
        ] : []
    }
    #expect(heard.count == 3)
    #expect(heard[1] == "Friday would be new. → You're right about that.")
    #expect(flags.map(\.line) == [EntryID(6)])
  }
}
