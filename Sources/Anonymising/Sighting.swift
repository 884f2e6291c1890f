/// What kind of identifying detail a stretch of text is.
package enum Kind: String, CaseIterable, Hashable, Sendable {
  case person = "PERSON"
  case organisation = "ORG"
  case place = "PLACE"
  case email = "EMAIL"
  case phone = "PHONE"
  case url = "URL"
  case handle = "HANDLE"
  case number = "ID"
  case postcode = "POSTCODE"
  case date = "DATE"
  case age = "AGE"
  case money = "MONEY"
  /// Words that point to somebody without naming anything, as a person marked them.
  case detail = "DETAIL"
}

/// A stretch of text that may tell who somebody is.
package struct Sighting: Hashable, Sendable {
  /// Tokens of the document, not empty.
  package var tokens: Range<Int>

  /// What it seems to be.
  package var kind: Kind

  /// Sure enough to replace without listing it for a decision.
  package var certain: Bool

  /// How it was found; where stretches overlap, the later case wins.
  package var source: Source

  /// What saw it, the least sure first.
  package enum Source: Int, Comparable, Sendable {
    case model
    case spread
    case form
    case roster
    /// The leak check found it after all others.
    case check

    /// The surer source is the greater.
    package static func < (a: Source, b: Source) -> Bool { a.rawValue < b.rawValue }
  }
}
