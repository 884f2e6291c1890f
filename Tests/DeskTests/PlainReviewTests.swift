import Desk
import Fieldwork
import Reviewing
import Testing

@Suite("The review line by line")
struct PlainReviewTests {
  /// A review in line mode, whose disk takes what it is given unless it is full.
  struct Played {
    var review: PlainReview
    var isFull = false
    var isLeft = false
    private(set) var entries: [Entry] = []
    private var now = ReviewRehearsal.tuesday
    private var number = 0

    init(_ groups: [ToldGroup] = [.groupA]) {
      review = PlainReview(ReviewRehearsal(groups).desk)
      _ = review.answer()
    }

    /// What is said to a line.
    @discardableResult
    mutating func say(_ line: String) -> [String] {
      now = now.adding(milliseconds: 10_000)
      var effects = review.read(line, at: now)
      while !effects.isEmpty {
        switch effects.removeFirst() {
        case .appendReview(let new, _, let ticket):
          let answer: Message =
            if isFull { .notKept(why: "The disk is full; make room, then Enter.", ticket: ticket) } else {
              .kept([kept(new)], ticket: ticket)
            }
          effects += review.take(answer, at: now)
        case .leave: isLeft = true
        default: continue
        }
      }
      return review.answer()
    }

    private mutating func kept(_ new: [Entry]) -> KeptEntry {
      entries += new
      number += 1
      return KeptEntry(number, at: now, new.count > 1 ? .batch(new) : new[0])
    }

    var answers: [Verdict.Answer] {
      entries.compactMap { if case .verdict(let verdict) = $0 { verdict.answer } else { nil } }
    }
    var followUps: [FollowUp] {
      entries.compactMap { if case .followUp(let followUp) = $0 { followUp } else { nil } }
    }
  }

  @Test("a flag stands with the lines around it, and its line is marked")
  func shown() {
    var review = PlainReview(ReviewRehearsal().desk)
    let lines = review.answer()
    #expect(lines.first?.hasPrefix("Review · Group A · flag") == true)
    #expect(lines.count { $0.hasPrefix("> ") } == 1)
    #expect(lines.contains { $0.contains("why it was flagged") })
    #expect(review.answer().isEmpty)
  }

  @Test("twenty flags are decided by lines: verdicts, typed days, owners, whom it was said to")
  func wholeJob() {
    var played = Played([.twentyFlags])
    for number in 1...20 {
      switch number % 4 {
      case 0:
        #expect(played.say("y").contains { $0.contains("due:") })
        let changed = played.say("d end of next month")
        #expect(changed.contains { $0.contains("Thu 31 Dec") })
        #expect(!changed.contains { $0.hasPrefix("> ") })
        played.say("w 2")
        played.say("")
      case 1: played.say("x")
      case 2: played.say("v")
      default:
        played.say("y")
        played.say("")
      }
    }
    #expect(played.answers.count == 20)
    #expect(Set(played.answers) == [.promise, .agreement, .falseAlarm, .secondLook])
    #expect(played.followUps.count == 5)
    #expect(played.followUps.last?.due == Day("2026-12-31"))
    #expect(played.followUps.last?.owner == .participant(2))
  }

  @Test("what a key does has a name too, and takes words on the next line when none stand behind it")
  func names() {
    var played = Played()
    played.say("not-so")
    #expect(played.say("undo").contains { $0.hasPrefix("Taken back") })
    #expect(played.say("redo").contains { $0.hasPrefix("Brought back") })
    played.say("/")
    #expect(played.say("truck").contains { $0.contains("\"truck\"") })
    #expect(played.say("/ zzz").contains("No line has \"zzz\"."))
    #expect(played.say("nonsense").contains("\"nonsense\" is no key of the review; ? lists them."))
    #expect(played.say("?").contains { $0.hasPrefix("x, not-so: ") })
    played.say("q")
    #expect(played.isLeft)
  }

  @Test("what the disk refuses says NOT SAVED, and an empty line tries again")
  func refused() {
    var played = Played()
    played.isFull = true
    #expect(played.say("x").contains { $0.hasPrefix("NOT SAVED") })
    #expect(played.review.unkept != nil && played.answers.isEmpty)
    played.isFull = false
    played.say("")
    #expect(played.review.unkept == nil && played.answers == [.falseAlarm])
  }
}
