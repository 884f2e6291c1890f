extension CastList {
  /// The list without the forms of whoever withdrew; `nil` when it holds none.
  ///
  /// Their place and number stay taken, so everybody else keeps their pseudonym and nobody gets theirs.
  package func forgetting(_ names: [RosterName], _ traces: Traces, _ sole: SoleWords) -> CastList? {
    let whole = Set(names.flatMap { [$0.full] + $0.aliases }.map { NameParts($0).words })
    var result = self
    var found = false
    for index in members.indices {
      let member = members[index]
      let isTheirs = member.isOnRoster && member.name.map { whole.contains($0.words) } ?? false
      let leadsBack = member.forms.contains { form in
        !traces.traces(in: form).isEmpty
          || !(member.isOnRoster && member.kind == .person) && sole.areIn(form)
      }
      guard isTheirs || leadsBack else { continue }
      found = true
      result.members[index].forms = [""]
      result.members[index].name = nil
      result.members[index].isOnRoster = false
      result.members[index].relation = nil
    }
    return found ? CastList(members: result.members) : nil
  }
}
