import Canvas
import Fieldwork
import Reviewing

/// Where the parts of the register screen stand.
struct RegisterLayout: Hashable {
  let size: Size
  let list: Range<Int>
  /// Empty where there is no room for it.
  let details: Range<Int>

  init(_ size: Size) {
    self.size = size
    if size.isSmall {
      list = 2..<max(3, size.rows - 3)
      details = 0..<0
    } else {
      list = 4..<max(5, size.rows - 13)
      details = (size.rows - 12)..<(size.rows - 3)
    }
  }

  var noticeRow: Int { size.rows - (size.isSmall ? 3 : 3) }
  var inputRow: Int { size.rows - 2 }

  // Columns; what is over 80 goes to the words, and a little to the people.
  var words: Range<Int> { size.columns < 80 ? 12..<size.columns : 27..<(58 + (size.columns - 80) * 2 / 3) }
  var owner: Int { words.upperBound + 2 }
  var toWhom: Int { owner + 9 }
}

extension RegisterDesk {
  /// The whole screen as it stands now.
  package func frame(size: Size) -> Frame {
    if let small = SmallestScreen.frame(instead: size) { return small }
    if let helpPage { return helpScreen.frame(size: size, page: helpPage) }
    var frame = Frame(size: size)
    let layout = RegisterLayout(size)
    if let context {
      draw(context, on: &frame)
    } else {
      drawHead(&frame, layout)
      drawList(&frame, layout)
      drawDetails(&frame, layout)
    }
    drawFoot(&frame, layout)
    return frame
  }

  private func drawHead(_ frame: inout Frame, _ layout: RegisterLayout) {
    let time = now.timeOfDay(offsetMinutes: setting.offsetMinutes)
    let isSmall = layout.size.isSmall
    let state = part == .ended ? "ended" : "open"
    frame.putPlace(
      "Follow-ups · \(setting.title) · \(state)",
      right: layout.size.columns < 60 ? time : "\(register.today.short) \(register.today.year)  \(time)")
    var column = 0
    for each in parts {
      let words = "\(title(each)) \(count(each))"
      guard column + TextWidth.columns(of: words) <= layout.size.columns else { break }
      column += frame.put(
        words, at: Position(column: column, row: 1), style: each == part && parts.count > 1 ? .strong : .plain
      )
      column += 3
    }
    guard !isSmall else { return }
    frame.rule(row: 2)
    frame.put("warn by", at: Position(column: 1, row: 3), style: .dim)
    frame.put("due", at: Position(column: 14, row: 3), style: .dim)
    frame.put("what was said", at: Position(column: layout.words.lowerBound, row: 3), style: .dim)
    frame.put("owner", at: Position(column: layout.owner, row: 3), style: .dim)
    frame.put("to whom", at: Position(column: layout.toWhom, row: 3), style: .dim)
  }

  private func title(_ part: Part) -> String {
    switch part {
    case .all: "all"
    case .kind(let kind): kind.plural
    case .ended: "ended"
    }
  }

  // MARK: The list

  private func drawList(_ frame: inout Frame, _ layout: RegisterLayout) {
    guard !shown.isEmpty else {
      frame.put(emptyWords, at: Position(column: 1, row: layout.list.lowerBound))
      frame.cursor = Position(column: 0, row: layout.list.lowerBound)
      return
    }
    for (row, index) in zip(layout.list, top..<shown.count) {
      draw(register.lines[shown[index]], row: row, &frame, layout)
      guard index == focus else { continue }
      frame.restyle(row: row, adding: .focus)
      if typing == nil { frame.cursor = Position(column: 0, row: row) }
    }
    if !layout.details.isEmpty { frame.rule(row: layout.details.lowerBound - 1) }
  }

  private var emptyWords: String {
    register.lines.isEmpty ? "Nothing in the register yet. a adds a line by hand." : "Nothing open here."
  }

  private func draw(_ line: RegisterLine, row: Int, _ frame: inout Frame, _ layout: RegisterLayout) {
    let source = sources[line.source]
    let isPast = line.isPastWarnBy(at: now)
    let warnBy = line.warnBy.map { Day($0, offsetMinutes: setting.offsetMinutes) }
    frame.put(inColumn(warnBy), at: Position(column: 1, row: row), style: isPast ? .accent : .plain)
    let words = line.isWithdrawn ? "words withdrawn" : line.words
    frame.put(
      words, at: Position(column: layout.words.lowerBound, row: row), within: layout.words.count)
    guard layout.size.columns >= 80 else { return }
    frame.put(inColumn(line.due), at: Position(column: 14, row: row))
    let owner = line.owner.map { setting.names.shortName($0, in: source) } ?? "–"
    frame.put(owner, at: Position(column: layout.owner, row: row), within: 7)
    let people = people(line)
    frame.put(
      people, at: Position(column: layout.toWhom, row: row), within: layout.size.columns - layout.toWhom - 2)
  }

