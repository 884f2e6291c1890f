import Anonymising
import Facilitation
import Fieldwork

extension Outgoing {
  /// What somebody's answers let leave.
  fileprivate enum Leave {
    case words
    /// A placeholder with the number of words.
    case placeholder
    /// Nothing they said.
    case nothing
    /// Nothing they said, nor that they were there.
    case nobody
  }

  /// Leaves out whoever withdrew, and the words of those who did not agree to be recorded; a placeholder stands for
  /// the words of those who did not agree to be quoted. Whoever was not asked is not held to have refused.
  mutating func keepToAnswers(of standing: Standing) {
    let leave = Self.leave(standing.people)
    guard leave.values.contains(where: { $0 != .words }) else { return }
    followUps = Self.kept(followUps, to: leave, standing)
    playback = playback.compactMap { $0.kept(to: Self.leaves($0.line, leave, standing)) }
    lines = lines.compactMap { line in line.kept(to: line.speaker.flatMap { leave[$0] } ?? .words) }
    sections = lines.indices.filter { lines[$0].kind == .section }
      .map { Section(title: lines[$0].text, firstLine: $0) }
    people = people.compactMap { person in
      var person = person
      switch leave[person.code] ?? .words {
      case .words, .placeholder: break
      case .nobody: return nil
      case .nothing: (person.words, person.turns) = (0, 0)
      }
      if let same = person.sameAs, leave[same] == .nobody { return nil }
      return person
    }
  }

  private static func kept(
    _ followUps: [FollowUp], to leave: [Speaker: Leave], _ standing: Standing
  ) -> [FollowUp] {
    followUps.compactMap { followUp in
      let line = leaves(followUp.line, leave, standing)
      return followUp.kept(to: line == .words ? all(followUp.toWhom, leave) : line)
    }
  }

  private static func leaves(_ id: EntryID?, _ leave: [Speaker: Leave], _ standing: Standing) -> Leave {
    // A follow-up about a line that is no longer there holds somebody's words all the same.
    id.flatMap { standing.row($0)?.speaker }.flatMap { leave[$0] } ?? .words
  }

  /// Words noted for somebody who withdrew are theirs, whoever said them last.
  private static func all(_ people: [Speaker], _ leave: [Speaker: Leave]) -> Leave {
    !people.isEmpty && people.allSatisfy { leave[$0] == .nobody } ? .nobody : .words
  }

  private static func leave(_ people: [Facilitation.Person]) -> [Speaker: Leave] {
    var leave = Dictionary(people.map { ($0.code, Self.leave($0)) }, uniquingKeysWith: Self.least)
    // Somebody who had two codes answered under either.
    let own = leave
    for person in people {
      guard let same = person.sameAs, let one = own[person.code], let other = own[same] else { continue }
      leave[person.code] = leave[person.code].map { least($0, other) }
      leave[same] = leave[same].map { least($0, one) }
    }
    return leave
  }

  private static func least(_ a: Leave, _ b: Leave) -> Leave { rank(a) < rank(b) ? b : a }

  private static func rank(_ leave: Leave) -> Int {
    switch leave {
    case .words: 0
    case .placeholder: 1
    case .nothing: 2
    case .nobody: 3
    }
  }

  private static func leave(_ person: Facilitation.Person) -> Leave {
    if person.presence == .withdrawn || person.consent[.takePart] == .withdrawn { return .nobody }
    if !person.mayBeRecorded { return .nothing }
    switch person.consent[.beQuoted] {
    case .no, .withdrawn: return .placeholder
    case .yes, nil: return .words
    }
  }
}

extension Outgoing.Line {
  fileprivate func kept(to leave: Outgoing.Leave) -> Outgoing.Line? {
    switch leave {
    case .words: return self
    case .nothing, .nobody: return nil
    case .placeholder:
      var line = self
      line.text = RedactedText(notToBeQuoted: wordCount(text.text))
      line.firstText = nil
      line.flags = []
      line.isPlaceholder = true
      return line
    }
  }
}

extension Outgoing.FollowUp {
  fileprivate func kept(to leave: Outgoing.Leave) -> Outgoing.FollowUp? {
    switch leave {
    case .words: return self
    case .nothing, .nobody: return nil
    case .placeholder:
      var followUp = self
      followUp.words = RedactedText(notToBeQuoted: wordCount(words.text))
      return followUp
    }
  }
}

extension Outgoing.PlaybackPoint {
  fileprivate func kept(to leave: Outgoing.Leave) -> Outgoing.PlaybackPoint? {
    switch leave {
    case .words: return self
    case .nothing, .nobody: return nil
    case .placeholder:
      var point = self
      point.text = RedactedText(notToBeQuoted: wordCount(text.text))
      point.words = nil
      return point
    }
  }
}

extension Outgoing {
  /// Says in the transcript which lines of the journal are damaged and left out, where they would stand.
  ///
  /// - Parameter numbers: lines of the journal's file, from 1, with the number of the entry they stand behind.
  package mutating func note(damaged numbers: [(line: Int, after: Int)]) {
    for (number, after) in numbers.reversed() {
      let place = lines.firstIndex { $0.id.line > after } ?? lines.endIndex
      let time = place > 0 ? lines[place - 1].milliseconds : 0
      lines.insert(
        Line(
          id: EntryID(after, part: 0), at: nil, milliseconds: time, endMilliseconds: nil, kind: .note,
          speaker: .facilitator, text: RedactedText(damagedLine: number), firstText: nil, marks: [],
          flags: [],
          followUps: [], causes: [], section: nil, prompt: nil, isPlaceholder: true), at: place)
    }
    sections = lines.indices.filter { lines[$0].kind == .section }
      .map { Section(title: lines[$0].text, firstLine: $0) }
  }
}
