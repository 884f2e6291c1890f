import Exporting
import Fieldwork
import Notation
import Reviewing
import Testing

private func moment(_ text: String) -> Moment {
  Moment(iso8601: "\(text):00.000Z") ?? Moment(milliseconds: 0)
}

/// A session whose follow-ups are written down one after the other, and steps of them by Noor.
private func register(_ followUps: [FollowUp], _ steps: [FollowUpStep.Step] = [], takenBack: [Int] = [])
  -> Register
{
  let opened = moment("2026-11-21T13:00")
  var source = RegisterSource(
    path: "study/sessions/group-a", study: "study", identity: .init(opened: opened, name: "group-a"))
  let made = followUps.enumerated().map { KeptEntry(100 + $0, at: opened, .followUp($1)) }
  let undone = takenBack.enumerated().map { KeptEntry(200 + $0, at: opened, .undo($1)) }
  source.files = [
    RegisterSource.File("journal.jsonl", made + undone),
    RegisterSource.File(
      "review-noor.jsonl",
      steps.enumerated().map { place, step in
        KeptEntry(
          1 + place, at: moment("2026-11-23T09:00"),
          .followUpStep(FollowUpStep(Reference(EntryID(100)), step)))
      }),
  ]
  source.lines[EntryID(118)] = .init(at: opened, milliseconds: 2_830_000, speaker: .facilitator)
  return Register([source], at: moment("2026-11-24T12:00"), offsetMinutes: 60)
}

private func promise(_ words: String = "We'll fix that by Friday") -> FollowUp {
  FollowUp(
    .promise, line: EntryID(118), words: words, toWhom: [.participant(3), .participant(6)],
    owner: .facilitator,
    due: Day("2026-11-27"))
}

@Suite("The register as other programs read it")
struct RegisterFormatsTests {
  private let names = RegisterNames(rosters: [
    "study": Roster([
      Participant(.facilitator, name: "Mira Lund"), Participant(.participant(3), name: "Dana Okoro"),
    ])
  ])

  // MARK: Calendar

  private func calendar(_ register: Register) throws -> CalendarPart {
    try CalendarPart.reading(
      register.calendar(register.lines, takenBack: register.takenBack, names: .codes, version: "0.1.0"))
  }

