/// Which people of a cast a word may mean at all, so that nobody has to look through ten thousand for each word.
///
/// It gives more people than are meant, never fewer: whoever asks still looks at the names themselves.
struct NameIndex: Sendable {
  /// By a word of the name, and by what machines make of the whole.
  private var words: [String: [Int]] = [:]

  /// By the first byte of a word.
  private var beginnings: [UInt8: [Int]] = [:]

  /// By a word without its first letter, and without its first two: a slip at the beginning leaves the rest.
  private var tails: [UInt32: [Int]] = [:]

  /// Takes in a person's name; one that has changed since is taken in again.
  mutating func add(_ name: NameParts, of person: Int) {
    for word in Set(name.words + name.logins) { words[word, default: []].append(person) }
    for word in Set(name.words) {
      guard let first = word.utf8.first else { continue }
      beginnings[first, default: []].append(person)
      for tail in Self.tails(of: word) { tails[tail, default: []].append(person) }
    }
  }

  /// Whoever has a name that is, or holds, one of these words just so; ascending.
  func people(called words: some Sequence<String>) -> [Int] {
    Set(words.flatMap { self.words[$0] ?? [] }).sorted()
  }

  /// Whoever has a name that one of these words may mean: just so, shortened, by initials or misspelt; ascending.
  func people(like words: some Sequence<String>, _ nicknames: Nicknames) -> [Int] {
    var people: Set<Int> = []
    for word in words {
      people.formUnion(self.words[word] ?? [])
      for other in nicknames.forms(of: word) { people.formUnion(self.words[other] ?? []) }
      if let first = word.utf8.first { people.formUnion(beginnings[first] ?? []) }
      for tail in Self.tails(of: word) { people.formUnion(tails[tail] ?? []) }
    }
    return people.sorted()
  }

  /// Shorter words are never taken for misspelt.
  private static func tails(of word: String) -> [UInt32] {
    word.utf8.count < 5 ? [] : [Token.hash(word.utf8.dropFirst()), Token.hash(word.utf8.dropFirst(2))]
  }
}