  /// `Fri  4 Dec`, so that days stand in one column.
  private func inColumn(_ day: Day?) -> String {
    guard let day else { return "–" }
    let parts = day.shown(on: register.today).split(separator: " ")
    guard parts.count == 3, parts[1].count == 1 else { return day.shown(on: register.today) }
    return "\(parts[0])  \(parts[1]) \(parts[2])"
  }

  private func people(_ line: RegisterLine) -> String {
    if line.toWhom.count > 3 { return "all \(line.toWhom.count)" }
    let names = setting.names.shortNames(line.toWhom, in: sources[line.source])
    return names.isEmpty ? "–" : names
  }

  // MARK: The line in focus

  private func drawDetails(_ frame: inout Frame, _ layout: RegisterLayout) {
    guard !layout.details.isEmpty, let line else { return }
    var row = layout.details.lowerBound
    frame.put(String(line.kind.letter), at: Position(column: 1, row: row), style: .strong)
    for (index, text) in detailLines(line).enumerated() {
      for words in Wrapping.rows(of: text, columns: layout.size.columns - 4, hanging: index == 0 ? 0 : 2)
      where row < layout.details.upperBound {
        frame.put(words, at: Position(column: 4, row: row))
        row += 1
      }
    }
  }

  private func detailLines(_ line: RegisterLine) -> [String] {
    let source = sources[line.source]
    let who = (line.said?.speaker ?? line.owner).map { setting.names.shortName($0, in: source) }
    let clock = line.said.map { clockText(milliseconds: $0.milliseconds) }
    let place = [who, source.title, clock, line.line.map { "line \($0)" }].compactMap(\.self)
    var lines = ["\(line.kind.rawValue) · \(place.joined(separator: ", "))"]
    lines.append(line.isWithdrawn ? "Words withdrawn." : "\"\(line.said?.text ?? line.words)\"")
    lines.append(standing(line))
    if let sentence = register.sentence(for: line) { lines.append("say: \(sentence)") }
    if let note = line.note { lines.append("note: \(note)") }
    for change in line.history.reversed() { lines.append(words(change, source)) }
    return lines
  }

  /// `Warn by tomorrow 14:00, due in 3 days. Nobody told yet.`
  private func standing(_ line: RegisterLine) -> String {
    guard line.status == .open else {
      let reason = line.reason.map { ": \($0)" } ?? ""
      let outcome = register.outcome(of: line)
      let slip =
        outcome == .slippedInSilence || outcome == .slippedWithWarning ? " \(capital(outcome.rawValue))." : ""
      return "\(capital(line.status.rawValue))\(reason).\(slip)"
    }
    var words = "No day."
    if let due = line.due, let warnBy = line.warnBy {
      words =
        "\(line.isPastWarnBy(at: now) ? "Past its warn-by, \(whenWords(warnBy))" : "Warn by \(whenWords(warnBy))"), \(dueWords(due))."
    }
    guard let told = line.told.last else { return "\(words) Nobody told yet." }
    guard line.isTold else { return "\(words) Nobody told of this day yet." }
    return "\(words) \(capital(toldWords(told.who, told.on, told.how, sources[line.source])))."
  }

  /// `told Dana, Omar on Tue 24 Nov, by telephone`
  private func toldWords(_ who: [Speaker], _ on: Day, _ how: String?, _ source: RegisterSource) -> String {
    let names = setting.names.shortNames(who, in: source)
    let people = names.isEmpty ? "" : names + " "
    return "told \(people)on \(on.shown(on: register.today))\(how.map { ", \($0)" } ?? "")"
  }

  private func whenWords(_ moment: Moment) -> String {
    let day = Day(moment, offsetMinutes: setting.offsetMinutes)
    let time = moment.timeOfDay(offsetMinutes: setting.offsetMinutes)
    switch day.daysSince1970 - register.today.daysSince1970 {
    case 0: return "today \(time)"
    case 1: return "tomorrow \(time)"
    default: return "\(day.shown(on: register.today)) \(time)"
    }
  }

  private func dueWords(_ due: Day) -> String {
    let days = due.daysSince1970 - register.today.daysSince1970
    switch days {
    case 0: return "due today"
    case 1: return "due tomorrow"
    case 2...: return "due in \(days) days"
    case -1: return "due yesterday"
    default: return "due \(-days) days ago"
    }
  }

