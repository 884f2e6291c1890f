import Canvas
import Fieldwork
import Reviewing

// What is asked before a step, and the step itself.
extension RegisterDesk {
  mutating func ask(_ action: Action) -> [Effect] {
    guard let line else { return [] }
    switch action {
    case .told: typing = Typing(purpose: .told)
    case .due: typing = Typing(purpose: .due)
    case .toWhom: typing = Typing(purpose: .toWhom)
    default:
      let isWish = [.request, .expectation, .reservation].contains(line.kind)
      typing = Typing(purpose: .reasonForEnd(isWish ? .notProvided : .dropped))
    }
    return []
  }

  /// The sentence over the input row.
  func question(_ purpose: Typing.Purpose) -> String {
    switch purpose {
    case .search: return "Find which words? Enter goes there, Esc closes."
    case .told:
      let who = line.map { setting.names.shortNames($0.toWhom, in: sources[$0.source]) } ?? ""
      return
        "Told today\(who.isEmpty ? "" : ": \(who)"). Enter keeps it; or type how, or \"yesterday, by mail\"."
    case .due: return "Due when? fri, 27, 15 dec, +2w, end of next month; nothing for no day."
    case .owner: return "Who sees to it? A name, or a code such as V1; nothing for nobody."
    case .toWhom: return "To whom? Names, codes or digits, such as 3 6."
    case .reasonForDay(let day):
      let words = day.map { "due \($0.shown(on: register.today))" } ?? "no day"
      return "It had a day; now \(words). Why? The old day stays on record."
    case .reasonForEnd(let status):
      return status == .notProvided ? "Asked for, not provided. Why?" : "Dropped. Why? Enter alone will do."
    case .words(let kind): return "A \(kind.rawValue): which words?"
    }
  }

  func prompt(_ purpose: Typing.Purpose) -> String {
    switch purpose {
    case .search: "find> "
    case .told: "told> "
    case .due: "due> "
    case .owner: "who> "
    case .toWhom: "to> "
    case .reasonForDay, .reasonForEnd: "why> "
    case .words: "words> "
    }
  }

  // MARK: Told

  mutating func told(_ text: String) -> [Effect] {
    guard let line else { return [] }
    var day = register.today
    var how: String? = text.isEmpty ? nil : text
    let first = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    if let words = first.first, let read = try? TypedDay.day(words, on: register.today) {
      // Told is told: a weekday is the last one.
      day =
        read > register.today && read.daysSince1970 - register.today.daysSince1970 <= 7
        ? read.adding(days: -7) : read
      guard day <= register.today else {
        return again(
          Typing(purpose: .told, field: TextField(text)), "That day is still to come; a day up to today.")
      }
      how = first.count > 1 ? first[1] : nil
    }
    let when = day == register.today ? "today" : day.short
    return keep(.told(who: line.toWhom, on: day, how: how), "told \(when): \(named(line))")
  }

  // MARK: Days

  mutating func due(_ text: String, _ former: Typing) -> [Effect] {
    guard let line else { return [] }
    guard !text.isEmpty else { return line.due == nil ? [] : askWhy(nil) }
    let day: Day
    do {
      day = try TypedDay.day(text, on: register.today)
    } catch {
      let words = error.description
      return again(former, words.prefix(1).uppercased() + words.dropFirst() + ".")
    }
    if day == line.due {
      notice = "It is due \(day.shown(on: register.today)) already."
      return []
    }
    if day < register.today, former.confirmed != day {
      return again(
        former, "\(day.shown(on: register.today)) is before today; Enter again keeps it.", confirmed: day)
    }
    return line.due == nil ? date(day, reason: nil) : askWhy(day)
  }

  private mutating func askWhy(_ day: Day?) -> [Effect] {
    typing = Typing(purpose: .reasonForDay(day))
    return []
  }

  mutating func date(_ day: Day?, reason: String?) -> [Effect] {
    guard let line else { return [] }
    // No warn-by is written down unless it would lie before the day was set: then the rule gives it.
    let words = day.map { day in
      let warning = WarnBy(due: day, since: now, offsetMinutes: setting.offsetMinutes)
      return
        "due \(day.shown(on: register.today)), warn by \(time(warning.moment))\(warning.isAtOnce ? ", at once" : "")"
    }
    return keep(.dated(due: day, warnBy: nil, reason: reason), "\(words ?? "no day"): \(named(line))")
  }

