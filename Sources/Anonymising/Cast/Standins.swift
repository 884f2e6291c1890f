extension CastList {
  /// Gives everybody a made-up name that nobody else has and that is no real name of the study, nor nearly; whoever
  /// comes when no name is left has none.
  ///
  /// A name given before stays, unless a real one like it has turned up since.
  mutating func nameEverybody(from pool: inout StandinPool) {
    for index in members.indices where members[index].kind == .person {
      let standin = members[index].standin
      if let standin, pool.fits(standin) { continue }
      let fresh = pool.take(for: members[index].number)
      if fresh != standin { members[index].standin = fresh }
    }
  }
}

/// A made-up name.
package struct Standin: Hashable, Sendable {
  /// With its capital.
  package var first: String

  /// With its capital.
  package var surname: String
}

/// The made-up names that are left. Real names are told to it as they are met, so that ten thousand people are
/// compared once and not at every passage.
struct StandinPool: Sendable {
  private var first: Row
  private var surnames: Row
  private var taken: Set<String>

  /// Real names that are known, folded.
  private var real: Set<String> = []

  /// Made-up names that are real ones, or nearly; in small letters.
  private var unfit: Set<String> = []

  /// The made-up names by how they begin, and without the first letter or the first two: a slip there leaves the rest.
  private var beginnings: [UInt8: [[UInt8]]] = [:]
  private var tails: [UInt32: [[UInt8]]] = [:]

  /// - Parameter given: names that people have already.
  init(_ names: Standins = .shipped, given: [Standin]) {
    first = Row(names.first.map(\.capitalisedFirst))
    surnames = Row(names.surnames.map(\.capitalisedFirst))
    taken = Set(given.flatMap { [$0.first, $0.surname] })
    for name in taken.union(first.names).union(surnames.names) {
      let bytes = Array(name.lowercased().utf8)
      guard let letter = bytes.first else { continue }
      beginnings[letter, default: []].append(bytes)
      for tail in Self.tails(bytes) { tails[tail, default: []].append(bytes) }
    }
  }

  /// Takes note of a real name, or what may be one; what is like it is given to nobody any more.
  ///
  /// - Returns: whether it is new, so that somebody's made-up name may have to change.
  mutating func avoid(_ word: String) -> Bool {
    guard real.insert(word).inserted else { return false }
    unfit.insert(word)
    let bytes = Array(word.utf8)
    guard bytes.count > 2 else { return true }
    for name in beginnings[bytes[0]] ?? [] where Self.isLike(name, bytes) { spoil(name) }
    for tail in Self.tails(bytes) {
      for name in tails[tail] ?? [] where Spelling.isNear(bytes, name) { spoil(name) }
    }
    return true
  }

  private mutating func spoil(_ name: [UInt8]) { unfit.insert(String(decoding: name, as: UTF8.self)) }

  func fits(_ standin: Standin) -> Bool { fits(standin.first) && fits(standin.surname) }

  private func fits(_ name: String) -> Bool { !unfit.contains(name.lowercased()) }

  /// A name for the person with this number; `nil` when none is left.
  mutating func take(for number: Int) -> Standin? {
    guard let first = first.take(from: number &* 389, where: isFree) else { return nil }
    taken.insert(first)
    guard let surname = surnames.take(from: number &* 211, where: isFree) else { return nil }
    taken.insert(surname)
    return Standin(first: first, surname: surname)
  }

  private func isFree(_ name: String) -> Bool { !taken.contains(name) && fits(name) }

  /// One letter away, or one begins like the other.
  private static func isLike(_ name: [UInt8], _ word: [UInt8]) -> Bool {
    Spelling.isNear(word, name) || word.count >= 4 && (name.starts(with: word) || word.starts(with: name))
  }

  private static func tails(_ word: [UInt8]) -> [UInt32] {
    [Token.hash(word.dropFirst()), Token.hash(word.dropFirst(2))]
  }

  /// Names in their order, of which some are gone for good.
  private struct Row: Sendable {
    let names: [String]

    /// For each name the next that may be left, itself while it is; the last stands for the end.
    private var next: [Int]

    init(_ names: [String]) {
      self.names = names
      next = Array(0...names.count)
    }

    /// The next name from `start` on, round the end, that `isFree`. It and those passed over are gone.
    mutating func take(from start: Int, where isFree: (String) -> Bool) -> String? {
      guard !names.isEmpty else { return nil }
      let start = Int(UInt(bitPattern: start) % UInt(names.count))
      for from in [start, 0] {
        while true {
          let index = left(from)
          guard index < names.count else { break }
          next[index] = index + 1
          if isFree(names[index]) { return names[index] }
        }
      }
      return nil
    }

    private mutating func left(_ index: Int) -> Int {
      var at = index
      while next[at] != at { at = next[at] }
      var back = index
      while next[back] != back {
        let ahead = next[back]
        next[back] = at
        back = ahead
      }
      return at
    }
  }
}

/// Names that may stand in for real ones.
struct Standins: Sendable {
  private(set) var first: [String] = []
  private(set) var surnames: [String] = []

  static let shipped = Standins(Shelf.standins)

  init(_ shelf: Shelf) {
    shelf.eachLine { line in
      let name = String(decoding: line.dropFirst(2), as: UTF8.self)
      if line.first == UInt8(ascii: "f") { first.append(name) } else { surnames.append(name) }
    }
  }
}
