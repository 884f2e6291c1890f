/// Names to look for inside longer runs of letters, by how they begin: a run is walked through once, however many
/// names there are.
struct LeakStarts<Name: LeakLetters>: Sendable {
  /// In the order they were added.
  private var names: [Name] = []
  private var starts: [UInt64: [Int]] = [:]

  /// So many letters are looked up; no name is shorter.
  private let width: Int

  /// - Parameter width: from 1 to 8.
  init(width: Int) { self.width = width }

  var count: Int { names.count }
  var isEmpty: Bool { names.isEmpty }

  /// - Parameter name: at least ``width`` letters; a shorter one is found nowhere.
  mutating func append(_ name: Name) {
    guard let key = key(name.letters[...], 0) else { return }
    starts[key, default: []].append(names.count)
    names.append(name)
  }

  /// The name that was added first of those that stand in `letters` and count there.
  ///
  /// - Parameter counts: given a name and where it stands, counted from the start.
  func first(in letters: ArraySlice<UInt8>, where counts: (Name, Int) -> Bool = { _, _ in true })
    -> (name: Name, offset: Int)?
  {
    guard letters.count >= width else { return nil }
    var best: (place: Int, offset: Int)?
    for offset in 0...letters.count - width {
      guard let key = key(letters, offset), let places = starts[key] else { continue }
      for place in places where place < best?.place ?? .max {
        let name = names[place]
        let rest = letters.dropFirst(offset)
        if rest.starts(with: name.letters), counts(name, offset) { best = (place, offset) }
      }
    }
    return best.map { (names[$0.place], $0.offset) }
  }

  private func key(_ letters: ArraySlice<UInt8>, _ offset: Int) -> UInt64? {
    let start = letters.startIndex + offset
    guard start + width <= letters.endIndex else { return nil }
    return letters[start..<start + width].reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// Something that is told by its letters.
protocol LeakLetters: Sendable {
  /// Folded.
  var letters: [UInt8] { get }
}
