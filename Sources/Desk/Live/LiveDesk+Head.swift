import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Row 1 place and clock, row 2 the question.
  func drawHead(_ frame: inout Frame, _ layout: Layout) {
    let columns = frame.size.columns
    guard layout.columns.hasNames else { return drawNarrowHead(&frame) }
    let clock = clockWords
    var end = columns
    if let late = latenessWords {
      end = frame.putRight(late, before: end, row: 0)
      end -= 3
    }
    let width = clock.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    var column = end - width
    for part in clock {
      column += frame.put(part.text, at: Position(column: column, row: 0), style: part.style)
    }
    frame.put(place, at: Position(column: 0, row: 0), within: max(8, end - width - 2))
    frame.put(question, at: Position(column: 0, row: 1), style: .strong)
  }

  private func drawNarrowHead(_ frame: inout Frame) {
    var column = frame.put(shortPlace, at: Position(column: 0, row: 0)) + 3
    for part in shortClockWords {
      column += frame.put(part.text, at: Position(column: column, row: 0), style: part.style)
    }
    if let late = latenessWords { frame.put(late, at: Position(column: column + 2, row: 0)) }
    frame.put(question, at: Position(column: 0, row: 1), style: .strong)
  }

  /// `Key questions · 4 of 9 · must-ask`
  private var place: String {
    var parts = setting.isRehearsal ? ["rehearsal"] : []
    if standing.stage == .closed { return (parts + ["Closed", setting.title]).strung(" · ") }
    if standing.stage == .debrief {
      let count = session.guide.debrief?.prompts.count ?? 0
      parts += ["Debrief"] + (count > 0 ? ["\(standing.debriefPlace + 1) of \(count)"] : [])
    } else if mode == .closing {
      parts += [standing.section?.shortTitle ?? setting.title, closingPlace]
    } else {
      parts += [standing.section?.title ?? setting.title] + promptPlace
    }
    return parts.strung(" · ")
  }

  private var closingPlace: String {
    let count = tally.points.count
    return closing.focus < count ? "playback · \(closing.focus + 1) of \(count)" : "to close"
  }

  private var promptPlace: [String] {
    guard let prompt = standing.prompt else { return openingPlace }
    return ["\(number(of: prompt.id)) of \(promptCount)"] + (prompt.isMustAsk ? ["must-ask"] : [])
      + (prompt.stimulus == nil ? [] : ["to show"])
  }

  private var openingPlace: [String] {
    guard let stop = standing.stop, let section = standing.section, !section.checklist.isEmpty else {
      return []
    }
    let done = section.checklist.indices.count { isTicked(stop.id.section, $0) }
    return ["\(done) of \(section.checklist.count) ticked"]
  }

  /// A prompt's number in the whole guide, from 1.
  func number(of id: Prompt.ID) -> Int {
    let sections = session.guide.sections
    return sections.prefix(id.section).reduce(0) { $0 + $1.prompts.count } + id.place + 1
  }

  private var promptCount: Int { session.guide.sections.reduce(0) { $0 + $1.prompts.count } }

  private var shortPlace: String {
    let rehearsal = setting.isRehearsal ? "rehearsal " : ""
    if standing.stage == .closed { return rehearsal + "closed" }
    if mode == .closing { return rehearsal + closingPlace }
    if standing.stage == .debrief { return rehearsal + "debrief" }
    guard let prompt = standing.prompt else {
      return rehearsal + excerpt(standing.section?.title ?? setting.title, letters: 12)
    }
    return rehearsal + "\(number(of: prompt.id))/\(promptCount)" + (prompt.isMustAsk ? " must-ask" : "")
  }

  private var question: String {
    if standing.stage == .closed { return "What was said stands in transcript.md, in the session's folder." }
    if standing.stage == .debrief {
      return standing.debriefPrompt?.text ?? "What surprised us? What was new to us?"
    }
    if mode == .closing { return "Read each point aloud, then: is that how you meant it? What is missing?" }
    if let prompt = standing.prompt {
      guard let disclaimer = prompt.stimulus?.disclaimer else { return prompt.text }
      return "\(prompt.text) · first: \(disclaimer)"
    }
    guard let section = standing.section else { return session.guide.title }
    return section.scripts.first.map { "Read aloud: \($0)" } ?? section.checklist.first?.text ?? section.title
  }

  // MARK: - Clock

  private typealias Part = (text: String, style: Style)

  /// Milliseconds left of what is open, and its plan.
  private var left: (left: Int, planned: Int)? {
    guard let stop = standing.stop else { return nil }
    if let left = standing.leftMilliseconds(at: shownNow) { return (left, stop.plannedMilliseconds) }
    // An opening without minutes of its own shows its section's.
    guard let planned = standing.section?.minutes.map({ $0 * 60_000 }) else { return nil }
    return (planned - usedMilliseconds(section: stop.id.section), planned)
  }

  private var clockWords: [Part] {
    if standing.stage == .closed { return [(clockText(milliseconds: sessionNow) + " long", .plain)] }
    if standing.clock.isHeld { return [("clock held", .strong)] }
    if standing.stage == .debrief {
      let since = standing.clock.debriefBegan ?? shownNow
      return [("\(spanText(milliseconds: shownNow - since)) so far", .plain)]
    }
    guard let left else { return [(clockText(milliseconds: shownNow), .plain)] }
    let planned = left.planned / 60_000
    if left.left <= 0 {
      return [("over \(spanText(milliseconds: left.left))", .strong), (" of \(planned) min", .plain)]
    }
    // From a fifth of the minutes on all of it stands out.
    let rest: Style = left.left * 5 <= left.planned ? .strong : .plain
    return [("\(minutes(left.left))", .strong), (" of \(planned) min left", rest)]
  }

  private var shortClockWords: [Part] {
    guard !standing.clock.isHeld, ![.debrief, .closed].contains(standing.stage), let left else {
      return clockWords
    }
    if left.left <= 0 { return [("over \(spanText(milliseconds: left.left))", .strong)] }
    return [("\(minutes(left.left))", .strong), (" min left", .plain)]
  }

  /// Begun minutes: the last one counts until it is over.
  private func minutes(_ milliseconds: Int) -> Int { (milliseconds + 59_999) / 60_000 }

  /// `2:31 behind`, `0:40 ahead`; nil where the guide has no minutes to be late for.
  private var latenessWords: String? {
    guard ![.debrief, .closed].contains(standing.stage),
      standing.agenda.stops.contains(where: { $0.plannedMilliseconds > 0 })
    else {
      return nil
    }
    let late = standing.latenessMilliseconds(at: shownNow)
    if abs(late) < 1000 { return "on time" }
    return "\(spanText(milliseconds: late)) \(late > 0 ? "behind" : "ahead")"
  }
}
