/// A study to begin with, for a person to fill in.
package enum StudyTemplate {
  /// `study.yaml` with every field explained. It reads as a study, and the check names what is missing.
  package static func study(title: String) -> String {
    """
    # A study: fill in what you know, leave the rest. 'evenkeel study check FOLDER' names what is missing.
    # Real names of participants live in private/roster.yaml and nowhere else.
    title: \(quoted(title))
    # What these talks are to find out, in one sentence.
    purpose:

    # By code: P1, P2 … participants, V1 … the provider's people.
    # Roles: customer, customer's user, provider, facilitator, observer.
    people:
      # - {code: P1, role: customer, unit: Harbour Clinics, site: Harbour, relationship_owner: Mira Sand}

    # Those without whose word nobody speaks with these customers. Status: not told, told, discussing, on board,
    # objects. 'evenkeel study brief' writes the page to bring, 'evenkeel study signoff' keeps the answer.
    gatekeepers:
      # - {name: Rhea Vonk, unit: Sales, status: not told, concern: "in their words"}

    # What nobody in the room may offer.
    cannot_offer:
      # - a refund
      # - {topic: a tracking page, until: 2027-09-01}

    # How long things take, as a span or a day: about 9 months, 2027-09-01.
    horizon:

    # How, from whom and when people hear what became of their words.
    update_plan:
      channel:
      owner:
      dates: []

    """
  }

  /// `private/roster.yaml` before anybody is named.
  package static let roster = """
    # Real names live here and nowhere else. Keep this file in a private folder.
    # - {code: "P1", name: "…"}
    people: []

    """

  private static func quoted(_ title: String) -> String {
    let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\""
      + words.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        default: scalar.properties.generalCategory == .control ? " " : String(scalar)
        }
      }.joined() + "\""
  }
}
