import Fieldwork

/// One line of the list that is gone through before a session goes live.
package struct ReadinessLine: Hashable, Sendable {
  /// Whether it stands in the way.
  package enum Weight: String, CaseIterable, Comparable, Hashable, Sendable {
    case pass
    case warn
    /// The session does not go live unless a reason is typed that stays on record.
    case refuse

    package static func < (a: Weight, b: Weight) -> Bool { a.order < b.order }

    private var order: Int {
      switch self {
      case .pass: 0
      case .warn: 1
      case .refuse: 2
      }
    }
  }

  package var weight: Weight
  /// One word for what was looked at, such as `sign-off`; also the name an override is kept under.
  package var check: String
  /// What was found.
  package var text: String
  /// What to do about it; `nil` where nothing is to be done.
  package var remedy: String?
  /// What has to happen first, to follow "until", such as `Sales signs`; `nil` where no few words say it.
  package var until: String?
  /// More about it, a paragraph each, for who wants to know; empty when there is no more.
  package var detail: [String]

  package init(
    _ weight: Weight, _ check: String, _ text: String, remedy: String? = nil, until: String? = nil,
    detail: [String] = []
  ) {
    self.weight = weight
    self.check = check
    self.text = text
    self.remedy = remedy
    self.until = until
    self.detail = detail
  }
}

