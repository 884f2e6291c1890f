import Notation

// The cast list's file, `private/cast.jsonl`, one member a line, keys in this order:
// `{"kind":"PERSON","number":3,"forms":["jane okafor","jane"],"given":["jane"],"surname":"okafor",
// "particles":["de","la"],"roster":true,
// "relation":"P3's manager","standin":["Alba","Thorne"],"into":7,"decided":true}`.
// `kind`, `number` and `forms` are always there; `into` counts lines from 0. Keys not known here are ignored.
extension CastList {
  /// A line that is not a member of a cast.
  package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    package var line: Int

    /// What is wrong with it, without the names in it.
    package var reason: String

    /// One sentence, lower case, without a full stop.
    package var description: String { "line \(line) of the cast list is damaged: \(reason)" }
  }

  /// The cast as JSON Lines; empty for an empty cast.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for member in members {
      Self.json(member).write(to: &bytes)
      bytes.append(.newline)
    }
    return bytes
  }

  private static func json(_ member: Member) -> JSON {
    JSON(present: [
      "kind": .string(member.kind.rawValue), "number": JSON(member.number), "forms": strings(member.forms),
      "given": member.name.map { strings($0.given) }, "surname": member.name?.surname.map { .string($0) },
      "particles": member.name.flatMap { $0.particles.isEmpty ? nil : strings($0.particles) },
      "roster": member.isOnRoster ? true : nil, "relation": member.relation.map { .string($0) },
      "standin": member.standin.map { strings([$0.first, $0.surname]) },
      "into": member.mergedInto.map { JSON($0) }, "decided": member.isDecided ? true : nil,
    ])
  }

  private static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }

  /// Reads a cast list back; the first damaged line stops it, for a pseudonym must not change unnoticed.
  package init(reading bytes: [UInt8]) throws(FileError) {
    var members: [Member] = []
    for (index, line) in bytes.split(separator: .newline).enumerated() {
      guard let value = try? JSON.parse(line), let member = Self.member(value) else {
        throw FileError(line: index + 1, reason: "it does not say who it is")
      }
      members.append(member)
    }
    if let lost = members.firstIndex(where: { $0.mergedInto.map { !members.indices.contains($0) } ?? false })
    {
      throw FileError(line: lost + 1, reason: "it is merged into somebody who is not there")
    }
    self.init(members: members)
  }

  private static func member(_ value: JSON) -> Member? {
    guard let kind = value["kind"]?.string.flatMap(Kind.init), let number = value["number"]?.int, number > 0,
      let forms = value["forms"]?.array?.compactMap(\.string), !forms.isEmpty
    else { return nil }
    var member = Member(kind: kind, number: number, forms: forms)
    if let given = value["given"]?.array?.compactMap(\.string) {
      var name = NameParts(words: given)
      name.given = given
      name.surname = value["surname"]?.string
      name.particles = value["particles"]?.array?.compactMap(\.string) ?? []
      member.name = name
    }
    member.isOnRoster = value["roster"]?.bool ?? false
    member.relation = value["relation"]?.string
    if let names = value["standin"]?.array?.compactMap(\.string), names.count == 2 {
      member.standin = Standin(first: names[0], surname: names[1])
    }
    member.mergedInto = value["into"]?.int
    member.isDecided = value["decided"]?.bool ?? false
    return member
  }
}
