import Fieldwork
import Notation
import Reviewing

// The register as iCalendar (RFC 5545): one VEVENT for each line that has a day.
//
// The event stands at warn-by and its alarm goes off as it begins. Events rather than VTODO, which Google Calendar and
// Outlook leave out when they import; at warn-by rather than on the due day with an earlier alarm, because several
// programs drop the alarms of imported events: people must be told before the time is up all the same. It takes up no
// time (TRANSPARENT). UID and SEQUENCE follow a line through its whole life, so importing again changes the event that
// is there. What is kept, dropped, not provided or taken back is CANCELLED; where people were told the alarm is gone.

extension Register {
  /// The lines as a calendar; `takenBack` are cancelled.
  package func calendar(
    _ lines: [RegisterLine], takenBack: [RegisterLine] = [], names: RegisterNames, version: String
  ) -> [UInt8] {
    var text = CalendarText()
    text.line("BEGIN:VCALENDAR")
    text.line("VERSION:2.0")
    text.line("PRODID:-//evenkeel//evenkeel \(CalendarText.escaped(version))//EN")
    text.line("CALSCALE:GREGORIAN")
    text.line("METHOD:PUBLISH")
    let dated = latest((lines + takenBack).filter { $0.warnBy != nil })
    // A calendar has one component at least (RFC 5545 3.6); this one says nothing about anything.
    if dated.isEmpty { text.universalTime() }
    for line in dated { event(line, names, &text) }
    text.line("END:VCALENDAR")
    return text.bytes
  }

  /// A session that was copied has each line twice, and a calendar takes an event once: the one that went further.
  private func latest(_ lines: [RegisterLine]) -> [RegisterLine] {
    var kept: [RegisterLine] = []
    var places: [String: Int] = [:]
    for line in lines {
      let uid = uid(of: line)
      if let place = places[uid] {
        if kept[place].revision < line.revision { kept[place] = line }
      } else {
        places[uid] = kept.count
        kept.append(line)
      }
    }
    return kept
  }

  private func event(_ line: RegisterLine, _ names: RegisterNames, _ text: inout CalendarText) {
    guard let warnBy = line.warnBy else { return }
    let isOpen = line.status == .open && !line.isTakenBack
    text.line("BEGIN:VEVENT")
    text.line("UID:\(uid(of: line))")
    text.line("DTSTAMP:\(now.calendarTime)")
    text.line("CREATED:\(line.made.calendarTime)")
    text.line("LAST-MODIFIED:\(line.changed.calendarTime)")
    text.line("SEQUENCE:\(line.revision)")
    text.line("DTSTART:\(warnBy.calendarTime)")
    text.line("DURATION:PT15M")
    text.line("STATUS:\(isOpen ? "CONFIRMED" : "CANCELLED")")
    text.line("TRANSP:TRANSPARENT")
    text.line("CATEGORIES:\(CalendarText.escaped(line.kind.rawValue))")
    text.line("SUMMARY:\(CalendarText.escaped(summary(line)))")
    text.line("DESCRIPTION:\(CalendarText.escaped(description(line, names)))")
    if isOpen, !line.isTold {
      text.line("BEGIN:VALARM")
      text.line("ACTION:DISPLAY")
      text.line("TRIGGER:PT0S")
      text.line("DESCRIPTION:\(CalendarText.escaped(summary(line)))")
      text.line("END:VALARM")
    }
    text.line("END:VEVENT")
  }

  private func summary(_ line: RegisterLine) -> String {
    let due = line.due.map { " (due \($0.short))" } ?? ""
    return "Warn by now: \(line.isWithdrawn ? Self.withdrawn : line.words)\(due)"
  }

  private func description(_ line: RegisterLine, _ names: RegisterNames) -> String {
    let source = source(of: line)
    var rows = [line.kind.rawValue]
    if !line.toWhom.isEmpty { rows.append("to: \(names.names(line.toWhom, in: source))") }
    if let owner = line.owner { rows.append("owner: \(names.name(owner, in: source))") }
    if let due = line.due { rows.append("due: \(due.short) \(due.year)") }
    let clock = line.said.map { ", \(clockText(milliseconds: $0.milliseconds))" } ?? ""
    rows.append("from: \(source.name)\(clock)\(line.line.map { ", line \($0)" } ?? "")")
    for told in line.told { rows.append("told on \(told.on.short)\(told.how.map { ": \($0)" } ?? "")") }
    if let sentence = sentence(for: line) { rows.append("say: \(sentence)") }
    return rows.joined(separator: "\n")
  }
}

/// Content lines, folded as RFC 5545 3.1 has them: 75 octets at most without the line end, and no scalar cut.
struct CalendarText {
  private(set) var bytes: [UInt8] = []

  static let maxOctets = 75

  mutating func line(_ text: String) {
    var used = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if used + width > Self.maxOctets {
        bytes += "\r\n ".utf8
        used = 1
      }
      bytes += Array(String(scalar).utf8)
      used += width
    }
    bytes += "\r\n".utf8
  }

  mutating func universalTime() {
    for words in [
      "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
      "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    ] {
      line(words)
    }
  }

  /// A value of type TEXT: RFC 5545 3.3.11. What could act on a terminal is written out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      case "\r": continue
      default:
        result += isHarmful(scalar) ? harmless(String(scalar)).replacing("\\", with: "\\\\") : String(scalar)
      }
    }
    return result
  }
}

extension Moment {
  /// `20261125T130000Z`, whole seconds.
  var calendarTime: String {
    let text = iso8601
    return text.prefix(19).replacing("-", with: "").replacing(":", with: "") + "Z"
  }
}
