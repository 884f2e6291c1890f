import Anonymising
import Fieldwork

/// The codes of a project: those that something is coded with, in groups that cannot be coded with themselves.
struct RefiCodes: Sendable {
  /// What something can be coded with.
  enum Code: Hashable, Sendable {
    case speaker(Speaker)
    case flag(String)
    case verdict(String)
    case mark(String)
    case followUp(String)
    case note
    case section(String)
  }

  private var used: [Code: StableGUID] = [:]

  /// Parts of the guide, in the order they were met.
  private var sections: [String] = []
  private(set) var speakers: Set<Speaker> = []

  /// Notes that this code is used; gives its GUID.
  mutating func use(_ code: Code, root: StableGUID) -> StableGUID {
    if let guid = used[code] { return guid }
    if case .section(let title) = code { sections.append(title) }
    if case .speaker(let speaker) = code { speakers.insert(speaker) }
    let guid = Self.guid(of: code, root: root)
    used[code] = guid
    return guid
  }

  /// A mark is the same code in every project, so that two projects read into one share it; a person is only within
  /// theirs.
  static func guid(of code: Code, root: StableGUID) -> StableGUID {
    switch code {
    case .speaker(let speaker): StableGUID("person", root.text, speaker.description)
    case .flag(let name): StableGUID("flag", name)
    case .verdict(let name): StableGUID("verdict", name)
    case .mark(let name): StableGUID("mark", name)
    case .followUp(let name): StableGUID("follow-up", name)
    case .note: StableGUID("note")
    case .section(let title): StableGUID("section", title)
    }
  }

  /// One group after the other; a name that another code has already gets its group behind it, since programs want
  /// names to be different.
  func rows(labels: [Speaker: RedactedText], root: StableGUID) -> String {
    var taken = Set(Self.groups.map { $0.title.lowercased() })
    return Self.groups.map { group in
      let rows = codes(group.kind).map { code in
        let name = Self.unused(name(code, labels), group.word, &taken)
        return
          "<Code guid=\"\(Self.guid(of: code, root: root).text)\" name=\"\(xml(name))\" isCodable=\"true\"/>\n"
      }
      guard !rows.isEmpty else { return "" }
      return
        "<Code guid=\"\(StableGUID("group", group.title).text)\" name=\"\(group.title)\" isCodable=\"false\">\n"
        + "<Description>\(group.about)</Description>\n" + rows.joined() + "</Code>\n"
    }.joined()
  }

  /// The one row of a codebook without any code, which has to have one.
  static var nothing: String {
    "<Code guid=\"\(StableGUID("group", "Speakers").text)\" name=\"Speakers\" isCodable=\"false\"/>\n"
  }

  private enum Kind { case speaker, flag, verdict, mark, followUp, note, section }

  private static let groups: [(kind: Kind, title: String, word: String, about: String)] = [
    (.speaker, "Speakers", "speaker", "Whose words they are."),
    (.flag, "Flags", "flag", "What the flagger or the facilitator marked; not yet what it was."),
    (.verdict, "Verdicts", "verdict", "What the review made of a flag."),
    (.mark, "Marks", "mark", "Marked by the facilitator."),
    (.followUp, "Follow-ups", "follow-up", "What the register took from the line."),
    (.note, "Notes", "note", "Written about what was said, not said."),
    (.section, "Parts of the guide", "part of the guide", "What was talked about at the time."),
  ]

  private func codes(_ kind: Kind) -> [Code] {
    if kind == .section { return sections.map(Code.section) }
    if kind == .speaker { return speakers.sorted().map(Code.speaker) }
    return used.keys.filter { Self.kind($0) == kind }.sorted { name($0, [:]) < name($1, [:]) }
  }

  private static func kind(_ code: Code) -> Kind {
    switch code {
    case .speaker: .speaker
    case .flag: .flag
    case .verdict: .verdict
    case .mark: .mark
    case .followUp: .followUp
    case .note: .note
    case .section: .section
    }
  }

  private func name(_ code: Code, _ labels: [Speaker: RedactedText]) -> String {
    switch code {
    case .speaker(let speaker): labels[speaker]?.text ?? speaker.description
    case .flag(let name), .verdict(let name), .mark(let name), .followUp(let name), .section(let name): name
    case .note: "note"
    }
  }

  private static func unused(_ name: String, _ group: String, _ taken: inout Set<String>) -> String {
    var candidate = name.isEmpty ? group : name
    var number = 1
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = number == 1 ? "\(name) (\(group))" : "\(name) (\(group) \(number))"
      number += 1
    }
    return candidate
  }
}
