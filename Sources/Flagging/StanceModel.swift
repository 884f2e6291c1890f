import CShelf
import Fieldwork

/// A small linear model over words: the second opinion on agreeing and judging.
///
/// The file: `stance1` and a line feed; then, for agreeing and for judging in this order, a bias and a
/// scale (both thousandths, 32-bit little-endian integers) and one signed byte a weight.
/// `Scripts/train-flagger` writes it; `MODEL-CARD.md` says from what.
package struct StanceModel: Sendable {
  /// All of one category, then all of the other.
  private let weights: [Int8]
  private let biases: (Int, Int)
  private let scales: (Int, Int)

  package static let shipped: StanceModel? = {
    var length = 0
    let bytes = ek_shelf_stance(&length)
    return StanceModel(UnsafeBufferPointer(start: bytes, count: length))
  }()

  private static let head = Array("stance1\n".utf8)

  /// `nil` unless the bytes are such a file.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let part = 8 + StanceFeatures.tableSize
    guard bytes.count == Self.head.count + 2 * part, bytes.starts(with: Self.head) else { return nil }
    let (first, second) = (Self.head.count, Self.head.count + part)
    biases = (Self.integer(bytes, first), Self.integer(bytes, second))
    scales = (Self.integer(bytes, first + 4), Self.integer(bytes, second + 4))
    weights = [first, second].flatMap { from in
      bytes[from + 8..<from + part].map { Int8(bitPattern: $0) }
    }
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    return Int(Int32(bitPattern: value))
  }

  /// The log-odds, in thousandths, that the sentence does what `categories[index]` says.
  func view(_ index: Int, _ features: StanceFeatures) -> Int {
    var sum = 0
    weights.withUnsafeBufferPointer { weights in
      let from = index * StanceFeatures.tableSize
      for place in features.common { sum &+= Int(weights[from &+ Int(place)]) }
      for place in features.own[index] { sum &+= Int(weights[from &+ Int(place)]) }
    }
    return (index == 0 ? biases.0 : biases.1) &+ sum &* (index == 0 ? scales.0 : scales.1) / 1000
  }
}

/// Where the model is believed. Log-odds in thousandths, for agreeing and for judging; chosen by
/// cross-validation over the MRDA documents, then looked at on the moderators' development turns.
enum Belief {
  /// A likely finding below this becomes faint.
  static let doubt = [-400, -500]
  /// The surest rules are doubted only here.
  static let firmDoubt = -6000
  /// A line of one sentence at or above this is found without a rule.
  static let belief = [-1000, -1000]
  /// Longer sentences are not found without a rule, in words: endorsements are short.
  static let longestAlone = 12
}

extension Weighing {
  /// Lets the model speak: a rule it does not believe becomes faint, and what it is sure of is found.
  func secondOpinion(
    _ model: StanceModel, _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence,
    _ candidates: inout [Candidate], _ features: inout StanceFeatures
  ) {
    // A question is most of what a facilitator says, and nothing is added there: it needs no view.
    let isOpen =
      isOnlySentence && sentence.end - sentence.first <= Belief.longestAlone && mayAdd(words, sentence)
    guard isOpen || candidates.contains(where: { $0.category == .agreeing || $0.category == .judging })
    else { return }
    features.read(words, sentence, candidates, engine.rules, before: before)
    for (index, category) in StanceFeatures.categories.enumerated() {
      let view = model.view(index, features)
      var isFound = false
      for at in candidates.indices where candidates[at].category == category {
        candidates[at].opinion = Self.probability(view)
        let doubt = candidates[at].tier == .sure ? Belief.firmDoubt : Belief.doubt[index]
        if view < doubt, candidates[at].tier != nil, !engine.gists[candidates[at].rule].alone {
          candidates[at].tier = .faint
        }
        if let tier = candidates[at].tier, tier > .faint { isFound = true }
      }
      if !isFound, isOpen, view >= Belief.belief[index], isOwn(category, words, sentence),
        !answersQuestion()
      {
        candidates.removeAll { $0.category == category }
        candidates.append(
          Candidate(
            category: category, rule: -1, first: sentence.first, end: sentence.end, tier: .likely,
            full: .likely, opinion: Self.probability(view)))
      }
    }
  }

  /// "Yeah, they would want that": the view is theirs, the agreement is the speaker's own.
  private func isOwn(
    _ category: Category, _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence
  ) -> Bool {
    category == .agreeing || !words[sentence.end - 1].marks.contains(.attributed)
  }

  /// A question, somebody else's words, manners and a bare acknowledgement are never found by the model alone.
  private func mayAdd(_ words: UnsafeBufferPointer<Word>, _ sentence: Sentence) -> Bool {
    guard !sentence.asked, words[sentence.first].marks.isDisjoint(with: [.question, .quoted]),
      !words[sentence.end - 1].marks.contains(.question)
    else { return false }
    let rows = (sentence.first..<sentence.end).lazy.map { engine.marks.row(of: words[$0]) }
    return !rows.allSatisfy { $0 & engine.marks.bare != 0 }
      && !rows.contains { $0 & engine.marks.courtesy != 0 }
  }

  /// A logistic curve near enough for a score with two digits, and the same on every machine.
  private static func probability(_ view: Int) -> Double {
    let x = Double(view) / 2000
    return 0.5 + 0.5 * x / (1 + abs(x))
  }
}
