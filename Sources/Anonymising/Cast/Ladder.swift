/// Descriptions that say less than the detail itself, a step at a time.
enum Ladder {
  /// What stands for `form` (folded) on this step; `nil` where the ladder has no such rung, so a code must do.
  static func rung(_ kind: Kind, _ form: String, _ step: Policy.Step) -> String? {
    switch (kind, step) {
    case (_, .kept), (_, .code): nil
    case (.date, _): date(form, step)
    case (.age, _): age(form, step)
    case (.place, _): place(form, step)
    case (.organisation, _): organisation(form)
    case (.person, _), (.email, _), (.phone, _), (.url, _), (.handle, _), (.number, _), (.postcode, _),
      (.money, _), (.detail, _):
      nil
    }
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let seasons = [
    "winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
    "autumn", "winter",
  ]

  /// `14 March 2021` → `March 2021` → `spring 2021`. A day and month in figures may be either way round, so
  /// only the year is kept of them unless one is past 12.
  private static func date(_ form: String, _ step: Policy.Step) -> String {
    let document = Document(form)
    let month = document.tokens.lazy.compactMap { Word.months[$0.word] }.first ?? figureMonth(document)
    let year = document.tokens.indices.lazy.compactMap { index -> String? in
      let word = document.word(index)
      return document.tokens[index].kind == .number && word.count == 4 ? word : nil
    }.first
    guard let month else { return year.map { "some time in \($0)" } ?? "date" }
    let name = step == .narrow ? monthNames[month - 1] : seasons[month - 1]
    return year.map { "\(name) \($0)" } ?? (step == .narrow ? "a day in \(name)" : "a day in \(name)")
  }

  private static func figureMonth(_ document: Document) -> Int? {
    let numbers = document.tokens.indices.compactMap { index in
      document.tokens[index].kind == .number ? Int(document.word(index)) : nil
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0] > 31 { return (1...12).contains(numbers[1]) ? numbers[1] : nil }
    if numbers[0] > 12 { return (1...12).contains(numbers[1]) ? numbers[1] : nil }
    return numbers[1] > 12 || numbers[0] == numbers[1] ? numbers[0] : nil
  }

  /// `47` → `45–49` → `40s`; ninety and more are one band, since so few reach it.
  private static func age(_ form: String, _ step: Policy.Step) -> String? {
    let document = Document(form)
    let value = document.tokens.indices.lazy.compactMap { document.number(at: $0)?.value }.first
    guard let value else { return nil }
    if value >= 90 { return "90 or older" }
    if value < 10 { return "under 10" }
    let from = value / (step == .narrow ? 5 : 10) * (step == .narrow ? 5 : 10)
    return step == .narrow ? "\(from)–\(from + 4)" : "\(from)s"
  }

  private static func place(_ form: String, _ step: Policy.Step) -> String? {
    guard let row = Places.shipped.row(form) else { return nil }
    return step == .narrow ? row.narrow : row.broad
  }

  /// What an organisation is, from the word in its name that says so.
  private static func organisation(_ form: String) -> String? {
    let words = form.split(separator: " ").map(String.init)
    return kinds.first { row in words.contains { row.words.contains($0) } }?.kind
  }

  private static let kinds: [(words: Set<String>, kind: String)] = [
    (["university", "universitat", "uni"], "university"), (["college"], "college"),
    (["school", "academy", "primary"], "school"), (["hospital", "infirmary"], "hospital"),
    (["clinic", "clinics", "surgery", "practice"], "clinic"), (["trust", "nhs"], "health trust"),
    (["council", "borough"], "council"),
    (["bank", "building", "barclays", "hsbc", "natwest", "lloyds"], "bank"),
    (["police", "constabulary"], "police force"),
    (["church", "mosque", "temple", "synagogue"], "place of worship"),
    (
      [
        "tesco", "sainsbury", "sainsburys", "asda", "morrisons", "aldi", "lidl", "waitrose", "walmart",
        "kroger", "costco",
      ],
      "supermarket chain"
    ),
    (["ltd", "limited", "plc", "inc", "llc", "gmbh", "company", "corporation", "group"], "company"),
    (["charity", "foundation"], "charity"), (["hotel", "inn"], "hotel"),
    (["fc", "united", "rovers"], "sports club"),
  ]
}

/// Cities with a narrow and a broad description.
struct Places: Sendable {
  struct Row: Sendable {
    var narrow: String
    var broad: String
  }

  static let shipped = Places(Shelf.places)

  private var rows: [String: Row] = [:]

  init(_ shelf: Shelf) {
    shelf.eachLine { line in
      let parts = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      if parts.count == 3 { rows[parts[0]] = Row(narrow: parts[1], broad: parts[2]) }
    }
  }

  func row(_ form: String) -> Row? { rows[form] }
}