  @Test("an event stands at warn-by with an alarm as it begins")
  func event() throws {
    let calendar = try calendar(register([promise()]))
    #expect(calendar.name == "VCALENDAR")
    #expect(calendar["VERSION"] == "2.0" && calendar["PRODID"] == "-//evenkeel//evenkeel 0.1.0//EN")
    let event = try #require(calendar.parts.first)
    #expect(event.name == "VEVENT")
    #expect(event["DTSTART"] == "20261125T130000Z")
    #expect(event["DTSTAMP"] == "20261124T120000Z")
    #expect(event["SEQUENCE"] == "0" && event["STATUS"] == "CONFIRMED")
    #expect(event["SUMMARY"] == "Warn by now: We'll fix that by Friday (due Fri 27 Nov)")
    #expect(
      event["DESCRIPTION"] == """
        promise
        to: P3, P6
        owner: F
        due: Fri 27 Nov 2026
        from: group-a, 00:47:10, line 118
        say: You were told Friday. Here is where it stands: …
        """)
    let alarm = try #require(event.parts.first)
    #expect(alarm.name == "VALARM" && alarm["ACTION"] == "DISPLAY" && alarm["TRIGGER"] == "PT0S")
  }

  @Test("a changed line keeps its UID, and its SEQUENCE rises: also by an undo")
  func changes() throws {
    let uid = try #require(try calendar(register([promise()])).parts.first?["UID"])
    let dated = FollowUpStep.Step.dated(due: Day("2026-12-11"), warnBy: nil, reason: "the part is late")
    let changed = try #require(
      try calendar(register([promise()], [dated, .owned(.provider(1))])).parts.first)
    #expect(changed["UID"] == uid)
    #expect(changed["SEQUENCE"] == "2")
    #expect(changed["DTSTART"] == "20261207T090000Z")
    let gone = try #require(try calendar(register([promise()], takenBack: [100])).parts.first)
    #expect(gone["UID"] == uid && gone["SEQUENCE"] == "1" && gone["STATUS"] == "CANCELLED")
  }

  @Test(
    "what has ended is cancelled, and nobody is alarmed any more",
    arguments: [
      (FollowUpStep.Step.status(.kept, reason: nil), "CANCELLED"),
      (.status(.dropped, reason: "twice"), "CANCELLED"),
      (.status(.notProvided, reason: "no"), "CANCELLED"),
      (.told(who: [.participant(3)], on: Day(daysSince1970: 20_000), how: "by telephone"), "CONFIRMED"),
    ])
  func ended(_ step: FollowUpStep.Step, _ status: String) throws {
    let event = try #require(try calendar(register([promise()], [step])).parts.first)
    #expect(event["STATUS"] == status)
    #expect(event.parts.isEmpty)
  }

  @Test("of a session that was copied each event is there once, as it stands in the copy that went further")
  func copied() throws {
    let sessions = [
      register([promise()]), register([promise()], [.owned(.provider(1))]), register([promise()]),
    ]
    let both = Register(
      sessions.flatMap(\.sources), at: moment("2026-11-24T12:00"), offsetMinutes: 60)
    let calendar = try calendar(both)
    #expect(both.lines.count == 3)
    #expect(calendar.parts.map { $0["SEQUENCE"] } == ["1"])
  }

  @Test("what has no day is in no calendar, and a calendar of nothing is one all the same")
  func undated() throws {
    let calendar = try calendar(register([FollowUp(.request, line: nil, words: "a list")]))
    #expect(calendar.parts.map(\.name) == ["VTIMEZONE"])
  }

  @Test(
    "every line has 75 octets at most, is UTF-8 by itself, and words come back as they were",
    arguments: [
      "a; b, c \\ d", "two\nlines", String(repeating: "naïve 日本 👍🏽 ", count: 40), "BEGIN:VEVENT\r\nEND:VEVENT",
      String(repeating: "x", count: 300), "\u{202E}drawn backwards\u{0007}", "", ";;;,,,\\n",
    ])
  func folding(_ words: String) throws {
    let register = register([promise(words)])
    let bytes = register.calendar(register.lines, names: .codes, version: "0.1.0")
    #expect(bytes.count { $0 == 0x0A } == bytes.count { $0 == 0x0D })
    for line in bytes.split(separator: 0x0A) {
      #expect(line.count <= 76 && line.last == 0x0D)
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
    let event = try #require(try CalendarPart.reading(bytes).parts.first)
    let shown = words.replacing("\r\n", with: "\n").unicodeScalars.map {
      $0 == "\n" ? "\n" : harmless(String($0))
    }.joined()
    #expect(event["SUMMARY"] == "Warn by now: \(shown) (due Fri 27 Nov)")
  }

  // MARK: CSV

  @Test("a table has a mark of its encoding, a header, and every cell in quotes")
  func table() throws {
    let register = register(
      [promise("say \"now\",\nthen")],
      [.told(who: [.participant(3)], on: Day(daysSince1970: 20_780), how: "by telephone")])
    let bytes = register.csv(register.lines, names: .codes)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = rows(bytes)
    #expect(rows.first == Register.columns)
    let row = try #require(rows.last)
    let cells = Dictionary(uniqueKeysWithValues: zip(Register.columns, row))
    #expect(cells["warn by"] == "2026-11-25T14:00:00+01:00" && cells["due"] == "2026-11-27")
    #expect(cells["words"] == "say \"now\",\nthen")
    #expect(cells["to"] == "P3, P6" && cells["owner"] == "F" && cells["clock"] == "00:47:10")
    #expect(cells["told"] == "P3 on 2026-11-23 by telephone")
  }

  @Test(
    "no cell is a formula",
    arguments: [
      "=1+1", "+49 30", "-1", "@now", "\t=1", " =1", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}1",
      "'=1",
    ])
  func formulas(_ words: String) throws {
    let register = register([promise(words)])
    let row = try #require(rows(register.csv(register.lines, names: .codes)).last)
    #expect(row[4].hasPrefix("'"))
  }

  @Test("names of the roster stand only where they were asked for")
  func identified() {
    let register = register([promise()])
    for identified in [false, true] {
      let names = identified ? names : .codes
      for bytes in [
        register.csv(register.lines, names: names), register.jsonLines(register.lines, names: names),
        register.calendar(register.lines, names: names, version: "0"),
      ] {
        #expect(String(decoding: bytes, as: UTF8.self).contains("Dana Okoro") == identified)
      }
    }
  }

  // MARK: JSON Lines

  @Test("JSON Lines have everything, and the former day of one that was moved")
  func jsonLines() throws {
    let dated = FollowUpStep.Step.dated(due: Day("2026-12-11"), warnBy: nil, reason: "the part is late")
    let register = register([promise()], [dated])
    let line = try JSON.parse(register.jsonLines(register.lines, names: .codes).dropLast())
    #expect(line["kind"] == "promise" && line["due"] == "2026-12-11" && line["line"] == "118")
    #expect(line["warn_by"] == "2026-12-07T09:00:00.000Z" && line["past_warn_by"] == false)
    #expect(line["uid"]?.string == register.uid(of: register.lines[0]))
    let change = try #require(line["history"]?.array?.first)
    #expect(change["former_due"] == "2026-11-27" && change["by"] == "review-noor.jsonl")
    #expect(change["reason"] == "the part is late")
  }

  /// Rows of cells, all of which are in quotes.
  private func rows(_ bytes: [UInt8]) -> [[String]] {
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    var rows: [[String]] = []
    for line in text.split(separator: "\r\n" as Character) {
      var cells: [String] = []
      var rest = line[...]
      while rest.first == "\"" {
        rest.removeFirst()
        var cell = ""
        while let letter = rest.popFirst() {
          if letter != "\"" {
            cell.append(letter)
          } else if rest.first == "\"" {
            cell.append(rest.removeFirst())
          } else {
            break
          }
        }
        cells.append(cell)
        if rest.first == "," { rest.removeFirst() }
      }
      rows.append(cells)
    }
    return rows
  }
}

