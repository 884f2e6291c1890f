import Importing
import Testing

@Suite("Bytes as they come")
struct BytesTests {
  private let text = "Åse: Den kom for sent, sa André.\r\nNoor: Ja — “to” dager.\rÅse: Takk.\n"
  private let turns = "Åse ? Den kom for sent, sa André.\nNoor ? Ja — “to” dager.\nÅse ? Takk."

  @Test("UTF-8 with its mark, and UTF-16 of either order, are read whatever ends their lines")
  func marked() throws {
    let utf8 = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    let low: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let high: [UInt8] =
      [0xFE, 0xFF] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for (bytes, encoding) in [(utf8, TextEncoding.utf8), (low, .utf16LittleEndian), (high, .utf16BigEndian)] {
      let transcript = try ImportedTranscript.reading(bytes)
      #expect(told(transcript) == turns)
      #expect(transcript.encoding == encoding)
    }
  }

  @Test("an 8-bit Western text is read, and called what it is")
  func western() throws {
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      switch scalar {
      case "—": 0x97
      case "“": 0x93
      case "”": 0x94
      default: UInt8(scalar.value)
      }
    }
    let transcript = try ImportedTranscript.reading(bytes)
    #expect(told(transcript) == turns)
    #expect(transcript.encoding == .windows1252)
    #expect(transcript.encoding.rawValue.contains("Latin-1"))
  }

  @Test("a damaged byte in UTF-8 costs that letter, and its line is named")
  func damaged() throws {
    let bytes = Array("Åse: Den\nNoor: J".utf8) + [0xC3] + Array(" da\n".utf8)
    let transcript = try ImportedTranscript.reading(bytes)
    #expect(told(transcript) == "Åse ? Den\nNoor ? J\u{FFFD} da")
    #expect(transcript.problems.map(\.line) == [2])
  }

  @Test(
    "a file of another kind is refused by its name",
    arguments: [
      (Array("PK\u{3}\u{4}xyz".utf8), ImportError.otherKind("a Word file or another zip")),
      (Array("PK\u{5}\u{6}".utf8) + Array(repeating: 0, count: 18), .otherKind("an empty zip")),
      (Array("%PDF-1.7".utf8), .otherKind("a PDF")), (Array("{\\rtf1".utf8), .otherKind("rich text (RTF)")),
      ([], .empty), (Array(" \n\n".utf8), .empty), (Array("Dana: a\nNoor: b\u{0}c".utf8), .binary(line: 2)),
    ])
  func otherKinds(_ bytes: [UInt8], _ error: ImportError) {
    #expect(throws: error) { try ImportedTranscript.reading(bytes) }
  }

  @Test("a turn of many megabytes becomes several, and no byte is lost")
  func longTurn() throws {
    let words = String(repeating: "wørd ", count: 1_500_000)
    let transcript = try read("Dana: \(words)end\n")
    #expect(transcript.turns.count > 1)
    #expect(transcript.turns.map(\.text).joined() == words + "end")
    #expect(transcript.problems.map(\.line) == [1])
  }

  @Test("any bytes whatever are read or refused, by every format", arguments: TranscriptFormat.allCases)
  func anyBytes(_ format: TranscriptFormat) {
    var dice = Dice()
    let pieces = [
      "WEBVTT\n", "\n\n", "00:01.000 --> 00:02.000\n", "--> ", "<v ", ">", "</v>", "Dana: ", "&amp", ";",
      "\"", ",",
      "{\"text\":", "[", "]", "}", "#00:00:01-", "2#", "(0:0", "**", "\\", "NOTE ", "<p>", "<!--", "\u{FEFF}",
      "a\u{301}",
      "1\n", "\t", "\r", "speaker,text\n", "99999999999:00:00 ", "{", "<script>", ":", "\u{FF1A}",
    ]
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<dice.roll(40) {
        bytes += dice.roll(8) == 0 ? [UInt8(dice.roll(255) + 1)] : Array(pieces[dice.roll(pieces.count)].utf8)
      }
      _ = try? ImportedTranscript.reading(bytes, as: format)
      _ = try? ImportedTranscript.reading(bytes, named: "x.\(format.rawValue)")
    }
  }
}

/// Chance that falls the same way each time.
private struct Dice {
  private var state: UInt64 = 0x9E37_79B9

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
