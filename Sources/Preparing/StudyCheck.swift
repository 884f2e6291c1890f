import Fieldwork

/// What is missing in a study before customers are asked in. Everything here runs without it.
package enum StudyCheck {
  /// One sentence a problem, each with what to do; lower case, no full stop.
  package static func problems(_ study: Study, today: Day) -> [String] {
    about(study, today).map(\.message)
  }

  /// The same, each with the place in the text of `study.yaml` that it is about.
  package static func problems(_ study: Study, in text: String, today: Day) -> [FileProblem] {
    let lines = numberedLines(text)
    return about(study, today).map { about in
      let place = place(about.key, about.words, lines)
      return FileProblem(line: place.line, column: place.column, about.message)
    }
  }

  /// A sentence, the key it is about, and words to look for below that key.
  private struct About {
    var key: String
    var words: String?
    var message: String
  }

  private static func about(_ study: Study, _ today: Day) -> [About] {
    people(study).map { About(key: "people", message: $0) }
      + gatekeepers(study).map { About(key: "gatekeepers", words: $0.name, message: $0.message) }
      + expectations(study, today).map { About(key: $0.key, message: $0.message) }
      + marks(study).map { About(key: "marks", message: $0) }
  }

  /// Where the key begins its line; where the words stand below it; the first line of all when there is neither.
  private static func place(
    _ key: String, _ words: String?, _ lines: [(number: Int, text: Substring)]
  ) -> (line: Int, column: Int) {
    guard let start = lines.firstIndex(where: { $0.text.hasPrefix(key + ":") }) else { return (1, 1) }
    for line in lines[start...] {
      guard let words, let range = line.text.firstRange(of: words) else { continue }
      return (line.number, line.text.column(of: range.lowerBound))
    }
    return (lines[start].number, 1)
  }

  private static func people(_ study: Study) -> [String] {
    guard !study.people.isEmpty else {
      return ["nobody is named; add people: - {code: P1, role: customer, unit: …}"]
    }
    let customers = study.people.filter { $0.role == .customer || $0.role == .customersUser }
    var problems: [String] = []
    if customers.isEmpty {
      problems.append("no customer among the people; a session without one is refused as customer-facing")
    }
    let homeless = customers.filter { $0.unit == nil }.map(\.code.description)
    if !homeless.isEmpty {
      problems.append("no unit for \(homeless.joined(separator: ", ")); reports say which units were heard")
    }
    return problems
  }

  private static func gatekeepers(_ study: Study) -> [(name: String?, message: String)] {
    guard !study.gatekeepers.isEmpty else {
      return [
        (nil, "no gatekeeper is named; add those without whose word nobody speaks with these customers")
      ]
    }
    return study.gatekeepers.compactMap { keeper in
      switch keeper.status {
      case .notTold:
        (keeper.name, "\(keeper.shown) has not been told; 'evenkeel study brief' writes the page to bring")
      case .objects: (keeper.name, "\(keeper.shown) objects; speak with them before anybody else")
      case .told, .discussing, .onBoard: nil
      }
    }
  }

  private static func expectations(_ study: Study, _ today: Day) -> [(key: String, message: String)] {
    var problems: [(key: String, message: String)] = []
    if study.purpose == nil {
      problems.append(("purpose", "no purpose; say in one sentence what the talks are to find out"))
    }
    if study.cannotOffer.isEmpty {
      problems.append(("cannot_offer", "cannot_offer is empty; list what nobody in the room may offer"))
    }
    if study.horizon == nil {
      problems.append(("horizon", "no horizon; say how long things take, horizon: about 9 months"))
    }
    return problems + updatePlan(study, today).map { ("update_plan", $0) }
  }

  private static func updatePlan(_ study: Study, _ today: Day) -> [String] {
    var problems: [String] = []
    guard let plan = study.updatePlan else {
      return [
        "no update plan; say through what, by whom and when people hear, update_plan: {channel, owner, dates}"
      ]
    }
    if plan.channel.isEmpty {
      problems.append("the update plan has no channel; say how people hear, channel: e-mail")
    }
    if plan.owner.isEmpty { problems.append("the update plan has no owner; say who tells people") }
    if plan.next(from: today) == nil {
      problems.append("the update plan has no date ahead; set the next day people hear")
    }
    return problems
  }

  private static func marks(_ study: Study) -> [String] {
    Shelf.marks.adding(study.marks).clashes.map {
      "the mark '\($0.name)' wants the key \($0.key), which is taken; choose another"
    }
  }
}
