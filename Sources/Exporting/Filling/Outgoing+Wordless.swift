import Anonymising
import Fieldwork

extension Outgoing {
  /// The same session without a word that anybody wrote or said: what a format writes by itself.
  package var wordless: Outgoing {
    let none = RedactedText(identified: "")
    var bare = self
    bare.title = none
    bare.name = none
    bare.people = people.map { person in
      var person = person
      person.label = RedactedText(person.code)
      person.unit = person.unit.map { _ in none }
      person.site = person.site.map { _ in none }
      return person
    }
    bare.sections = sections.map { Section(title: none, firstLine: $0.firstLine) }
    bare.lines = lines.map(\.wordless)
    bare.followUps = followUps.map { followUp in
      var followUp = followUp
      followUp.words = none
      followUp.registered?.reason = nil
      for place in followUp.registered?.told.indices ?? 0..<0 { followUp.registered?.told[place].how = nil }
      return followUp
    }
    bare.playback = playback.map { PlaybackPoint(line: $0.line, outcome: $0.outcome, text: none, words: nil) }
    bare.overrides = overrides.map { _ in Override(check: none, reason: none) }
    bare.cards = cards.map { Card(id: $0.id, milliseconds: $0.milliseconds, name: none) }
    bare.coverage.missed = coverage.missed.map { _ in none }
    bare.reviewers = reviewers.map { Reviewer(code: $0.code, label: none) }
    return bare
  }
}

extension Outgoing.Line {
  fileprivate var wordless: Outgoing.Line {
    let none = RedactedText(identified: "")
    var line = self
    line.text = none
    line.firstText = nil
    // The study may have marks of its own, with names of its own.
    line.marks = []
    line.section = section.map { _ in none }
    line.prompt = prompt.map { _ in none }
    line.flags = flags.map { flag in
      var flag = flag
      flag.bytes = 0..<0
      return flag
    }
    return line
  }
}
