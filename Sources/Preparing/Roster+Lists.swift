import Fieldwork

extension Roster {
  /// Reads a list of names as people have one: a name a line, or a table with commas, semicolons or tabs.
  ///
  /// Without a first line of headings the columns are name, unit, site. Known headings: name (or first and last name),
  /// unit, site, role, code. Blank lines and lines that begin with `#` are passed over; a repeated line of the same
  /// name is two people. Codes are given from P1 on where the list has none.
  package static func reading(list text: String) -> (roster: Roster, problems: [FileProblem]) {
    let lines = numberedLines(text).filter { !$0.text.trimmed.isEmpty && !$0.text.trimmed.hasPrefix("#") }
    let separator = separator(lines.map(\.text))
    var rows = lines.map { (number: $0.number, line: $0.text, cells: cells($0.text, separator)) }
    var columns: [Column?] = [.name, .unit, .site]
    if let first = rows.first, let headings = headings(first.cells) {
      columns = headings
      rows.removeFirst()
    }
    var reader = ListReader(columns: columns)
    for row in rows { reader.take(row.cells, row.number, row.line) }
    return (Roster(reader.numbered()), reader.problems)
  }

  fileprivate enum Column { case name, firstName, lastName, unit, site, role, code }

  private static let known: [String: Column] = [
    "name": .name, "full name": .name, "participant": .name, "person": .name, "first name": .firstName,
    "firstname": .firstName, "given name": .firstName, "last name": .lastName, "lastname": .lastName,
    "surname": .lastName, "family name": .lastName, "unit": .unit, "organisation": .unit,
    "organization": .unit,
    "company": .unit, "department": .unit, "site": .site, "location": .site, "place": .site, "role": .role,
    "code": .code,
  ]

  private static func headings(_ cells: [String]) -> [Column?]? {
    let columns = cells.map { known[$0.lowercased()] }
    let isTable = columns.contains { $0 == .name || $0 == .firstName || $0 == .lastName }
    return isTable ? columns : nil
  }

  /// The sign that stands in most lines; a plain list of names has none.
  private static func separator(_ lines: [Substring]) -> Character? {
    ["\t", ";", ","].first { sign in lines.count { $0.contains(sign) } * 2 > lines.count }
  }

  /// Splits a line; quotes hold a separator, and two of them inside stand for one.
  private static func cells(_ line: Substring, _ separator: Character?) -> [String] {
    guard let separator else { return [composed(String(bare(line)))] }
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for letter in line {
      if letter == "\"" {
        // A second quote in a row is a quote of the words; it is put back when the cell goes on.
        if !isQuoted, cell.last == "\u{0}" { cell = String(cell.dropLast()) + "\"" }
        isQuoted.toggle()
        if !isQuoted { cell.append("\u{0}") }
      } else if letter == separator, !isQuoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(letter)
      }
    }
    return (cells + [cell]).map { composed(String($0.filter { $0 != "\u{0}" }.trimmed)) }
  }

  /// A name without the bullet or number somebody put in front.
  private static func bare(_ line: Substring) -> Substring {
    let text = line.trimmed
    let behindSign = text.drop { "-*\u{2022}\u{2013}".contains($0) }
    if behindSign.count < text.count, behindSign.first?.isWhitespace == true { return behindSign.trimmed }
    let behindDigits = text.drop(while: \.isNumber)
    guard behindDigits.count < text.count, let sign = behindDigits.first, ".):".contains(sign) else {
      return text
    }
    return behindDigits.dropFirst().trimmed
  }
}

private struct ListReader {
  let columns: [Roster.Column?]
  private(set) var problems: [FileProblem] = []
  private var people: [(person: Participant, hasCode: Bool)] = []

  init(columns: [Roster.Column?]) { self.columns = columns }

  mutating func take(_ cells: [String], _ line: Int, _ text: Substring) {
    var fields: [Roster.Column: String] = [:]
    for (column, cell) in zip(columns, cells) where !cell.isEmpty {
      if let column { fields[column] = cell }
    }
    let both = [fields[.firstName], fields[.lastName]].compactMap(\.self).joined(separator: " ")
    guard let name = fields[.name] ?? (both.isEmpty ? nil : both) else {
      problems.append(
        FileProblem(line: line, column: text.firstColumn, "no name in this line; it is left out"))
      return
    }
    let code = fields[.code].flatMap { Speaker($0) }
    var person = Participant(code ?? .participant(1), name: name, unit: fields[.unit], site: fields[.site])
    if let role = fields[.role].flatMap({ Role(rawValue: $0.lowercased()) }) { person.role = role }
    people.append((person, code != nil))
  }

  /// The people, with the lowest free numbers for those without a code.
  func numbered() -> [Participant] {
    var taken = Set(people.filter(\.hasCode).map(\.person.code))
    var given: Set<Speaker> = []
    var next = 1
    return people.map { person, hasCode in
      var person = person
      // The same code twice in a list is a slip: the later one gets a number of its own.
      guard !hasCode || !given.insert(person.code).inserted else { return person }
      while taken.contains(.participant(next)), next < Speaker.maxNumber { next += 1 }
      person.code = .participant(next)
      taken.insert(person.code)
      return person
    }
  }
}

extension Roster {
  /// The study's people with the roster's names; who stands in one of the two only is there as well.
  ///
  /// What the study says of role, unit and site goes first: it was checked with the gatekeepers.
  package init(_ study: Study, names: Roster) {
    let known = study.people.map { person in
      guard let named = names[person.code] else { return person }
      var person = person
      person.name = named.name
      person.unit = person.unit ?? named.unit
      person.site = person.site ?? named.site
      return person
    }
    self.init(known + names.people.filter { named in !study.people.contains { $0.code == named.code } })
  }
}
