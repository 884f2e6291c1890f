/// One line as it leaves, and what was found in it.
package struct RedactedLine: Sendable {
  /// The words as they leave.
  package var text: RedactedText

  /// What was replaced, in order; bytes of the words as they were typed.
  package var redactions: [Redaction]

  /// What may tell who somebody is and stays: by decision or by the policy. In order.
  package var left: [Redaction]

  /// Where the stretches that stay lie in the text as it leaves.
  package var leftRanges: [Range<Int>] {
    left.map { stretch in
      let shift = redactions.lazy.filter { $0.bytes.upperBound <= stretch.bytes.lowerBound }
        .reduce(0) { $0 + $1.replacement.utf8.count - $1.bytes.count }
      return stretch.bytes.lowerBound + shift..<stretch.bytes.upperBound + shift
    }
  }
}

extension Pseudonymiser {
  /// Takes in whom these lines of one session name; call it for every session before any is written.
  ///
  /// - Parameter progress: how many lines are done; `false` stops.
  package mutating func meet(
    _ lines: [SpokenLine], present: [RosterName] = [], progress: (Int) -> Bool = { _ in true }
  ) -> Bool {
    var done = 0
    for passage in Passage.passages(lines) {
      meet(passage, present: present)
      done += passage.lines.count
      if !progress(done) { return false }
    }
    return true
  }

  /// The lines of one session as they leave, in order; `nil` when `progress` stopped it.
  ///
  /// Who is met only now, since a name met later explained more of the words, may stand in a line before: then once
  /// more from the start.
  package mutating func redacted(
    _ lines: [SpokenLine], present: [RosterName] = [], progress: (Int) -> Bool = { _ in true }
  ) -> [RedactedLine]? {
    var out: [RedactedLine] = []
    for _ in 0..<Self.mostRounds {
      let met = cast.formsMet
      out.removeAll(keepingCapacity: true)
      out.reserveCapacity(lines.count)
      for passage in Passage.passages(lines) {
        out += redacted(passage, present: present)
        if !progress(out.count) { return nil }
      }
      if cast.formsMet == met { return out }
    }
    return rechecked(out, lines)
  }

  /// So often at most is anything read until nobody new is met.
  package static let mostRounds = 2

  /// What was hidden before somebody was met, once more by the check alone, which meets nobody.
  private mutating func rechecked(_ redacted: [RedactedLine], _ lines: [SpokenLine]) -> [RedactedLine] {
    var out: [RedactedLine] = []
    out.reserveCapacity(lines.count)
    for passage in Passage.passages(lines) {
      let before = redacted[out.count..<out.count + passage.lines.count]
      let findings = zip(before, passage.starts).flatMap { line, start in
        line.redactions.map { Seen($0, from: start, replacement: $0.replacement) }
          + line.left.map { Seen($0, from: start, replacement: nil) }
      }
      out += rendered(findings, passage)
    }
    return out
  }

  /// What stands for something the study knows by name, whatever stands around it: a unit, a site.
  package mutating func pseudonym(_ thing: KnownThing) -> RedactedText {
    let form = thing.form
    guard !form.isEmpty else { return RedactedText("") }
    let index = cast.settled(cast.thing(thing.kind, form))
    let pseudonyms = Pseudonyms(policy, real: realWords())
    return RedactedText(pseudonyms.replacement(cast.members[index], form, words: nil) ?? thing.name)
  }

  /// The made-up name of somebody of the roster; `nil` where people have codes.
  package mutating func madeUpName(for entry: RosterName) -> RedactedText? {
    guard policy.style == .names, let index = cast.rosterMember(NameParts(entry.full)) else { return nil }
    nameEverybody()
    return cast.members[cast.settled(index)].standin.map { RedactedText("\($0.first) \($0.surname)") }
  }

  private mutating func redacted(_ passage: Passage, present: [RosterName]) -> [RedactedLine] {
    var findings = seen(passage, present: present)
    settle(&findings, passage)
    return rendered(findings, passage)
  }

  /// The lines with what was seen replaced, and with what the check would refuse.
  private mutating func rendered(_ seen: [Seen], _ passage: Passage) -> [RedactedLine] {
    var findings = seen + leftOver(passage, seen)
    findings.sort { $0.redaction.bytes.lowerBound < $1.redaction.bytes.lowerBound }
    var parts: [[Seen]] = Array(repeating: [], count: passage.lines.count)
    for finding in findings { parts[passage.line(at: finding.redaction.bytes.lowerBound)].append(finding) }
    return parts.enumerated().map { index, parts in
      line(passage.lines[index].text, parts, from: passage.starts[index])
    }
  }

