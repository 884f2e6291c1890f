import Canvas
import Fieldwork
import Reviewing

/// The register as lines of text for a terminal, a file or a pipe: sorted by warn-by, words whole, never cut.
///
///     warn by      due          what was said
///     Wed 25 Nov   Fri 27 Nov   We'll fix that by Friday, I'll see to it.
///     past                      promise · F to P3, P6 · group-a 00:47:10 line 118
package struct RegisterListing: Sendable {
  private let register: Register
  private let names: RegisterNames
  private let columns: Int

  /// - Parameter columns: how wide a row may be; at least 20.
  package init(_ register: Register, names: RegisterNames, columns: Int) {
    self.register = register
    self.names = names
    self.columns = max(20, columns)
  }

  /// Two days and their gaps stand in front of the words; where that leaves too little, above them.
  private var indent: Int { columns < 60 ? 2 : 26 }

  /// All of it, with a line end after each line: ``heading``, the ``rows(_:)`` of every line, ``ending(_:)``.
  package func text(_ lines: [RegisterLine]) -> [UInt8] {
    lines.isEmpty ? ending(lines) : heading + rows(lines[...]) + ending(lines)
  }

  /// What the columns hold.
  package var heading: [UInt8] {
    var bytes: [UInt8] = []
    put(columns < 60 ? "warn by      due" : "warn by      due          what was said", to: &bytes)
    return bytes
  }

  /// Some of the lines; several threads may each write a part.
  package func rows(_ lines: ArraySlice<RegisterLine>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.count * 320)
    for line in lines { put(line, to: &bytes) }
    return bytes
  }

  /// The counts of all of them.
  package func ending(_ lines: [RegisterLine]) -> [UInt8] {
    var bytes: [UInt8] = []
    if !lines.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    for sentence in summary(lines) {
      for row in wrapped(sentence, hanging: 2) { put(row, to: &bytes) }
    }
    return bytes
  }

  // MARK: One line

  private func put(_ line: RegisterLine, to bytes: inout [UInt8]) {
    let days =
      padded(day(line.warnBy.map { Day($0, offsetMinutes: register.offsetMinutes) }))
      + padded(day(line.due))
    let words = line.isWithdrawn ? "(words withdrawn)" : line.words
    let state = padded(state(line))
    guard indent > 2 else {
      put(trimmed(days + state), to: &bytes)
      for row in wrapped("  " + words, hanging: 2) { put(row, to: &bytes) }
      for row in wrapped("  " + details(line), hanging: 2) { put(row, to: &bytes) }
      return
    }
    for row in wrapped(days + words, hanging: indent) { put(row, to: &bytes) }
    for row in wrapped(state + "             " + details(line), hanging: indent) { put(row, to: &bytes) }
  }

  private func day(_ day: Day?) -> String { day.map { $0.shown(on: register.today) } ?? "–" }

  /// One word for where it stands; nothing while there is time.
  private func state(_ line: RegisterLine) -> String {
    switch line.status {
    case .kept, .dropped, .notProvided: return line.status.rawValue
    case .open: break
    }
    if line.isPastWarnBy(at: register.now) { return "past" }
    if line.isTold { return "told" }
    guard let warnBy = line.warnBy else { return "" }
    switch Day(warnBy, offsetMinutes: register.offsetMinutes).daysSince1970 - register.today.daysSince1970 {
    case 0: return "today"
    case 1: return "tomorrow"
    default: return ""
    }
  }

  private func details(_ line: RegisterLine) -> String {
    let source = register.source(of: line)
    var parts = [line.kind.rawValue]
    let owner = line.owner.map { names.name($0, in: source) }
    let people = line.toWhom.isEmpty ? nil : "to \(names.names(line.toWhom, in: source))"
    let who = [owner, people].compactMap(\.self).joined(separator: " ")
    if !who.isEmpty { parts.append(who) }
    let clock = line.said.map { " " + clockText(milliseconds: $0.milliseconds) } ?? ""
    parts.append(source.name + clock + (line.line.map { " line \($0)" } ?? ""))
    if let told = line.told.last {
      let who = told.who.isEmpty ? "" : names.names(told.who, in: source) + " "
      parts.append("told \(who)\(told.on.shown(on: register.today))\(told.how.map { ", \($0)" } ?? "")")
    }
    if let former = line.history.last(where: { $0.formerDue != nil })?.formerDue {
      parts.append("was due \(former.shown(on: register.today))")
    }
    let outcome = register.outcome(of: line)
    if outcome == .slippedInSilence || outcome == .slippedWithWarning { parts.append(outcome.rawValue) }
    if let reason = line.reason { parts.append(reason) }
    if let note = line.note { parts.append(note) }
    return parts.joined(separator: " · ")
  }

  // MARK: The counts

  private func summary(_ lines: [RegisterLine]) -> [String] {
    let counts = register.counts(of: lines)
    let kinds = FollowUp.Kind.allCases.compactMap { kind in
      counts.openKinds[kind].map { "\(kind.plural) \($0)" }
    }
    let open = kinds.isEmpty ? "Open: none." : "Open: \(counts.open) · \(kinds.joined(separator: " · "))."
    let past = counts.pastWarnBy == 0 ? "none" : "\(counts.pastWarnBy)"
    let ended = [Outcome.kept, .slippedWithWarning, .slippedInSilence, .notProvided, .dropped].map {
      "\($0.rawValue) \(counts.count($0))"
    }
    return [
      open, "Past their warn-by: \(past). Warn by tomorrow: \(counts.toWarnByTomorrow).",
      capitalised(ended.joined(separator: " · ")) + ".",
    ]
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: Rows

  private func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 13 - text.count))
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func put(_ row: String, to bytes: inout [UInt8]) {
    bytes += row.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private func wrapped(_ text: String, hanging: Int) -> [String] {
    // Nearly every row is short and plain; taking it apart letter by letter costs a hundred times as much.
    if let plain = TextWidth.plainColumns(of: text), plain <= columns { return [text] }
    return Wrapping.texts(of: text, columns: columns, hanging: hanging)
  }
}
