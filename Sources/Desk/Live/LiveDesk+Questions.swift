import Canvas
import Facilitation
import Fieldwork

/// One thing to choose after a question: its keys and its word.
struct Choice: Hashable, Sendable {
  var keys: String
  var word: String

  var text: String { "\(keys) \(word)" }
}

extension LiveDesk {
  /// What is asked, with as many of the choices as the notice row holds; nil when nothing is.
  var asked: String? {
    guard let head = questionHead else { return nil }
    guard !choices.isEmpty else { return head }
    let shown = choices.prefix(choicesInNotice).map(\.text).joined(separator: "  ")
    return head + "  " + shown + (choicesInNotice < choices.count ? " …" : "")
  }

  private var questionHead: String? {
    switch asking {
    case .leave: leaveQuestion
    case .close: closeQuestion
    case .mark(let id): "mark \(place(of: id)):"
    case .expectation(let id, let who, let seats): expectationQuestion(id, who, seats)
    case .register(let id): "follow-up \(place(of: id)):"
    case .people(let step, let seats): peopleQuestion(step, seats)
    case .consent(let code): consentQuestion(code)
    case nil: nil
    }
  }

  /// `00:32:44 Gus`
  private func place(of id: EntryID) -> String {
    guard let row = standing.row(id) else { return "" }
    return "\(clockText(milliseconds: row.milliseconds)) \(row.speaker.map(roster.shownName) ?? "")"
  }

  private func expectationQuestion(_ id: EntryID, _ who: Speaker?, _ seats: Seats) -> String {
    if let typed = seats.typed { return "expects: \(typed) …  another digit, or Enter" }
    let head = "expects: \(who.map(seatName) ?? "somebody")  "
    let tail = "  Enter keeps, a digit picks another"
    // The words give way to what the keys do.
    let room = size.columns - TextWidth.columns(of: head) - TextWidth.columns(of: tail) - 2
    let words = standing.row(id).map { "\"\(excerpt($0.text, letters: max(8, room)))\"" } ?? ""
    return head + words + tail
  }

  private func peopleQuestion(_ step: PeopleStep, _ seats: Seats) -> String {
    if let typed = seats.typed { return "\(typed) …  another digit, or Enter" }
    switch step {
    case .toggle: return "Who comes or leaves? A digit picks. Or first:"
    case .late: return "Who comes late? A digit picks."
    case .withdrawn: return "Who withdraws? A digit picks."
    case .rename: return "Whose name? A digit picks."
    case .consent: return "Whose consent? A digit picks."
    case .merge(nil): return "Who is somebody else already here? A digit picks."
    case .merge(let same?): return "\(seatName(same)) is the same person as? A digit picks."
    }
  }

  // MARK: - Choices

  private var choices: [Choice] {
    switch asking {
    case .mark: markChoices
    case .register: Self.registerKinds.map { Choice(keys: String($0.key), word: $0.kind.rawValue) }
    case .people(.toggle, let seats) where seats.typed == nil:
      [Choice(keys: "a", word: "add")] + Self.peopleKeys.map { Choice(keys: String($0.key), word: $0.word) }
    case .leave, .close, .expectation, .people, .consent, nil: []
    }
  }

  /// Marks side by side that differ in a number only stand together: `1 2 3 frustration`.
  private var markChoices: [Choice] {
    var choices: [Choice] = []
    for mark in setting.marks.marks {
      let word = String(mark.name.prefix { !$0.isNumber })
      if choices.last?.word == word {
        choices[choices.count - 1].keys += " \(mark.key)"
      } else {
        choices.append(Choice(keys: String(mark.key), word: word))
      }
    }
    return choices
  }

  /// How many choices the notice row holds; the bottom line has the next ones, a panel the rest.
  private var choicesInNotice: Int {
    var room = size.columns - TextWidth.columns(of: questionHead ?? "") - 2
    return choices.prefix { choice in
      room -= TextWidth.columns(of: choice.text) + 2
      // The last one needs no gap behind it, but the sign that there are more.
      return room >= 0
    }.count
  }

  /// The choices neither the notice row nor the bottom line has room for.
  var choicesLeftOver: [Choice] {
    guard !choices.isEmpty else { return [] }
    let shown = BottomLine(entries: choiceEntries).fitting(size.columns - BottomLine.helpColumns - 2).count
    return Array(choices.dropFirst(choicesInNotice + shown))
  }

  private var choiceEntries: [BottomLine.Entry] {
    choices.dropFirst(choicesInNotice).enumerated().map { entry($1.keys, $1.word, $0) }
  }

  // MARK: - The bottom line

  /// While something is asked the bottom line names its keys; nil when nothing is.
  var answerEntries: [BottomLine.Entry]? {
    switch asking {
    case .mark: choiceEntries
    case .register, .people: choiceEntries.isEmpty ? [entry("Esc", "as it was", 0)] : choiceEntries
    case .leave: [entry(setting.bindings.shownKey(.leave, in: .writing), "leave", 0)]
    case .expectation: [entry("Enter", "keeps", 0), entry("Esc", "as it was", 1)]
    case .consent: [entry("1-4", "one", 1), entry("y", "yes to all", 2), entry("Enter", "done", 0)]
    case .close: [entry("Enter", "close", 0), entry("Esc", "back", 1)]
    case nil: nil
    }
  }

  private func entry(_ keys: String, _ words: String, _ rank: Int) -> BottomLine.Entry {
    BottomLine.Entry(keys: keys, words: words, rank: rank)
  }
}
