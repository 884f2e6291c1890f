import Fieldwork
import Importing
import Notation
import Preparing

/// Who is who in an imported transcript: a code for everybody who speaks there.
struct ImportCast {
  /// For each of the transcript's speakers, by place.
  private(set) var codes: [Speaker] = []

  /// Names that the roster does not have yet.
  private(set) var names: [Participant] = []

  /// What was said on the command line of who does what.
  struct Roles {
    var facilitator: String?
    /// Nobody of them facilitates.
    var hasNoFacilitator = false
    var providers: [String] = []
    var observers: [String] = []
  }

  /// Finds a code for everybody: the one they have in the roster, the one they are called by in the file, or a new one.
  ///
  /// - Parameter ask: asks which of these names facilitates, where nothing says so; `nil` where nobody can be asked.
  /// - Throws: code 2 when a name given is nobody's there, or when it is not known who facilitates.
  init(
    _ transcript: ImportedTranscript, _ roles: Roles, roster: Roster, study: Study?,
    ask: ((_ speakers: [String]) -> Int?)?
  ) throws(Failure) {
    var casting = Casting(transcript, roster: roster, study: study)
    for name in roles.providers { try casting.give(name, .provider, "--provider") }
    for name in roles.observers { try casting.give(name, .observer, "--observer") }
    try casting.findFacilitator(roles, ask: ask)
    casting.giveTheRest()
    (codes, names) = (casting.codes.map { $0 ?? .participant(1) }, casting.names)
  }
}

private struct Casting {
  private let transcript: ImportedTranscript
  private let roster: Roster
  private(set) var codes: [Speaker?]
  private(set) var names: [Participant] = []
  private var taken: Set<Speaker>
  private var next: [Speaker.Kind: Int] = [:]

  init(_ transcript: ImportedTranscript, roster: Roster, study: Study?) {
    self.transcript = transcript
    self.roster = roster
    codes = Array(repeating: nil, count: transcript.speakers.count)
    taken = Set(roster.people.map(\.code) + (study?.people ?? []).map(\.code))
    for code in transcript.speakers.compactMap({ Speaker($0) }) { taken.insert(code) }
  }

  /// The place of the one speaker a person means: the whole name, else words of it that nobody else's has.
  private func place(_ name: String, _ option: String) throws(Failure) -> Int {
    let wanted = folded(name)
    if let place = transcript.speakers.firstIndex(where: { folded($0) == wanted }) { return place }
    let words = Set(wanted.split(separator: " "))
    let near = transcript.speakers.indices.filter {
      !words.isEmpty && words.isSubset(of: folded(transcript.speakers[$0]).split(separator: " "))
    }
    guard near.count == 1 else {
      let trouble = near.isEmpty ? "nobody there is called" : "several there are called"
      throw Failure(.usage, "\(trouble) '\(harmless(name))' (\(option)); the speakers are \(speakersText)")
    }
    return near[0]
  }

  mutating func give(_ name: String, _ kind: Speaker.Kind, _ option: String) throws(Failure) {
    let place = try place(name, option)
    guard codes[place] == nil else {
      throw Failure(.usage, "'\(harmless(name))' is given two roles; name each speaker once")
    }
    take(place, known(place).flatMap { $0.kind == kind ? $0 : nil } ?? fresh(kind))
  }

  mutating func findFacilitator(
    _ roles: ImportCast.Roles, ask: ((_ speakers: [String]) -> Int?)?
  ) throws(Failure) {
    if roles.hasNoFacilitator { return }
    if isByCode, let place = transcript.speakers.firstIndex(of: "F") {
      codes[place] = .facilitator
      if let name = roles.facilitator { add(.facilitator, name) }
      return
    }
    if let name = roles.facilitator {
      let place = try place(name, "--facilitator")
      guard codes[place] == nil else {
        throw Failure(.usage, "'\(harmless(name))' is given two roles; name each speaker once")
      }
      return take(place, .facilitator)
    }
    let open = codes.indices.filter { codes[$0] == nil }
    let told = open.filter {
      known($0) == .facilitator || Self.titles.contains(folded(transcript.speakers[$0]))
    }
    if told.count == 1 { return take(told[0], .facilitator) }
    guard let ask else {
      throw Failure(
        .usage,
        "it is not said who facilitates; the speakers are \(speakersText): give --facilitator NAME, or "
          + "--no-facilitator where nobody of them does; nothing was written")
    }
    if let answer = ask(open.map { transcript.speakers[$0] }), open.indices.contains(answer) {
      take(open[answer], .facilitator)
    }
  }

  /// What a transcript calls the facilitator when it does not give the name.
  private static let titles: Set<String> = ["facilitator", "moderator", "interviewer"]

  /// Whether everybody goes by a code, as in what evenkeel writes.
  private var isByCode: Bool { transcript.speakers.allSatisfy { Speaker($0) != nil } }

  mutating func giveTheRest() {
    for place in codes.indices where codes[place] == nil {
      let own = Speaker(transcript.speakers[place])
      let known = known(place)
      take(place, known ?? (own == .facilitator ? nil : own) ?? fresh(.participant))
    }
  }

  /// The code the roster has for this name.
  private func known(_ place: Int) -> Speaker? {
    let name = folded(transcript.speakers[place])
    return roster.people.first { $0.name.map(folded) == name }?.code
  }

  private mutating func take(_ place: Int, _ code: Speaker) {
    codes[place] = code
    taken.insert(code)
    let name = transcript.speakers[place]
    if Speaker(name) == nil, name != ImportedTranscript.nobodyNamed { add(code, name) }
  }

  private mutating func add(_ code: Speaker, _ name: String) {
    if roster[code]?.name != name { names.append(Participant(code, name: composed(name))) }
  }

  /// The lowest number nobody has.
  private mutating func fresh(_ kind: Speaker.Kind) -> Speaker {
    var number = next[kind] ?? 1
    func code(_ number: Int) -> Speaker {
      switch kind {
      case .facilitator: .facilitator
      case .participant: .participant(number)
      case .provider: .provider(number)
      case .observer: .observer(number)
      }
    }
    while taken.contains(code(number)), number < Speaker.maxNumber { number += 1 }
    next[kind] = number + 1
    return code(number)
  }

  /// `Dana Whitfield (45 turns), Noor (20 turns)`; the first dozen, those who speak most in front.
  private var speakersText: String {
    var turns = Array(repeating: 0, count: codes.count)
    for turn in transcript.turns { turns[turn.speaker] += 1 }
    let ordered = turns.indices.sorted { (turns[$1], $0) < (turns[$0], $1) }
    let shown = ordered.prefix(12).map { place in
      "\(harmless(String(transcript.speakers[place].prefix(60)))) (\(turns[place]) turn\(turns[place] == 1 ? "" : "s"))"
    }
    return shown.joined(separator: ", ") + (ordered.count > 12 ? " and \(ordered.count - 12) more" : "")
  }
}

/// Without what tells two ways of typing a name apart.
private func folded(_ name: String) -> String {
  composed(name).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
