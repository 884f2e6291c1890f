import Fieldwork
import Reviewing

/// A told review: a small session, and files that keep what is decided as a disk would.
struct ToldReview {
  var review: Review
  private var numbers: [Int: Int] = [:]
  private(set) var kept: [Int: [KeptEntry]] = [:]
  private var now = 0

  /// Saturday, 21 November 2026.
  static let saturday = Day("2026-11-21") ?? Day(daysSince1970: 0)

  static let lines = [
    line(1, .participant(3), "We would want it on the same day."),
    line(2, .facilitator, "We'll fix that by Friday, I'll see to it."),
    line(4, .participant(3), "Good."),
    line(5, .participant(6), "Friday would be new."),
    line(6, .facilitator, "You're right about that."),
    line(8, .participant(1), "You said you'd fix that by the spring."),
    line(9, .facilitator, "Coming back to the list."),
  ]

  static let flags = [
    JournalFlag(EntryID(3), flag(2, .promising, 0..<24, .sure, "promise.deadline")),
    JournalFlag(EntryID(3, part: 1), flag(2, .promising, 26..<40, .likely, "promise.person")),
    JournalFlag(EntryID(7), flag(6, .agreeing, 0..<12, .likely, "agree.right"), remark: .notSo),
  ]

  init(reviewer: String = "Noor", sessions: Int = 1, files: [ReviewFile] = []) {
    review = Review(reviewer: reviewer, ownFile: "review-\(reviewer).jsonl")
    for index in 0..<sessions {
      review.add(
        ReviewedSession(
          index: index, title: "Group \(index + 1)", day: Self.saturday, lines: Self.lines, flags: Self.flags,
          files: index == 0 ? files : []))
    }
  }

  static func line(_ number: Int, _ speaker: Speaker, _ text: String) -> ReviewLine {
    ReviewLine(
      id: EntryID(number), milliseconds: number * 1000, at: Moment(milliseconds: number * 1000),
      speaker: speaker, isTurn: true, text: text)
  }

  static func flag(
    _ line: Int, _ category: Category, _ bytes: Range<Int>, _ tier: Tier, _ rule: String, book: String = "7"
  ) -> Flag {
    Flag(
      on: EntryID(line),
      Finding(
        category, rule: rule, bytes: bytes, tier: tier, score: Double(tier.rawValue) / 3, kind: rule,
        reason: "", advice: ""), ruleBook: book)
  }

  var items: [ReviewItem] { review.sessions.flatMap(\.items) }
  var ids: [ReviewItem.ID] { items.map(\.id) }

  /// Keeps entries in this reviewer's file of a session, a second later.
  mutating func keep(_ entries: [Entry], session: Int = 0) {
    guard let first = entries.first else { return }
    now += 1000
    let number = numbers[session, default: 0] + 1
    numbers[session] = number
    let entry = KeptEntry(
      number, at: Moment(milliseconds: now), entries.count > 1 ? .batch(entries) : first)
    kept[session, default: []].append(entry)
    review.apply([entry], session: session)
  }

  mutating func answer(
    _ place: Int, _ answer: Verdict.Answer, milliseconds: Int = 5000, settling: Bool = false
  ) {
    let id = ids[place]
    let draft = review.promiseDraft(on: id.line, session: id.session, bytes: id.bytes)
    keep(
      review.entries(
        answering: id, answer, followUp: draft?.followUp, milliseconds: milliseconds, settling: settling),
      session: id.session)
  }

  mutating func undo() {
    guard let step = review.lastStep else { return }
    keep([.undo(step.number)], session: step.session)
  }

  mutating func redo() {
    guard let step = review.nextRedo else { return }
    keep([.redo(step.number)], session: step.session)
  }

  /// The answers to all flags, in order.
  var answers: [Verdict.Answer?] { items.map { $0.answer(for: review.reviewer) } }

  /// The same review opened anew from what was kept.
  var reopened: Review {
    var again = Review(reviewer: review.reviewer, ownFile: review.ownFile)
    for session in review.sessions {
      var files = session.files.filter { $0.name != review.ownFile }
      if let kept = kept[session.index] {
        files.append(ReviewFile(review.ownFile, by: review.reviewer, kept: kept))
      }
      again.add(
        ReviewedSession(
          index: session.index, title: session.title, day: session.day, lines: session.lines,
          flags: session.journalFlags, followUps: session.journalFollowUps, files: files))
    }
    return again
  }

  /// This reviewer's file of the first session, for another reviewer's eyes.
  var file: ReviewFile { ReviewFile(review.ownFile, by: review.reviewer, kept: kept[0] ?? []) }
}
