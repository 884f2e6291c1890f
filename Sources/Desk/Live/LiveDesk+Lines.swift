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
    guard let row = targetRow, row.speaker != nil else { return say(sentence(.noLine)) }
    switch action {
    case .marks: asking = .mark(row.id)
    case .expectation: asking = .expectation(row.id, expecting(row), Seats())
    case .register: asking = .register(row.id)
    case .add: borrowLine(for: .note(row.id))
    case .correct: return correctOrLink(row)
    case .ladder: beginLink(row)
    case .flagPromise: return raise(.promising, row)
    case .flagAgreement: return raise(.agreeing, row)
    case .flagJudgement: return raise(.judging, row)
    case .flagLeading: return raise(.leading, row)
    default: never("\(action) is not about a line")
    }
    return action == .marks ? hints.use(.marks) : []
  }

  /// A mark on the newest line, also on one that is still on its way to the disk; or on the row in focus.
  mutating func markNewest(_ mark: String) -> [Effect] {
    guard !reading.isOpen else {
      return targetRow.map { ask(Request(.mark($0.id, mark, replacing: setting.marks.rivals(of: mark)))) }
        ?? []
    }
    let rivals = setting.marks.rivals(of: mark)
    return ask(Request { .mark($0.id, mark, replacing: rivals) })
  }

  /// In the mark strip Tab again is a quote, any mark's key is that mark; another key is none and is typed.
  mutating func answerMark(_ id: EntryID, _ key: Key) -> [Effect]? {
    switch key {
    case .escape: return []
    case .tab: return mark(id, "quote")
    case .character(let letter):
      guard let kind = setting.marks.mark(key: letter) else { return nil }
      return mark(id, kind.name)
    default: return nil
    }
  }

  private mutating func mark(_ id: EntryID, _ name: String) -> [Effect] {
    // Opened while a line was on its way, the strip means that line.
    if !reading.isOpen && !keeping.isIdle { return markNewest(name) }
    return ask(Request(.mark(id, name, replacing: setting.marks.rivals(of: name))))
  }

  // MARK: - The register

  private mutating func keepFollowUp(_ kind: FollowUp.Kind) -> [Effect] {
    if reading.isOpen {
      guard let row = targetRow, row.speaker != nil else { return say(sentence(.noLine)) }
      return ask(Request(.followUp(followUp(kind, row)), notice: kept(kind, row)))
    }
    if let row = standing.lastLine, keeping.isIdle {
      return ask(Request(.followUp(followUp(kind, row)), notice: kept(kind, row)))
    }
    return ask(
      Request { row in .followUp(FollowUp(kind, line: row.id, words: row.text, toWhom: row.saidBy)) })
  }

  private func followUp(_ kind: FollowUp.Kind, _ row: Row, to who: Speaker? = nil) -> FollowUp {
    FollowUp(kind, line: row.id, words: row.text, toWhom: who.map { [$0] } ?? row.saidBy)
  }

  private func kept(_ kind: FollowUp.Kind, _ row: Row) -> String {
    "\(kind.gutter) \(kind.rawValue), \(clockText(milliseconds: row.milliseconds)). \(undoKey) takes it back."
  }

  /// Whoever said the line; for the facilitator's own, whoever of the others spoke last.
  private func expecting(_ row: Row) -> Speaker? {
    if let speaker = row.speaker, speaker.kind == .participant { return speaker }
    return standing.rows.suffix(200).last { $0.isTurn && $0.speaker?.kind == .participant }?.speaker
  }

  mutating func answerExpectation(_ id: EntryID, _ who: Speaker?, _ seats: Seats, _ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    guard let row = standing.row(id) else { return nil }
    if key == .enter && seats.typed == nil {
      return ask(Request(.followUp(followUp(.expectation, row, to: who)), notice: kept(.expectation, row)))
    }
    switch seats.take(key, in: standing) {
    case .picked(let other):
      asking = .expectation(id, other, Seats())
      return []
    case .more(let more):
      asking = .expectation(id, who, more)
      return []
    case .none: return nil
    }
  }

  /// The kinds of follow-up by their letters.
  static let registerKinds: [(key: Character, kind: FollowUp.Kind)] = [
    ("p", .promise), ("r", .reported), ("e", .expectation), ("q", .request), ("s", .reservation),
    ("m", .misunderstanding), ("k", .parked),
  ]

  mutating func answerRegister(_ id: EntryID, _ key: Key) -> [Effect]? {
    if key == .escape { return [] }
    guard case .character(let letter) = key, let row = standing.row(id),
      let kind = Self.registerKinds.first(where: { $0.key == letter })?.kind
    else { return nil }
    return ask(Request(.followUp(followUp(kind, row)), notice: kept(kind, row)))
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

  private mutating func raise(_ category: Category, _ row: Row) -> [Effect] {
    do {
      _ = try session.entries(for: .raise(category, on: row.id), at: sessionNow)
    } catch {
      return say(sentence(error))
    }
    let time = clockText(milliseconds: row.milliseconds)
    let said = "\(category.letter)! \(category.noun) by hand, \(time). \(undoKey) takes it back."
    return ask(Request(.raise(category, on: row.id), notice: said))
  }
}

extension Row {
  /// The participant who said it, as a list.
  fileprivate var saidBy: [Speaker] { speaker.flatMap { $0.kind == .participant ? [$0] : nil } ?? [] }
}