  func time(_ moment: Moment) -> String {
    let day = Day(moment, offsetMinutes: setting.offsetMinutes)
    return "\(day.shown(on: register.today)), \(moment.timeOfDay(offsetMinutes: setting.offsetMinutes))"
  }

  // MARK: People

  mutating func answer(_ asking: Asking, _ key: Key) -> [Effect]? {
    switch asking {
    case .owner:
      guard case .character(let letter) = key else {
        return key == .enter ? owner("") : key == .escape ? [] : nil
      }
      if let digit = letter.wholeNumberValue, letter.isASCII { return own(Self.seat(digit)) }
      typing = Typing(purpose: .owner, field: TextField(String(letter)))
      return []
    case .kind:
      guard case .character(let letter) = key else { return key == .escape ? [] : nil }
      let wanted = letter.uppercased()
      guard let kind = FollowUp.Kind.allCases.first(where: { String($0.letter) == wanted }) else {
        return nil
      }
      typing = Typing(purpose: .words(kind))
      return []
    }
  }

  private static func seat(_ digit: Int) -> Speaker { digit == 0 ? .facilitator : .participant(digit) }

  mutating func owner(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return own(nil) }
    guard let code = person(text) else {
      return again(
        Typing(purpose: .owner, field: TextField(text)),
        "Nobody on the roster begins so; another name, or a code such as V1.")
    }
    return own(code)
  }

  private mutating func own(_ code: Speaker?) -> [Effect] {
    guard let line else { return [] }
    let who = code.map { setting.names.shortName($0, in: sources[line.source]) } ?? "nobody"
    return keep(.owned(code), "\(who) sees to it: \(named(line))")
  }

  mutating func toWhom(_ text: String) -> [Effect] {
    guard let line else { return [] }
    var people: [Speaker] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      guard let code = person(String(word)) else {
        return again(
          Typing(purpose: .toWhom, field: TextField(text)),
          "\"\(word)\" is nobody here; a digit, a code or a name.")
      }
      if !people.contains(code) { people.append(code) }
    }
    let who = setting.names.shortNames(people.sorted(), in: sources[line.source])
    return keep(.addressed(people.sorted()), "to \(who.isEmpty ? "nobody" : who): \(named(line))")
  }

  /// A digit, a code, or the beginning of a name on the roster of the line's study.
  private func person(_ text: String) -> Speaker? {
    if text.count == 1, let digit = text.first?.wholeNumberValue { return Self.seat(digit) }
    return Speaker(text.uppercased())
      ?? line.flatMap { setting.names.code(beginning: text, in: sources[$0.source]) }
  }

  // MARK: The end, and more

  mutating func end(_ status: FollowUp.Status, reason: String?) -> [Effect] {
    guard let line else { return [] }
    guard line.status != status else {
      notice = "It is \(status.rawValue) already; u takes that back."
      return []
    }
    return keep(.status(status, reason: reason), "\(status.rawValue): \(named(line))")
  }

  mutating func askForKind() -> [Effect] {
    guard !sources.isEmpty else {
      notice = "There is no session to write it down for."
      return []
    }
    notice = nil
    if case .kind(let kind) = part { typing = Typing(purpose: .words(kind)) } else { asking = .kind }
    return []
  }

  var kindQuestion: String {
    FollowUp.Kind.allCases.map { "\($0.letter.lowercased()) \($0.rawValue)" }.joined(separator: "  ")
  }

  mutating func add(_ kind: FollowUp.Kind, _ words: String) -> [Effect] {
    guard !words.isEmpty else { return [] }
    let followUp = FollowUp(kind, line: nil, words: words)
    return keep([.followUp(followUp)], in: line?.source ?? 0, "in the register: \"\(words)\"")
  }

  func named(_ line: RegisterLine) -> String { "\"\(line.isWithdrawn ? "words withdrawn" : line.words)\"" }

  // MARK: Keeping

  private mutating func keep(_ step: FollowUpStep.Step, _ words: String) -> [Effect] {
    guard let line else { return [] }
    return keep([.followUpStep(FollowUpStep(line.id, step))], in: line.source, words)
  }

  mutating func keep(_ entries: [Entry], in source: Int, _ words: String) -> [Effect] {
    guard waiting == nil else {
      notice = "Wait: a step is on its way to the disk."
      return []
    }
    waiting = Waiting(entries: entries, source: source, ticket: nextTicket, words: words)
    nextTicket += 1
    unkept = nil
    return [.appendReview(entries, session: source, ticket: nextTicket - 1)]
  }

  mutating func tryAgain() -> [Effect] {
    guard let unkept else { return [] }
    return keep(unkept.entries, in: unkept.source, unkept.words)
  }

  mutating func keptNow(_ kept: [KeptEntry], _ ticket: Int) {
    guard let asked = waiting, asked.ticket == ticket else { return }
    waiting = nil
    let name = setting.ownFile
    if let index = sources[asked.source].files.firstIndex(where: { $0.name == name }) {
      sources[asked.source].files[index].entries += kept
    } else {
      sources[asked.source].files.append(RegisterSource.File(name, kept))
    }
    fold()
    notice = asked.words
  }

  mutating func notKept(_ why: String, _ ticket: Int) {
    guard let asked = waiting, asked.ticket == ticket else { return }
    waiting = nil
    unkept = asked
    notice = why
  }

  // MARK: Undo

  /// This person's own steps of the register, oldest first: where they stand, and whether they are taken back.
  private var ownSteps: [OwnStep] {
    sources.indices.flatMap { index -> [OwnStep] in
      guard let file = sources[index].files.first(where: { $0.name == setting.ownFile }) else { return [] }
      var undone: [Int: Moment] = [:]
      for kept in file.entries {
        if case .undo(let number) = kept.entry { undone[number] = kept.at }
        if case .redo(let number) = kept.entry { undone[number] = nil }
      }
      return file.entries.filter { $0.entry.isOfTheRegister }.map {
        OwnStep(source: index, kept: $0, undoneAt: undone[$0.number])
      }
    }.sorted { $0.kept.at < $1.kept.at }
  }

  private struct OwnStep {
    var source: Int
    var kept: KeptEntry
    var undoneAt: Moment?
  }

  mutating func undo() -> [Effect] {
    guard let last = ownSteps.last(where: { $0.undoneAt == nil }) else {
      notice = "Nothing to take back here."
      return []
    }
    return keep([.undo(last.kept.number)], in: last.source, "undone: \(words(last)). ^R redo")
  }

  mutating func redo() -> [Effect] {
    let steps = ownSteps
    let undone = steps.filter { $0.undoneAt != nil }
    guard let last = undone.max(by: { ($0.undoneAt ?? $0.kept.at) < ($1.undoneAt ?? $1.kept.at) }),
      let undoneAt = last.undoneAt, !steps.contains(where: { $0.undoneAt == nil && $0.kept.at > undoneAt })
    else {
      notice = "Nothing to bring back here."
      return []
    }
    return keep([.redo(last.kept.number)], in: last.source, "brought back: \(words(last, isBack: true))")
  }

  /// `due date of "Fewer lists in the office" is empty again`
  private func words(_ step: OwnStep, isBack: Bool = false) -> String {
    let parts: [Entry] = if case .batch(let entries) = step.kept.entry { entries } else { [step.kept.entry] }
    for entry in parts {
      switch entry {
      case .followUp(let followUp): return "\"\(followUp.words)\" \(isBack ? "in" : "not in") the register"
      case .followUpStep(let one):
        let id = one.followUp.found(in: setting.ownFile, line: step.kept.number)
        let line = register.lines.first { $0.source == step.source && $0.id == id }
        return words(one.step, line, isBack)
      default: continue
      }
    }
    return "the last step"
  }

  private func words(_ step: FollowUpStep.Step, _ line: RegisterLine?, _ isBack: Bool) -> String {
    let name = line.map(named) ?? "a line"
    switch step {
    case .told: return "\(name) \(isBack ? "told" : "not told yet")"
    case .status(let status, _): return "\(name) \(isBack ? status.rawValue : "open again")"
    case .dated:
      if isBack { return "due date of \(name)" }
      let former = line?.history.last { $0.step == step }?.formerDue
      return "due date of \(name) is \(former.map { $0.shown(on: register.today) } ?? "empty") again"
    case .owned: return "who sees to \(name)"
    case .addressed: return "whom \(name) was said to"
    case .kind: return "the kind of \(name)"
    }
  }
}

extension Entry {
  /// Makes or changes a line of the register.
  fileprivate var isOfTheRegister: Bool {
    switch self {
    case .followUp, .followUpStep: true
    case .batch(let entries): entries.contains(where: \.isOfTheRegister)
    default: false
    }
  }
}
