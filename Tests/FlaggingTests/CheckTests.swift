import Fieldwork
import Flagging
import Notation
import Testing

@Suite("check")
struct CheckTests {
  private func run(
    _ text: String, input: CheckRun.Input = .jsonl, format: CheckRun.Format = .jsonl, pieces: Int = 7
  ) -> (output: String, run: CheckRun) {
    var run = CheckRun(.shipped, input: input, format: format, path: "notes.txt", version: "1.0")
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var from = 0
    while from < bytes.count {
      let to = min(from + pieces, bytes.count)
      bytes[from..<to].withUnsafeBufferPointer { run.take($0, output: &output) }
      from = to
    }
    run.finish(output: &output)
    return (String(decoding: output, as: UTF8.self), run)
  }

  @Test("one line out for each line in, in order, whatever the line is")
  func order() throws {
    let text = """
      {"id": 7, "text": "We’ll fix that by Friday."}
      not JSON
      {"id": {"a": 1}, "text": "Okay.", "speaker": "participant"}
      {"id": 2}
      {"id": 3, "text": "Yes, it is.", "prev": "Is it?", "prev_speaker": "participant"}
      {"id": 4, "text": "x", "speaker": "nobody"}
      """
    let (output, run) = run(text)
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(run.failed && run.found)
    let first = try JSON.parse(lines[0])
    #expect(first["id"]?.int == 7)
    let finding = try #require(first["findings"]?.array?.first)
    #expect(finding["category"]?.string == "promising")
    #expect(finding["start"]?.int == 0 && finding["end"]?.int == 24 && finding["tier"]?.int == 3)
    #expect(lines[1].hasPrefix(#"{"id":null,"error":"line 2: "#))
    #expect(lines[2] == #"{"id":{"a":1},"findings":[]}"#)
    #expect(lines[3].contains("line 4"))
    #expect(lines[5].contains("line 6"))
  }

  @Test("text lines say path, line and column as editors read them, and prefixes say who speaks")
  func text() {
    let (output, run) = run(
      "F: Hello all.\nP3: I'll fix it by Friday.\nF: No.  We'll fix it by Friday.\nO1: He is being difficult.\n",
      input: .text, format: .text)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("notes.txt:3:9: P! dated promise: \"We'll fix it by Friday\" · say: "))
    #expect(lines[1].hasPrefix("notes.txt:4:5: J"))
    #expect(run.found && !run.failed)
  }

  @Test("SARIF 2.1.0 holds rules and places")
  func sarif() throws {
    let (output, _) = run("We'll fix it by Friday.\n", input: .text, format: .sarif)
    let log = try JSON.parse(output.split(separator: "\n")[0])
    #expect(log["version"]?.string == "2.1.0")
    let run = try #require(log["runs"]?.array?.first)
    #expect(run["tool"]?["driver"]?["name"]?.string == "evenkeel")
    let result = try #require(run["results"]?.array?.first)
    #expect(result["ruleId"]?.string == "promise.direct" && result["level"]?.string == "error")
    let region = result["locations"]?.array?.first?["physicalLocation"]?["region"]
    #expect(region?["startLine"]?.int == 1 && region?["startColumn"]?.int == 1)
    #expect(region?["endColumn"]?.int == 23)
  }

  @Test("a line longer than a piece is looked at in pieces, with places in the whole line")
  func pieces() {
    let filler = String(repeating: "words go on, ", count: 90_000)
    let (output, _) = run(filler + "We'll fix it by Friday.\n", input: .text, format: .text, pieces: 65_536)
    #expect(output.hasPrefix("notes.txt:1:\(filler.utf8.count + 1): P!"))
  }

  @Test(
    "a line longer than a piece gives one line of JSON, with places in the whole line",
    arguments: CheckRun.Input.allCases)
  func jsonPieces(_ input: CheckRun.Input) throws {
    let filler = String(repeating: "ä words go on, ", count: 90_000)
    let words = "That's great. \(filler)We'll fix it by Friday."
    let text = input == .text ? "F: \(words)\n" : "{\"id\": 1, \"text\": \"\(words)\"}\n"
    let (output, _) = run(text + text, input: input, pieces: 65_536)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    let findings = try JSON.parse(try #require(lines.last))["findings"]?.array ?? []
    #expect(findings.compactMap { $0["start"]?.int } == [0, 14 + filler.unicodeScalars.count])
  }

  @Test("what a long line holds is handed over as it comes up", arguments: CheckRun.Input.allCases)
  func drained(_ input: CheckRun.Input) {
    let words = String(repeating: "We'll fix it by Friday. ", count: 50_000)
    let text = Array((input == .text ? words : "{\"text\": \"\(words)\"}\n").utf8)
    var run = CheckRun(.shipped, input: input, format: .jsonl)
    var handed = 0
    var most = 0
    run.drain = { output in
      handed += output.count
      most = max(most, output.count)
      output = []
    }
    var output: [UInt8] = []
    text.withUnsafeBufferPointer { run.take($0, output: &output) }
    run.finish(output: &output)
    #expect(handed > 1_000_000)
    #expect(max(most, output.count) < handed / 2)
  }

  @Test("a JSON line without end is refused once, and the rest goes on", arguments: [10, 3 << 20])
  func endless(_ over: Int) {
    let long = String(repeating: "x", count: CheckRun.longestLine + over)
    let (output, run) = run(long + "\n{\"id\":1,\"text\":\"ok\"}\n", pieces: 1 << 20)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "{\"id\":1,\"findings\":[]}")
    #expect(run.failed)
  }
}
