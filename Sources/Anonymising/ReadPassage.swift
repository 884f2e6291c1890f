/// A passage with what it looks like whoever is known: its words, the forms of addresses and numbers, and what the
/// model makes of each word. Most of the work of looking for names is in it.
package struct ReadPassage: Sendable {
  let document: Document

  /// What addresses, numbers, dates and the like are told by.
  let formed: [Sighting]

  /// Of each token; none without a model.
  let shares: [NameSpotter.Share]

  init(_ passage: Passage, _ model: NameModel?) {
    let document = Document(passage.text, headings: passage.headings)
    self.document = document
    formed = Recogniser.sightings(document)
    shares = model.map { NameSpotter(model: $0).shares(document) } ?? []
  }
}

/// What was read once and is wanted again: a session is read to meet everybody, then to replace them.
struct ReadShelf: Sendable {
  private struct Key: Hashable {
    var text: String
    var headings: [Range<Int>]

    init(_ passage: Passage) {
      text = passage.text
      headings = passage.headings
    }
  }

  /// UTF-8 bytes of text; what was read of it takes about twelve times as many.
  static let most = 1 << 20

  private var read: [Key: ReadPassage] = [:]
  private var bytes = 0

  subscript(passage: Passage) -> ReadPassage? { read[Key(passage)] }

  /// Keeps it as long as there is room: the beginning of a longer session stays, so that it is there the next time.
  mutating func put(_ read: ReadPassage, for passage: Passage) {
    let size = passage.text.utf8.count
    guard bytes + size <= Self.most, self.read.updateValue(read, forKey: Key(passage)) == nil else { return }
    bytes += size
  }
}