  private func line(_ text: String, _ parts: [Seen], from start: Int) -> RedactedLine {
    var line = RedactedLine(text: RedactedText(text), redactions: [], left: [])
    let length = text.utf8.count
    var end = 0
    for part in parts {
      var redaction = part.redaction
      // What ran over a line's end is hidden up to it; the next line's part was found by itself.
      let from = max(end, redaction.bytes.lowerBound - start)
      let to = min(length, redaction.bytes.upperBound - start)
      guard from < to else { continue }
      redaction.bytes = from..<to
      end = to
      if part.replacement == nil { line.left.append(redaction) } else { line.redactions.append(redaction) }
    }
    line.text = RedactedText(Redaction.replaced(text, line.redactions))
    return line
  }

  /// Decisions go before what was seen.
  private func settle(_ findings: inout [Seen], _ passage: Passage) {
    for index in findings.indices {
      let redaction = findings[index].redaction
      let line = passage.line(at: redaction.bytes.lowerBound)
      let place = FindingPlace(
        passage.lines[line].place, at: redaction.bytes.lowerBound - passage.starts[line])
      guard let answer = rulings.answer(redaction, at: place) else { continue }
      if !answer, mayStay(redaction, rulings.places[place] == false) { findings[index].replacement = nil }
      // Somebody looked at it, whichever way they decided.
      findings[index].redaction.certain = true
    }
  }

  /// A person of the roster stays nowhere as a whole: only at single places, or where the word is an ordinary one.
  private func mayStay(_ redaction: Redaction, _ isOnePlace: Bool) -> Bool {
    guard !isOnePlace, redaction.kind == .person,
      let index = cast.index(of: redaction.entity), cast.members[index].isOnRoster
    else { return true }
    return !redaction.certain
  }

  // MARK: What the check would find

  /// What the leak check would refuse is hidden before it has to.
  mutating func leftOver(_ passage: Passage, _ findings: [Seen]) -> [Seen] {
    var bytes = Array(passage.text.utf8)
    for finding in findings {
      for at in finding.redaction.bytes { bytes[at] = UInt8(ascii: ",") }
    }
    let pseudonyms = Pseudonyms(policy, real: realWords())
    let check = leakCheck()
    madeCheck = (basis, check)
    var found = check.leaks(in: bytes).compactMap { leak -> Seen? in
      guard let index = member(of: leak) else { return nil }
      let member = cast.members[cast.settled(index)]
      let mention = member.kind == .person ? CastList.Mention(words: [leak.letters], isTitled: false) : nil
      let redaction = Redaction(
        bytes: leak.bytes, kind: member.kind, replacement: "", entity: member.entity,
        certain: !leak.isDoubtful, source: .check, form: leak.letters)
      return Seen(
        redaction: redaction, replacement: pseudonyms.replacement(member, leak.letters, words: mention))
    }
    for index in found.indices { found[index].redaction.replacement = found[index].replacement ?? "" }
    settle(&found, passage)
    return found
  }

  private func member(of leak: LeakCheck.Leak) -> Int? {
    let words = leak.entity.split(separator: " ")
    guard words.count == 2, words[0] == "roster", let number = Int(words[1]),
      roster.indices.contains(number - 1)
    else { return cast.index(of: leak.entity) }
    return cast.rosterMember(NameParts(roster[number - 1].full))
  }

  /// The check of what leaves, as things stand: what was decided to stay does not refuse.
  package func leakCheck() -> LeakCheck {
    if let madeCheck, madeCheck.basis == basis { return madeCheck.check }
    return LeakCheck(roster: roster, cast: cast, kept: keptEntities())
  }

  /// What a check was made of.
  struct CheckBasis: Hashable, Sendable {
    fileprivate var changes: Int
    fileprivate var roster: Int
    fileprivate var things: [KnownThing]
    fileprivate var policy: Policy
    fileprivate var rulings: Rulings
  }

  private var basis: CheckBasis {
    CheckBasis(
      changes: cast.changes, roster: roster.count, things: things, policy: policy, rulings: rulings)
  }

  /// Entities, and forms of entities, that somebody decided to leave or the policy keeps.
  private func keptEntities() -> Set<String> {
    var kept = Set(policy.items.filter { $0.value == .kept }.map(\.key))
    // Words that somebody once marked and took back have a code still, and mean nothing any more.
    let details = Set(things.filter { $0.kind == .detail }.map(\.form))
    for member in cast.members where member.kind == .detail && details.isDisjoint(with: member.forms) {
      kept.insert(member.entity)
    }
    for member in cast.members where policy.steps[member.kind] == .kept { kept.insert(member.entity) }
    for subject in rulings.left {
      kept.insert(subject.form.map { "\(subject.entity) \($0)" } ?? subject.entity)
    }
    return kept
  }
}
