import Anonymising
import Fieldwork
import Notation

// REFI-QDA 1.0 (urn:QDA-XML:project:1.0), the exchange format of programs for qualitative analysis: a zip with
// `project.qde` and the text of each session as `sources/<GUID>.txt`, in UTF-8 without a mark, lines ending in LF.
//
// A turn is one paragraph, `[00:31:05] P3: words`; its words are a selection coded with the speaker, the marks and the
// kinds of follow-ups. A flag is a selection of its own on the flagged words. Positions count code points from 0, end
// exclusive. A speaker is a case and a code with the same GUID, which is how QualCoder and NVivo know whose words they
// are; role, unit and site are variables of the case. Whoever coded is a user: evenkeel for flags, the facilitator for
// what was marked, a reviewer for verdicts. No container is empty, which importers refuse. Controls stand written out
// (`\u001b`), so that positions are the same for everybody. GUIDs are derived, see StableGUID.swift.

/// Sessions on their way into one REFI-QDA project. Each is rendered by itself and can then be let go of, so a study of
/// a thousand sessions takes no more room than one; what is kept is who and which codes there were.
package struct RefiProject: Sendable {
  private let name: RedactedText
  private let root: StableGUID
  private var codes = RefiCodes()
  private var cases: [Speaker: Case] = [:]
  private var users: [String: RedactedText] = [:]
  private var names: Set<String> = []
  private var startedAt: Moment?

  private struct Case {
    var label: RedactedText
    var role: Role
    var unit: RedactedText?
    var site: RedactedText?
  }

  /// A session as it goes into the project.
  package struct Source: Sendable {
    /// The session's text, for the package.
    package var part: ZipPart

    /// What stands about it among the sources of `project.qde`.
    package var xml: [UInt8]
  }

  /// - Parameter name: the study's, or the session's when it is alone.
  package init(name: RedactedText, openedAt: Moment? = nil) {
    self.name = name
    root = StableGUID("project", name.text, openedAt?.iso8601 ?? "")
  }

  /// Renders a session; positions and GUIDs in the project stay as they are, whatever is added later.
  package mutating func add(_ session: Outgoing) -> Source {
    startedAt = [startedAt, session.openedAt].compactMap(\.self).min()
    for person in session.people where cases[person.code] == nil {
      cases[person.code] = Case(label: person.label, role: person.role, unit: person.unit, site: person.site)
    }
    for reviewer in session.reviewers { users[reviewer.code] = reviewer.label }
    let guid = StableGUID("session", session.name.text, session.openedAt?.iso8601 ?? "")
    let title = unused(session.name.text)
    let body = RefiSource(session, guid: guid, name: title, root: root, codes: &codes)
    return Source(part: ZipPart(name: "sources/\(guid.text).txt", bytes: body.text), xml: body.xml)
  }

  /// A name that no session before has.
  private mutating func unused(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !names.insert(candidate.lowercased()).inserted {
      candidate = "\(name) (\(number))"
      number += 1
    }
    return candidate
  }

  // MARK: project.qde

  /// What stands in `project.qde` before the sources.
  package func head() -> [UInt8] {
    let moment = startedAt.map { " creationDateTime=\"\(wholeSeconds($0))\"" } ?? ""
    var text = Self.declaration
    text += "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"\(xml(name.text))\" origin=\"evenkeel\""
    text += " creatingUserGUID=\"\(RefiUser.evenkeel.guid.text)\"\(moment)>\n"
    text += "<Users>\n" + userRows + "</Users>\n"
    let rows = codes.rows(labels: cases.mapValues(\.label), root: root)
    if !rows.isEmpty { text += "<CodeBook>\n<Codes>\n\(rows)</Codes>\n</CodeBook>\n" }
    let variables = usedVariables
    if !variables.isEmpty {
      text += "<Variables>\n"
      for variable in variables {
        text += "<Variable guid=\"\(Self.guid(variable))\" name=\"\(variable)\" typeOfVariable=\"Text\"/>\n"
      }
      text += "</Variables>\n"
    }
    if !cases.isEmpty {
      text +=
        "<Cases>\n" + cases.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }.joined() + "</Cases>\n"
    }
    return Array((text + (names.isEmpty ? "" : "<Sources>\n")).utf8)
  }

  /// What stands there behind them.
  package var tail: [UInt8] { Array(((names.isEmpty ? "" : "</Sources>\n") + "</Project>\n").utf8) }

  /// All of it before it is packed.
  ///
  /// - Parameter sources: what ``add(_:)`` gave of each session, in that order.
  package func parts(_ sources: [Source]) -> [ZipPart] {
    let description = head() + sources.flatMap(\.xml) + tail
    return [ZipPart(name: "project.qde", bytes: description)] + sources.map(\.part)
  }

  /// The codes alone, as a codebook file (`.qdc`, urn:QDA-XML:codebook:1.0).
  package func codebook() -> [UInt8] {
    let rows = codes.rows(labels: cases.mapValues(\.label), root: root)
    return Array(
      (Self.declaration + "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"evenkeel\">\n<Codes>\n"
        + (rows.isEmpty ? RefiCodes.nothing : rows) + "</Codes>\n</CodeBook>\n").utf8)
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

  private var userRows: String {
    var rows = [RefiUser.evenkeel.row, RefiUser.facilitator.row]
    for (code, label) in users.sorted(by: { $0.key < $1.key }) {
      rows.append("<User guid=\"\(RefiUser.reviewer(code).guid.text)\" name=\"\(xml(label.text))\"/>\n")
    }
    return rows.joined()
  }

  private var usedVariables: [String] {
    guard !cases.isEmpty else { return [] }
    return ["role"] + (cases.values.contains { $0.unit != nil } ? ["unit"] : [])
      + (cases.values.contains { $0.site != nil } ? ["site"] : [])
  }

  private static func guid(_ variable: String) -> String { StableGUID("variable", variable).text }

  private func row(_ code: Speaker, _ person: Case) -> String {
    let guid = RefiCodes.guid(of: .speaker(code), root: root).text
    var text = "<Case guid=\"\(guid)\" name=\"\(xml(person.label.text))\">"
    if codes.speakers.contains(code) { text += "<CodeRef targetGUID=\"\(guid)\"/>" }
    let values = [("role", person.role.rawValue), ("unit", person.unit?.text), ("site", person.site?.text)]
    for case (let name, let value?) in values {
      text += "<VariableValue><VariableRef targetGUID=\"\(Self.guid(name))\"/>"
      text += "<TextValue>\(xml(value))</TextValue></VariableValue>"
    }
    return text + "</Case>\n"
  }
}

