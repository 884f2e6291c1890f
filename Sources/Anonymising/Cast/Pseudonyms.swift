/// What stands for each member of the cast, made so that no pseudonym holds a real name of the study.
struct Pseudonyms {
  private let policy: Policy

  /// Folded words that are real names of the study, or may be.
  private let real: Set<String>

  init(_ policy: Policy, real: Set<String>) {
    self.policy = policy
    self.real = real
  }

  /// What stands for a mention of `member`; `nil` where the policy keeps it.
  ///
  /// - Parameter words: the words of the mention, so that a made-up name keeps its form.
  func replacement(_ member: CastList.Member, _ form: String, words: CastList.Mention?) -> String? {
    if let typed = policy.renames[member.entity] { return typed }
    let step = policy.step(member.kind, member.entity)
    if step == .kept { return nil }
    if let rung = Ladder.rung(member.kind, form, step), isFree(rung) { return "[\(rung)]" }
    if step == .narrow, let rung = Ladder.rung(member.kind, form, .broad), isFree(rung) { return "[\(rung)]" }
    if member.kind == .person {
      if policy.style == .names, let words, let name = madeUp(member, words) { return name }
      if let relation = member.relation, isFree(relation) { return "[\(relation)]" }
    }
    return "[\(noun(member.kind)) \(member.number)]"
  }

  /// The first of a kind's nouns that is nobody's name here.
  private func noun(_ kind: Kind) -> String {
    let nouns = Self.nouns(kind)
    return nouns.first { isFree($0) } ?? nouns[0]
  }

  private static func nouns(_ kind: Kind) -> [String] {
    switch kind {
    case .person: ["Person", "Somebody", "Name"]
    case .organisation: ["Organisation", "Body", "Firm"]
    case .place: ["Place", "Location", "Somewhere"]
    case .email: ["Email", "Mail address", "Contact"]
    case .phone: ["Phone", "Telephone", "Contact"]
    case .url: ["Web address", "Site", "Link"]
    case .handle: ["Handle", "Account", "Alias"]
    case .number: ["Number", "Code", "Reference"]
    case .postcode: ["Postcode", "Area code", "Zone"]
    case .date: ["Date", "Day", "Time"]
    case .age: ["Age", "Years", "Time"]
    case .money: ["Amount", "Sum", "Figure"]
    case .detail: ["Detail", "Particular", "Something"]
    }
  }

  private func isFree(_ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber }.allSatisfy { !real.contains($0.lowercased()) }
  }

  /// A made-up name of the same form: whole, first name or surname.
  private func madeUp(_ member: CastList.Member, _ mention: CastList.Mention) -> String? {
    guard let standin = member.standin else { return nil }
    if mention.isWhole { return "\(standin.first) \(standin.surname)" }
    let isSurname = mention.words.count == 1 && mention.words.first == member.name?.surname
    return mention.isTitled || isSurname ? standin.surname : standin.first
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
