import Canvas
import Fieldwork
import Preparing

extension StartDesk {
  func drawFoot(_ layout: StartLayout, on frame: inout Frame) {
    drawNotice(row: layout.notice, on: &frame)
    drawInput(row: layout.notice + 1, on: &frame)
    let state = failure == nil ? "" : "NOT SAVED"
    let line = BottomLine(inOrder: hints, state: state, stateStyle: failure == nil ? .plain : .alarm)
    frame.put(line, help: "help")
  }

  private func drawNotice(row: Int, on frame: inout Frame) {
    let style: Style = failure != nil && !isAskingToLeave ? .alarm : .plain
    frame.putNotice(noticeLine, row: row, rows: asking == nil ? 2 : 1, style: style)
    guard part == .go, asking == nil else { return }
    frame.restyle(row: row, adding: .focus)
    frame.cursor = Position(column: 0, row: row)
  }

  private var noticeLine: String {
    if isAskingToLeave { return "Leave? Ctrl-C again leaves, any other key goes on." }
    if let failure { return "NOT SAVED  \(failure)" }
    if let notice { return notice }
    switch asking {
    case .person(let kind, _): return "Who? Commas part several names. \(kind.words); Tab changes that."
    case .reason(let check, _): return "Why may it begin without \(check)? The reason stays on record."
    case .seats(let order, let seats): return seatsQuestion(order, seats)
    case nil: return remedy ?? goSentence
    }
  }

  private func seatsQuestion(_ order: [Speaker], _ seats: Seats) -> String {
    if let typed = seats.typed { return "\(typed) …  another digit, or Enter" }
    return order.isEmpty
      ? "Who sits at your left? Digits pick, on round the table; Enter keeps."
      : "And next to \(outcome.people.first { $0.code == order.last }?.shownName ?? "them")? Enter keeps."
  }

  /// Whether the session may begin, and what Enter does about it.
  var goSentence: String {
    if outcome.isRehearsal {
      return "A rehearsal: the gate is skipped, screen and transcript say so. Enter begins."
    }
    let refused = refused
    if let only = refused.first, refused.count == 1, let until = only.until {
      return "Live is refused until \(until), or you type a reason that stays on record."
    }
    if !refused.isEmpty {
      let names = Self.names(of: refused)
      return "Live is refused: \(names). Enter opens it; a typed reason stays on record."
    }
    guard !warnings.isEmpty else { return "Nothing is missing. Enter begins the session." }
    return "Nothing is refused; open: \(Self.names(of: warnings)). Enter begins the session."
  }

  /// Each check once, in the order of the list.
  private static func names(of lines: [ReadinessLine]) -> String {
    var names: [String] = []
    for line in lines where !names.contains(line.check) { names.append(line.check) }
    return names.joined(separator: ", ")
  }

  /// What to do about the line in focus.
  private var remedy: String? {
    guard part == .ready, lines.indices.contains(line), let remedy = lines[line].remedy else { return nil }
    return "To do: \(remedy)."
  }

  private func drawInput(row: Int, on frame: inout Frame) {
    let place = Position(column: 0, row: row)
    let maxRows = max(1, frame.size.rows - 1 - row)
    switch asking {
    case .person(let kind, let field):
      frame.put(field, prompt: kind.prompt, at: place, columns: frame.size.columns, maxRows: maxRows)
    case .reason(_, let field):
      frame.put(field, prompt: "reason> ", at: place, columns: frame.size.columns, maxRows: maxRows)
    case .seats(let order, _):
      let names = order.map { code in
        let seat = standing.seat(of: code).map { "\($0) " } ?? ""
        return seat + (outcome.people.first { $0.code == code }?.shownName ?? code.description)
      }
      let field = TextField(names.joined(separator: ", "))
      frame.put(field, prompt: "seats> ", at: place, columns: frame.size.columns, maxRows: maxRows)
    case nil: break
    }
  }

  private var hints: [BottomLine.Entry] {
    switch asking {
    case .person:
      return [
        BottomLine.Entry("Enter", "add"), BottomLine.Entry("Tab", "another kind"),
        BottomLine.Entry("Esc", "close"),
      ]
    case .seats:
      return [
        BottomLine.Entry("Enter", "keep"), BottomLine.Entry("Bksp", "one back"),
        BottomLine.Entry("Esc", "close"),
      ]
    case .reason: return [BottomLine.Entry("Enter", "keep the reason"), BottomLine.Entry("Esc", "close")]
    case nil: break
    }
    switch part {
    case .people: return peopleHints
    case .ready: return readyHints
    case .go: return goHints
    }
  }

  private var peopleHints: [BottomLine.Entry] {
    if outcome.people.isEmpty {
      return [hint(.add), hint(.nextPart, "next"), hint(.go, "go"), hint(.rehearsal)]
    }
    return [
      hint(.itIsSo, "yes to all"), hint(.purpose, "one"), hint(.notSo, "no"), hint(.who, "here/not"),
      hint(.nextPart, "next"), hint(.go, "go"), hint(.add), hint(.seating), hint(.rehearsal),
    ]
  }

  private var readyHints: [BottomLine.Entry] {
    let isRefused = lines.indices.contains(line) && isRefused(lines[line])
    let open = showsDetail || (isRefused && lines[line].detail.isEmpty) ? "type a reason" : "open"
    let move = bindings.hint(.down, .up, in: .start, "move")
    return [hint(.go, refused.isEmpty ? "go" : open), move, hint(.nextPart, "next"), hint(.rehearsal)]
  }

  private var goHints: [BottomLine.Entry] {
    [
      hint(.go, failure != nil ? "try again" : refused.isEmpty ? "begin" : "open"), hint(.nextPart, "next"),
      hint(.add), hint(.rehearsal),
      hint(.undo),
    ]
  }

  private func hint(_ action: Action, _ word: String? = nil) -> BottomLine.Entry {
    bindings.hint(action, in: .start, word)
  }
}

extension Speaker.Kind {
  fileprivate var words: String {
    switch self {
    case .facilitator, .participant: "Participants"
    case .provider: "The provider's people"
    case .observer: "Observers"
    }
  }

  fileprivate var prompt: String {
    switch self {
    case .facilitator, .participant: "participant> "
    case .provider: "provider> "
    case .observer: "observer> "
    }
  }
}
