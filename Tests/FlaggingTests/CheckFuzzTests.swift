import Flagging
import Notation
import Testing

@Suite("check on anything")
struct CheckFuzzTests {
  private static let parts =
    [
      "F: ", "P3: ", "we'll fix that by friday", "that's great", "exactly", "\n", "\r\n", " ", "\"", "\\",
      "{", "}",
      "[", "{\"id\":1,\"text\":\"", "\"}\n", "\u{0}", "\u{1B}[31m", "日本", "é", "?", ".", "\u{2028}",
      "\\u00e9",
      "{\"id\":2,\"text\":\"I promise.\",\"prev\":\"x?\"}\n",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  private static func bytes(_ dice: inout SplitMix) -> [UInt8] {
    (0..<Int.random(in: 0..<40, using: &dice)).flatMap { _ in
      Self.parts[Int.random(in: 0..<Self.parts.count, using: &dice)]
    }
  }

  private static func run(
    _ bytes: [UInt8], _ input: CheckRun.Input, _ format: CheckRun.Format, pieces: () -> Int
  ) -> [UInt8] {
    var run = CheckRun(.shipped, input: input, format: format, path: "a b\n.txt", version: "1")
    var output: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, at + pieces())
      Array(bytes[at..<end]).withUnsafeBufferPointer { run.take($0, output: &output) }
      at = end
    }
    run.finish(output: &output)
    return output
  }

  @Test("600 inputs of any bytes: however they are cut, the same comes out, whole lines of it, harmless")
  func anyBytes() throws {
    var dice = SplitMix(state: 11)
    for round in 0..<600 {
      let bytes = Self.bytes(&dice)
      let input = CheckRun.Input.allCases[round % 2]
      for format in CheckRun.Format.allCases {
        let whole = Self.run(bytes, input, format) { bytes.count }
        let cut = Self.run(bytes, input, format) { Int.random(in: 1...7, using: &dice) }
        #expect(whole == cut)
        #expect(whole.last == nil || whole.last == UInt8(ascii: "\n"))
        #expect(!whole.contains(0x1B) && !whole.contains(0))
        switch format {
        case .text: break
        case .jsonl: for line in whole.split(separator: UInt8(ascii: "\n")) { _ = try JSON.parse(line) }
        case .sarif: _ = try JSON.parse(whole.dropLast())
        }
      }
    }
  }

  @Test("JSON Lines give one line out for each line in, whatever stands in it")
  func lineForLine() {
    var dice = SplitMix(state: 12)
    for _ in 0..<300 {
      let bytes = Self.bytes(&dice) + [UInt8(ascii: "\n")]
      let output = Self.run(bytes, .jsonl, .jsonl) { bytes.count }
      let lines = bytes.count { $0 == UInt8(ascii: "\n") }
      #expect(output.count { $0 == UInt8(ascii: "\n") } == lines)
    }
  }
}
