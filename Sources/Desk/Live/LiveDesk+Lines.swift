import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// The row a command is about: the one in focus, else the newest line.
  var targetRow: Row? {
    guard reading.isOpen else { return standing.lastLine }
    return standing.rows.indices.contains(reading.focus) ? standing.rows[reading.focus] : nil
  }

  /// Commands about one line.
  mutating func annotate(_ action: Action) -> [Effect] {
    switch action {
    case .notSo: return answerFlag(.notSo)
    case .itIsSo: return answerFlag(.itIsSo)
    case .reported: return keepFollowUp(.reported)
    case .park: return keepFollowUp(.parked)
    default: break
    }
    guard let target else { return say(targetRow == nil ? sentence(.noLine) : Self.isHeading) }
    switch action {
    case .marks:
      asking = .mark(target)
      return hints.use(.marks)
    case .expectation: asking = .expectation(target, expecting(target), Seats())
    case .register: asking = .register(target)
    case .flagPromise: return raise(.promising, target)
    case .flagAgreement: return raise(.agreeing, target)
    case .flagJudgement: return raise(.judging, target)
    case .flagLeading: return raise(.leading, target)
    case .add, .correct, .ladder: return goTo(action, target)
    default: never("\(action) is not about a line")
    }
    return []
  }

  private static let isHeading = "A section begins here; go to a line somebody said or wrote."

  /// What needs a line that stands in the transcript already.
  private mutating func goTo(_ action: Action, _ target: Target) -> [Effect] {
    guard let row = target.id.flatMap(standing.row), !reading.linksAwaited else {
      if action == .ladder, target.id == nil {
        openReading()
        reading.linksAwaited = true
        return []
      }
      return say("The line is on its way to the disk; the same key again once it stands there.")
    }
    switch action {
    case .add: borrowLine(for: .note(row.id))
    case .ladder: beginLink(row)
    default: return correctOrLink(row)
    }
    return []
  }

  /// A mark on the newest line, also on one that is still on its way to the disk; or on the row in focus.
  mutating func markNewest(_ name: String) -> [Effect] { target.map { mark($0, name) } ?? [] }

  /// In the mark strip Tab again is a quote, any mark's key is that mark; another key is none and is typed.
  mutating func answerMark(_ target: Target, _ key: Key) -> [Effect]? {
    switch key {
    case .escape: return []
    case .tab: return mark(target, "quote")
    case .character(let letter):
      guard let kind = setting.marks.mark(key: letter) else { return nil }
      return mark(target, kind.name)
    default: return nil
    }
  }

  private mutating func mark(_ target: Target, _ name: String) -> [Effect] {
    let rivals = setting.marks.rivals(of: name)
    return ask(Request(about: target) { .mark($0, name, replacing: rivals) })
  }

  // MARK: - The register

  private mutating func keepFollowUp(_ kind: FollowUp.Kind) -> [Effect] {
    target.map { keep(kind, $0, for: $0.saidBy) }
      ?? say(targetRow == nil ? sentence(.noLine) : Self.isHeading)
  }

  private mutating func keep(_ kind: FollowUp.Kind, _ target: Target, for whom: [Speaker]) -> [Effect] {
    let time = clockText(milliseconds: target.milliseconds)
    return ask(
      Request(about: target, notice: "\(kind.gutter) \(kind.rawValue), \(time). \(undoKey) takes it back.") {
        .followUp(FollowUp(kind, line: $0, words: target.text, toWhom: whom))
      })
  }

  /// Whoever said the line; for the facilitator's own, whoever of the others spoke last.
  private func expecting(_ target: Target) -> Speaker? {
    if let speaker = target.saidBy.first { return speaker }
    return standing.rows.suffix(200).last { $0.isTurn && $0.speaker?.kind == .participant }?.speaker
  }

  mutating func answerExpectation(_ target: Target, _ who: Speaker?, _ seats: Seats, _ key: Key) -> [Effect]?
  {
    if key == .escape { return [] }
    if key == .enter && seats.typed == nil {
      return keep(.expectation, target, for: who.map { [$0] } ?? target.saidBy)
    }
    switch seats.take(key, in: standing) {
    case .picked(let other):
      asking = .expectation(target, other, Seats())
      return []
    case .more(let more):
      asking = .expectation(target, who, more)
      return []
    case .none: return nil
    }
  }

  /// The kinds of follow-up by their letters.
  static let registerKinds: [(key: Character, kind: FollowUp.Kind)] = [
    ("p", .promise), ("r", .reported), ("e", .expectation), ("q", .request), ("s", .reservation),
    ("m", .misunderstanding), ("k", .parked),
  ]

  mutating func answerRegister(_ target: Target, _ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    guard case .character(let letter) = key,
      let kind = Self.registerKinds.first(where: { $0.key == letter })?.kind
    else { return nil }
    return keep(kind, target, for: target.saidBy)
  }

  // MARK: - Correcting, linking, flagging by hand

  private mutating func correctOrLink(_ row: Row) -> [Effect] {
    if let effect = reading.linking {
      reading.linking = nil
      guard effect != row.id else { return say("A line cannot lead to itself; pick another.") }
      return ask(Request(.link(effect: effect, cause: row.id), notice: "Linked. \(undoKey) takes it back."))
    }
    borrowLine(for: .correction(row.id), text: row.text)
    return []
  }

  private mutating func beginLink(_ row: Row) {
    if !reading.isOpen { openReading() }
    reading.linking = row.id
    mode = .readingBack
  }

  private mutating func raise(_ category: Category, _ target: Target) -> [Effect] {
    guard target.speaker.kind != .participant else { return say(sentence(.notYours)) }
    let time = clockText(milliseconds: target.milliseconds)
    let said = "\(category.letter)! \(category.noun) by hand, \(time). \(undoKey) takes it back."
    return ask(Request(about: target, notice: said) { .raise(category, on: $0) })
  }
}
