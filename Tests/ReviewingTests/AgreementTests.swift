import Fieldwork
import Reviewing
import Testing

@Suite("Two reviewers")
struct AgreementTests {
  /// The table of Fleiss, Cohen and Everitt (1969): 200 cases, three answers.
  private static let published: [(Verdict.Answer, Verdict.Answer)] = {
    let answers: [Verdict.Answer] = [.promise, .agreement, .judgement]
    let counts = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    return answers.indices.flatMap { row in
      answers.indices.flatMap { column in
        Array(repeating: (answers[row], answers[column]), count: counts[row][column])
      }
    }
  }()

  @Test("kappa and its interval are those of the published example")
  func published() throws {
    let agreement = Agreement(Self.published)
    #expect(agreement.count == 200)
    #expect(agreement.percent == 70)
    #expect(abs(try #require(agreement.kappa) - 0.429) < 0.0005)
    // The paper's variance is 0.002885.
    #expect(abs(try #require(agreement.margin) - 1.96 * 0.0537) < 0.001)
    let interval = try #require(agreement.interval)
    #expect(interval.lowerBound > 0.32 && interval.upperBound < 0.54)
  }

  @Test(
    "one and the same answer throughout has no kappa; full agreement has 1, full contradiction less than 0")
  func extremes() throws {
    #expect(Agreement([]).percent == nil)
    #expect(Agreement([(.promise, .promise), (.promise, .promise)]).kappa == nil)
    #expect(Agreement([(.promise, .promise), (.falseAlarm, .falseAlarm)]).kappa == 1)
    #expect(try #require(Agreement([(.promise, .falseAlarm), (.falseAlarm, .promise)]).kappa) == -1)
  }

  @Test("what they see differently is a queue of its own until a third entry settles it")
  func disagreement() {
    var noor = ToldReview(reviewer: "Noor")
    noor.answer(0, .promise)
    noor.answer(1, .falseAlarm)
    noor.answer(2, .agreement)
    var ada = ToldReview(reviewer: "Ada", files: [noor.file])
    ada.answer(0, .promise)
    ada.answer(1, .promise)
    var view = QueueView()
    view.part = .disagreements
    #expect(ada.review.queue(view) == [ada.ids[1]])
    #expect(ada.review.agreements.first?.agreement.count == 2)
    ada.answer(1, .falseAlarm, settling: true)
    #expect(ada.review.queue(view).isEmpty)
    #expect(ada.items[1].answer(for: "Noor") == .falseAlarm)
    // What was settled does not make them have agreed.
    #expect(ada.review.agreement("Ada", "Noor").alike == 1)
    ada.undo()
    #expect(ada.review.queue(view) == [ada.ids[1]])
  }

  @Test("two flags by hand on one line are one thing to decide, and a verdict may be on another's flag")
  func byHand() {
    var noor = ToldReview(reviewer: "Noor")
    noor.keep(noor.review.entries(raising: .leading, on: EntryID(9), session: 0))
    var ada = ToldReview(reviewer: "Ada", files: [noor.file])
    #expect(ada.items.count == 4)
    ada.keep(ada.review.entries(raising: .leading, on: EntryID(9), session: 0))
    #expect(ada.items.count == 4)
    #expect(ada.review.agreement("Ada", "Noor").alike == 1)
    let back = ToldReview(reviewer: "Noor", files: [ada.file, noor.file])
    #expect(back.items.count == 4)
    #expect(back.review.agreement("Ada", "Noor").alike == 1)
  }
}
