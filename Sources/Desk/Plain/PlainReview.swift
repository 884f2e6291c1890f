import Canvas
import Fieldwork
import Reviewing

/// The review in line mode: the keys of the screen, one a line, answered in words.
///
/// A line is a key of the review (`y`, `P`, `Tab`) or the name of what it does (`redo`, `second-look`), then what one
/// would type or press next: `d fri`, `w 2`, `/ late`. An empty line is Enter.
package struct PlainReview: Sendable {
  private var desk: ReviewDesk
  /// Said once, before anything else.
  private var said: [String] = []
  /// What was last shown, so that only what changed is said again.
  private var shown = Scene()
  private var lastNotice: String?

  package init(_ desk: ReviewDesk) { self.desk = desk }

  /// In front of what is typed: what is asked just now, or how far one is.
  package var prompt: String {
    if let purpose = desk.typing?.purpose { return desk.prompt(purpose).trimmingSpaces }
    return "\(desk.counts.decided)/\(desk.counts.all)>"
  }

  /// Why the last verdict is not on the disk; `nil` when all are.
  package var unkept: String? { desk.keeping.failure }

  package mutating func take(_ message: Message, at now: Moment) -> [Effect] { desk.update(message, at: now) }

  // MARK: - A line

  /// Does what a line asks for. The effects are carried out, and answered by ``take(_:at:)``, before ``answer()``.
  package mutating func read(_ line: String, at now: Moment) -> [Effect] {
    let text = line.trimmingSpaces
    if desk.typing != nil || desk.asking != nil { return feed(text, at: now) }
    guard !text.isEmpty else { return press(.enter, at: now) }
    // A search is all of the line behind its stroke.
    let name = text.hasPrefix("/") ? "/" : String(text.prefix { !$0.isWhitespace })
    guard let key = key(name) else {
      said.append("\"\(name)\" is no key of the review; ? lists them.")
      return []
    }
    if desk.setting.bindings.action(for: key, in: .review, lineIsEmpty: true) == .help {
      said += keyList
      return []
    }
    let rest = String(text.dropFirst(name.count)).trimmingSpaces
    let effects = press(key, at: now)
    return rest.isEmpty ? effects : effects + feed(rest, at: now)
  }

  /// What was asked for is typed, or answered key by key.
  private mutating func feed(_ text: String, at now: Moment) -> [Effect] {
    if text.lowercased() == "esc" { return press(.escape, at: now) }
    var effects: [Effect] = []
    for letter in text {
      guard desk.typing == nil else {
        effects += desk.update(.pasted(String(letter)), at: now)
        continue
      }
      guard desk.asking != nil else { break }
      if !letter.isWhitespace { effects += press(.character(letter), at: now) }
    }
    if desk.typing != nil || desk.asking != nil { effects += press(.enter, at: now) }
    return effects
  }

  private mutating func press(_ key: Key, at now: Moment) -> [Effect] { desk.update(.key(key), at: now) }

  private func key(_ name: String) -> Key? {
    let bindings = desk.setting.bindings
    if let key = Key(named: name), bindings.action(for: key, in: .review, lineIsEmpty: true) != nil {
      return key
    }
    let words = name.lowercased().replacing("-", with: " ")
    guard let row = bindings.rows.first(where: { $0.acts(in: .review) && $0.action.name == words }) else {
      return nil
    }
    return bindings.strokes(row, in: .review).first?.key
  }

  private var keyList: [String] {
    let bindings = desk.setting.bindings
    return bindings.rows.compactMap { row in
      guard row.acts(in: .review), ![Action.suspend, .redraw, .help].contains(row.action) else { return nil }
      let keys = bindings.strokes(row, in: .review).map(\.key.label).joined(separator: " ")
      return "\(keys), \(row.action.name.replacing(" ", with: "-")): \(row.help)"
    } + ["What is typed or pressed next stands behind it: d fri, w 2, / late. An empty line is Enter."]
  }

  // MARK: - What is said

  /// What to say now: what happened, then the flag one is at when that changed.
  package mutating func answer() -> [String] {
    var lines = said
    said = []
    if let why = desk.keeping.failure { lines.append("NOT SAVED  \(why)") }
    let now = scene
    // A sentence that still stands is said again only where nothing else is.
    if let notice = desk.notice, notice != lastNotice || (lines.isEmpty && now == shown) {
      lines.append(notice)
    }
    lastNotice = desk.notice
    if now.place != shown.place {
      lines += now.place + now.promise
    } else {
      lines += now.promise.filter { !shown.promise.contains($0) }
    }
    shown = now
    if let asked = desk.typing == nil ? desk.asked : nil { lines.append(asked) }
    return lines
  }

  /// The flag one is at, and the promise as it would stand.
  private struct Scene: Hashable {
    var place: [String] = []
    var promise: [String] = []
  }

  private var scene: Scene {
    let counts = desk.counts
    let looks = counts.secondLook > 0 ? ", \(counts.secondLook) second look" : ""
    var lines = [
      "\(desk.headPlace(isNarrow: false)) · \(counts.decided) of \(counts.all) decided\(looks)",
      desk.subject.text,
    ]
    // What is to be said instead stands where the promise will, as on the screen.
    let advice = "to say instead: "
    let why = desk.whyLines.map { "  \($0)" }
    lines += around + why.filter { !$0.hasPrefix("  \(advice)") }
    guard let panel = desk.panel else {
      return Scene(place: lines, promise: why.filter { $0.hasPrefix("  \(advice)") })
    }
    let rows = desk.panelRows(panel).map { row in
      "  \(row.label): \(row.value)\(row.hint.isEmpty ? "" : " (\(row.hint))")"
    }
    return Scene(place: lines, promise: rows + [desk.panelQuestion].compactMap(\.self))
  }

  /// The line and three on either side, each whole.
  private var around: [String] {
    guard let focus = desk.focus, let reviewed = desk.reviewed else { return [] }
    let near = ReviewedSession.linesAround
    return ((focus.line - near)...(focus.line + near)).filter(reviewed.lines.indices.contains).map { index in
      let line = reviewed.lines[index]
      let who = line.speaker.map { "\(desk.seatName($0)): " } ?? "# "
      let note = line.isTurn || line.speaker == nil ? "" : "note: "
      let sign = index == focus.line ? ">" : " "
      return "\(sign) \(clockText(milliseconds: line.milliseconds)) \(who)\(note)\(line.text)"
    }
  }
}
