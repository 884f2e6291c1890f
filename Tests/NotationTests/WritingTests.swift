import Notation
import Testing

@Suite("JSON is written plainly and harmlessly")
struct WritingTests {
  @Test("members keep their order, and no blank is written")
  func order() {
    let value: JSON = ["seq": 17, "at": "x", "body": ["z": .null, "a": [true, .number("1.50")]]]
    #expect(value.text == #"{"seq":17,"at":"x","body":{"z":null,"a":[true,1.50]}}"#)
  }

  @Test("members without a value are left out")
  func present() {
    #expect(JSON(present: ["a": 1, "b": nil, "c": "x"]).text == #"{"a":1,"c":"x"}"#)
  }

  @Test(
    "text is written as it is, but for what could act on a terminal or split a line",
    arguments: [
      ("naïve 日本 👨‍👩‍👧 é/€", #""naïve 日本 👨‍👩‍👧 é/€""#), ("\"\\", #""\"\\""#),
      ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#), ("\0\u{1B}[2J", #""\u0000\u001b[2J""#),
      ("\u{7F}\u{80}\u{9B}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009b\\u009f\u{A0}\""),
      (
        "\u{2027}\u{2028}\u{2029}\u{202E}x\u{2066}\u{2069}\u{206A}",
        "\"\u{2027}\\u2028\\u2029\\u202ex\\u2066\\u2069\u{206A}\""
      ),
      ("\u{61C}\u{200E}\u{200F}\u{200D}\u{FEFF}\u{FEFE}", "\"\\u061c\\u200e\\u200f\u{200D}\\ufeff\u{FEFE}\""),
    ])
  func escapes(_ text: String, _ written: String) {
    #expect(JSON.string(text).text == written)
  }

  @Test("every scalar reads back as itself, and no harmful one is written as it is")
  func everyScalar() throws {
    // Every one of the basic plane, where all that is harmful lies, and a sample of the others.
    for code in Array(UInt32(0)...0xFFFF) + Array(stride(from: 0x10000, through: 0x10FFFF, by: 251)) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let text = "a" + String(scalar) + "b"
      let written = JSON.string(text).bytes
      let back = try JSON.parse(written).string
      guard back?.unicodeScalars.elementsEqual(text.unicodeScalars) == true else {
        Issue.record("U+\(String(code, radix: 16)) reads back as something else")
        continue
      }
      let shown = String(decoding: written, as: UTF8.self)
      if isHarmful(scalar) && shown.unicodeScalars.contains(scalar) {
        Issue.record("U+\(String(code, radix: 16)) is written as it is")
      }
    }
  }

  @Test("values made at random read back as they were", arguments: 0..<20)
  func roundTrip(_ seed: UInt64) throws {
    var chance = FixedChance(seed: seed)
    for _ in 0..<200 {
      let value = JSON.random(depth: 4, using: &chance)
      let bytes = value.bytes
      #expect(!bytes.contains(0x0A))
      #expect(try JSON.parse(bytes) == value)
      #expect(try JSON.parse(bytes).bytes == bytes)
    }
  }

  @Test("no damaged text stops the reader", arguments: 0..<20)
  func damaged(_ seed: UInt64) {
    var chance = FixedChance(seed: seed)
    for _ in 0..<500 {
      var bytes = JSON.random(depth: 4, using: &chance).bytes
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        bytes[place] = UInt8.random(in: 0...255, using: &chance)
      }
      if Bool.random(using: &chance) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance)) }
      // Whatever is taken for JSON must at least read back as what it was taken for.
      if let value = try? JSON.parse(bytes) { #expect((try? JSON.parse(value.bytes)) == value) }
    }
  }

  @Test("numbers are written so that they read back the same; what JSON cannot say becomes null")
  func numbers() throws {
    for value in [0.0, -0.0, 0.1, 1e300, .leastNonzeroMagnitude, 1e20, 1 / 3, .pi] {
      #expect(try JSON.parse(JSON(value).text).double == value)
    }
    #expect(JSON(Double.nan) == .null)
    #expect(JSON(-Double.infinity) == .null)
    #expect(JSON(Int.min).text == "-9223372036854775808")
  }

  @Test("harmful scalars in a message are written out")
  func messages() {
    #expect(harmless("a\u{1B}]0;x\u{7}b\u{202E}") == #"a\u001b]0;x\u0007b\u202e"#)
    #expect(harmless("plain ö 日本 👨‍👩‍👧") == "plain ö 日本 👨‍👩‍👧")
    #expect(harmless("a\u{200B}b\u{2060}c") == #"a\u200bb\u2060c"#)
  }
}

/// A fixed sequence of numbers for a seed. Source: multiplier and increment of Knuth's MMIX.
struct FixedChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_654_435_769 &+ 88_172_645_463_325_252 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

extension JSON {
  fileprivate static func random(depth: Int, using chance: inout FixedChance) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &chance) {
    case 0: .null
    case 1: .bool(.random(using: &chance))
    case 2: JSON(Int.random(in: .min ... .max, using: &chance))
    case 3: JSON(Double.random(in: -1e9...1e9, using: &chance))
    case 4: .string(randomText(using: &chance))
    case 5:
      .array(
        (0..<Int.random(in: 0...4, using: &chance)).map { _ in random(depth: depth - 1, using: &chance) })
    default:
      .object(
        (0..<Int.random(in: 0...4, using: &chance)).map { _ in
          Member(randomText(using: &chance), random(depth: depth - 1, using: &chance))
        })
    }
  }

  private static func randomText(using chance: inout FixedChance) -> String {
    let pieces = [
      "a", "\"", "\\", "\u{1B}", "\u{85}", "\u{2028}", "é", "e\u{301}", "日本", "👍🏽", "\0", "\n", " ",
      "\u{10FFFF}",
    ]
    return (0..<Int.random(in: 0...6, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
      .joined()
  }
}
