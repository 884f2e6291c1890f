import Fieldwork

/// What people are called where the register is shown: by code, or by the names of the private rosters.
package struct RegisterNames: Sendable {
  /// By the folder whose `private` has them: the study's, else the session's.
  private let rosters: [String: Roster]

  /// Everybody stands by their code.
  package static let codes = RegisterNames(rosters: [:])

  package init(rosters: [String: Roster]) { self.rosters = rosters }

  /// No name is known, so that everybody stands by their code.
  package var areCodes: Bool { rosters.isEmpty }

  /// Where the roster of a session lies.
  package static func folder(of source: RegisterSource) -> String { source.study ?? source.path }

  /// As it goes into a file: the whole name, else the code.
  package func name(_ code: Speaker, in source: RegisterSource) -> String {
    rosters[Self.folder(of: source)]?[code]?.name ?? code.description
  }

  /// As people call one another; the facilitator too, who need not be the one who reads this.
  package func shortName(_ code: Speaker, in source: RegisterSource) -> String {
    guard let roster = rosters[Self.folder(of: source)] else { return code.description }
    if code == .facilitator {
      let name = roster[.facilitator]?.name
      return name.flatMap { $0.split(separator: " ").first.map(String.init) } ?? code.description
    }
    return roster.shownName(code)
  }

  /// The first person on the roster whose name begins so, small letters and capitals alike.
  package func code(beginning text: String, in source: RegisterSource) -> Speaker? {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return nil }
    return rosters[Self.folder(of: source)]?.people.first { $0.name?.lowercased().hasPrefix(wanted) == true }?
      .code
  }

  package func names(_ codes: [Speaker], in source: RegisterSource) -> String {
    codes.map { name($0, in: source) }.joined(separator: ", ")
  }

  package func shortNames(_ codes: [Speaker], in source: RegisterSource) -> String {
    codes.map { shortName($0, in: source) }.joined(separator: ", ")
  }
}
