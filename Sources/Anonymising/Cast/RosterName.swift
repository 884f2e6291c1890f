import Fieldwork

/// A real name that the study knows: a person on the roster, with whatever else they are called.
package struct RosterName: Hashable, Sendable {
  /// As the roster has it, such as `Jane Okafor`, `Okafor, Jane` or `Robert "Bob" Lee`.
  package var full: String

  /// Other ways people call them.
  package var aliases: [String]

  /// A line of the roster, as somebody typed it.
  package init(_ full: String, aliases: [String] = []) {
    self.full = full
    self.aliases = aliases
  }

  /// Somebody of the roster with the names they had before; `nil` for somebody without a name.
  package init?(_ person: Participant) {
    guard let name = person.name, !name.isEmpty else { return nil }
    self.init(name, aliases: person.formerNames)
  }
}

/// A name taken apart: folded words, lower case.
package struct NameParts: Hashable, Sendable {
  /// First names, then middle names; a short form in quotes or brackets counts as one.
  package var given: [String]

  /// The last word of a name of several, with the particles before it apart.
  package var surname: String?

  /// What leads to the surname, such as `de la`; people say it with the surname and leave it off as they like.
  package var particles: [String] = []

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev",
    "reverend",
    "father", "sister", "captain", "sgt", "herr", "frau", "madame", "monsieur", "senor", "senora",
    "doctor", "mister", "president", "senator", "governor", "chairman", "chairwoman", "congressman",
    "congresswoman", "colonel", "lieutenant", "sergeant", "detective", "inspector", "councillor",
    "ambassador",
    "bishop", "pastor", "rabbi", "imam",
  ]
  private static let tails: Set<String> = [
    "jr", "jnr", "sr", "snr", "ii", "iii", "phd", "md", "obe", "mbe", "qc", "kc",
  ]
  private static let leading: Set<String> = [
    "van", "von", "de", "der", "den", "la", "le", "du", "di", "da", "dos", "das", "del", "al", "el", "bin",
    "ibn",
    "ben", "ter", "ten", "st", "mac", "af", "zu", "y", "e",
  ]

  /// Whether the folded word is a title, such as `mrs`.
  package static func isTitle(_ word: String) -> Bool { titles.contains(word) }

  /// Whether the folded word only leads to a surname, such as `van`.
  package static func isParticle(_ word: String) -> Bool { leading.contains(word) }

  /// Whether the folded word is never a first name either, as `al` and `ben` are.
  package static func isOnlyParticle(_ word: String) -> Bool {
    leading.contains(word) && !["al", "el", "ben", "bin", "mac", "ten", "st"].contains(word)
  }

  /// Takes a roster line apart. `Okafor, Jane` is read as `Jane Okafor`.
  package init(_ name: String) {
    let document = Document(name)
    var groups: [[String]] = [[]]
    for (index, token) in document.tokens.enumerated() {
      if token.isWordlike {
        groups[groups.count - 1].append(document.word(index))
      } else if document.is(index, ",") {
        groups.append([])
      }
    }
    let whole = groups.count > 1 ? Array(groups.dropFirst().joined()) + groups[0] : groups[0]
    self.init(words: whole)
  }

  /// Takes folded words apart, in the order they were said.
  package init(words: [String]) {
    var words = words
    if words.count > 1 { words.removeAll { Self.titles.contains($0) } }
    while words.count > 1, let last = words.last, Self.tails.contains(last) { words.removeLast() }
    if words.count > 1 { surname = words.removeLast() }
    while words.count > 1, let last = words.last, Self.leading.contains(last) {
      particles.insert(words.removeLast(), at: 0)
    }
    given = words
  }

  /// What machines make of a name: `danaokoro`, `dokoro`, `okorod`, `amsmythe`; folded, five letters and more.
  package var logins: [String] {
    guard let surname, !given.isEmpty else { return [] }
    let initials = String(given.compactMap(\.first))
    var logins = [given.joined() + surname, surname + given.joined(), given[0] + surname, surname + given[0]]
    for count in 1...initials.count {
      logins += [initials.prefix(count) + surname, surname + initials.prefix(count)]
    }
    return logins.filter { $0.utf8.count > 4 }
  }

  /// Every word of the name that could point to the person by itself.
  package var words: [String] { given + (surname.map { [$0] } ?? []) }
}
