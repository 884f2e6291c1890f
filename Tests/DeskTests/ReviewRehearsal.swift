import Canvas
import Desk
import Facilitation
import Fieldwork
import Preparing
import Rehearsal
import Reviewing
import Testing

/// A review played by keys: what the desk asks to keep is kept as a disk would keep it.
struct ReviewRehearsal {
  private(set) var desk: ReviewDesk
  private(set) var now: Moment
  private(set) var effects: [Effect] = []
  /// Every key pressed so far.
  private(set) var keys = 0
  private var numbers: [Int: Int] = [:]
  private(set) var kept: [Int: [KeptEntry]] = [:]
  private(set) var unanswered: [(entries: [Entry], session: Int, ticket: Int)] = []

  enum Disk: Hashable {
    case quick
    case slow
    case full(String)
  }

  var disk = Disk.quick

  /// Saturday 21 November 2026, 14:00; the clocks in the room show UTC.
  static let opening = Moment(milliseconds: 1_795_262_400_000 + 2 * 3_600_000)
  /// Tuesday 24 November 2026, 13:12.
  static let tuesday = Moment(milliseconds: opening.milliseconds + 3 * 86_400_000 - 48 * 60_000)

  static let people = [
    Participant(.facilitator, name: "Mira Kessler"), Participant(.participant(1), name: "Abe"),
    Participant(.participant(2), name: "Bo"), Participant(.participant(3), name: "Dana"),
    Participant(.participant(4), name: "Eli"), Participant(.participant(5), name: "Fay"),
    Participant(.participant(6), name: "Omar"), Participant(.participant(7), name: "Gus"),
  ]

  init(
    _ sessions: [ToldGroup] = [.groupA], reviewer: String = "Noor", others: [ReviewFile] = [],
    offers: Set<HomeOffer> = [], hasHome: Bool = false, secondsALook: Int = 10, at now: Moment = tuesday
  ) {
    self.now = now
    self.secondsALook = secondsALook
    var review = Review(reviewer: reviewer, ownFile: "review-\(reviewer).jsonl")
    var shown: [ReviewDesk.Session] = []
    for (index, group) in sessions.enumerated() {
      let session = group.session
      shown.append(
        ReviewDesk.Session(
          path: "late/\(index)", title: group.title, standing: session.standing, roster: Roster(Self.people),
          notOffered: group.notOffered))
      review.add(
        ReviewedSession(
          index: index, title: group.title, day: Day(Self.opening, offsetMinutes: 0),
          lines: group.lines(session),
          flags: session.standing.rows.flatMap { row in
            row.flags.map { JournalFlag($0.id, $0.flag, remark: $0.remark) }
          },
          followUps: session.standing.followUps.map { MadeFollowUp(Reference($0.id), $0.followUp) },
          files: index == 0 ? others : []))
    }
    desk = ReviewDesk(
      review, sessions: shown,
      setting: ReviewDesk.Setting(
        marks: Shelf.marks, suggestions: SuggestionTable(Shelf.suggestions), hasHome: hasHome, offers: offers),
      at: now)
  }

  /// How long each key takes.
  var secondsALook: Int

  mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      guard let key = Key(named: String(name)) else { continue }
      keys += 1
      now = now.adding(milliseconds: secondsALook * 1000)
      send(.key(key))
    }
  }

  /// Letter by letter; not counted, as words and dates are not.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.key(.character(Character(scalar)))) }
  }

  mutating func send(_ message: Message) {
    for effect in desk.update(message, at: now) {
      effects.append(effect)
      guard case .appendReview(let entries, let session, let ticket) = effect else { continue }
      unanswered.append((entries, session, ticket))
      if disk != .slow { answer() }
    }
  }

  /// The disk answers what it was asked first.
  mutating func answer() {
    guard !unanswered.isEmpty else { return }
    let (entries, session, ticket) = unanswered.removeFirst()
    if case .full(let why) = disk { return send(.notKept(why: why, ticket: ticket)) }
    let number = numbers[session, default: 0] + 1
    numbers[session] = number
    let line = KeptEntry(number, at: now, entries.count > 1 ? .batch(entries) : entries[0])
    kept[session, default: []].append(line)
    send(.kept([line], ticket: ticket))
  }

  func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    desk.frame(size: Size(columns: columns, rows: rows))
  }
  func row(_ row: Int) -> String { frame().text(row: row) }
  var notice: String { row(22) }

  /// Everything kept in a session, batches taken apart.
  func entries(_ session: Int = 0) -> [Entry] {
    (kept[session] ?? []).flatMap { line in
      if case .batch(let parts) = line.entry { parts } else { [line.entry] }
    }
  }

  var answers: [Verdict.Answer] {
    entries().compactMap { if case .verdict(let verdict) = $0 { verdict.answer } else { nil } }
  }

  var followUps: [FollowUp] {
    entries().compactMap { if case .followUp(let followUp) = $0 { followUp } else { nil } }
  }

  /// This reviewer's file of the first session, for another reviewer's eyes.
  func file(by reviewer: String) -> ReviewFile {
    ReviewFile("review-\(reviewer).jsonl", by: reviewer, kept: kept[0] ?? [])
  }
}

/// A group that was told line by line, with its flags.
struct ToldGroup {
  var title: String
  var notOffered: [String] = []
  private var kept: [KeptEntry] = [
    KeptEntry(0, at: ReviewRehearsal.opening, .opened(Opening(session: "a", evenkeel: "test")))
  ]

  init(_ title: String) { self.title = title }

  /// One flag: its words, category, tier, rule, kind and reason.
  struct Flagged {
    var words: String
    var category: Category
    var tier: Tier
    var rule: String
    var kind: String
    var reason: String
  }

  mutating func say(_ time: String, _ seat: Int, _ words: String, marks: [String] = [], _ flags: Flagged...) {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    let seconds = parts.reduce(0) { $0 * 60 + $1 }
    let at = ReviewRehearsal.opening.adding(milliseconds: seconds * 1000)
    let line = kept.count
    let speaker: Speaker = seat == 0 ? .facilitator : .participant(seat)
    kept.append(KeptEntry(line, at: at, .turn(Turn(speaker, words, marks: marks))))
    for flag in flags {
      let found = words.firstRange(of: flag.words) ?? words.startIndex..<words.endIndex
      let start = words.utf8.distance(from: words.startIndex, to: found.lowerBound)
      let end = words.utf8.distance(from: words.startIndex, to: found.upperBound)
      let finding = Finding(
        flag.category, rule: flag.rule, bytes: start..<end, tier: flag.tier,
        score: Double(flag.tier.rawValue) / 3,
        kind: flag.kind, reason: flag.reason, advice: "I can't say what will happen; it goes on record.")
      kept.append(KeptEntry(kept.count, at: at, .flag(Flag(on: EntryID(line), finding, ruleBook: "7"))))
    }
  }

  var session: Session {
    Session(guide: Guide(title: "Late deliveries"), expecting: ReviewRehearsal.people, kept: kept)
  }

  func lines(_ session: Session) -> [ReviewLine] {
    session.standing.rows.map { row in
      ReviewLine(
        id: row.id, milliseconds: row.milliseconds,
        at: session.entry(row.id.line)?.at ?? Moment(milliseconds: 0), speaker: row.speaker,
        isTurn: row.isTurn,
        text: row.text)
    }
  }

