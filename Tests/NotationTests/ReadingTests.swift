import Notation
import Testing

@Suite("JSON is read strictly")
struct ReadingTests {
  @Test(
    "what RFC 8259 allows is read, and numbers stay as they were written",
    arguments: [
      ("null", JSON.null), (" true ", true), ("false", false), ("\t\r\n1", 1),
      ("-0", .number("-0")), ("1.50e+07", .number("1.50e+07")), ("0.1", .number("0.1")),
      ("123456789012345678901234567890", .number("123456789012345678901234567890")),
      ("\"\"", ""), ("\"naïve 日本 👍\"", "naïve 日本 👍"), ("\"\u{7F}\"", "\u{7F}"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""a\u00e9\u0000z""#, "aé\0z"),
      (#""\ud83d\udc4d""#, "👍"), (#""\uFFFF""#, "\u{FFFF}"),
      ("[]", []), ("[ 1 ,[ ] , {} ]", [1, [], [:]]), ("{}", [:]),
      (#"{"b":1,"a":{"b":[null]}}"#, ["b": 1, "a": ["b": [.null]]]),
    ] as [(String, JSON)])
  func allowed(_ text: String, _ value: JSON) throws {
    #expect(try JSON.parse(text) == value)
  }

  @Test(
    "what RFC 8259 does not allow is refused, with the byte where it goes wrong",
    arguments: [
      ("", 0), (" ", 1), ("nul", 3), ("True", 0), ("+1", 0), ("01", 1), ("1.", 2), (".5", 0), ("1e", 2),
      ("-", 1), ("--1", 1), ("NaN", 0), ("1 2", 2), ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("{", 1),
      ("{a:1}", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), (#"{"a":1 "b":2}"#, 7),
      (#"{,"a":1}"#, 1), ("'a'", 0), ("\"a", 2), ("\"a\nb\"", 2), ("\"\t\"", 1), (#""\x""#, 2),
      (#""\u12g4""#, 5), (#""\u12"#, 5), ("\"\\", 2), (#""\ud800""#, 1), (#""a\udc00""#, 2),
      (#""\ud800\u0041""#, 1),
      (#""\ud800\n""#, 1), ("[1]]", 3), ("// no\n1", 0), ("\u{FEFF}1", 0), ("\u{A0}1", 0),
    ])
  func refused(_ text: String, _ offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
    #expect(error?.offset == offset, "\(error?.message ?? "")")
  }

  @Test(
    "bytes that are not UTF-8 are refused inside a string and outside",
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0x5C, 0x6E, 0xE2, 0x82, 0x22], 3),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0xFF], 0), ([0x00], 0),
    ] as [([UInt8], Int)])
  func notUTF8(_ bytes: [UInt8], _ offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(bytes) }
    #expect(error?.offset == offset)
  }

  @Test("what ends a string, or may not stand in one, is found wherever it stands", arguments: 0..<24)
  func everyPlace(_ length: Int) throws {
    for filler in [UInt8(ascii: "a"), 0x21, 0x23, 0x5B, 0x5D, 0x20, 0x7F] {
      let plain = [UInt8](repeating: filler, count: length)
      #expect(try JSON.parse([0x22] + plain + [0x22]).string?.utf8.elementsEqual(plain) == true)
      #expect(try JSON.parse([0x22] + plain + Array("\\n日\"".utf8)).string?.utf8.count == length + 4)
      for control in UInt8(0)..<0x20 {
        #expect(throws: JSONError.self) { try JSON.parse([0x22] + plain + [control] + plain + [0x22]) }
      }
      for high in [UInt8(0x80), 0xA2, 0xDC, 0xFF] {
        #expect(throws: JSONError.self) { try JSON.parse([0x22] + plain + [high] + plain + [0x22]) }
      }
    }
  }

  @Test(
    "a string can be stepped over without being read",
    arguments: [
      (#""a" 1"#, true, 3), (#" "a\\" "#, true, 6), (#""a\"b\u0022c" x"#, true, 13), (#""""#, true, 2),
      (#""1234567\"90123456""#, true, 19), (#""a"#, false, 0), (#""a\""#, false, 0), ("7", false, 0),
      ("\"a\nb\"", false, 0),
    ] as [(String, Bool, Int)])
  func passing(_ text: String, _ isPassed: Bool, _ offset: Int) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      #expect(scanner.passString() == isPassed)
      #expect(scanner.offset == offset)
    }
  }

  @Test("bytes that are not ASCII are judged as the standard library judges them, whatever they begin with")
  func everyBeginning() {
    let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x20)...0xFF where second != 0x22 && second != 0x5C {
        for rest in [[], [0x80], [0x41], [0xBF, 0x80], [0x80, 0xC0]] + edges.map({ [0x80, $0] }) {
          let piece = [first, second] + rest.filter { $0 >= 0x20 }
          let isValid = String(validating: piece, as: UTF8.self) != nil
          let value = try? JSON.parse([0x22] + piece + [0x22])
          if (value != nil) != isValid { Issue.record("\(piece)") }
        }
      }
    }
  }

