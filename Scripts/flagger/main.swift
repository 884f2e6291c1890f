// Trains the flagger's model, or cross-validates it. Called by Scripts/train-flagger.
//
// usage: train-flagger CORPORA OUT            writes the weights
//        train-flagger CORPORA --cross-validate
//          prints, for each line of mrda.jsonl, what is found by weights that never saw its meeting: one
//          {"index", "categories"} a line

import Fieldwork
import Flagging
import Foundation

/// A line of a corpus, as far as training needs it.
struct Line: Decodable {
  var corpus: String
  var doc: String
  var text: String
  var gold: [String]
  var scored: [String]?
  var optional: [String]?
  var weight: Double?
  var bare: Bool?
  var prev: String?
  var previousSpeaker: String?
  var speaker: String?

  enum CodingKeys: String, CodingKey {
    case corpus, doc, text, gold, scored, optional, weight, bare, prev, speaker
    case previousSpeaker = "prev_speaker"
  }

  var utterance: Utterance {
    let same = previousSpeaker == speaker
    let previous = prev.flatMap { $0.isEmpty ? nil : $0 }
      .map { Utterance.Previous($0, by: previousSpeaker == nil ? nil : same ? .facilitator : .participant) }
    return Utterance(text, by: .facilitator, after: previous)
  }

  /// Agreeing and judging: yes, no, or not known.
  var labels: [Bool?] {
    ["agreeing", "judging"].map { category in
      if gold.contains(category) { return true }
      if gold.contains("stance") || (optional ?? []).contains(category) { return nil }
      let scored = scored ?? []
      return scored.contains(category) || scored.contains("stance") ? false : nil
    }
  }
}

func lines(_ path: String) throws -> [Line] {
  let decoder = JSONDecoder()
  return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    .map { try decoder.decode(Line.self, from: Data($0.utf8)) }
}

/// AMI tells only what is neither agreeing nor judging. At full weight its lines drown MRDA's endorsements.
let negativesOnly = 0.1

func model(_ lines: [Line]) -> [UInt8] {
  var training = StanceTraining(.shipped)
  for line in lines where line.bare != true {
    let weight = min(line.weight ?? 1, 3) * (line.corpus == "ami" ? negativesOnly : 1)
    training.add(line.utterance, labels: line.labels, weight: weight)
    // The line before and its speaker are not always known: learn without them, too.
    var alone = line.utterance
    alone.previous?.voice = nil
    training.add(alone, labels: line.labels, weight: weight / 2)
  }
  return StanceTraining.file([training.train(0), training.train(1)])
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: train-flagger CORPORA OUT | CORPORA --cross-validate\n".utf8))
  exit(2)
}
let all = try ["mrda", "ami"].flatMap { try lines("\(arguments[1])/\($0).jsonl") }
if arguments[2] != "--cross-validate" {
  try Data(model(all)).write(to: URL(fileURLWithPath: arguments[2]))
} else {
  let folds = 6
  let documents = Set(all.filter { $0.corpus == "mrda" }.map(\.doc)).sorted()
  for fold in 0..<folds {
    let held = Set(documents.enumerated().filter { $0.offset % folds == fold }.map(\.element))
    let bytes = model(all.filter { !held.contains($0.doc) })
    let flagger = Flagger(.shipped, model: bytes.withUnsafeBufferPointer { StanceModel($0) })
    for (index, line) in all.enumerated() where line.corpus == "mrda" && held.contains(line.doc) {
      let found = Set(
        flagger.findings(in: line.utterance).filter { $0.tier > .faint }.map(\.category.rawValue))
      let categories = found.subtracting(["leading"]).sorted().map { "\"\($0)\"" }.joined(separator: ",")
      print("{\"index\":\(index),\"categories\":[\(categories)]}")
    }
  }
}
