import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  func drawKeys(_ frame: inout Frame) {
    let state = keeping.state(at: now)
    frame.put(
      BottomLine(entries: keyEntries, state: state, stateStyle: keeping.failure == nil ? .plain : .alarm),
      help: "help")
  }

  /// One entry as the situations below list them: actions, the words when not the table's own, and how soon
  /// it gives way on a narrow screen.
  private struct Offer {
    var actions: [Action]
    var words: String?
    var rank: Int

    init(_ actions: Action..., words: String? = nil, rank: Int) {
      self.actions = actions
      self.words = words
      self.rank = rank
    }
  }

  private var keyEntries: [BottomLine.Entry] {
    if let entries = answerEntries { return entries }
    let mode = overlay == nil ? self.mode : .readingBack
    return offers.map { offer in
      let keys = offer.actions.map { key(of: $0, in: mode) }.strung(" ")
      let words =
        offer.words ?? offer.actions.first.flatMap { setting.bindings.row(of: $0, in: mode)?.label } ?? ""
      return BottomLine.Entry(keys: keys, words: words, rank: offer.rank)
    }.filter { !$0.keys.isEmpty }
  }

  /// Speakers' digits end with the highest that sits here.
  private func key(of action: Action, in mode: Mode) -> String {
    // Esc for stepping back, which everybody tries; letters after Esc.
    if action == .back || action == .stay {
      return setting.bindings.shownKey(action, in: mode, preferring: .escape)
    }
    if mode == .command { return setting.bindings.shownLetter(action, in: mode) }
    guard action == .speaker else { return setting.bindings.shownKey(action, in: mode) }
    let highest = standing.seated.compactMap { standing.seat(of: $0.code) }.max() ?? 0
    return "0-\(highest > 0 ? min(9, highest) : 9)"
  }

  private var offers: [Offer] {
    if case .guide = overlay {
      return [
        Offer(.down, .up, words: "move", rank: 2), Offer(.correct, words: "open it", rank: 0),
        Offer(.back, words: "close", rank: 1),
      ]
    }
    if case .counts = overlay {
      return [Offer(.down, .up, words: "move", rank: 1), Offer(.back, words: "close", rank: 0)]
    }
    switch mode {
    case .command: return commandOffers
    case .readingBack: return readingOffers
    case .closing: return closingOffers
    default: return writingOffers
    }
  }

  private var commandOffers: [Offer] {
    if case .section = panel {
      return [
        Offer(.tick, rank: 0), Offer(.pageDown, words: "more", rank: 1),
        Offer(.stay, words: "close", rank: 2),
        Offer(.park, rank: 3), Offer(.expectation, rank: 4),
      ]
    }
    return [
      Offer(.quote, rank: 0), Offer(.marks, rank: 1), Offer(.park, rank: 2), Offer(.expectation, rank: 3),
      Offer(.reported, rank: 4), Offer(.notSo, .itIsSo, words: "flag", rank: 5), Offer(.undo, rank: 6),
    ]
  }

  private var readingOffers: [Offer] {
    if reading.isLinking {
      return [
        Offer(.down, .up, words: "move", rank: 2), Offer(.search, rank: 3),
        Offer(.correct, words: "links", rank: 0),
        Offer(.back, words: "back", rank: 1),
      ]
    }
    let hits = [
      Offer(.nextHit, .previousHit, words: reading.query == nil ? "next flag" : "next hit", rank: 3)
    ]
    return [Offer(.down, .up, words: "move", rank: 0)] + hits
      + [Offer(.correct, rank: 2), Offer(.marks, rank: 4), Offer(.back, words: "write", rank: 1)]
  }

  private var closingOffers: [Offer] {
    let onStep = closing.focus >= tally.points.count
    if onStep {
      return [
        Offer(.itIsSo, words: "done", rank: 0), Offer(.heard, words: "felt heard", rank: 2),
        Offer(.close, rank: 1), Offer(.down, .up, words: "move", rank: 4),
        Offer(.back, words: "write", rank: 3),
      ]
    }
    return [
      Offer(.itIsSo, words: "confirmed", rank: 0), Offer(.correct, rank: 1),
      Offer(.notSo, words: "not so", rank: 2),
      Offer(.down, .up, words: "move", rank: 4), Offer(.back, words: "write", rank: 3),
    ]
  }

  /// Nothing more is kept: what was can be read, or the session opened again.
  private var closedOffers: [Offer] {
    (line.isEmpty ? [] : [Offer(.empty, rank: 1)]) + [
      Offer(.undo, words: "open again", rank: 0), Offer(.readBack, rank: 1),
      Offer(.command, words: "more", rank: 2), Offer(.leave, rank: 3),
    ]
  }

  private var writingOffers: [Offer] {
    if line.purpose != .turn {
      return [Offer(.keep, rank: 0), Offer(.empty, rank: 2), Offer(.command, words: "as it was", rank: 1)]
    }
    if standing.stage == .closed, keeping.failure == nil { return closedOffers }
    if keeping.failure != nil {
      return [
        Offer(.keep, words: "try again", rank: 0), Offer(.empty, rank: 1),
        Offer(.command, words: "more", rank: 2),
      ]
    }
    if !live.ranked.isEmpty {
      return [
        Offer(.keep, rank: 0), Offer(.notSo, rank: 1), Offer(.itIsSo, rank: 2), Offer(.empty, rank: 4),
        Offer(.command, words: "more", rank: 3),
      ]
    }
    switch panel {
    case .card:
      let rest = cardPages > 1 ? [Offer(.pageDown, words: "more", rank: 1)] : []
      return rest + [
        Offer(.card, words: "next card", rank: 3), Offer(.keep, rank: 0),
        Offer(.command, words: "close card", rank: 2),
      ]
    case .share:
      return [
        Offer(.shareTime, words: "share the time", rank: 0), Offer(.keep, rank: 1),
        Offer(.nextPrompt, rank: 3),
        Offer(.command, words: "as it was", rank: 2),
      ]
    case .section, nil: return calmOffers
    }
  }

  /// At a section's beginning its notes and its words to read aloud come before marks.
  private var calmOffers: [Offer] {
    var offers = line.isEmpty ? [Offer(.speaker, rank: 2)] : []
    offers.append(Offer(.keep, rank: 0))
    guard case .section = panel else {
      return offers + [
        Offer(.marks, rank: 3), Offer(.nextPrompt, rank: 4), Offer(.previousPrompt, rank: 6),
        Offer(.card, rank: 5),
        Offer(.notes, rank: 7), Offer(.shareTime, rank: 8), Offer(.command, words: "more", rank: 1),
      ]
    }
    if !waitingNotes.isEmpty { offers.append(Offer(.notes, rank: 3)) }
    if hasWordsToRead {
      return offers + [
        Offer(.command, words: "t tick", rank: 4), Offer(.nextPrompt, rank: 5),
        Offer(.pageDown, words: "more", rank: size.isSmall ? 1 : 6), Offer(.card, rank: 7),
      ]
    }
    return offers + [
      Offer(.nextPrompt, rank: 4), Offer(.card, rank: 5), Offer(.previousPrompt, rank: 6),
      Offer(.command, words: "more", rank: 1),
    ]
  }
}
