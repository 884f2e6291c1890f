import CShelf
import Fieldwork

/// A small linear model over words: the second opinion on agreeing and judging.
///
/// The file: `stance1` and a line feed; then, for agreeing and for judging in this order, a bias and a
/// scale (both thousandths, 32-bit little-endian integers) and one signed byte a weight.
/// `Scripts/train-flagger` writes it; `MODEL-CARD.md` says from what.
package struct StanceModel: Sendable {
  private let weights: [[Int8]]
  private let biases: [Int]
  private let scales: [Int]

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
    var weights: [[Int8]] = []
    var biases: [Int] = []
    var scales: [Int] = []
    for index in 0..<2 {
      let from = Self.head.count + index * part
      biases.append(Self.integer(bytes, from))
      scales.append(Self.integer(bytes, from + 4))
      weights.append(bytes[from + 8..<from + part].map { Int8(bitPattern: $0) })
    }
    self.weights = weights
    self.biases = biases
    self.scales = scales
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    return Int(Int32(bitPattern: value))
  }

  /// The log-odds, in thousandths, that the sentence does what `categories[index]` says.
  func view(_ index: Int, _ features: StanceFeatures) -> Int {
    var sum = 0
    weights[index].withUnsafeBufferPointer { weights in
      for place in features.common { sum &+= Int(weights[Int(place)]) }
      for place in features.own[index] { sum &+= Int(weights[Int(place)]) }
    }
    return biases[index] &+ sum &* scales[index] / 1000
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
  mutating func secondOpinion(
    _ model: StanceModel, _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence,
    _ candidates: inout [Candidate]
  ) {
    let isAlone = isOnlySentence && sentence.end - sentence.first <= Belief.longestAlone
    guard isAlone || candidates.contains(where: { $0.category == .agreeing || $0.category == .judging })
    else { return }
    features.read(words, sentence, candidates, engine.rules, before: before)
    for (index, category) in StanceFeatures.categories.enumerated() {
      let view = model.view(index, features)
      var isFound = false
      for at in candidates.indices where candidates[at].category == category {
        candidates[at].opinion = Self.probability(view)
        let doubt = candidates[at].tier == .sure ? Belief.firmDoubt : Belief.doubt[index]
        if view < doubt, candidates[at].tier != nil, !engine.rules[candidates[at].rule].alone {
          candidates[at].tier = .faint
        }
        if let tier = candidates[at].tier, tier > .faint { isFound = true }
      }
      if !isFound, isAlone, view >= Belief.belief[index], mayAdd(category, words, sentence),
        !answersQuestion()
      {
        candidates.removeAll { $0.category == category }
        candidates.append(addition(category, view, sentence))
      }
    }
  }

  /// A question, somebody else's words, manners and a bare acknowledgement are never found by the model alone.
  private func mayAdd(
    _ category: Category, _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence
  ) -> Bool {
    // "Yeah, they would want that": the view is theirs, the agreement is the speaker's own.
    let foreign: Marks = category == .agreeing ? .question : [.question, .attributed]
    guard !sentence.asked, words[sentence.first].marks.isDisjoint(with: [.question, .quoted]),
      words[sentence.end - 1].marks.isDisjoint(with: foreign)
    else { return false }
    let rows = (sentence.first..<sentence.end).lazy.map { engine.matcher.row(of: words[$0].id) }
    return !rows.allSatisfy { $0 & engine.marks.bare != 0 }
      && !rows.contains { $0 & engine.marks.courtesy != 0 }
  }

  private func addition(_ category: Category, _ view: Int, _ sentence: Sentence) -> Candidate {
    let agrees = category == .agreeing
    var found = Candidate(
      category: category, rule: -1, first: sentence.first, end: sentence.end, tier: .likely, full: .likely)
    found.name = agrees ? "agree.model" : "judge.model"
    found.kind = agrees ? "agreement" : "evaluation"
    found.reason = "the whole line reads like one, by its words"
    found.advice = agrees ? "agreeing.direct" : "judging.praise"
    found.opinion = Self.probability(view)
    return found
  }

  /// A logistic curve near enough for a score with two digits, and the same on every machine.
  private static func probability(_ view: Int) -> Double {
    let x = Double(view) / 2000
    return 0.5 + 0.5 * x / (1 + abs(x))
  }
}
