import Facilitation
import Fieldwork

extension PlainDesk {
  mutating func run(
    _ command: PlainCommand, _ argument: String, _ now: Int
  ) throws(SessionError) -> Step {
    switch command {
    case .next: return try keep(.next, now)
    case .prev: return try keep(.previous, now)
    case .skip: return try keep(.skip, now)
    case .guide: return .say(guideLines())
    case .script: return .say(standing.section.map(script) ?? [])
    case .tick: return try tick(now)
    case .mark: return try mark(argument, now)
    case .park: return try followUp(.parked, "", now)
    case .expect: return try followUp(.expectation, argument, now)
    case .reported: return try followUp(.reported, "", now)
    case .request: return try followUp(.request, "", now)
    case .note: return try keep(.note(argument, about: try lastLine().id), now)
    case .correct: return try keep(.correct(try lastLine().id, argument), now)
    case .ladder: return try ladder(now)
    case .probe: return try probe(now)
    case .card: return try card(argument, now)
    case .time: return .say(time(now))
    case .share: return try keep(.shareTime, now)
    case .hold: return try keep(.hold(true), now)
    case .go: return try keep(.hold(false), now)
    case .people: return .say(peopleLines(now))
    case .add: return try add(argument, now)
    case .here: return try presence(.here, argument, now)
    case .late: return try presence(.late, argument, now)
    case .left: return try presence(.left, argument, now)
    case .rename: return rename(argument)
    case .same: return try same(argument, now)
    case .counts: return .say(countLines(now))
    case .heard: return try heard(argument, now)
    case .seats: return try seats(argument, now)
    case .consent: return try consent(argument, now)
    case .flags: return .say(flagLines())
    case .notSo: return try remark(.notSo, now)
    case .so: return try remark(.itIsSo, now)
    case .undo: return try keep(.undo, now)
    case .redo: return try keep(.redo, now)
    case .find: return .say(hits(argument))
    case .notes: return try takeIn(now)
    case .playback: return .say(pointLines())
    case .confirmed: return try playback(.confirmed, argument, now)
    case .corrected: return try playback(.corrected, argument, now)
    case .notMeant: return try playback(.notSo, argument, now)
    case .close: return .close(try session.entries(for: .stage(.closed), at: now))
    case .debrief: return try keep(.stage(.debrief), now)
    case .help: return .say(Self.help())
    case .quit: return .quit
    }
  }

  private func keep(_ command: Command, _ now: Int) throws(SessionError) -> Step {
    let entries = try session.entries(for: command, at: now)
    return entries.isEmpty ? .say([]) : .keep(entries)
  }

  private func lastLine() throws(SessionError) -> Row {
    guard let row = standing.lastLine else { throw .noLine }
    return row
  }

  /// Somebody the session knows, by number or code.
  private func person(_ argument: String) -> Speaker? {
    let code = Int(argument).flatMap { standing.speaker(atSeat: $0) } ?? Speaker(argument)
    return code.flatMap { standing.person($0)?.code }
  }

  private func tick(_ now: Int) throws(SessionError) -> Step {
    guard let stop = standing.stop, let section = standing.section else { throw .noChecklist }
    let open = section.checklist.indices.first {
      !standing.ticks.contains(Standing.Tick(section: stop.id.section, place: $0))
    }
    guard let open else { throw .noChecklist }
    return try keep(.tick(section: stop.id.section, place: open), now)
  }

  private func mark(_ name: String, _ now: Int) throws(SessionError) -> Step {
    guard let mark = marks.mark(called: name) else {
      let names = marks.marks.map(\.name).joined(separator: ", ")
      return .say(["there is no mark '\(name)'; there are: \(names)"])
    }
    return try keep(.mark(try lastLine().id, mark.name, replacing: marks.rivals(of: mark.name)), now)
  }

  private func followUp(_ kind: FollowUp.Kind, _ who: String, _ now: Int) throws(SessionError) -> Step {
    let row = try lastLine()
    var toWhom: [Speaker] = []
    if !who.isEmpty {
      guard let named = person(who) else {
        return .say(["nobody has the number '\(who)'; /people lists them"])
      }
      toWhom = [named]
    } else if let speaker = row.speaker, speaker.kind == .participant {
      toWhom = [speaker]
    }
    return try keep(.followUp(FollowUp(kind, line: row.id, words: row.text, toWhom: toWhom)), now)
  }

  private func ladder(_ now: Int) throws(SessionError) -> Step {
    let lines = standing.rows.filter { $0.speaker != nil }
    guard lines.count >= 2 else { throw .noLine }
    return try keep(.link(effect: lines[lines.count - 2].id, cause: lines[lines.count - 1].id), now)
  }

  private mutating func probe(_ now: Int) throws(SessionError) -> Step {
    guard let prompt = standing.prompt, !prompt.probes.isEmpty else {
      return .say(["this part of the guide has no probes; /card has some"])
    }
    let shown = probesShown[prompt.id, default: 0]
    probesShown[prompt.id] = shown + 1
    return .say([prompt.probes[shown % prompt.probes.count].text])
  }

