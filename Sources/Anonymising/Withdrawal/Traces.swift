/// What in a text leads back to somebody who withdrew: their name in any form, or a run of their words.
package struct Traces: Sendable {
  /// One place that leads back.
  package struct Trace: Hashable, Sendable {
    /// How it leads back.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case name = "names them"
      /// A form of the name that somebody else in the study has too.
      case sharedName = "names them, or somebody of the same name"
      case quote = "has their words"
    }

    package var kind: Kind

    /// Half-open range of UTF-8 bytes, never empty.
    package var bytes: Range<Int>
  }

  /// This many words in a row are taken for somebody's own: fewer are shared by chance in any conversation.
  package static let runLength = 5

  /// A whole turn of three or four words counts when so many of them are long enough to say something.
  private static let tellingWords = 2
  private static let tellingLength = 5

  private let names: LeakCheck?
  private let sharedWords: Set<[UInt8]>

  /// Hashes of runs of words, by how many words they are.
  private var runs: [Int: Set<UInt64>] = [:]

  /// - Parameters:
  ///   - names: the person's name as the roster has it, and whatever else they are called; may be empty.
  ///   - others: everybody else's names in the study.
  ///   - words: what the person said, turn by turn.
  package init(names: [RosterName], others: [RosterName], words: [String]) {
    let forms = names.map { RosterName($0.full, aliases: $0.aliases + Self.shortForms($0.full)) }
    self.names = forms.isEmpty ? nil : LeakCheck(roster: forms)
    sharedWords = Set(
      others.flatMap { [$0.full] + $0.aliases }.flatMap { Self.folded(LeakCheck.Reading($0)) })
    for turn in words { note(turn) }
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { names == nil && runs.isEmpty }

  private static func shortForms(_ name: String) -> [String] {
    guard let first = NameParts(name).given.first else { return [] }
    return Nicknames.shipped.forms(of: first).filter { $0.utf8.count > 2 && $0 != first }.sorted()
  }

  private mutating func note(_ turn: String) {
    let words = Self.folded(LeakCheck.Reading(turn))
    let isTelling = words.count { $0.count >= Self.tellingLength } >= Self.tellingWords
    let length = min(words.count, Self.runLength)
    guard length == Self.runLength || length >= 3 && isTelling || Self.isRare(words) else { return }
    for start in 0...words.count - length {
      runs[length, default: []].insert(Self.hash(words[start..<start + length]))
    }
  }

  /// Two words and no more, both long and one of them in no dictionary: nobody else says them by chance.
  private static func isRare(_ words: [[UInt8]]) -> Bool {
    words.count == 2 && words.allSatisfy { $0.count >= tellingLength }
      && words.contains { Lexicon.shipped.facts(String(decoding: $0, as: UTF8.self)).ordinary == 0 }
  }

  private static func folded(_ reading: LeakCheck.Reading) -> [[UInt8]] {
    reading.words.map { Array(reading.letters($0)) }
  }

  /// FNV-1a over the words with a sign between them. Source: Fowler, Noll and Vo's parameters for 64 bits.
  private static func hash(_ words: some Sequence<[UInt8]>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x20) &* 0x100_0000_01b3
    }
    return hash
  }

  /// Every place in `text` that leads back, in order, none touching another.
  package func traces(in text: String) -> [Trace] { traces(in: Array(text.utf8)) }

  /// The same for the bytes of a file.
  package func traces(in bytes: [UInt8]) -> [Trace] {
    let found = (named(bytes) + quoted(bytes)).sorted {
      ($0.bytes.lowerBound, -$0.bytes.upperBound) < ($1.bytes.lowerBound, -$1.bytes.upperBound)
    }
    var traces: [Trace] = []
    for trace in found {
      if let last = traces.last, trace.bytes.lowerBound < last.bytes.upperBound {
        traces[traces.count - 1].bytes =
          last.bytes.lowerBound..<max(last.bytes.upperBound, trace.bytes.upperBound)
      } else {
        traces.append(trace)
      }
    }
    return traces
  }

  private func named(_ bytes: [UInt8]) -> [Trace] {
    guard let names else { return [] }
    return names.leaks(in: bytes).map { leak in
      let words = Self.folded(LeakCheck.Reading(bytes[leak.bytes]))
      let isShared = leak.form == .word && words.allSatisfy { sharedWords.contains($0) }
      return Trace(kind: isShared ? .sharedName : .name, bytes: leak.bytes)
    }
  }

  private func quoted(_ bytes: [UInt8]) -> [Trace] {
    guard !runs.isEmpty else { return [] }
    let reading = LeakCheck.Reading(bytes[...])
    let words = reading.words
    let letters = Self.folded(reading)
    var traces: [Trace] = []
    for (length, hashes) in runs where words.count >= length {
      for start in 0...words.count - length
      where hashes.contains(Self.hash(letters[start..<start + length])) {
        traces.append(
          Trace(
            kind: .quote,
            bytes: words[start].range.lowerBound..<words[start + length - 1].range.upperBound))
      }
    }
    return traces
  }

  /// `text` with every certain trace replaced by `(withdrawn)`, which YAML and Markdown take for plain words;
  /// `nil` when there is none.
  package func removed(from text: String) -> String? {
    let traces = traces(in: text).filter { $0.kind != .sharedName }
    guard !traces.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    for trace in traces {
      out += bytes[at..<trace.bytes.lowerBound]
      out += "(withdrawn)".utf8
      at = trace.bytes.upperBound
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }
}