/// Goes through what a session needs before it may go live.
package struct Readiness {
  package var guide: Guide
  /// What reading and checking the guide found.
  package var guideProblems: [GuideProblem]
  /// SHA-256 of the guide, 64 lower-case hex digits.
  package var guideDigest: String
  /// `nil` when a session is begun without a study: no gate, and fewer lines.
  package var study: Study?
  /// Who is expected or here.
  package var people: [Participant]
  package var consents: [Consent]
  /// A rehearsal passes the gate, and says so everywhere.
  package var isRehearsal: Bool
  package var today: Day

  package init(
    guide: Guide, guideProblems: [GuideProblem] = [], guideDigest: String, study: Study? = nil,
    people: [Participant] = [], consents: [Consent] = [], isRehearsal: Bool = false, today: Day
  ) {
    self.guide = guide
    self.guideProblems = guideProblems
    self.guideDigest = guideDigest
    self.study = study
    self.people = people
    self.consents = consents
    self.isRehearsal = isRehearsal
    self.today = today
  }

  /// Every line: what refuses first, then what warns, then what passes.
  package var lines: [ReadinessLine] {
    let all = signOffs + [customers] + consent + minutes + scripts + blanks + [plan].compactMap(\.self)
    let eased = isRehearsal ? all.map(Self.rehearsed) : all
    return eased.enumerated().sorted {
      $0.element.weight == $1.element.weight
        ? $0.offset < $1.offset : $0.element.weight > $1.element.weight
    }.map(\.element)
  }

  /// The checks that refuse; empty when the session may begin.
  package var refusals: [ReadinessLine] { lines.filter { $0.weight == .refuse } }

  private static func rehearsed(_ line: ReadinessLine) -> ReadinessLine {
    guard line.weight == .refuse else { return line }
    return ReadinessLine(.warn, line.check, line.text + " (a rehearsal goes on)", remedy: line.remedy)
  }

  // MARK: - The gate

  private var signOffs: [ReadinessLine] {
    guard let study else { return [] }
    guard !study.gatekeepers.isEmpty else {
      return [
        ReadinessLine(
          .warn, "sign-off", "the study names no gatekeeper",
          remedy: "add those without whose word nobody speaks with these customers")
      ]
    }
    let lines = study.gatekeepers.compactMap(refusal)
    let names = study.gatekeepers.map(\.shown).joined(separator: ", ")
    return lines.isEmpty ? [ReadinessLine(.pass, "sign-off", "\(names) signed this guide")] : lines
  }

  private func refusal(_ keeper: Gatekeeper) -> ReadinessLine? {
    if keeper.status == .objects {
      return ReadinessLine(
        .refuse, "sign-off", "\(keeper.shown) objects", remedy: "speak with them before anybody else")
    }
    guard !keeper.signOffs.contains(where: { $0.isFor(guideDigest) }) else { return nil }
    guard let last = keeper.signOffs.last else {
      return ReadinessLine(
        .refuse, "sign-off", "\(keeper.shown) has not signed",
        remedy: "'evenkeel study brief' writes the page to bring, 'evenkeel study signoff' keeps the answer",
        until: "\(keeper.unit ?? keeper.name) signs")
    }
    let when = last.day.map { " the guide of \($0.dayAndMonth)" } ?? " an earlier guide"
    return ReadinessLine(
      .refuse, "sign-off", "\(keeper.shown) signed\(when); it changed since",
      remedy: "show what changed and ask again", until: "\(keeper.unit ?? keeper.name) signs")
  }

  // MARK: - People

  private var customers: ReadinessLine {
    let customers = people.filter { $0.role == .customer || $0.role == .customersUser }
    guard !customers.isEmpty else {
      guard study != nil || !people.isEmpty else {
        return ReadinessLine(
          .warn, "customers", "nobody is named yet", remedy: "add people now, or as they come in")
      }
      return ReadinessLine(
        .refuse, "customers", "no customer is here, so this is no session with customers",
        remedy: "add a customer, or make it a rehearsal")
    }
    let units = Set(customers.compactMap(\.unit)).count
    let from = units == 0 ? "" : " from \(units == 1 ? "1 unit" : "\(units) units")"
    return ReadinessLine(.pass, "customers", "\(peopleText(customers.count))\(from)")
  }

  private var consent: [ReadinessLine] {
    let asked = people.filter { $0.role == .customer || $0.role == .customersUser }
    guard !asked.isEmpty else { return [] }
    var answers: [Speaker: [Purpose: ConsentAnswer]] = [:]
    for consent in consents { answers[consent.participant, default: [:]][consent.purpose] = consent.answer }
    let refused = asked.filter { [.no, .withdrawn].contains(answers[$0.code]?[.takePart]) }
    let open = asked.filter { person in
      !refused.contains(person) && Purpose.allCases.contains { answers[person.code]?[$0] == nil }
    }
    var lines: [ReadinessLine] = []
    if !refused.isEmpty {
      let who = refused.map(\.shownName).joined(separator: ", ")
      lines.append(
        ReadinessLine(
          .refuse, "consent", "\(who) said no to taking part", remedy: "let them leave before it begins"))
    }
    if !open.isEmpty {
      lines.append(
        ReadinessLine(
          .warn, "consent", "\(peopleText(open.count)) not asked yet",
          remedy: "ask person by person, purpose by purpose"))
    }
    return lines.isEmpty ? [ReadinessLine(.pass, "consent", "everybody was asked for every purpose")] : lines
  }

  // MARK: - The guide

  private var minutes: [ReadinessLine] {
    let here = people.filter { $0.role == .customer || $0.role == .customersUser }.count
    let plan = GuidePlan(guide, people: here > 0 ? here : guide.people, slotMinutes: guide.slotMinutes)
    var short: [ReadinessLine] = []
    for (number, prompt) in guide.prompts.enumerated() where prompt.isMustAsk {
      guard let section = guide.section(holding: prompt.id),
        let minutes = plan.minutes(of: prompt, in: section),
        let people = plan.people, minutes * 60 / people < GuideCheck.leastSecondsEach
      else { continue }
      let each = GuideCheck.eachText(minutes * 60 / people)
      short.append(
        ReadinessLine(
          .warn, "minutes",
          "key question \(number + 1) has \(minutes) min for \(peopleText(people)): about \(each) each",
          remedy: "give it more minutes, or ask fewer people"))
    }
    let others = (GuideCheck.overSlot(plan) + GuideCheck.noMinutes(plan)).map {
      ReadinessLine(.warn, "minutes", $0.message)
    }
    let sum = guide.sections.reduce(0) { $0 + ($1.minutes ?? 0) }
    return short + others.prefix(2)
      + (short.isEmpty && others.isEmpty
        ? [ReadinessLine(.pass, "minutes", "\(sum) min, as the slot has")] : [])
  }

  private var scripts: [ReadinessLine] {
    let plan = GuidePlan(guide, people: nil, slotMinutes: nil)
    let missing =
      GuideCheck.openingWords(plan) + GuideCheck.closingWords(plan) + GuideCheck.silentMandatory(plan)
      + GuideCheck.undisclaimed(plan)
    let mistakes = guideProblems.filter { $0.weight == .mistake }.count
    let lines = missing.map { ReadinessLine(.warn, "scripts", "line \($0.line): \($0.message)") }
    guard mistakes > 0 else {
      return lines.isEmpty ? [ReadinessLine(.pass, "scripts", "all scripts present")] : lines
    }
    let count = mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes"
    return lines + [
      ReadinessLine(
        .warn, "guide", "\(count) in the guide", remedy: "'evenkeel guide check' names them with their lines")
    ]
  }

  private var blanks: [ReadinessLine] {
    let blanks = GuideBlanks.blanks(in: guide)
    guard !blanks.isEmpty else { return [] }
    let shown = blanks.prefix(4).map { "[\($0)]" }.joined(separator: " ") + (blanks.count > 4 ? " …" : "")
    return [
      ReadinessLine(
        .warn, "blanks", "to fill in before reading aloud: \(shown)", remedy: "write them into the guide")
    ]
  }

  private var plan: ReadinessLine? {
    guard let study else { return nil }
    guard let next = study.updatePlan?.next(from: today) else {
      return ReadinessLine(
        .warn, "update plan", "no day ahead on which people hear what became of it",
        remedy: "set dates under update_plan in study.yaml")
    }
    return ReadinessLine(.pass, "update plan", "people hear by \(next.dayAndMonth)")
  }
}

/// `1 person`, `7 people`.
func peopleText(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

extension Day {
  /// `16 Nov`
  var dayAndMonth: String { String(short.drop { $0 != " " }.dropFirst()) }
}

/// The words in square brackets that a shipped guide leaves to be filled in.
package enum GuideBlanks {
  /// Each blank once, in the order of the guide: `name`, `date`.
  package static func blanks(in guide: Guide) -> [String] {
    let texts = guide.sections.flatMap { section in
      section.scripts
        + section.prompts.flatMap { [$0.text, $0.stimulus?.disclaimer ?? ""] + $0.probes.map(\.text) }
    }
    var seen: [String] = []
    for text in texts {
      for piece in text.split(separator: "[").dropFirst(text.hasPrefix("[") ? 0 : 1) {
        guard let end = piece.firstIndex(of: "]"), !piece[..<end].isEmpty, piece[..<end].count <= 40 else {
          continue
        }
        // A link's words stand in brackets too.
        if piece[piece.index(after: end)...].hasPrefix("(") { continue }
        let blank = String(piece[..<end])
        if !seen.contains(blank) { seen.append(blank) }
      }
    }
    return seen
  }
}
