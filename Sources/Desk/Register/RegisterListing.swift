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
    var sheet = Sheet(columns: columns)
    sheet.add(columns < 60 ? "warn by      due" : "warn by      due          what was said")
    sheet.end()
    return sheet.bytes
  }

  /// Some of the lines; several threads may each write a part.
  package func rows(_ lines: ArraySlice<RegisterLine>) -> [UInt8] {
    var sheet = Sheet(columns: columns)
    sheet.bytes.reserveCapacity(lines.count * 320)
    for line in lines { put(line, to: &sheet) }
    return sheet.bytes
  }

  /// The counts of all of them.
  package func ending(_ lines: [RegisterLine]) -> [UInt8] {
    var sheet = Sheet(columns: columns)
    if !lines.isEmpty { sheet.end() }
    for sentence in summary(lines) {
      sheet.add(sentence)
      sheet.end(hanging: 2)
    }
    return sheet.bytes
  }

  // MARK: One line

  private func put(_ line: RegisterLine, to sheet: inout Sheet) {
    let words = line.isWithdrawn ? "(words withdrawn)" : line.words
    put(line.warnBy.map { Day($0, offsetMinutes: register.offsetMinutes) }, column: 0, to: &sheet)
    put(line.due, column: 1, to: &sheet)
    guard indent > 2 else {
      sheet.add(state(line))
      sheet.trim()
      sheet.end()
      sheet.add("  ", words)
      sheet.end(hanging: 2)
      sheet.add("  ")
      putDetails(line, to: &sheet)
      sheet.end(hanging: 2)
      return
    }
    sheet.add(words)
    sheet.end(hanging: indent)
    sheet.add(state(line))
    sheet.pad(to: indent)
    putDetails(line, to: &sheet)
    sheet.end(hanging: indent)
  }

  /// In a column of thirteen. The lines are sorted by these days, so that the one before is often the same.
  private func put(_ day: Day?, column: Int, to sheet: inout Sheet) {
    if sheet.cells[column]?.day != day || sheet.cells[column] == nil {
      let text = padded(day.map { $0.shown(on: register.today) } ?? "–")
      sheet.cells[column] = Sheet.Cell(day: day, text: text)
    }
    sheet.add(sheet.cells[column]?.text ?? "")
  }

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

  private func putDetails(_ line: RegisterLine, to sheet: inout Sheet) {
    sheet.add(line.kind.rawValue)
    if line.owner != nil || !line.toWhom.isEmpty { sheet.add(Self.between) }
    if let owner = line.owner { sheet.add(name(owner, line), line.toWhom.isEmpty ? "" : " ") }
    for (place, code) in line.toWhom.enumerated() {
      sheet.add(place == 0 ? "to " : ", ", name(code, line))
    }
    sheet.add(Self.between, register.sources[line.source].name)
    if let said = line.said { sheet.add(" ", clockText(milliseconds: said.milliseconds)) }
    if let place = line.line {
      sheet.add(" line ")
      sheet.add(place.line)
      if place.part > 0 { sheet.add(".\(place.part)") }
    }
    for part in later(line) { sheet.add(Self.between, part) }
  }

  private func name(_ code: Speaker, _ line: RegisterLine) -> String {
    names.areCodes ? code.description : names.name(code, in: register.source(of: line))
  }

  private static let between = " · "

  /// What became of it.
  private func later(_ line: RegisterLine) -> [String] {
    var parts: [String] = []
    if let told = line.told.last {
      let who = told.who.isEmpty ? "" : names.names(told.who, in: register.source(of: line)) + " "
      parts.append("told \(who)\(told.on.shown(on: register.today))\(told.how.map { ", \($0)" } ?? "")")
    }
    if let former = line.history.last(where: { $0.formerDue != nil })?.formerDue {
      parts.append("was due \(former.shown(on: register.today))")
    }
    let outcome = register.outcome(of: line)
    if outcome == .slippedInSilence || outcome == .slippedWithWarning { parts.append(outcome.rawValue) }
    if let reason = line.reason { parts.append(reason) }
    if let note = line.note { parts.append(note) }
    return parts
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
}

/// Rows as they are written, and the one that is put together. All of it is bytes: of ten thousand sessions it is as
/// much as a book.
private struct Sheet {
  var bytes: [UInt8] = []
  /// What stands in the two columns of days.
  var cells: [Cell?] = [nil, nil]
  private let columns: Int
  private var row: [UInt8] = []
  private static let space = UInt8(ascii: " ")

  /// A day as it is written.
  struct Cell {
    var day: Day?
    var text: String
  }

  init(columns: Int) { self.columns = columns }

  mutating func add(_ text: String, _ more: String = "") {
    append(text)
    if !more.isEmpty { append(more) }
  }

  /// All its bytes at once; the general way of adding them to an array takes ten times as long.
  private mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ row.append(contentsOf: $0) }) == nil { row += text.utf8 }
  }

  mutating func add(_ number: Int) {
    guard number >= 0 else { return append("\(number)") }
    var tens = 1
    while number / tens >= 10 { tens *= 10 }
    while tens > 0 {
      row.append(UInt8(ascii: "0") + UInt8(number / tens % 10))
      tens /= 10
    }
  }

  mutating func pad(to column: Int) { while row.count < column { row.append(Self.space) } }

  mutating func trim() { while row.last == Self.space { row.removeLast() } }

  /// Breaks what was added into rows and begins another.
  mutating func end(hanging: Int = 0) {
    row.withUnsafeBufferPointer { Wrapping.put($0, columns: columns, hanging: hanging, to: &bytes) }
    row.removeAll(keepingCapacity: true)
  }
}
