import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// A key that is no command: typed, or ignored when it is neither.
  mutating func type(_ key: Key) -> [Effect] {
    lastDigit = nil
    guard case .character(let letter) = key else {
      return say(key == .control("s") ? Self.savedAlready : nil)
    }
    if letter.isASCII || !letter.isNewline { insert(String(letter)) }
    return []
  }

  /// Pasted text is words in any mode: it never keeps a line and never acts as keys.
  mutating func takePaste(_ text: String) -> [Effect] {
    asking = nil
    overlay = nil
    lastDigit = nil
    if mode != .writing { mode = .writing }
    reading.leave()
    insert(text)
    return []
  }

  private mutating func insert(_ text: String) {
    line.startsPlain = false
    history = nil
    if !line.field.insert(text) {
      notice = "The line is full; keep it with Enter, the rest goes on the next."
    }
    touch()
  }

  /// The words or the speaker changed: they are looked through again when they rest.
  mutating func touch() { live.touch(line, at: now) }

  mutating func writeLine(_ action: Action, _ key: Key) -> [Effect] {
    switch action {
    case .keep: return keepLine()
    case .quote: return markNewest("quote")
    case .plainStart: line.startsPlain = true
    case .empty: emptyLine()
    case .edit(let edit):
      if edit == .rubOut && line.field.isEmpty { line.startsPlain = false }
      line.field.apply(edit)
      touch()
    default: never("\(action) is not for the input line")
    }
    return []
  }

  /// The words typed before this line, again the ones before them, at last what was being typed; reading back, the
  /// words in focus go into the line as they stand.
  mutating func recall() -> [Effect] {
    if mode == .readingBack {
      guard let row = targetRow, row.speaker != nil else { return say(sentence(.noLine)) }
      mode = .writing
      reading.leave()
      if line.purpose == .turn { insert(row.text) }
      return []
    }
    var lines = history ?? LineHistory(typedBefore)
    if let older = lines.older(than: line.field.text) {
      line.field.replace(with: older)
    } else {
      while let newer = lines.newer() { line.field.replace(with: newer) }
    }
    history = lines
    touch()
    return typedBefore.isEmpty ? say(sentence(.noLine)) : []
  }

  /// Words typed in this room, the oldest first; observers' are theirs.
  private var typedBefore: [String] {
    let typed = standing.rows.suffix(Self.historyRows).filter { row in
      row.isTurn || row.speaker == .facilitator
    }
    return typed.map { $0.formerTexts.first ?? $0.text }
  }

  /// More lines than anybody goes back through one by one.
  private static let historyRows = 500

  private mutating func emptyLine() {
    guard !line.isEmpty else { return }
    if line.purpose == .turn {
      emptied = Emptied(line: line, milliseconds: sessionNow, step: session.steps.last)
    }
    line.field.apply(.empty)
    line.startsPlain = false
    touch()
  }

  /// A digit picks the speaker; the same digit again, ten higher where somebody sits there.
  mutating func pickSpeaker(_ key: Key, after former: Int?) -> [Effect] {
    guard case .character(let letter) = key, let digit = letter.wholeNumberValue else { return [] }
    if mode != .writing { reading.leave() }
    mode = .writing
    var seat = digit
    if former == digit, let seated = standing.seat(of: line.speaker), seated % 10 == digit,
      isTaken(seated + 10)
    {
      seat = seated + 10
    }
    guard let speaker = standing.speaker(atSeat: seat) else { return [] }
    line.speaker = speaker
    line.answers = []
    if standing.person(speaker)?.mayBeRecorded != true { notice = nil }
    lastDigit = digit
    touch()
    return hints.use(.speaker)
  }

  /// Said while somebody is chosen whom nobody has met, or whose words are not to be recorded.
  var speakerNotice: String? {
    if line.purpose == .turn, standing.person(line.speaker)?.mayBeRecorded == false {
      return "\(roster.shownName(line.speaker)) asked that no words be recorded; none are kept."
    }
    guard standing.person(line.speaker) == nil, line.purpose == .turn,
      let seat = standing.seat(of: line.speaker)
    else { return nil }
    return "Nobody has \(seat) yet: a kept line brings \(line.speaker) in."
  }

  private func isTaken(_ seat: Int) -> Bool {
    standing.speaker(atSeat: seat).map { standing.person($0) != nil } ?? false
  }

  /// Enter: what the line is for decides.
  private mutating func keepLine() -> [Effect] {
    switch line.purpose {
    case .turn: return keepTurn()
    case .search: return finishSearch()
    case .correction(let id): return finish(.correct(id, words), about: id)
    case .note(let id): return finish(.note(words, about: id), about: id)
    case .name(let code): return finishName(code)
    case .playback(let id): return finish(.playback(Playback(id, .corrected, words: words)), about: id)
    case .heard(let code): return finish(.say(code, words, marks: [Self.heardMark]), about: nil)
    }
  }

  /// The typed words as they are kept: in composed form.
  var words: String { composed(line.field.text) }

  private mutating func keepTurn() -> [Effect] {
    if keeping.failure != nil { return tryAgain() }
    guard !line.field.isEmpty else { return [] }
    let request = Request(line, words: words)
    do {
      _ = try session.entries(for: request.command(in: session), at: sessionNow)
    } catch {
      return say(sentence(error))
    }
    notice = nil
    emptied = nil
    if !tidings.isEmpty { tidings.removeFirst() }
    let card = useCard()
    startLine()
    if let later = aside.popLast() { line = later }
    return card + ask(request) + hints.use(.keep)
  }

  /// An empty line for whoever spoke last.
  mutating func startLine() {
    line = TypedLine(speaker: line.speaker, begun: begin())
    live = LiveFlags()
  }

  /// Puts the line aside and asks for something else in its place.
  mutating func borrowLine(for purpose: TypedLine.Purpose, text: String = "") {
    if line.purpose == .turn { aside.append(line) }
    line = TypedLine(
      field: TextField(text), speaker: line.speaker, purpose: purpose, begun: begin())
    live = LiveFlags()
    mode = .writing
    touch()
  }

  /// The line that was put aside comes back; what was typed in its place is dropped.
  mutating func putBackLine() -> [Effect] {
    let purpose = line.purpose
    line = aside.popLast() ?? TypedLine(speaker: line.speaker, begun: begin())
    live = LiveFlags()
    touch()
    switch purpose {
    case .search, .correction: if reading.isOpen { mode = .readingBack }
    case .playback, .heard: mode = .closing
    case .turn, .note, .name: break
    }
    return []
  }

  /// Keeps what was typed in place of a turn.
  private mutating func finish(_ command: Command, about id: EntryID?) -> [Effect] {
    do {
      _ = try session.entries(for: command, at: sessionNow)
    } catch {
      return say(sentence(error))
    }
    _ = putBackLine()
    return ask(Request(command))
  }

  /// What the session says of a command it cannot carry out, with the code as the roster names it.
  func sentence(_ error: SessionError) -> String {
    var text = error.description
    if case .notRecorded(let code) = error, roster[code]?.name != nil {
      text = roster.shownName(code) + text.dropFirst(code.description.count)
    }
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
