/// Which first names are short for which.
package struct Nicknames: Sendable {
  private var others: [String: Set<String>] = [:]

  /// The list that ships with the program.
  package static let shipped = Nicknames(Shelf.nicknames)

  /// Reads one pair a line.
  package init(_ shelf: Shelf) {
    shelf.eachLine { line in
      let pair = line.split(separator: .space).map { String(decoding: $0, as: UTF8.self) }
      guard pair.count == 2 else { return }
      others[pair[0], default: []].insert(pair[1])
      others[pair[1], default: []].insert(pair[0])
    }
  }

  /// Short and long forms of `name`, without the name itself: `sam` gives `sammy`, `samuel`, `samantha` …
  package func forms(of name: String) -> Set<String> { (others[name] ?? []).union(Self.regular(name)) }

  /// Whether both may be one person's first name.
  package func match(_ a: String, _ b: String) -> Bool {
    a == b || forms(of: a).contains(b) || forms(of: b).contains(a)
  }

  /// `Sam` → `Sammy`, `Dan` → `Danny`, `Rob` → `Robbie`.
  private static func regular(_ name: String) -> [String] {
    guard name.count >= 3, name.count <= 5, let last = name.last, !"aeiouy".contains(last),
      name.allSatisfy(\.isASCII)
    else { return [] }
    return [name + "y", name + "ie", name + String(last) + "y", name + String(last) + "ie"]
  }
}

/// How far apart two words are.
enum Spelling {
  /// Whether one letter changed, added, left out or swapped with its neighbour makes `b` of `a`.
  static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    var at = 0
    while at < a.count, at < b.count, a[at] == b[at] { at += 1 }
    if at == a.count && at == b.count { return true }
    var tail = 0
    while tail < a.count - at, tail < b.count - at, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
      tail += 1
    }
    let restA = a.count - at - tail
    let restB = b.count - at - tail
    if max(restA, restB) <= 1 { return true }
    return restA == 2 && restB == 2 && a[at] == b[at + 1] && a[at + 1] == b[at]
  }

  /// Whether `word` is `name` cut short, perhaps with an ending: `ferdy`, `ferd` and `ferdie` for `ferdinand`.
  static func isClip(_ word: [UInt8], of name: [UInt8]) -> Bool {
    let shared = zip(word, name).prefix { $0 == $1 }.count
    guard shared > 2, word.count < name.count + 2 else { return false }
    var rest = word[shared...]
    if rest.isEmpty { return shared > 3 && shared < name.count }
    // `jonno`: the last letter is said twice.
    if rest.count > 1, rest.first == word[shared - 1] { rest.removeFirst() }
    return endings.contains { rest.elementsEqual($0.utf8) }
  }

  private static let endings = ["y", "ie", "i", "o", "ey"]
}
