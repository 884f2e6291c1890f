extension Pseudonymiser {
  /// Takes in what was decided. What an earlier call took in and this one does not hold is undone.
  package mutating func rule(by rulings: Rulings) {
    self.rulings = rulings
    cast.forgetDecisions()
    forget(alwaysBut: rulings.always)
    admit(rulings.always)
    policy.renames = rulings.renames
    policy.items = rulings.steps
    for pair in rulings.retyped {
      guard let index = cast.index(of: pair.entity), let other = cast.stand(pair.into, for: index) else {
        continue
      }
      cast.merge(index, into: other)
    }
    for (apart, entity) in rulings.aparts {
      if let index = cast.index(of: apart.entity) { _ = cast.stand(entity, for: index, form: apart.form) }
    }
    for pair in rulings.merges {
      guard let one = cast.index(of: pair.entity), let other = cast.index(of: pair.into) else { continue }
      cast.merge(one, into: other)
    }
  }

  /// The entity that the next member of this kind would be.
  package func nextEntity(_ kind: Kind) -> String {
    let last = cast.members.lazy.filter { $0.kind == kind }.map(\.number).max() ?? 0
    return "\(kind.rawValue):\(last + 1)"
  }

  /// The member that `member` is in this session, where somebody said that it is another than elsewhere, or that
  /// this way of naming it never meant it.
  func told(_ member: Int, _ form: String, session: String) -> Int {
    guard !rulings.aparts.isEmpty else { return member }
    let entity = cast.members[cast.settled(member)].entity
    let other = [session, nil].lazy.compactMap {
      rulings.aparts[Rulings.Apart(entity: entity, form: form, session: $0)]
    }.first
    return other.flatMap { cast.index(of: $0) } ?? member
  }
}

extension CastList {
  /// The member with this entity, made in the image of `index` when there is none.
  mutating func stand(_ entity: String, for index: Int, form: String? = nil) -> Int? {
    if let known = self.index(of: entity) { return known }
    let parts = entity.split(separator: ":")
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = Int(parts[1]),
      number > 0
    else { return nil }
    return add(kind, number: number, forms: form.map { [$0] } ?? members[index].forms)
  }
}
