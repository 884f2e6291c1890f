// usage: train-names CORPORA MODEL [--fold INDEX/OF]
//
// Learns the name model from the labelled corpora and writes it. With --fold, documents whose name falls
// into that fold are left out, for cross-validation.
import Anonymising
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: train-names CORPORA MODEL [--fold INDEX/OF]")
  exit(2)
}
var fold: (index: Int, of: Int)?
if let at = arguments.firstIndex(of: "--fold"), at + 1 < arguments.count {
  let parts = arguments[at + 1].split(separator: "/").compactMap { Int($0) }
  if parts.count == 2 { fold = (parts[0], parts[1]) }
}

let examples = try Corpus.read(arguments[1], leavingOut: fold)
let names = NamePool()
var chance = Chance(seed: 20_261_122)
var lessons = Lessons()
for example in examples {
  lessons.add(example)
  lessons.add(example.lowered)
  var other = example.swapped(names, &chance)
  other.weight *= 0.5
  lessons.add(other)
  lessons.add(other.lowered)
}
print(
  "\(examples.count) documents, \(lessons.lessons.count) lines, \(lessons.hashes.count / NameFeatures.count) tokens"
)
var trainer = Trainer(lessons)
lessons = Lessons()
print("\(trainer.featureCount) features")
trainer.learn(4, &chance)
trainer.keep(100_000)
trainer.learn(8, &chance)
try Data(trainer.file(slotBits: 17)).write(to: URL(fileURLWithPath: arguments[2]))
