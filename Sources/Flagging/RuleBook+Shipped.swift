import CShelf
import Fieldwork

extension RuleBook {
  /// The rules evenkeel ships: `Rules/*.yaml`, turned into a table by `Scripts/regenerate-rules`.
  package static let shipped: RuleBook = {
    var length = 0
    let table = ek_shelf_rules(&length)
    return RuleBook(table: UnsafeBufferPointer(start: table, count: length))
  }()

  /// The version of ``shipped``, from the table's first row: to name the book takes no more of it.
  package static let shippedVersion: String = {
    var length = 0
    let table = UnsafeBufferPointer(start: ek_shelf_rules(&length), count: length)
    let first = String(decoding: table.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return first.hasPrefix("version\t") ? String(first.dropFirst("version\t".count)) : shipped.version
  }()

  /// Reads the shipped table: one row a line, fields parted by tabs, the kind of row first.
  ///
  /// `version V` · `list NAME WORDS` · `phrase NAME PATTERN` · `short FORM WORDS` · `rule NAME CATEGORY KIND TIER USABILITY ADVICE
  /// UNLESS FAINTIF ANSWERS ALONE STEADY EAGER VOICES REASON` followed by its `find PATTERN` rows · `cue CUE PATTERN` ·
  /// `say KEY SENTENCE`. The script that writes it has checked it; a row that is not one of these is passed over.
  package init(table: UnsafeBufferPointer<UInt8>) {
    self.init(version: "")
    for line in table.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      take(fields)
    }
  }

  private mutating func take(_ fields: [String]) {
    switch (fields[0], fields.count) {
    case ("version", 2): version = fields[1]
    case ("list", 3): lists[fields[1]] = fields[2].split(separator: " ").map(String.init)
    case ("phrase", 3): phrases[fields[1], default: []].append(fields[2])
    case ("short", 3): shortForms[fields[1]] = fields[2]
    case ("rule", 15): if let rule = Rule(fields) { rules.append(rule) }
    case ("find", 2): if !rules.isEmpty { rules[rules.count - 1].find.append(fields[1]) }
    case ("cue", 3): if let cue = Cue(rawValue: fields[1]) { cues[cue, default: []].append(fields[2]) }
    case ("say", 3): advice[fields[1], default: []].append(fields[2])
    default: never("a row of the rule table that nobody knows: \(fields[0])")
    }
  }
}

extension Rule {
  fileprivate init?(_ fields: [String]) {
    guard let category = Category(rawValue: fields[2]),
      let tier = Int(fields[4]).flatMap(Tier.init(rawValue:))
    else { return nil }
    self.init(
      fields[1], category, kind: fields[3], reason: fields[14], tier: tier,
      usability: Int(fields[5]).flatMap(Tier.init(rawValue:)) ?? tier,
      advice: fields[6].isEmpty ? "" : "\(fields[2]).\(fields[6])", unless: Marks(named: fields[7]),
      faintIf: Marks(named: fields[8]), answers: fields[9] == "true", alone: fields[10] == "true",
      steady: fields[11] == "true", eager: fields[12] == "true", find: [])
    let voices = fields[13].split(separator: " ").compactMap { Voice(rawValue: String($0)) }
    if !voices.isEmpty { self.voices = Set(voices) }
  }
}

extension Marks {
  fileprivate init(named words: String) {
    self = []
    for word in words.split(separator: " ") {
      for (name, marks) in Self.names where name == word { formUnion(marks) }
    }
  }
}
