import Canvas

/// The one table of keys. Dispatch, bottom line, help screen, README and man page are read from it.
///
/// While writing, letters are words: an alternative that is a letter acts there only after Esc, and digits,
/// `?` and Space only at the start of an empty line. A row's keys are given in the order people are shown them.
package struct Bindings: Hashable, Sendable {
  /// In the order help names them; the first that answers a key counts.
  package var rows: [Binding]

  /// The keys as shipped.
  package static let standard = Bindings(rows: table + editing)

  /// What `key` asks for; `nil` where it asks for nothing, or is a letter to be typed.
  package func action(for key: Key, in mode: Mode, lineIsEmpty: Bool) -> Action? {
    // A letter of a line is nobody's key: no need to ask every row, at every letter.
    if mode == .writing, !lineIsEmpty, case .character = key { return nil }
    return rows.indices.first { rows[$0].answers(key, in: mode, lineIsEmpty: lineIsEmpty) }
      .map { rows[$0].action }
  }

  /// The row of an action in a mode.
  package func row(of action: Action, in mode: Mode) -> Binding? {
    // By place: the rows looked at are not copied.
    rows.indices.first { rows[$0].action == action && rows[$0].acts(in: mode) }.map { rows[$0] }
  }

  /// The strokes of `row` that act in `mode`, at an empty line or not.
  package func strokes(_ row: Binding, in mode: Mode) -> [Stroke] {
    row.modes.contains(mode) ? row.keys.filter { $0.acts(in: mode, lineIsEmpty: true) } : []
  }

  /// The shortest honest name of the keys for `action` in `mode`: `^N`, `0-9`, `Esc`; empty when it has none.
  package func shownKey(_ action: Action, in mode: Mode, preferring preferred: Key? = nil) -> String {
    guard let row = row(of: action, in: mode) else { return "" }
    let keys = strokes(row, in: mode).map(\.key)
    if let preferred, keys.contains(preferred) { return preferred.label }
    guard let first = keys.first else { return "" }
    let digits = keys.filter { if case .character(let digit) = $0 { digit.isNumber } else { false } }
    if digits.count > 2, first == digits.first, let last = digits.last {
      return "\(first.label)-\(last.label)"
    }
    return first.label
  }

  private static let table: [Binding] = [
    Binding("WCBKHSVFN", "F1", "? (empty)", action: .help, "help", "show the keys that work here"),
    Binding(
      "W", "Esc", action: .command, "more",
      "close what is open, or: one letter follows, then you write again"),
    Binding("C", "Esc", action: .stay, "", "still waiting for the one letter; it closes words to read aloud"),
    Binding(
      "BKHSVFN", "q", "Esc", action: .back, "back",
      "close what is open, else one step back: to writing, to home"),
    Binding(
      "C", "q", "Ctrl-C (C)", action: .leave, "leave",
      "ask; the same again leaves; the session can be resumed"),
    Binding(
      "WBKHSVFN", "Ctrl-C", action: .leave, "leave",
      "ask; Ctrl-C again leaves, any other key goes on; the line stays as a draft"),
    Binding("WCBKHSVFN", "Ctrl-Z", action: .suspend, "", "back to the shell; fg returns"),
    Binding("WCBKHSVFN", "Ctrl-L", action: .redraw, "", "draw the screen again"),
    Binding(
      "WCBKHSVFN", "Ctrl-_", "u", action: .undo, "undo",
      "take back the last step, also an emptied line or a verdict"),
    Binding("WCBKHSVFN", "Ctrl-R", action: .redo, "redo", "bring back what undo took"),
    Binding("CBHVFN", "/", action: .search, "search", "find words; Enter goes there"),
    Binding(
      "BHVFN", "n", action: .nextHit, "next hit",
      "next match; without a search, the next one still open"),
    Binding("BHVFN", "N", action: .previousHit, "hit before", "the one before"),
    Binding("BKHSVFN", "j", "Down", action: .down, "down", "next row; without j or k the arrows do it"),
    Binding("BKHSVFN", "k", "Up", action: .up, "up", "row before"),
    Binding(
      "WC", "Up", "PgUp", "k", action: .readBack, "read back",
      "go up into the transcript; the words being typed stay"),
    Binding(
      "WC", "PgDn", "f", action: .pageDown, "more to read",
      "go on in the words to read aloud or on the card, and round again"),
    Binding("BHSVFN", "f", "PgDn", action: .pageDown, "page down", "a screen further"),
    Binding("BHSVFN", "b", "PgUp", action: .pageUp, "page up", "a screen back"),
    Binding("BHSVFN", "g", "Home", action: .first, "first", "first row"),
    Binding("BHSVFN", "G", "End", action: .last, "last", "last row"),
    Binding(
      "KHSVFN", "Tab", "Shift-Tab", action: .nextPart, "next part",
      "next part of the screen, round and round"),
    Binding("W", "Tab", action: .marks, "mark", "the mark strip of this line; Tab again is quote"),
    Binding("CB", "m", "Tab", action: .marks, "mark", "one letter from the mark strip"),
    Binding(
      "W", "0 ... 9 (empty)", action: .speaker, "speaker",
      "who speaks; 0 is you; with ten people or more, twice is ten higher"),
    Binding("CB", "0 ... 9", action: .speaker, "speaker", "who speaks, and write"),
    Binding("CB", "i", "Enter (C)", action: .write, "write", "back to the input line"),
    Binding("W", "Enter", action: .keep, "keep", "save the line and show it"),
    Binding(
      "W", "Space (empty)", action: .plainStart, "",
      "begin a line with a digit or ?; the space is dropped"),
    Binding("W", "Ctrl-U", action: .empty, "empty", "empty the line; undo returns it"),
    Binding("WCBK", "Ctrl-N", "]", action: .nextPrompt, "next", "close this prompt and open the next"),
    Binding("WCBK", "Ctrl-P", "[", action: .previousPrompt, "back", "go back to the prompt before"),
    Binding("CB", "}", action: .skipPrompt, "skip", "leave this prompt out and open the next"),
    Binding(
      "WCBK", "Ctrl-G", "c", action: .card, "card",
      "something to ask; again for the next card, Esc closes it"),
    Binding("WCBK", "Ctrl-O", "o", action: .notes, "notes", "take in what observers wrote, at this place"),
    Binding(
      "WCB", "Ctrl-T", "s", action: .shareTime, "time",
      "show how the minutes left could be shared; again does it"),
    Binding("WCB", "Ctrl-X", "x", action: .notSo, "not so", "the flag on this line is not one"),
    Binding("WCB", "Ctrl-Y", "y", action: .itIsSo, "it is so", "the flag on this line is one"),
    Binding("CB", "\"", action: .quote, "quote", "mark or unmark as a quote"),
    Binding("CBV", "p", action: .park, "park", "keep for later, linked to the line"),
    Binding("CBV", "e", action: .expectation, "expect", "somebody now expects this; Enter takes the speaker"),
    Binding("CBV", "r", action: .reported, "reported", "somebody says it was promised before"),
    Binding("CBV", "+", action: .register, "follow-up", "another kind of follow-up, by its letter"),
    Binding("CBV", "a", action: .add, "note", "a note about this line"),
    Binding(
      "CB", "<", action: .ladder, "led to it",
      "what led to this line: pick the line, Enter links the two"),
    Binding("CB", "t", action: .tick, "tick", "tick the next open line of the check list"),
    Binding("CB", "l", action: .guide, "guide", "the guide as a list; Enter opens a prompt"),
    Binding(
      "C", "n", action: .counts, "numbers",
      "talk and marks counted by person, site and section; Esc closes"),
    Binding(
      "WCB", "Ctrl-^", "^", action: .recall, "typed before",
      "the words typed before into the line; again the ones before them; reading back: the words in focus"),
    Binding("CBS", "w", action: .who, "who", "here, late, left, withdrawn; a digit picks the person"),
    Binding(
      "S", "s", action: .seating, "seats",
      "who sits where: their digits, round the table from your left, then Enter"),
    Binding("CB", "h", action: .hold, "hold", "hold the clock, or let it go on"),
    Binding(
      "CBK", "C", action: .close, "close",
      "playback and what is left to close; there again: close the session"),
    Binding(
      "CBV", "P", action: .flagPromise, "promise",
      "flag by hand: a promise, or say that the flag is one"),
    Binding("CBV", "A", action: .flagAgreement, "agree", "flag by hand: agreeing"),
    Binding("CBV", "J", action: .flagJudgement, "judge", "flag by hand: judging"),
    Binding("CBV", "L", action: .flagLeading, "lead", "flag by hand: leading"),
    Binding(
      "B", "Enter", action: .correct, "correct",
      "type the words again; the first words stay on record"),
    Binding(
      "KSVFN", "y", action: .itIsSo, "confirmed",
      "confirmed, agreed to, a flag, kept, hidden: the yes of this screen, and on"),
    Binding("KSVFN", "x", action: .notSo, "not so", "its no"),
    Binding("K", "Enter", action: .correct, "correct", "type what they said instead"),
    Binding("K", "1 ... 5", action: .heard, "heard", "did you feel heard, one to five"),
    Binding(
      "S", "1 ... 4", "Space", action: .purpose, "one",
      "take part, record, be quoted, observers: no, then yes"),
    Binding("S", "Left", "Right", action: .cell, "move", "the answer beside it"),
    Binding("S", "Enter", action: .go, "go", "open what is refused; when nothing is, the session begins"),
    Binding("H", "Enter", action: .nextStep, "open", "do what the row says: start, resume, review, export"),
    Binding("HSFN", "a", action: .add, "add", "a study, a session, a person, a follow-up, words to hide"),
    Binding("S", "r", action: .rehearsal, "rehearsal", "a rehearsal: skips the gate and says so everywhere"),
    Binding("HVFN", "R", action: .review, "review", "flags to decide"),
    Binding("HVFN", "F", action: .followUps, "follow-ups", "what was promised, expected, asked for"),
    Binding("HVFN", "E", action: .export, "export", "write the record out, under pseudonyms"),
    Binding("H", "T", action: .practise, "try", "answer a customer's line, see the flags"),
    Binding("V", "Space", action: .nextFlag, "next", "leave this one open, go to the next"),
    Binding("V", "s", action: .order, "order", "surest first, or in order of time"),
    Binding(
      "V", "o", action: .narrow, "only",
      "only some flags: a kind, how sure, this session, this speaker, open, decided"),
    Binding("VN", "v", action: .secondLook, "second look", "put it on the list to look at again"),
    Binding("VF", "w", action: .who, "who", "who sees to it; a digit picks"),
    Binding("VF", "W", action: .toWhom, "to whom", "whom it was said to; digits pick"),
    Binding("VF", "d", action: .due, "due", "type a day: fri, 27, 27 nov, +2w; warn-by follows"),
    Binding(
      "V", "Enter", action: .keep, "keep",
      "keep the follow-up as shown; else open the line in its place"),
    Binding("F", "t", action: .told, "told", "who was told, today; Enter keeps it"),
    Binding("F", "Enter", action: .openLine, "line", "open the line it came from"),
    Binding("N", "Y", action: .onlyHereYes, "hide here", "hide this place only"),
    Binding("N", "X", action: .onlyHereNo, "leave here", "leave this place only"),
    Binding("N", "=", action: .sameAs, "same as", "the same person or thing as another row"),
    Binding(
      "N", "|", action: .notTheSame, "not the same",
      "it is somebody else, with a code of their own; in the places: in this session"),
    Binding("N", "Enter", action: .rename, "rename", "type what stands in its place"),
    Binding("N", "t", action: .retype, "kind", "it is another kind of thing: a letter picks which"),
    Binding("N", "+", action: .acceptKind, "accept kind", "all that is open of this kind: replaced as shown"),
    Binding(
      "N", ">", action: .sayLess, "say less", "a step less of a place, a date, an age, an organisation"),
    Binding("N", "<", action: .sayMore, "say more", "a step more of it"),
  ]

  /// The input line's own keys, in the writing mode. Ctrl-U has a row of its own: undo returns what it took.
  private static let editing: [Binding] = TextField.edits.filter { $0.edit != .empty }.map { row in
    Binding(row.keys, .edit(row.edit), row.help)
  }
}

extension Binding {
  fileprivate init(_ keys: [Key], _ action: Action, _ help: String) {
    self.init("W", action: action, "", help)
    self.keys = keys.map { Stroke(key: $0) }
  }
}