  private func words(_ change: RegisterLine.Change, _ source: RegisterSource) -> String {
    let day = Day(change.at, offsetMinutes: setting.offsetMinutes).shown(on: register.today)
    let names = setting.names
    let what: String
    switch change.step {
    case .told(let who, let on, let how): what = toldWords(who, on, how, source)
    case .status(.open, let reason): what = "open again" + (reason.map { ": \($0)" } ?? "")
    case .status(let status, let reason): what = status.rawValue + (reason.map { ": \($0)" } ?? "")
    case .dated(let due, _, let reason):
      let former = change.formerDue.map { "was due \($0.shown(on: register.today)), " } ?? ""
      what =
        "\(former)\(due.map { "due \($0.shown(on: register.today))" } ?? "no day")\(reason.map { ": \($0)" } ?? "")"
    case .owned(let owner): what = "\(owner.map { names.shortName($0, in: source) } ?? "nobody") sees to it"
    case .addressed(let people): what = "to \(names.shortNames(people, in: source))"
    case .kind(let kind): what = "a \(kind.rawValue)"
    }
    return "\(day): \(what)"
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: Where it came from

  private func draw(_ context: RegisterContext, on frame: inout Frame) {
    frame.putPlace(context.title, right: "")
    frame.rule(row: 1)
    let rows = 2..<(frame.size.rows - 3)
    let indent = frame.size.columns < 60 ? 9 : 18
    let all = context.rows.map { row in
      Wrapping.rows(of: row.text, columns: max(10, frame.size.columns - indent - 2))
    }
    let source = context.rows.firstIndex(where: \.isSource) ?? 0
    // The line itself a third of the way down, what led to it above.
    var first = source
    var used = all.indices.contains(source) ? all[source].count : 0
    while first > 0, used + all[first - 1].count <= rows.count / 2 {
      first -= 1
      used += all[first].count
    }
    var row = rows.lowerBound
    for index in all.indices[first...] where row < rows.upperBound {
      let line = context.rows[index]
      frame.put(clockText(milliseconds: line.milliseconds), at: Position(column: 0, row: row), style: .dim)
      if indent > 9 { frame.put(line.speaker, at: Position(column: 9, row: row), within: 8) }
      for words in all[index] where row < rows.upperBound {
        frame.put(words, at: Position(column: indent, row: row))
        if line.isSource {
          frame.restyle(row: row, adding: .focus)
          if words == all[index].first { frame.cursor = Position(column: 0, row: row) }
        }
        row += 1
      }
    }
  }

  // MARK: Foot

  private func drawFoot(_ frame: inout Frame, _ layout: RegisterLayout) {
    let isAlarm = unkept != nil
    if isAlarm {
      frame.put(
        "NOT SAVED", at: Position(column: 0, row: layout.noticeRow), style: .alarm)
      frame.put(notice ?? "", at: Position(column: 11, row: layout.noticeRow))
    } else {
      let words = noticeWords
      frame.put(
        words.isEmpty || typing != nil ? words : " " + words, at: Position(column: 0, row: layout.noticeRow))
    }
    if let typing {
      frame.put(
        typing.field, prompt: prompt(typing.purpose), at: Position(column: 0, row: layout.inputRow),
        columns: frame.size.columns, maxRows: 1)
    }
    frame.put(
      BottomLine(
        inOrder: hints, state: isAlarm ? "NOT SAVED" : waiting != nil ? "saving" : "",
        stateStyle: isAlarm ? .alarm : .plain), help: "help", gap: 1)
  }

  private var noticeWords: String {
    if isAskingToLeave { return "Leave the register? Ctrl-C again leaves, any other key goes on." }
    if let notice { return notice }
    if let typing { return question(typing.purpose) }
    switch asking {
    case .owner: return "Who sees to it? A digit picks, a letter begins a name, Enter is nobody."
    case .kind: return kindQuestion
    case nil: return ""
    }
  }

  private var hints: [BottomLine.Entry] {
    let keys = setting.bindings
    if typing != nil { return [BottomLine.Entry("Enter", "keep"), BottomLine.Entry("Esc", "close")] }
    if context != nil {
      return [
        BottomLine.Entry(
          keys.shownKey(.back, in: .followUps, preferring: .escape), "back to the register")
      ]
    }
    if unkept != nil { return [BottomLine.Entry("Enter", "try again"), BottomLine.Entry("Esc", "leave it")] }
    // A letter here: on some keyboards Ctrl-_ is hard to find.
    let undo = BottomLine.Entry(
      keys.shownKey(.undo, in: .followUps, preferring: .character("u")), "undo")
    return [
      keys.hint(.told, in: .followUps, "told"), keys.hint(.who, in: .followUps, "who"),
      keys.hint(.due, in: .followUps, "due"), keys.hint(.itIsSo, in: .followUps, "kept"),
      keys.hint(.notSo, in: .followUps, "dropped"), keys.hint(.nextPart, in: .followUps, "next kind"),
      undo, keys.hint(.add, in: .followUps, "add"),
      keys.hint(.openLine, in: .followUps, "line"),
    ]
  }
}
