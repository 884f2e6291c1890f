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
    guard choicesInNotice > 0 else { return head }
    let shown = choices.prefix(choicesInNotice).map(\.text).joined(separator: "  ")
    return head + "  " + shown + (choicesInNotice < choices.count ? " …" : "")
  }

  private var questionHead: String? {
    switch asking {
    case .leave(let key): fitting(leaveQuestions(key))
    case .close: fitting(closeQuestions)
    case .mark(let target): "mark \(place(of: target)):"
    case .expectation(let target, let who, let seats): expectationQuestion(target, who, seats)
    case .register(let target): "follow-up \(place(of: target)):"
    case .people(let step, let seats): fitting(peopleQuestions(step, seats))
    case .consent(let code): fitting(consentQuestions(code))
    case nil: nil
    }
  }

  /// The first wording the screen has room for; they get shorter and keep what the keys do.
  private func fitting(_ wordings: [String]) -> String? {
    wordings.first { TextWidth.columns(of: $0) <= size.columns } ?? wordings.last
  }

  /// `00:32:44 Gus`
  private func place(of target: Target) -> String {
    "\(clockText(milliseconds: target.milliseconds)) \(roster.shownName(target.speaker))"
  }

  private func expectationQuestion(_ target: Target, _ who: Speaker?, _ seats: Seats) -> String {
    if let typed = seats.typed { return "expects: \(typed) …  another digit, or Enter" }
    let head = "expects: \(who.map(seatName) ?? "somebody")  "
    let tail = size.isSmall ? "  Enter, or a digit" : "  Enter keeps, a digit picks another"
    // The words give way to what the keys do.
    let room = size.columns - TextWidth.columns(of: head) - TextWidth.columns(of: tail) - 2
    let words =
      room < 8 ? "" : "\"\(excerpt(target.text, letters: room))\""
    return head + words + tail
  }

  private func peopleQuestions(_ step: PeopleStep, _ seats: Seats) -> [String] {
    if let typed = seats.typed { return ["\(typed) …  another digit, or Enter"] }
    return switch step {
    case .toggle: ["Who comes or leaves? A digit picks. Or first:", "Who comes or leaves? A digit. Or:"]
    case .late: ["Who comes late? A digit picks."]
    case .withdrawn: ["Who withdraws? A digit picks."]
    case .rename: ["Whose name? A digit picks."]
    case .consent: ["Whose consent? A digit picks."]
    case .merge(nil): ["Who is somebody else already here? A digit picks.", "Who is somebody else? A digit."]
    case .merge(let same?):
      ["\(seatName(same)) is the same person as? A digit picks.", "the same as? A digit"]
    case .seats(let order): seatQuestions(order)
    }
  }

  /// `seats: 3 Dana, 1 Abe; who is next? A digit picks, Enter keeps.`
  private func seatQuestions(_ order: [Speaker]) -> [String] {
    guard !order.isEmpty else {
      return [
        "Who sits at your left? Digits pick, on round the table; Enter keeps.",
        "Who sits at your left? Digits; Enter.",
      ]
    }
    let numbers = order.map { standing.seat(of: $0).map(String.init) ?? $0.description }
    return [
      "seats: \(order.map(seatName).joined(separator: ", ")); who is next? Enter keeps.",
      "seats: \(numbers.joined(separator: " ")); who is next? Enter keeps.",
      "seats \(numbers.joined(separator: " ")), then? Enter",
    ]
  }

  private func leaveQuestions(_ key: Key) -> [String] {
    let again = key.name
    return [
      "Leave \(setting.title)? It can be resumed. \(again) again leaves, any other key goes on.",
      "Leave? It can be resumed. \(again) again leaves, any other key goes on.",
      "Leave? \(again) leaves; other keys go on.",
    ]
  }

  private var closeQuestions: [String] {
    let debrief = standing.stage == .debrief ? "" : ", d the debrief first"
    return [
      "Close \(setting.title)? Enter closes and writes the transcript\(debrief), Esc goes back.",
      "Close? Enter closes, writes the transcript\(debrief), Esc goes back.",
      "Close? Enter\(standing.stage == .debrief ? "" : ", d debrief first"), Esc back",
    ]
  }

  /// `Fay:  1 take part yes  2 record ?  3 be quoted no  4 observers ?`
  private func consentQuestions(_ code: Speaker) -> [String] {
    let given = standing.person(code)?.consent ?? [:]
    let answers = Purpose.allCases.enumerated().map { place, purpose in
      (number: place + 1, purpose: purpose.rawValue, answer: given[purpose]?.rawValue ?? "?")
    }
    return [
      "\(roster.shownName(code)):  "
        + answers.map { "\($0.number) \($0.purpose) \($0.answer)" }.joined(separator: "  "),
      "\(roster.shownName(code)): "
        + answers.map { "\($0.number) \($0.purpose.prefix(4)) \($0.answer)" }.joined(separator: " "),
      answers.map { "\($0.number) \($0.purpose.prefix(3)) \($0.answer)" }.joined(separator: " "),
    ]
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
    case .people(.seats(let order), _) where !order.isEmpty:
      [entry("Enter", "keeps", 0), entry("Bksp", "one back", 2), entry("Esc", "as it was", 1)]
    case .register, .people: choiceEntries.isEmpty ? [entry("Esc", "as it was", 0)] : choiceEntries
    case .leave(let key): [entry(key.label, "leave", 0)]
    case .expectation: [entry("Enter", "keeps", 0), entry("Esc", "as it was", 1)]
    case .consent: [entry("1-4", "one", 1), entry("y", "yes to the rest", 2), entry("Enter", "done", 0)]
    case .close where standing.stage == .debrief: [entry("Enter", "close", 0), entry("Esc", "back", 1)]
    case .close: [entry("Enter", "close", 0), entry("d", "debrief", 1), entry("Esc", "back", 2)]
    case nil: nil
    }
  }

  private func entry(_ keys: String, _ words: String, _ rank: Int) -> BottomLine.Entry {
    BottomLine.Entry(keys: keys, words: words, rank: rank)
  }
}
