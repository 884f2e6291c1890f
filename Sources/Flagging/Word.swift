/// What is known about the place a word stands in, found once for each sentence and read by every rule.
package struct Marks: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first word of a clause, or the first after opening words such as "oh", "well", "so".
  package static let opening = Marks(rawValue: 1)
  /// Inside a question.
  package static let question = Marks(rawValue: 2)
  /// Between quotation marks.
  package static let quoted = Marks(rawValue: 4)
  /// Said to be someone else's words or view: "you said", "they think".
  package static let attributed = Marks(rawValue: 8)
  /// After "not", "never" and the like in the same clause.
  package static let negated = Marks(rawValue: 16)
  /// In a sentence with "maybe", "probably", "I guess" and the like.
  package static let hedged = Marks(rawValue: 32)
  /// After "if", "unless", "whether" in the same sentence.
  package static let conditional = Marks(rawValue: 64)

  /// The names rule files use.
  static let names: [(name: String, marks: Marks)] = [
    ("opening", .opening), ("question", .question), ("quoted", .quoted), ("attributed", .attributed),
    ("negated", .negated), ("hedged", .hedged), ("conditional", .conditional),
  ]
}

/// How the text pauses before a word.
enum Stop: UInt8 {
  case none
  /// A comma, a dash, a bracket: a phrase may go on across it.
  case pause
  /// The end of a sentence: nothing goes on across it.
  case full
}

/// One word as the rules see it: folded, spelled out ("we'll" is two words), with its place in the text.
struct Word {
  /// Its place in the vocabulary; 0 for a word no rule names.
  var id: UInt16
  var stop: Stop
  var marks: Marks
  /// Bytes from the beginning of the piece of text being read.
  var start: Int32
  var end: Int32
  /// Of the folded letters; what the model and the stutter check compare.
  var hash: UInt32
}

/// A run of words between two full stops.
struct Sentence {
  var first: Int
  var end: Int
  /// Ended by a question mark.
  var asked: Bool
}

/// FNV-1a over folded bytes. Source: the 64-bit offset basis and prime of the FNV reference.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  static func of(_ text: some StringProtocol) -> UInt64 {
    var hash = WordHash()
    for byte in text.utf8 { hash.add(byte) }
    return hash.value
  }
}
