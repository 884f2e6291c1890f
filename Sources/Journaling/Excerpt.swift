import Fieldwork
import Notation

/// The few lines of a journal that a question needs.
///
/// Every line is checked as ``JournalReader`` checks it, digest and chain; only those that are wanted are taken apart.
/// That is some ten times as fast, which counts when ten thousand journals are asked. A journal with anything unusual
/// in it is read by ``JournalReader`` itself.
package struct Excerpt: Sendable {
  /// Which lines are wanted.
  package struct Wish: Sendable {
    /// Lines of these kinds.
    package var kinds: Set<String>
    /// Batches whose body holds this.
    package var inBatches: String
    /// The lines that an entry points at and that are wanted with it.
    package var pointed: @Sendable (Entry) -> [Int]
    /// Lines wanted whatever they are, by number.
    package var numbers: Set<Int> = []

    package init(kinds: Set<String>, inBatches: String, pointed: @escaping @Sendable (Entry) -> [Int]) {
      self.kinds = kinds
      self.inBatches = inBatches
      self.pointed = pointed
    }
  }

  /// In order.
  package var entries: [KeptEntry] = []

  /// Where their lines stand in the file, without their line ends: there they can be read again as long as the file
  /// was not touched. `nil` for a journal that is not whole.
  package var places: [Range<Int>]?

  /// What keeps the journal from being used as a whole; what stands before it is in ``entries``. An empty journal is
  /// no trouble.
  package var trouble: JournalError?

  /// The line a crash tore, left out.
  package var tornLine: Int?

  /// - Throws: when it is no file or cannot be read.
  package static func read(_ path: String, _ wish: Wish, on disk: any Disk) throws(JournalError) -> Excerpt {
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try disk.bytes(of: path)
    } catch {
      throw error.reason == .isFolder ? .isFolder(path: path) : .unreachable(error)
    }
    if let excerpt = bytes.withUnsafeBufferPointer({ quick($0, wish) }) { return excerpt }
    return general(JournalReader.read(bytes), path, wish)
  }

  // MARK: As written

  private struct Place {
    var number: Int
    var bytes: Range<Int>
  }

  /// `nil` when there is anything unusual about the journal.
  private static func quick(_ bytes: UnsafeBufferPointer<UInt8>, _ wish: Wish) -> Excerpt? {
    let kinds = wish.kinds.map { Array($0.utf8) }
    let inBatches = Array(wish.inBatches.utf8)
    var chain = WrittenChain()
    var outline: [Place] = []
    var wanted: [(entry: KeptEntry, place: Int)] = []
    var start = 0
    while let end = bytes.lineEnd(from: start) {
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      guard let written = WrittenLine(line), chain.takes(written, line) else { return nil }
      if isWanted(written, line, kinds, inBatches) || outline.isEmpty {
        guard let entry = kept(written, line) else { return nil }
        wanted.append((entry, outline.count))
      }
      outline.append(Place(number: written.number, bytes: start..<end))
      start = end + 1
    }
    guard start == bytes.count, isKnown(wanted.first?.entry) else { return nil }
    return pick(wanted, wish, from: outline, bytes)
  }

  private static func isKnown(_ first: KeptEntry?) -> Bool {
    guard case .opened(let opening)? = first?.entry else { return false }
    return opening.format <= Opening.currentFormat
  }

  private static func isWanted(
    _ line: WrittenLine, _ bytes: UnsafeBufferPointer<UInt8>, _ kinds: [[UInt8]], _ inBatches: [UInt8]
  ) -> Bool {
    let kind = bytes[line.kind]
    if kinds.contains(where: { $0.count == kind.count && kind.elementsEqual($0) }) { return true }
    guard bytes.holds("batch", at: line.kind.lowerBound), let first = inBatches.first else { return false }
    var place = line.body.lowerBound
    while place + inBatches.count <= line.body.upperBound {
      if bytes[place] == first, bytes[place..<(place + inBatches.count)].elementsEqual(inBatches) {
        return true
      }
      place += 1
    }
    return false
  }

  /// - Parameter hasTalk: whether the words of turns are wanted; else they are empty.
  static func kept(
    _ line: WrittenLine, _ bytes: UnsafeBufferPointer<UInt8>, hasTalk: Bool = true
  ) -> KeptEntry? {
    guard let at = Moment(iso8601: UnsafeBufferPointer(rebasing: bytes[line.at])) else { return nil }
    let kind = UnsafeBufferPointer(rebasing: bytes[line.kind])
    let word = { String(decoding: kind, as: UTF8.self) }
    if line.isWithdrawn { return KeptEntry(line.number, at: at, .removed(kind: word())) }
    let bodyBytes = UnsafeBufferPointer(rebasing: bytes[line.body])
    if let entry = Entry(usual: kind, body: bodyBytes, hasTalk: hasTalk) {
      return KeptEntry(line.number, at: at, entry)
    }
    guard let body = try? JSON.parse(bodyBytes) else { return nil }
    return KeptEntry(line.number, at: at, Entry(kind: word(), body: body))
  }

  /// The wanted lines with those they point at.
  private static func pick(
    _ wanted: [(entry: KeptEntry, place: Int)], _ wish: Wish, from outline: [Place],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Excerpt? {
    var picked = Dictionary(wanted.map { ($0.place, $0.entry) }) { first, _ in first }
    for number in wanted.flatMap({ wish.pointed($0.entry.entry) }) + wish.numbers {
      guard let place = place(of: number, in: outline), picked[place] == nil else { continue }
      let line = UnsafeBufferPointer(rebasing: bytes[outline[place].bytes])
      guard let written = WrittenLine(line), let entry = kept(written, line) else { return nil }
      picked[place] = entry
    }
    let order = picked.keys.sorted()
    return Excerpt(entries: order.compactMap { picked[$0] }, places: order.map { outline[$0].bytes })
  }

  private static func place(of number: Int, in outline: [Place]) -> Int? {
    var low = 0
    var high = outline.count
    while low < high {
      let middle = (low + high) / 2
      if outline[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < outline.count && outline[low].number == number ? low : nil
  }

  // MARK: Anything else

  private static func general(_ reading: Reading, _ path: String, _ wish: Wish) -> Excerpt {
    let wanted = reading.entries.filter { isWanted($0.entry, wish) }
    let pointed = wish.numbers.union(wanted.flatMap { wish.pointed($0.entry) })
    let numbers = Set(wanted.map(\.number))
    var excerpt = Excerpt()
    excerpt.entries = reading.entries.filter { numbers.contains($0.number) || pointed.contains($0.number) }
    excerpt.trouble = reading.condition == .empty ? nil : reading.error(path: path)
    excerpt.tornLine = reading.tail?.line
    return excerpt
  }

  private static func isWanted(_ entry: Entry, _ wish: Wish) -> Bool {
    if case .opened = entry { return true }
    if case .batch(let entries) = entry { return entries.contains { isWanted($0, wish) } }
    return wish.kinds.contains(entry.kindWord)
  }
}
