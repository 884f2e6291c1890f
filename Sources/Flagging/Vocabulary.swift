/// Every word a rule names, with the lists it stands in, and the short forms that are spelled out.
///
/// Words are found by their 64-bit hash alone: two English words that share one do not occur.
struct Vocabulary: Sendable {
  private var keys: [UInt64]
  private var ids: [UInt16]
  private var mask: Int
  private var count = 0
  private(set) var words: [String] = [""]

  /// For a short form, the words it stands for: a slice of `spelled`; empty for a plain word.
  private(set) var spellings: [(first: Int32, count: Int32)] = [(0, 0)]
  private(set) var spelled: [UInt16] = []

  /// The word that stands for every number written in digits.
  static let number = "#"
  private(set) var numberID: UInt16 = 0
  /// The word that stands for every capitalised word no rule names: a name, as likely as not.
  static let name = "@"
  private(set) var nameID: UInt16 = 0
  /// The words that stand for every word no rule names that ends as a participle does: "gritted", "gritting".
  static let participles = (past: "~ed", present: "~ing")
  private(set) var participleIDs: (past: UInt16, present: UInt16) = (0, 0)
  /// Sounds that carry nothing ("uh"): dropped, with the pauses around them.
  private(set) var isFiller: [Bool] = [false]
  /// The hash each word is compared by when it comes out of a short form.
  private(set) var hashes: [UInt32] = [0]

  init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    ids = Array(repeating: 0, count: size)
    mask = size - 1
    numberID = id(adding: Self.number)
    nameID = id(adding: Self.name)
    participleIDs = (id(adding: Self.participles.past), id(adding: Self.participles.present))
    MissingApostrophes.reserve(in: &self)
  }

  /// The place of a word, 0 when no rule names it.
  @inline(__always)
  func id(ofHash hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return ids[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// What a word no rule names is taken for: a name, a form of a verb, or nothing.
  @inline(__always)
  func id(ofUnknown spelling: Spelling) -> UInt16 {
    if spelling.isCapital { return nameID }
    switch spelling.ending {
    case .none: return 0
    case .past: return participleIDs.past
    case .present: return participleIDs.present
    }
  }

  /// The place of a word, made when it has none. At most 65,535 words; past that every new word is 0.
  mutating func id(adding word: some StringProtocol) -> UInt16 {
    let hash = WordHash.of(word)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return ids[slot] }
      slot = (slot + 1) & mask
    }
    guard words.count < Int(UInt16.max) else { return 0 }
    if count * 2 > mask { grow() }
    return insert(String(word), hash)
  }

  private mutating func insert(_ word: String, _ hash: UInt64) -> UInt16 {
    let id = UInt16(words.count)
    place(hash, id)
    count += 1
    words.append(word)
    spellings.append((0, 0))
    isFiller.append(false)
    hashes.append(UInt32(truncatingIfNeeded: hash))
    return id
  }

  private mutating func place(_ hash: UInt64, _ id: UInt16) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = hash
    ids[slot] = id
  }

  private mutating func grow() {
    let old = zip(keys, ids).filter { $0.0 != 0 }
    let size = (mask + 1) * 2
    keys = Array(repeating: 0, count: size)
    ids = Array(repeating: 0, count: size)
    mask = size - 1
    for (hash, id) in old { place(hash, id) }
  }

  /// Makes `short` stand for `long`, a few words parted by blanks.
  mutating func spell(_ short: some StringProtocol, as long: some StringProtocol) {
    let id = self.id(adding: short)
    let first = Int32(spelled.count)
    for word in long.split(separator: " ") { spelled.append(self.id(adding: word)) }
    spellings[Int(id)] = (first, Int32(spelled.count) - first)
  }

  mutating func drop(filler: some StringProtocol) {
    isFiller[Int(id(adding: filler))] = true
  }
}
