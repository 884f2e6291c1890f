import Fieldwork
import Yams

// Who takes part, and whose leave is needed.
extension StudyReader {
  mutating func people() -> [Participant] {
    var seen: Set<Speaker> = []
    return list("people", in: top).compactMap { node in
      guard let person = person(node, known: ["code", "role", "unit", "site", "relationship_owner"]) else {
        return nil
      }
      guard seen.insert(person.code).inserted else {
        mistake(node, "\(person.code) stands twice; give each person a code of their own")
        return nil
      }
      if let name = node.mapping?["name"] {
        warnings.append(problem(name, "names belong in private/roster.yaml; this one is not read"))
      }
      return person
    }
  }

  private mutating func person(_ node: Node, known: [String]) -> Participant? {
    guard let mapping = node.mapping else {
      mistake(node, "a person is {code: P1, role: customer, unit: …, site: …}")
      return nil
    }
    report(unknownIn: mapping, known: known + (known.contains("name") ? [] : ["name"]))
    guard let text = words("code", in: mapping), let code = Speaker(text) else {
      mistake(
        mapping["code"] ?? node,
        "a person needs a code: P1, P2 … for participants, V1 … for the provider's people")
      return nil
    }
    var person = Participant(code)
    if let text = words("role", in: mapping) {
      if let role = Role(rawValue: text.lowercased()) {
        person.role = role
      } else {
        let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
        mistake(mapping["role"] ?? node, "no role '\(text.prefix(40))'; the roles are \(roles)")
      }
    }
    person.unit = words("unit", in: mapping)
    person.site = words("site", in: mapping)
    person.relationshipOwner = words("relationship_owner", in: mapping)
    return person
  }

  mutating func namedPeople() -> [Participant] {
    report(unknownIn: top, known: ["people"])
    var seen: Set<Speaker> = []
    return list("people", in: top).compactMap { node in
      let known = ["code", "name", "role", "unit", "site", "relationship_owner", "formerly"]
      guard var person = person(node, known: known), let mapping = node.mapping else { return nil }
      person.name = words("name", in: mapping)
      person.formerNames = texts("formerly", in: mapping)
      guard seen.insert(person.code).inserted else {
        mistake(node, "\(person.code) stands twice; give each person a code of their own")
        return nil
      }
      return person
    }
  }

  mutating func gatekeepers() -> [Gatekeeper] {
    list("gatekeepers", in: top).compactMap { node in
      guard let mapping = node.mapping, let name = words("name", in: mapping) else {
        mistake(node, "a gatekeeper is {name: …, unit: …, status: told}")
        return nil
      }
      report(unknownIn: mapping, known: ["name", "unit", "status", "concern", "signed"])
      var keeper = Gatekeeper(name, unit: words("unit", in: mapping), concern: words("concern", in: mapping))
      if let text = words("status", in: mapping) {
        if let status = Gatekeeper.Status(rawValue: text.lowercased()) {
          keeper.status = status
        } else {
          let known = Gatekeeper.Status.allCases.map(\.rawValue).joined(separator: ", ")
          mistake(mapping["status"] ?? node, "no status '\(text.prefix(40))'; write one of \(known)")
        }
      }
      keeper.signOffs = signOffs(mapping)
      return keeper
    }
  }

  private mutating func signOffs(_ mapping: Node.Mapping) -> [Gatekeeper.SignOff] {
    guard let signed = mapping["signed"] else { return [] }
    let nodes = signed.sequence.map { Array($0) } ?? [signed]
    return nodes.compactMap { node in
      guard let one = node.mapping, let digest = words("digest", in: one), Self.isDigest(digest) else {
        mistake(node, "a sign-off is {date: 2026-11-16, digest: …}, the digest of the guide as it was")
        return nil
      }
      return Gatekeeper.SignOff(day: one["date"].flatMap { day($0) }, digest: digest)
    }
  }

  private static func isDigest(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count) && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }
}
