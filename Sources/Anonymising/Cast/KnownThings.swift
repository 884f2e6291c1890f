/// An organisation or a place that the study itself names, or words that somebody wants hidden everywhere.
package struct KnownThing: Hashable, Sendable {
  /// ``Kind/organisation`` and ``Kind/place`` for what the study names; any kind for words to hide.
  package var kind: Kind

  /// As it is written, such as `Harbour Clinics`.
  package var name: String

  /// Hidden in whatever case and wherever it stands, also where it may be an ordinary word.
  package var isAlways: Bool

  package init(_ kind: Kind, _ name: String, isAlways: Bool = false) {
    self.kind = kind
    self.name = name
    self.isAlways = isAlways
  }

  /// The folded words that tell it from others, as the cast list knows it.
  var form: String {
    let document = Document(name)
    let words = document.tokens.indices.filter { document.tokens[$0].kind != .sign }.map { document.word($0) }
    switch kind {
    case .organisation: return Organisations.form(words)
    case .place where words.first == "the": return words.dropFirst().joined(separator: " ")
    default: return words.joined(separator: " ")
    }
  }
}

/// Finds the things that a study knows by name.
struct KnownThings: Sendable {
  private struct Entry {
    var words: [UInt32]
    var kind: Kind
    var isAlways: Bool
  }

  private var entries: [UInt32: [Entry]] = [:]

  init(_ things: [KnownThing]) {
    for thing in things {
      let document = Document(thing.name)
      let words = document.tokens.filter { $0.isWordlike || $0.kind == .number }.map(\.word)
      guard let first = words.first else { continue }
      entries[first, default: []].append(Entry(words: words, kind: thing.kind, isAlways: thing.isAlways))
    }
    // The longest that fits counts.
    for key in entries.keys { entries[key]?.sort { $0.words.count > $1.words.count } }
  }

  func sightings(_ document: Document) -> [Sighting] {
    guard !entries.isEmpty else { return [] }
    var found: [Sighting] = []
    var at = 0
    while at < document.tokens.count {
      if let sighting = sighting(document, at) {
        found.append(sighting)
        at = sighting.tokens.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func sighting(_ document: Document, _ index: Int) -> Sighting? {
    for entry in entries[document.tokens[index].word] ?? [] {
      guard let end = end(of: entry, document, index) else { continue }
      let doubt = entry.isAlways ? Doubt.none : doubt(entry, document, index..<end)
      if doubt == .noName { continue }
      return Sighting(tokens: index..<end, kind: entry.kind, certain: doubt == .none, source: .roster)
    }
    return nil
  }

  private func end(of entry: Entry, _ document: Document, _ index: Int) -> Int? {
    var at = index + 1
    for word in entry.words.dropFirst() {
      while document.isOne(at, of: ["-", "&", "'", "'s", "."]) { at += 1 }
      guard at < document.tokens.count, document.tokens[at].word == word else { return nil }
      at += 1
    }
    return at
  }

  /// Without capitals: "at harbour", "from reading".
  private static let leading: Set<String> = ["at", "from", "to", "in", "near", "with"]
  private static let following: Set<String> = ["the", "a", "an", "it", "them", "that", "my", "your", "our"]

  private enum Doubt { case none, some, noName }

  /// One ordinary word ("harbour") is a name only with a capital inside a sentence, and even then in doubt.
  private func doubt(_ entry: Entry, _ document: Document, _ tokens: Range<Int>) -> Doubt {
    guard entry.words.count == 1 else { return .none }
    let token = document.tokens[tokens.lowerBound]
    guard token.facts.ordinary > 0 || token.count < 3 else { return .none }
    let before = tokens.lowerBound - 1
    if document.lines.isCaseless(tokens.lowerBound) {
      return document.isOne(before, of: Self.leading)
        && !document.isOne(tokens.upperBound, of: Self.following)
        ? .some : .noName
    }
    let isInside = before >= 0 && (document.tokens[before].kind == .word || document.is(before, ","))
    return token.letters.isCapitalised && isInside ? .some : .noName
  }
}
