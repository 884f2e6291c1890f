import Anonymising
import Desk
import Exporting
import Facilitation
import Fieldwork

/// Everything found in a study's sessions, as the decision screen lists it.
struct Candidates {
  /// What a row stands for: an entity, or one doubtful way of naming it.
  private struct Row {
    var subject: Subject
    var kind: Kind
    var forms: [String] = []
    var replacement: String?
    var source = Sighting.Source.model
    var isOpen = false
    var isOrdinary = false
    var places: [PseudonymListing.Place] = []
  }

  private let leaving: Leaving
  private var rows: [Subject: Row] = [:]
  private var order: [Subject] = []

  /// - Parameter lines: the words of each session as they leave, in the order of the sessions.
  init(_ leaving: Leaving, _ lines: [[RedactedLine]]) {
    self.leaving = leaving
    for (part, lines) in zip(leaving.words.parts, lines) {
      let clock = SessionTimes(part)
      for (line, words) in zip(lines, part.words) where !(line.redactions.isEmpty && line.left.isEmpty) {
        take(line, words, part, clock)
      }
    }
  }

  private mutating func take(
    _ line: RedactedLine, _ words: SpokenLine, _ part: StudyWords.Part, _ times: SessionTimes
  ) {
    for (redaction, isHidden) in line.redactions.map({ ($0, true) }) + line.left.map({ ($0, false) }) {
      let one = Subject(redaction.entity, form: redaction.form)
      let ownRow = !redaction.certain || leaving.rulings.deciders[one] != nil
      let subject = ownRow ? one : Subject(redaction.entity)
      var row = rows[subject] ?? Row(subject: subject, kind: redaction.kind)
      if row.places.isEmpty { order.append(subject) }
      let place = times.place(line, words, redaction, isHidden: isHidden)
      if !row.forms.contains(place.words) { row.forms.append(place.words) }
      if isHidden { row.replacement = row.replacement ?? redaction.replacement }
      row.source = max(row.source, redaction.source)
      row.isOpen = row.isOpen || !redaction.certain
      row.isOrdinary =
        row.isOrdinary
        || redaction.form.split(separator: " ").allSatisfy {
          Lexicon.shipped.facts(String($0)).ordinary > 0
        }
      row.places.append(place)
      rows[subject] = row
    }
  }

  /// Open first, the riskiest and most doubtful first.
  var listing: PseudonymListing {
    let all = order.compactMap { rows[$0] }.map { (rank(of: $0), $0) }
    let sorted = all.enumerated().sorted { a, b in
      a.element.0 == b.element.0 ? a.offset < b.offset : a.element.0 > b.element.0
    }
    return PseudonymListing(
      title: leaving.words.study?.title ?? leaving.words.parts.last?.name ?? "",
      sessions: leaving.words.parts.count, candidates: sorted.map { candidate($0.element.1) })
  }

  private func state(of row: Row) -> PseudonymListing.Candidate.State {
    if row.isOpen { return leaving.rulings.later.contains(row.subject) ? .later : .open }
    return row.replacement == nil ? .left : .done
  }

  private func rank(of row: Row) -> Int {
    let places = min(row.places.count, 9_999)
    let risk = Self.risk(row.kind)
    switch state(of: row) {
    case .open: return 10_000_000 + risk * places
    case .later: return 5_000_000 + risk * places
    case .done: return 1_000_000 + places
    case .left: return places
    }
  }

  private static func risk(_ kind: Kind) -> Int {
    switch kind {
    case .person, .email, .phone, .handle, .number: 3
    case .organisation, .place, .url, .postcode, .detail: 2
    case .date, .age, .money: 1
    }
  }

  private func candidate(_ row: Row) -> PseudonymListing.Candidate {
    PseudonymListing.Candidate(
      id: Self.id(row.subject), state: state(of: row), words: row.forms.prefix(4).joined(separator: ", "),
      kind: row.kind.word, replacement: row.replacement ?? "stays", reason: reason(row), places: row.places)
  }

  private func reason(_ row: Row) -> String {
    if let decider = leaving.rulings.deciders[row.subject] {
      return "\(decider.name), \(Day(decider.at, offsetMinutes: Clock.system().offsetMinutes).short)"
    }
    switch (row.source, row.kind) {
    case (_, .detail): return "points to one person"
    case (.roster, _) where row.isOpen && row.isOrdinary: return "also a plain word"
    case (.roster, .person): return "roster"
    case (.roster, _): return "the study names it"
    case (.check, _): return row.isOpen ? "also a plain word" : "the last check"
    case (.form, _): return "its form"
    case (_, .person): return row.isOrdinary ? "also a plain word" : "not on the roster"
    case (.model, _), (.spread, _): return row.isOrdinary ? "also a plain word" : "seems a name"
    }
  }

  // MARK: Ids

  static func id(_ subject: Subject) -> String { subject.entity + (subject.form.map { "\t\($0)" } ?? "") }

  static func subject(_ id: String) -> Subject {
    let parts = id.split(separator: "\t", maxSplits: 1).map(String.init)
    return Subject(parts.first ?? "", form: parts.count > 1 ? parts[1] : nil)
  }

  static func place(_ id: String) -> FindingPlace? {
    let parts = id.split(separator: "\t").map(String.init)
    guard parts.count == 2, let at = Int(parts[1]) else { return nil }
    return FindingPlace(parts[0], at: at)
  }
}

/// When and by whom the lines of a session were said.
private struct SessionTimes {
  private var rows: [String: Row] = [:]
  private let session: String
  private let roster: Roster

  init(_ part: StudyWords.Part) {
    session = SessionFolder.title(part.name)
    roster = part.roster
    for row in part.record.session.standing.rows { rows[row.id.description] = row }
  }

  func place(
    _ line: RedactedLine, _ words: SpokenLine, _ redaction: Redaction, isHidden: Bool
  ) -> PseudonymListing.Place {
    let bytes = Array(words.text.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let row = words.place.split(separator: "/").dropFirst().first.flatMap { rows[String($0)] }
    return PseudonymListing.Place(
      id: "\(words.place)\t\(redaction.bytes.lowerBound)", session: session,
      time: row.map { clockText(milliseconds: $0.milliseconds) } ?? "", speaker: speaker(row),
      before: text(0..<redaction.bytes.lowerBound), words: text(redaction.bytes),
      after: text(redaction.bytes.upperBound..<bytes.count), wouldRead: line.text.text,
      pointers: Pointers.found(in: line.text.text), isHidden: isHidden)
  }

  private func speaker(_ row: Row?) -> String {
    guard let code = row?.speaker else { return row == nil ? "" : "guide" }
    let name = roster.shownName(code)
    return name == code.description ? name : "\(code.number) \(name)"
  }
}

/// What in a line points to somebody though no name is left in it.
enum Pointers {
  private static let pronouns: Set<String> = ["she", "he", "her", "his", "him", "hers"]

  static func found(in text: String) -> [String] {
    let words = text.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
    var found: [String] = []
    for index in words.indices {
      let word = words[index]
      if pronouns.contains(word), !found.contains(word) { found.append(word) }
      // "in the office", "the only one", "my manager": a part that one person has.
      if index + 2 < words.count, ["in", "at", "from"].contains(word),
        ["the", "our", "my"].contains(words[index + 1])
      {
        found.append("\(word) \(words[index + 1]) \(words[index + 2])")
      }
      if index + 2 < words.count, word == "the", words[index + 1] == "only" {
        found.append("the only \(words[index + 2])")
      }
    }
    return Array(found.prefix(3))
  }
}
