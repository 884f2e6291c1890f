import Fieldwork

/// What is missing in a study before customers are asked in. Everything here runs without it.
package enum StudyCheck {
  /// One sentence a problem, each with what to do; lower case, no full stop.
  package static func problems(_ study: Study, today: Day) -> [String] {
    people(study) + gatekeepers(study) + expectations(study, today) + marks(study)
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

  private static func gatekeepers(_ study: Study) -> [String] {
    guard !study.gatekeepers.isEmpty else {
      return ["no gatekeeper is named; add those without whose word nobody speaks with these customers"]
    }
    return study.gatekeepers.compactMap { keeper in
      switch keeper.status {
      case .notTold: "\(keeper.shown) has not been told; 'evenkeel study brief' writes the page to bring"
      case .objects: "\(keeper.shown) objects; speak with them before anybody else"
      case .told, .discussing, .onBoard: nil
      }
    }
  }

  private static func expectations(_ study: Study, _ today: Day) -> [String] {
    var problems: [String] = []
    if study.cannotOffer.isEmpty {
      problems.append("cannot_offer is empty; list what nobody in the room may offer")
    }
    if study.horizon == nil {
      problems.append("no horizon; say how long things take, horizon: about 9 months")
    }
    guard let plan = study.updatePlan else {
      return problems + [
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
