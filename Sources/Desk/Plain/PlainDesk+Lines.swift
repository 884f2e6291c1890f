import Facilitation
import Fieldwork

extension PlainDesk {
  /// Number and name, as a row begins: `3 Dana`.
  func who(_ code: Speaker) -> String {
    guard let seat = standing.seat(of: code) else {
      return "\(code) \(roster[code]?.name ?? "")".trimmingSpaces
    }
    return "\(seat) \(roster.shownName(code))"
  }

  /// A row of the transcript: time, number, name, words, marks. The words begin in column 19.
  func row(_ row: Row) -> String {
    let time = clockText(milliseconds: row.milliseconds)
    guard let speaker = row.speaker else { return "\(time) ──────── \(row.text)" }
    let isNote = !row.isTurn
    let name = isNote ? "\(speaker) \(noteName(row, speaker))" : who(speaker)
    let padded = name + String(repeating: " ", count: max(1, 9 - name.count))
    let marks = gutter(row)
    return "\(time) \(padded)\(isNote ? "note: " : "")\(row.text)" + (marks.isEmpty ? "" : "  \(marks)")
  }

  private func noteName(_ row: Row, _ author: Speaker) -> String {
    if case .note(_, let name?) = row.content { return name }
    return roster[author]?.name ?? ""
  }

  /// Marks, flags, register: the gutter of the screen.
  private func gutter(_ row: Row) -> String {
    marks.gutter(row.marks) + row.flags.map(\.gutter).joined()
      + row.followUps.map(\.gutter).joined()
  }

  /// `P! 00:32:22 dated promise "fix that by Friday" · say: …`
  func flagLine(_ kept: RowFlag, _ row: Row) -> String {
    let finding = kept.flag.finding
    let bytes = Array(row.text.utf8)
    let words = String(decoding: bytes[finding.bytes.clamped(to: 0..<bytes.count)], as: UTF8.self)
    let advice = finding.advice.isEmpty ? "" : " · say: \(finding.advice)"
    return "\(kept.gutter) \(clockText(milliseconds: row.milliseconds)) \(finding.kind) \"\(words)\"\(advice)"
  }

  /// Where the guide stands: section, number, question, and what is to be read or ticked here.
  package func place() -> [String] {
    guard let stop = standing.stop, let section = standing.section else {
      return ["the guide has no prompts"]
    }
    let prompts = session.guide.prompts
    guard let prompt = standing.prompt else {
      return ["── \(section.title) ──"] + script(section) + checklist(stop.id.section)
    }
    let number = (prompts.firstIndex { $0.id == prompt.id } ?? 0) + 1
    let mustAsk = prompt.isMustAsk ? " · must-ask" : ""
    let disclaimer = prompt.stimulus?.disclaimer.map { ["read first: \($0)"] } ?? []
    return ["── \(section.title) · \(number) of \(prompts.count)\(mustAsk) ──"] + disclaimer + [prompt.text]
  }

  func script(_ section: Section) -> [String] { section.scripts.map { "> \($0)" } }

  func checklist(_ section: Int) -> [String] {
    guard session.guide.sections.indices.contains(section) else { return [] }
    return session.guide.sections[section].checklist.enumerated().map { place, line in
      let isDone = standing.ticks.contains(Standing.Tick(section: section, place: place))
      return "[\(isDone ? "x" : " ")] \(line.text)"
    }
  }

  func time(_ now: Int) -> [String] {
    let lateness = standing.latenessMilliseconds(at: now)
    let pace =
      abs(lateness) < 1000
      ? "on time" : "\(spanText(milliseconds: lateness)) \(lateness > 0 ? "behind" : "ahead")"
    let left = standing.leftMilliseconds(at: now).map { milliseconds in
      milliseconds >= 0
        ? "\(milliseconds / 60_000) of \((standing.stop?.plannedMilliseconds ?? 0) / 60_000) min left"
        : "over \(spanText(milliseconds: milliseconds))"
    }
    let held = standing.clock.isHeld ? ["held"] : []
    let parts = [clockText(milliseconds: now)] + [left].compactMap { $0 } + [pace] + held
    let missing = standing.mustAsksLeft
    return [parts.joined(separator: " · ")]
      + (missing.isEmpty ? [] : ["must-ask left: " + missing.map { "\($0.id)" }.joined(separator: ", ")])
  }

  func peopleLines(_ now: Int) -> [String] {
    let airtime = standing.airtime(at: now)
    return airtime.map { person in
      var parts = [who(person.code), "\(Int((person.share * 100).rounded()))%"]
      if let perTurn = person.wordsPerTurn { parts.append("\(perTurn) words a turn") }
      if let presence = standing.person(person.code)?.presence, presence != .here {
        parts.append(presence.rawValue)
      }
      if person.isQuiet, person.code != .facilitator {
        parts.append("quiet \((person.quietMilliseconds ?? 0) / 60_000)m")
      }
      return parts.joined(separator: "  ")
    }
  }

  /// `3 Dana, 1 Abe`: who sits where, from the facilitator's left.
  var seatingWords: String {
    standing.seated.map(\.code).filter { $0 != .facilitator }.map(who).joined(separator: ", ")
  }

  /// A line a mark: how often, to whose words, from which site, in which section.
  func countLines(_ now: Int) -> [String] {
    let talk = standing.talkBySite().map { site in
      "\(site.site)  \(Int((site.share * 100).rounded()))%"
        + (site.wordsPerTurn.map { "  \($0) words a turn" } ?? "")
    }
    let counts = standing.markCounts().map { count in
      let people = count.byPerson.sorted { $0.key < $1.key }.map { "\(who($0.key)) \($0.value)" }
      let sites = count.bySite.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      let sections = count.bySection.sorted { $0.key < $1.key }.map { section, times in
        "\(session.guide.section(holding: Prompt.ID(section: section, place: 0))?.title ?? "") \(times)"
      }
      let parts = [people, sites, sections].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }
      return "\(count.mark) \(count.total): " + parts.joined(separator: " · ")
    }
    return counts.isEmpty && talk.isEmpty ? ["no marks so far"] : talk + counts
  }

  func guideLines() -> [String] {
    standing.agenda.stops.map { stop in
      let isHere = stop.id == standing.stop?.id
      let text = session.guide.prompt(stop.id)?.text ?? session.guide.section(holding: stop.id)?.title ?? ""
      let mustAsk = session.guide.prompt(stop.id)?.isMustAsk == true ? "*" : ""
      return "\(isHere ? ">" : " ") \(stop.id)\(mustAsk) \(text)"
    }
  }

  func hits(_ words: String) -> [String] {
    guard !words.isEmpty else { return ["find what? /find WORDS"] }
    let wanted = words.lowercased()
    let found = standing.rows.filter { $0.text.lowercased().contains(wanted) }
    return found.isEmpty ? ["no line has \"\(words)\""] : found.map(row)
  }

  static func help() -> [String] {
    ["3: words   what person 3 said; 0 is the facilitator; words alone go to whoever spoke last"]
      + PlainCommand.allCases.map { command in
        let call = "/\(command.rawValue) \(command.argument)"
        return call + String(repeating: " ", count: max(1, 34 - call.count)) + command.sentence
      }
  }
}
