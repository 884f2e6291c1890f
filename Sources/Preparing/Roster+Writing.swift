import Fieldwork

extension Roster {
  /// `private/roster.yaml` as it is written: one person a line, every value in quotes.
  package var yaml: String {
    let head = "# Real names live here and nowhere else. Keep this file in a private folder.\n"
    guard !people.isEmpty else { return head + "people: []\n" }
    return head + "people:\n" + people.map { "  - {\(Self.fields($0))}\n" }.joined()
  }

  private static func fields(_ person: Participant) -> String {
    let fields: [(key: String, value: String?)] = [
      ("code", person.code.description), ("name", person.name),
      ("role", person.role == Role(for: person.code.kind) ? nil : person.role.rawValue),
      ("unit", person.unit),
      ("site", person.site), ("relationship_owner", person.relationshipOwner),
    ]
    let former = person.formerNames.map(quoted).joined(separator: ", ")
    return
      (fields.compactMap { key, value in value.map { "\(key): \(quoted($0))" } }
      + (former.isEmpty ? [] : ["formerly: [\(former)]"])).joined(separator: ", ")
  }

  /// In double quotes, with everything escaped that YAML or a terminal would act on.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      default: quoted += isPlain(scalar) ? String(scalar) : escaped(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: scalar.value != 0xFEFF
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
    let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
    return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
  }
}
