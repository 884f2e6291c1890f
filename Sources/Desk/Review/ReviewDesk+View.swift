import Canvas
import Facilitation
import Fieldwork
import Reviewing

extension ReviewDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    let onLine = line.flatMap { line in reviewed?.items(on: line.id).count } ?? 0
    let layout = ReviewLayout(size, flagsOnLine: onLine, hasWholeBody: isTranscriptOpen)
    var frame = Frame(size: size)
    drawHead(&frame, layout)
    if layout.hasRules { frame.rule(row: 2) }
    if let row = layout.middleRule { frame.rule(row: row) }
    if let divider = layout.divider {
      frame.rule(row: layout.noticeRow - 1)
      frame.divide(column: divider, rows: 2..<layout.noticeRow)
      drawQueue(&frame, layout)
    }
    drawContext(&frame, layout)
    drawList(&frame, layout)
    drawBelow(&frame, layout)
    drawNotice(&frame, layout)
    drawKeys(&frame)
    return frame
  }

  // MARK: - Head

  private func drawHead(_ frame: inout Frame, _ layout: ReviewLayout) {
    let size = layout.size
    frame.putPlace(headPlace(isNarrow: size.columns < 60), right: headCounts(layout))
    let words = subject
    frame.put(words.text, at: Position(column: 0, row: 1))
    if words.sign > 0 {
      frame.put(String(words.text.prefix(words.sign)), at: Position(column: 0, row: 1), style: words.style)
    }
  }

  /// `Review · Group A · flag 5 of 12`
  func headPlace(isNarrow: Bool) -> String {
    var parts = ["Review"]
    if let shown, !isNarrow { parts.append(shown.title) }
    let noun: String =
      switch view.part {
      case .flags: "flag"
      case .secondLook: "second look"
      case .disagreements: "disagreement"
      case .suggestions: "suggestion"
      }
    parts.append(queue.isEmpty ? "no \(noun)" : "\(noun) \(place + 1) of \(queue.count)")
    if !view.showsAll { parts.append(view.words(self)) }
    return parts.joined(separator: " · ")
  }

  private func headCounts(_ layout: ReviewLayout) -> String {
    guard layout.size.columns >= 60 else { return "" }
    let isWide = layout.divider != nil
    var parts = isWide ? ["reviewer \(review.reviewer)"] : []
    parts.append("\(counts.decided) decided")
    if sessionsLeft > 0 { parts.append("reading \(sessionsLeft) more") }
    if counts.secondLook > 0 { parts.append("\(counts.secondLook) second look") }
    if counts.disputed > 0 { parts.append(counted(counts.disputed, "disagreement")) }
    if isWide, counts.decided < counts.all, let left = review.millisecondsLeft {
      parts.append("about \(max(1, (left + 30_000) / 60_000)) min left")
    }
    return parts.joined(separator: isWide ? "   " : "  ")
  }

  /// `P! dated promise · facilitator · 00:47:10`, and how many letters of it are the flag's sign.
  var subject: (text: String, sign: Int, style: Style) {
    guard let line else { return ("No session to review.", 0, .plain) }
    let time = clockText(milliseconds: line.milliseconds)
    if let suggestion {
      return ("\(suggestion.kind.rawValue)? · \(line.voice?.rawValue ?? "") · \(time)", 0, .plain)
    }
    guard let item else {
      let who = line.speaker.map(seatName) ?? line.text
      return ("\(who) · \(time) · no flag", 0, .plain)
    }
    let sign = sign(of: item)
    var parts = ["\(sign.text) \(item.flag.finding.kind)", line.voice?.rawValue ?? "", time]
    if let answer = item.answer(for: review.reviewer) { parts.append(words(for: answer)) }
    return (parts.joined(separator: " · "), 2, sign.style)
  }

  /// What an answer is called on the screen.
  func words(for answer: Verdict.Answer) -> String {
    switch answer {
    case .promise: "a promise"
    case .agreement: "agreement"
    case .judgement: "a judgement"
    case .leading: "a leading question"
    case .falseAlarm: "not a flag"
    case .secondLook: "second look"
    }
  }

  /// `P!`, and once decided `P=`, `A=` or `Px`.
  func sign(of item: ReviewItem) -> (text: String, style: Style) {
    let answer = item.answer(for: review.reviewer)
    if let category = answer?.category { return ("\(category.letter)=", .strong) }
    if answer == .falseAlarm { return ("\(item.id.category.letter)x", .dim) }
    let tier = item.flag.finding.tier
    return ("\(item.id.category.letter)\(tier.sign)", tier == .faint ? .dim : .accent)
  }

  // MARK: - Notice and keys

  private func drawNotice(_ frame: inout Frame, _ layout: ReviewLayout) {
    let start = Position(column: 0, row: layout.noticeRow)
    if let why = keeping.failure {
      frame.fill(row: layout.noticeRow, style: .alarm)
      frame.put("NOT SAVED  \(why)", at: start, style: .alarm)
      return
    }
    if let typing {
      let isInPanel = typing.purpose == .due || typing.purpose == .owner
      if !isInPanel || layout.size.isSmall {
        frame.put(
          typing.field, prompt: prompt(typing.purpose), at: start, columns: layout.size.columns, maxRows: 1)
        return
      }
    }
    if let asked { return putQuestion(asked, to: &frame, layout) }
    if let words = notice ?? panelQuestion { frame.put(words, at: start) }
  }

  /// What does not fit in the row takes rows above as well: every answer there is has to be seen.
  private func putQuestion(_ question: String, to frame: inout Frame, _ layout: ReviewLayout) {
    let rows = Wrapping.rows(of: question, columns: layout.size.columns).suffix(max(1, layout.noticeRow - 3))
    for (row, words) in zip((layout.noticeRow - rows.count + 1)..., rows) {
      frame.fill(row: row)
      frame.put(words.text, at: Position(column: 0, row: row))
    }
  }

  func prompt(_ purpose: Typing.Purpose) -> String {
    switch purpose {
    case .search: "/"
    case .due: "due> "
    case .owner: "who> "
    case .note: "note> "
    }
  }

  var panelQuestion: String? {
    guard let panel else { return nil }
    if panel.isDropped {
      return "It was dropped in the register. Enter opens it there again, Esc takes y back."
    }
    if panel.existing != nil {
      return "It is in the register as shown. Enter keeps the verdict, Esc takes y back."
    }
    if let due = panel.draft.due, due < today {
      let ago = counted(today.daysSince1970 - due.daysSince1970, "day")
      return "That day is past, \(ago) ago. d types another, Enter keeps it all the same."
    }
    return "Is this how it should stand? Enter keeps it, Esc takes y back."
  }

  /// What is asked just now; `nil` when nothing is.
  var asked: String? {
    switch asking {
    case .leave: "Leave the review? All verdicts are kept. Ctrl-C again leaves, any other key goes on."
    case .expectation(let draft, let seats):
      seats.typed.map { "expects: \($0) …  another digit, or Enter" }
        ?? "expects: \(draft.toWhom.first.map(seatName) ?? "somebody")  Enter keeps, a digit picks another"
    case .register:
      "follow-up:  " + LiveDesk.registerKinds.map { "\($0.key) \($0.kind.rawValue)" }.joined(separator: "  ")
    case .narrow:
      "only:  P A J L kind  ! ? . how sure  s this session  w this speaker  o open  d decided  a all"
    case .owner(let seats):
      seats.typed.map { "who: \($0) …  another digit, or Enter" }
        ?? "Who sees to it? A digit picks, letters find a name."
    case .toWhom(let seats):
      seats.typed.map { "to whom: \($0) …  another digit, or Enter" }
        ?? "To whom was it said? Digits put people on and take them off; Enter is done."
    case nil: nil
    }
  }

  private func drawKeys(_ frame: inout Frame) {
    let progress = "\(counts.decided)/\(counts.all)"
    let state = keeping.state(at: now) ?? progress
    frame.put(
      BottomLine(
        inOrder: hints, state: state, stateStyle: keeping.failure == nil ? .plain : .alarm), help: "help")
  }

  private var hints: [BottomLine.Entry] {
    if keeping.failure != nil {
      return [BottomLine.Entry(key(.keep), "try again"), BottomLine.Entry("Esc", "leave it")]
    }
    if typing != nil { return [BottomLine.Entry("Enter", "takes it"), BottomLine.Entry("Esc", "as it was")] }
    switch asking {
    case .leave: return [BottomLine.Entry("^C", "leave")]
    case .narrow, .register: return [BottomLine.Entry("Esc", "as it was")]
    case .expectation: return [BottomLine.Entry("Enter", "keeps"), BottomLine.Entry("Esc", "as it was")]
    case .owner, .toWhom: return seatHints + [BottomLine.Entry("Esc", "as it was")]
    case nil: break
    }
    let bindings = setting.bindings
    let back = BottomLine.Entry(bindings.shownKey(.back, in: .review, preferring: .escape), "back")
    if panel != nil {
      guard panel?.existing == nil else { return [hint(.keep), back] }
      return [hint(.keep), hint(.who), hint(.toWhom), hint(.due), back]
    }
    if isTranscriptOpen {
      return [
        bindings.hint(.down, .up, in: .review, "move"), hint(.search), hint(.expectation), hint(.reported),
        back,
      ]
    }
    if view.part == .suggestions {
      return [hint(.itIsSo, "take up"), hint(.notSo, "leave"), hint(.nextFlag, "later"), hint(.nextPart)]
    }
    let letters = [Action.flagPromise, .flagAgreement, .flagJudgement, .flagLeading].map(key).joined(
      separator: " ")
    return [
      hint(.itIsSo, "it is so"), hint(.notSo), BottomLine.Entry(letters, "other"),
      hint(.secondLook, "2nd look"),
      BottomLine.Entry(key(.nextHit), "next"), hint(.undo), hint(.narrow), hint(.nextPart, "lists"),
      hint(.expectation), hint(.reported),
    ]
  }

  private func hint(_ action: Action, _ word: String? = nil) -> BottomLine.Entry {
    BottomLine.Entry(key(action), word ?? setting.bindings.row(of: action, in: .review)?.label ?? "")
  }

  /// `0 you  1 Abe  2 Bo`, as many as fit.
  private var seatHints: [BottomLine.Entry] {
    guard let shown else { return [] }
    let you = BottomLine.Entry("0", shown.roster.shownName(.facilitator))
    return [you]
      + shown.standing.seated.filter { $0.code != .facilitator }.compactMap { person in
        shown.standing.seat(of: person.code).map {
          BottomLine.Entry("\($0)", shown.roster.shownName(person.code))
        }
      }
  }
}