  private mutating func card(_ name: String, _ now: Int) throws(SessionError) -> Step {
    guard !cards.isEmpty else { return .say(["there are no cards"]) }
    if name.isEmpty {
      cardIndex = (cardIndex + 1) % cards.count
    } else if let named = cards.firstIndex(where: { $0.name == name }) {
      cardIndex = named
    } else {
      return .say(["there is no card '\(name)'; there are: " + cards.map(\.name).joined(separator: ", ")])
    }
    return try keep(.card(cards[cardIndex].name, line: standing.lastLine?.id), now)
  }

  private func add(_ name: String, _ now: Int) throws(SessionError) -> Step {
    guard !name.isEmpty else { return .say(["who came in? /add NAME"]) }
    return .keepNamed(try session.entries(for: .add(.participant), at: now), name: name)
  }

  private func presence(_ presence: Presence, _ who: String, _ now: Int) throws(SessionError) -> Step {
    guard let code = person(who) else { return .say(["nobody has the number '\(who)'; /people lists them"]) }
    return try keep(.person(PersonStep(code, presence: presence)), now)
  }

  private func rename(_ argument: String) -> Step {
    let number = argument.prefix { !$0.isWhitespace }
    let name = String(argument.dropFirst(number.count)).trimmingSpaces
    guard !name.isEmpty, let code = person(String(number)) else {
      return .say(["whose name? /rename NUMBER NAME"])
    }
    return .name(code, name)
  }

  private func same(_ argument: String, _ now: Int) throws(SessionError) -> Step {
    let codes = argument.split(separator: " ").map { person(String($0)) }
    guard codes.count == 2, let one = codes[0], let other = codes[1], one != other else {
      return .say(["which two are one? /same NUMBER NUMBER"])
    }
    return try keep(.person(PersonStep(one, sameAs: other)), now)
  }

  private func seats(_ argument: String, _ now: Int) throws(SessionError) -> Step {
    var order: [Speaker] = []
    for word in argument.split(whereSeparator: { $0 == " " || $0 == "," }) {
      guard let code = person(String(word)) else {
        return .say(["nobody has the number '\(word)'; /people lists them"])
      }
      if !order.contains(code) { order.append(code) }
    }
    guard !order.isEmpty else { return .say(["seated: " + seatingWords]) }
    return try keep(.seat(order), now)
  }

  private func heard(_ argument: String, _ now: Int) throws(SessionError) -> Step {
    let words = argument.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count >= 2, let code = person(words[0]), let digit = Int(words[1]), (1...5).contains(digit)
    else { return .say(["like this: /heard 3 4; 1 to 5, and words if there are any"]) }
    let said = "\(digit) of 5" + (words.count > 2 ? ": \(words[2])" : "")
    return try keep(.say(code, said, marks: [LiveDesk.heardMark]), now)
  }

  private func consent(_ argument: String, _ now: Int) throws(SessionError) -> Step {
    let words = argument.split(separator: " ").map(String.init)
    guard words.count >= 3, let code = person(words[0]),
      let answer = ConsentAnswer(rawValue: words[words.count - 1]),
      let purpose = Purpose(rawValue: words[1..<(words.count - 1)].joined(separator: " "))
    else {
      let purposes = Purpose.allCases.map(\.rawValue).joined(separator: ", ")
      return .say(["like this: /consent 3 record yes; the purposes are \(purposes)"])
    }
    return try keep(.consent(code, purpose, answer), now)
  }

  private func flagLines() -> [String] {
    let lines = standing.rows.flatMap { row in row.flags.map { flagLine($0, row) } }
    return lines.isEmpty ? ["no flags"] : lines
  }

  private func remark(_ answer: FlagRemark.Answer, _ now: Int) throws(SessionError) -> Step {
    guard let flag = standing.rows.last(where: { !$0.flags.isEmpty })?.flags.last else { throw .noFlag }
    return try keep(.remark(FlagRemark(flag.id, answer)), now)
  }

  private func takeIn(_ now: Int) throws(SessionError) -> Step {
    guard !waiting.isEmpty else { return .say(["no notes from observers wait"]) }
    return .takeInNotes(try session.entries(for: .takeIn(waiting), at: now))
  }

  private func pointLines() -> [String] {
    let points = standing.playbackPoints
    guard !points.isEmpty else { return ["nothing is marked to be read back; /mark quote marks a line"] }
    return points.enumerated().map { index, row in
      let outcome = standing.playback[row.id]?.outcome ?? .notAsked
      return "\(index + 1) \(outcome.rawValue)  \(row.text)  (\(row.speaker.map(who) ?? ""))"
    }
  }

  private func playback(
    _ outcome: Playback.Outcome, _ argument: String, _ now: Int
  ) throws(SessionError) -> Step {
    let number = argument.prefix { !$0.isWhitespace }
    let points = standing.playbackPoints
    guard let index = Int(number), points.indices.contains(index - 1) else {
      return .say(["which point? /playback lists them by number"])
    }
    let words = String(argument.dropFirst(number.count)).trimmingSpaces
    if outcome == .corrected && words.isEmpty { return .say(["in whose words? /corrected POINT WORDS"]) }
    let playback = Playback(points[index - 1].id, outcome, words: words.isEmpty ? nil : words)
    return try keep(.playback(playback), now)
  }
}