/// A component of a calendar, read strictly by RFC 5545.
private struct CalendarPart {
  var name: String
  var properties: [(name: String, value: String)] = []
  var parts: [CalendarPart] = []

  struct Unreadable: Error { var line: String }

  /// The value of a property that comes once.
  subscript(_ name: String) -> String? {
    let found = properties.filter { $0.name == name }
    return found.count == 1 ? found[0].value : nil
  }

  static func reading(_ bytes: [UInt8]) throws -> CalendarPart {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.suffix(2).elementsEqual("\r\n".unicodeScalars) else {
      throw Unreadable(line: "end")
    }
    // By bytes: to Swift a blank and a mark behind it are one letter.
    var unfolded: [[UInt8]] = []
    for line in bytes.split(separator: 0x0A).map({ $0.dropLast() }) {
      if line.first == 0x20 {
        unfolded[unfolded.count - 1] += line.dropFirst()
      } else {
        unfolded.append(Array(line))
      }
    }
    var lines = unfolded.map { String(decoding: $0, as: UTF8.self) }[...]
    guard lines.popFirst() == "BEGIN:VCALENDAR" else { throw Unreadable(line: "begin") }
    let calendar = try part("VCALENDAR", &lines)
    guard lines.isEmpty, !calendar.parts.isEmpty else {
      throw Unreadable(line: lines.first ?? "no component")
    }
    for event in calendar.parts where event.name == "VEVENT" {
      for name in ["UID", "DTSTAMP", "DTSTART", "SEQUENCE"] where event[name] == nil {
        throw Unreadable(line: name)
      }
    }
    return calendar
  }

  private static func part(_ name: String, _ lines: inout ArraySlice<String>) throws -> CalendarPart {
    var part = CalendarPart(name: name)
    while let line = lines.popFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw Unreadable(line: line) }
      let (key, value) = (String(line[..<colon]), String(line[line.index(after: colon)...]))
      guard key.allSatisfy({ $0.isUppercase || $0 == "-" }) else { throw Unreadable(line: line) }
      switch key {
      case "BEGIN": part.parts.append(try Self.part(value, &lines))
      case "END":
        guard value == name else { throw Unreadable(line: line) }
        return part
      default: part.properties.append((key, try unescaped(value)))
      }
    }
    throw Unreadable(line: "no end of \(name)")
  }

  private static func unescaped(_ value: String) throws -> String {
    var result = ""
    var rest = value.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n", "N": result += "\n"
      case let other? where "\\;,".unicodeScalars.contains(other): result.unicodeScalars.append(other)
      default: throw Unreadable(line: value)
      }
    }
    return result
  }
}
