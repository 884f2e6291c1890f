import Anonymising
import Facilitation
import Fieldwork

extension Record {
  /// Every word of the session that an export may hold, in the order in which ``Outgoing`` asks for them.
  ///
  /// - Parameter session: how decisions about single places name the session: its folder's name.
  package func words(session: String) -> [SpokenLine] {
    let rows = standing.rows
    var lines: [SpokenLine] = []
    var next = 0
    var places: [SpokenLine: String] = [:]
    _ = Outgoing(self) { words, speaker in
      var line = SpokenLine(words, speaker: speaker?.description)
      if next < rows.count, rows[next].text == words, rows[next].speaker == speaker {
        let place = "\(session)/\(rows[next].id)"
        if places[line] == nil { places[line] = place }
        line.place = place
        next += 1
      } else {
        // A point that was read back is the same place as its line.
        line.place = places[line] ?? "\(session)/"
      }
      lines.append(line)
      return (RedactedText(identified: ""), [])
    }
    return lines
  }
}

extension Outgoing {
  /// The session with ``Record/words(session:)`` as they were made fit to leave, and everybody's answers about
  /// their words kept to.
  ///
  /// - Parameters:
  ///   - lines: one for each of the session's words, in their order.
  ///   - known: gives the pseudonym of a unit or a site.
  package init(
    _ record: Record, redacted lines: [RedactedLine], known: (KnownThing) -> RedactedText,
    label: (Speaker) -> RedactedText?
  ) {
    var rest = lines[...]
    self.init(record) { _, _ in
      // As many as were asked for the first time; were there fewer, nothing would leave.
      guard let line = rest.popFirst() else { return (RedactedText(notToBeQuoted: 0), []) }
      return (line.text, line.redactions)
    }
    let seen = Dictionary(
      record.standing.people.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for index in people.indices {
      let person = seen[people[index].code]
      people[index].unit = person?.unit.map { known(KnownThing(.organisation, $0)) }
      people[index].site = person?.site.map { known(KnownThing(.place, $0)) }
      if let name = label(people[index].code) { people[index].label = name }
    }
    keepToAnswers(of: record.standing)
  }

  /// The session with the names in it, everybody's answers about their words kept to.
  package init(identifiedWithAnswers record: Record) {
    self.init(identified: record)
    keepToAnswers(of: record.standing)
  }
}
