import Anonymising
import Notation
import Testing

private func answers(_ input: String, policy: Policy = .codes) -> [(JSON?, Bool)] {
  var answers: [(JSON?, Bool)] = []
  Array(input.utf8).withUnsafeBufferPointer { bytes in
    Anonymise.lines(bytes, policy: policy) { answers.append((try? JSON.parse($0.line), $0.isSound)) }
  }
  return answers
}

@Test("each line in gives one line out: the text given back is the input with exactly the spans replaced")
func spansMakeTheText() throws {
  let text = "Señora Jane Doe’s e\u{301}migré friend — jane.doe@example.org — rang 07700 900123 🎉 from Leeds."
  let input = (["doc": "a", "text": .string(text), "roster": ["Jane Doe"]] as JSON).text
  let answer = try #require(answers(input + "\n\n" + input).first?.0)
  let scalars = Array(text.unicodeScalars)
  var rebuilt = String.UnicodeScalarView()
  var at = 0
  for span in try #require(answer["spans"]?.array) {
    let start = try #require(span["start"]?.int)
    rebuilt.append(contentsOf: scalars[at..<start])
    rebuilt.append(contentsOf: try #require(span["replacement"]?.string).unicodeScalars)
    at = try #require(span["end"]?.int)
  }
  rebuilt.append(contentsOf: scalars[at...])
  #expect(answer["text"]?.string == String(rebuilt))
  #expect(answer["doc"]?.string == "a")
  #expect(answers(input + "\n\n" + input).count == 2)
}

@Test("documents of one study share a cast list, whatever their order; others stand alone")
func studies() {
  func line(_ doc: String, _ text: String, _ study: String?) -> String {
    JSON(present: ["doc": .string(doc), "text": .string(text), "study": study.map { .string($0) }]).text
  }
  let input = [
    line("1", "I asked Sam about it.", "s"), line("2", "I asked Sam about it.", nil),
    line("3", "Then Samuel Okafor came.", "s"), line("4", "We met Olga Petrova.", "s"),
  ].joined(separator: "\n")
  let entities = answers(input).map { $0.0?["spans"]?.array?.first?["entity"]?.string }
  #expect(entities[0] != nil)
  #expect(entities[0] == entities[2])
  #expect(entities[3] != entities[0])
}

@Test(
  "a line that is no document is refused by its number, and the rest goes on",
  arguments: ["{", "[]", "{\"doc\":\"a\"}", "{\"doc\":\"a\",\"text\":3}", "{\"text\":\"a\"}"])
func badLine(_ line: String) throws {
  let all = answers("\n" + line + "\n{\"doc\":1,\"text\":\"fine\"}\n")
  #expect(all.map(\.1) == [false, true])
  let refusal = try #require(all[0].0)
  #expect(refusal["doc"]?.isNull == true)
  #expect(refusal["error"]?.string?.hasPrefix("line 2: ") == true)
  #expect(all[1].0?["doc"]?.int == 1)
}