extension Outgoing {
  /// The parts of a project that holds this session alone, before they are packed.
  package func refiParts() -> [ZipPart] {
    var project = RefiProject(name: name, openedAt: openedAt)
    let source = project.add(self)
    return project.parts([source])
  }

  /// The session as a REFI-QDA project (`.qdpx`).
  package func refiProject() throws(ZipError) -> [UInt8] { try refiParts().zipped() }

  /// The session's codes as a REFI-QDA codebook (`.qdc`).
  package func refiCodebook() -> [UInt8] {
    var project = RefiProject(name: name, openedAt: openedAt)
    _ = project.add(self)
    return project.codebook()
  }
}

/// Who coded something.
enum RefiUser {
  case evenkeel
  case facilitator
  case reviewer(String)

  var guid: StableGUID {
    switch self {
    case .evenkeel: StableGUID("user", "evenkeel")
    case .facilitator: StableGUID("user", "facilitator")
    case .reviewer(let code): StableGUID("reviewer", code)
    }
  }

  /// For those whose names are the same everywhere.
  var row: String {
    switch self {
    case .evenkeel: "<User guid=\"\(guid.text)\" name=\"evenkeel\"/>\n"
    case .facilitator: "<User guid=\"\(guid.text)\" name=\"facilitator\"/>\n"
    case .reviewer(let code): "<User guid=\"\(guid.text)\" name=\"\(xml(code))\"/>\n"
    }
  }
}

/// `2026-11-21T14:03:20Z`: importers stumble over fractions of a second.
func wholeSeconds(_ moment: Moment) -> String { moment.iso8601.prefix(19) + "Z" }