  /// The group of the screens: twelve flags, the fifth and sixth on one line.
  static var groupA: ToldGroup {
    var group = ToldGroup("Group A")
    func p(_ words: String, _ tier: Tier, _ reason: String = "a first person, no date") -> Flagged {
      Flagged(
        words: words, category: .promising, tier: tier, rule: "promise.soft", kind: "soft promise",
        reason: reason)
    }
    func a(_ words: String, _ tier: Tier) -> Flagged {
      Flagged(
        words: words, category: .agreeing, tier: tier, rule: "agree.right", kind: "agreement",
        reason: "says who is right")
    }
    func j(_ words: String, _ tier: Tier) -> Flagged {
      Flagged(
        words: words, category: .judging, tier: tier, rule: "judge.praise", kind: "praise",
        reason: "says how good it is")
    }
    group.say("00:10:02", 0, "We can have that list on Monday.", p("We can have that list", .likely))
    group.say("00:12:30", 0, "We finish at four, as I said.", p("We finish at four", .likely))
    group.say(
      "00:20:11", 0, "You're right about the second list.", a("You're right about the second list", .likely))
    group.say("00:31:40", 0, "That was an odd reason to give.", j("an odd reason", .likely))
    group.say("00:45:31", 6, "We print it, and then it is old.", marks: ["workaround"])
    group.say("00:45:58", 0, "What happens with the old one?")
    group.say("00:46:12", 3, "We would want it on the same day.", marks: ["quote", "gain"])
    group.say("00:46:30", 0, "What would the same day change for you?")
    group.say("00:46:58", 3, "We could ring the ward before they ring us.", marks: ["pain"])
    group.say(
      "00:47:10", 0, "We'll fix that by Friday, I'll see to it.",
      Flagged(
        words: "We'll fix that by Friday", category: .promising, tier: .sure, rule: "promise.deadline",
        kind: "dated promise", reason: "a date, a first person, an action"),
      p("I'll see to it", .likely))
    group.say("00:47:21", 3, "Good.")
    group.say("00:47:26", 6, "Friday would be new.", marks: ["hesitation"])
    group.say("00:47:40", 0, "Coming back to the list in the office …")
    group.say("00:48:03", 4, "The list is from the spring.")
    group.say("00:48:20", 0, "Who keeps it?")
    group.say("00:50:02", 0, "That should be fine for you.", p("should be fine", .likely))
    group.say("00:52:40", 0, "Exactly, that is it.", a("Exactly", .sure))
    group.say(
      "00:55:12", 0, "And wouldn't it be better to ring?",
      Flagged(
        words: "wouldn't it be better", category: .leading, tier: .likely, rule: "lead.better",
        kind: "leading",
        reason: "an answer in the question"))
    group.say("00:58:00", 0, "Great point, Omar.", j("Great point", .sure))
    group.say("01:02:44", 0, "That makes sense to me.", a("makes sense to me", .likely))
    group.say("01:05:00", 1, "You said you'd ring us before the spring.")
    group.say("01:20:09", 0, "You'll hear from us then.", p("You'll hear from us", .faint))
    group.say("01:22:00", 7, "Could you please send us the list?")
    group.notOffered = ["dates before the delivery horizon (about 9 months)"]
    return group
  }

  /// A second group, in which the same was promised.
  static var groupB: ToldGroup {
    var group = ToldGroup("Group B")
    group.say("00:33:02", 2, "And when is it done?")
    group.say(
      "00:33:10", 0, "We'll fix that by Friday.",
      Flagged(
        words: "We'll fix that by Friday", category: .promising, tier: .sure, rule: "promise.deadline",
        kind: "dated promise", reason: "a date, a first person, an action"))
    return group
  }

  /// Twenty flags, one after the other.
  static var twentyFlags: ToldGroup {
    var group = ToldGroup("Group C")
    for number in 1...20 {
      let time = "00:\(number + 10):00"
      group.say(time, 3, "And then?")
      group.say(
        time, 0, number % 2 == 0 ? "We'll look at \(number) by Friday." : "That is right, \(number).",
        Flagged(
          words: number % 2 == 0 ? "We'll look at \(number) by Friday" : "That is right",
          category: number % 2 == 0 ? .promising : .agreeing, tier: .sure, rule: "r", kind: "k", reason: "r"))
    }
    return group
  }
}
