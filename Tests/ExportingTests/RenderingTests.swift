import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Foundation
import Notation
import Rehearsal
import Testing

@Suite("What leaves in each format")
struct RenderingTests {
  @Test(
    "A session with hostile words comes out as it did before, byte for byte", arguments: Rendering.allCases)
  func golden(_ format: Rendering) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Golden/hostile.\(format)")
    let written = format.bytes(try HostileSession.outgoing())
    if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil { try Data(written).write(to: path) }
    #expect([UInt8](try Data(contentsOf: path)) == written)
  }

  @Test(
    "Nothing that acts on a terminal or turns a line round leaves as it is", arguments: Rendering.allCases)
  func harmlessEverywhere(_ format: Rendering) throws {
    var hostile = try HostileSession.outgoing()
    let bad = RedactedText(identified: "\u{1B}]0;x\u{7}\u{202E}\u{9B}\u{0}\u{85}\u{200B}")
    hostile.title = bad
    hostile.name = bad
    for place in hostile.people.indices {
      hostile.people[place].label = bad
      hostile.people[place].unit = bad
      hostile.people[place].site = bad
    }
    for place in hostile.lines.indices {
      hostile.lines[place].text = bad
      hostile.lines[place].section = bad
      hostile.lines[place].prompt = bad
      hostile.lines[place].firstText = bad
      hostile.lines[place].marks = [bad.text]
    }
    for place in hostile.cards.indices { hostile.cards[place].name = bad }
    for place in hostile.followUps.indices { hostile.followUps[place].words = bad }
    hostile.reviewers = [Outgoing.Reviewer(code: bad.text, label: bad)]
    let harmful = format.text(hostile).unicodeScalars.filter {
      isHarmful($0) && $0 != "\n" && $0 != "\r" && !($0 == "\t" && format == .nvivo)
    }
    #expect(harmful.isEmpty)
  }

  @Test("Words are text in every markup: no element, no end of a section, no reference of their own")
  func markup() throws {
    let outgoing = try HostileSession.outgoing()
    for format in [Rendering.html, .docx, .qdpx] {
      let text =
        format == .qdpx
        ? String(decoding: outgoing.refiParts()[0].bytes, as: UTF8.self) : format.text(outgoing)
      #expect(!text.contains("<script"))
      #expect(!text.contains("North <b>"))
      #expect(!text.contains("]]>"))
    }
    #expect(!outgoing.text(of: .vtt).contains("--> and"))
    #expect(!outgoing.text(of: .srt).contains("--> and"))
  }

  @Test("The page asks for nothing from elsewhere and forbids it")
  func page() throws {
    let page = try HostileSession.outgoing().text(of: .html)
    #expect(page.contains("default-src 'none'; style-src 'sha256-"))
    for word in ["http://", "https://", "src=", "url(", "@import", "<link", "javascript:", " style="] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("A document tells nothing about who made it, where or when")
  func noTraces() throws {
    let outgoing = try HostileSession.outgoing()
    let parts = outgoing.wordParts()
    let text = parts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for word in ["creator", "lastModifiedBy", "cp:revision", "Template", "rsid", "Application", "dcterms"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(parts.map(\.name).allSatisfy { !$0.contains("group") })
    #expect(try outgoing.wordDocument() == outgoing.wordDocument())
  }

  @Test("An emoji before a coded passage does not shift it")
  func codePoints() throws {
    let parts = try HostileSession.outgoing().refiParts()
    let xml = String(decoding: parts[0].bytes, as: UTF8.self)
    let scalars = Array(String(decoding: parts[1].bytes, as: UTF8.self).unicodeScalars)
    let coded = xml.matches(of: /startPosition="(\d+)" endPosition="(\d+)"/).compactMap { match -> String? in
      guard let start = Int(match.1), let end = Int(match.2), end <= scalars.count, start < end else {
        return nil
      }
      return String(String.UnicodeScalarView(scalars[start..<end]))
    }
    #expect(coded.contains("We will fix that by Friday"))
    #expect(coded.contains("\u{1F600}"))
    #expect(coded.contains(#"Sam: I said 😀 café, and \u202eturned\u202c round"#))
  }

  @Test("For MAXQDA no paragraph but a turn has a colon, and a name has at most 63 characters")
  func maxqda() throws {
    var outgoing = try HostileSession.outgoing()
    for place in outgoing.people.indices {
      outgoing.people[place].label = RedactedText(identified: String(repeating: "Dr: Long ", count: 40))
    }
    let fronts = outgoing.text(of: .maxqda).split(separator: "\n").compactMap { line in
      line.firstIndex(of: ":").map { line[..<$0] }
    }
    #expect(fronts.count == outgoing.lines.count { $0.kind == .turn })
    #expect(fronts.allSatisfy { $0.count <= 63 })
    #expect(Set(fronts).count == 3)
  }

  @Test("For NVivo every row has three cells")
  func nvivo() throws {
    let rows = try HostileSession.outgoing().text(of: .nvivo).split(separator: "\n")
    #expect(rows.allSatisfy { $0.count { $0 == "\t" } == 2 })
  }

  @Test("What one line is called does not change when another is left out")
  func stableNames() throws {
    var outgoing = try HostileSession.outgoing()
    func names(_ outgoing: Outgoing) -> Set<Substring> {
      Set(
        String(decoding: outgoing.refiParts()[0].bytes, as: UTF8.self).matches(of: /guid="([0-9A-F-]+)"/).map(
          \.1))
    }
    let before = names(outgoing)
    outgoing.lines.remove(at: 3)
    #expect(names(outgoing).isSubset(of: before))
  }

  @Test("Every GUID of a project is its own, but for a speaker's case and code")
  func distinctNames() throws {
    let xml = String(decoding: try HostileSession.outgoing().refiParts()[0].bytes, as: UTF8.self)
    var seen: [Substring: Int] = [:]
    for match in xml.matches(of: /<(?!Case)\w+ guid="([0-9A-F-]+)"/) { seen[match.1, default: 0] += 1 }
    #expect(seen.values.allSatisfy { $0 == 1 })
    #expect(seen.count > 30)
  }
}

extension Outgoing {
  func text(of format: Rendering) -> String { format.text(self) }
}

@Suite("Odd sessions in each format")
struct OddSessionTests {
  @Test("A session without a word is written all the same", arguments: Rendering.allCases)
  func empty(_ format: Rendering) {
    let session = Session(guide: Guide(title: "", slotMinutes: 0, people: 0, sections: []))
    let outgoing = Outgoing(identified: Record(session, name: "", offsetMinutes: 0))
    let text = format.text(outgoing)
    #expect(text.isEmpty || text.utf8.last == UInt8(ascii: "\n") || text.hasSuffix(">"))
    #expect(!text.contains("<Cases></Cases>"))
    #expect(!text.contains("<Codes>\n</Codes>"))
  }

  @Test("A turn of a megabyte stands whole", arguments: Rendering.allCases)
  func longTurn(_ format: Rendering) throws {
    var telling = Telling()
    telling.keep([.turn(Turn(.participant(1), String(repeating: "word ", count: 210_000) + "& end"))])
    let outgoing = Outgoing(identified: Record(telling.session, name: "a", offsetMinutes: 0))
    #expect(format == .qdc || format.bytes(outgoing).count > 1_000_000)
  }

  @Test("Ten thousand people and names of five hundred letters", arguments: Rendering.allCases)
  func crowd(_ format: Rendering) throws {
    #expect(format.bytes(Self.crowd).count > 50)
  }

  private static let crowd: Outgoing = {
    let people = (1...10_000).map { Participant(.participant($0), unit: "u") }
    var telling = Telling(people: people)
    telling.keep([.turn(Turn(.participant(9_999), "Here."))])
    var outgoing = Outgoing(identified: Record(telling.session, name: "a", offsetMinutes: 0))
    let name = RedactedText(identified: String(repeating: "n", count: 500))
    outgoing.people[9_999].label = name
    outgoing.people[9_999].unit = name
    return outgoing
  }()

  @Test("the last look reads every word of a page, and a tag that came before once")
  func wordsOfMarkup() {
    let guid = "0B4E9724-62ED-8EA3-B5FE-A941158E7225"
    let page = """
      <a name="Dana" guid="\(guid)" startPosition="22">first</a>
      <a name="Dana" guid="F\(guid.dropFirst())" startPosition="69">second</a>
      <a name="Omar" guid="no \(guid)" startPosition="Ada" creationDateTime="2026-09-21T14:13:20Z">a < b
      """
    #expect(
      String(decoding: markupWords(Array(page.utf8)), as: UTF8.self) == """
        <a name="Dana" guid="" startPosition="">first</a>
        <>second<>
        <a name="Omar" guid="no \(guid)" startPosition="Ada" creationDateTime="">a < b
        """)
    for odd in ["", "<", ">", "<>", "<<a>>", "a \"b\" <c \"> d", "<x y=\""] {
      let words = String(decoding: markupWords(Array(odd.utf8)), as: UTF8.self)
      #expect(words == odd)
    }
  }
}