  @Test("nesting is held at its limit, so that no text can exhaust the stack", arguments: ["[", "{\"a\":"])
  func nesting(_ opening: String) throws {
    let closing = opening == "[" ? "]" : "}"
    func nested(_ depth: Int) -> String {
      let core = opening == "[" ? "" : "1"
      let inside = opening == "[" ? "[]" : "{\"a\":\(core)}"
      let around = { (end: String) in String(repeating: end, count: depth - 1) }
      return around(opening) + inside + around(closing)
    }
    #expect(throws: Never.self) { try JSON.parse(nested(JSON.maxDepth)) }
    #expect(throws: JSONError.self) { try JSON.parse(nested(JSON.maxDepth + 1)) }
    #expect(throws: JSONError.self) { try JSON.parse(String(repeating: opening, count: 1_000_000)) }
  }

  @Test("a key that comes twice keeps both members, and gives the last")
  func twice() throws {
    let value = try JSON.parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(value["a"] == 3)
    #expect(value.members?.count == 3)
    #expect(value["c"] == nil)
  }

  @Test("looking inside gives the value only when it is of that kind")
  func looking() throws {
    let value = try JSON.parse(
      #"{"n":17,"d":0.5,"big":99999999999999999999,"huge":1e999,"s":"x","a":[1],"z":null}"#)
    #expect(value["n"]?.int == 17)
    #expect(value["n"]?.double == 17)
    #expect(value["d"]?.int == nil)
    #expect(value["d"]?.double == 0.5)
    #expect(value["big"]?.int == nil)
    #expect(value["huge"]?.double == nil)
    #expect(value["s"]?.string == "x")
    #expect(value["s"]?.int == nil)
    #expect(value["a"]?.array == [1])
    #expect(value["z"]?.isNull == true)
    #expect(value["a"]?["n"] == nil)
  }

  @Test("the scanner gives the exact bytes of a member's value, blanks around it left out")
  func ranges() throws {
    let text = #" { "seq" : 1 , "body" : {"t": "ä\n]}" } , "rest":[ 1,2 ] } "#
    let bytes = Array(text.utf8)
    var found: [String: String] = [:]
    try bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(buffer)
      try scanner.beginObject()
      while let name = try scanner.nextName() {
        found[name] = String(decoding: buffer[try scanner.skip()], as: UTF8.self)
      }
      try scanner.end()
    }
    #expect(found == ["seq": "1", "body": #"{"t": "ä\n]}" }"#, "rest": "[ 1,2 ]"])
  }

  @Test("a plain string's bytes are given without making it; anything else is left to be read as a value")
  func plainStrings() throws {
    let bytes = Array(#"["#.utf8.dropFirst()) + Array(#""abc" "a\u0062" "#.utf8)
    try bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(buffer)
      #expect(scanner.plainString() == 1..<4)
      #expect(scanner.plainString() == nil)
      let value = try scanner.value()
      #expect(value == "ab")
      #expect(scanner.plainString() == nil)
    }
  }
}
