import Anonymising
import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

/// A study told for the sake of its names: what stands in «marks» may be found nowhere in what leaves.
private struct NamedStudy: CustomTestStringConvertible {
  var testDescription: String
  var names: [String]
  var units: [String] = []

  /// Sessions by the names of their folders; each line is said by the next of the people.
  var sessions: [(name: String, lines: [String])]

  /// Marked words that are ordinary words too, or too short to be looked for alone.
  var ordinary: Set<String> = []

  /// Every marked form, folded.
  var forms: Set<String> {
    let marked = sessions.flatMap(\.lines).flatMap { Marks.inside($0) }
    return Set((marked + names + units).map(Marks.folded)).subtracting(ordinary)
  }

  func told() throws -> InventedStudy {
    let study = try InventedStudy(names: names, units: units)
    for session in sessions {
      let lines = session.lines.enumerated().map { index, line in
        (Speaker.participant(1 + index % names.count), String(line.filter { $0 != "«" && $0 != "»" }))
      }
      try study.hold(session.name, lines)
    }
    return study
  }
}

private enum Marks {
  static func inside(_ line: String) -> [String] {
    line.split(separator: "«", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "»" })
    }
  }

  /// Letters and digits alone, small, without their marks.
  static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }

  static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { folded(String($0)) })
  }
}

@Suite("No name leaves, whoever was invited")
struct LeavingNamesTests {
  private static let studies = [
    NamedStudy(
      testDescription: "notes typed in haste, without a capital",
      names: ["Ijeoma Okafor", "Robert Lindqvist", "Elizabeth Fenwick", "Samantha Oyelaran", "Sam Whitlock"],
      units: ["Brackwell Clinics", "Tarn Logistics"],
      sessions: [
        (
          "group-a",
          [
            "hi, «ijeoma» here, i told «bob» and «lizzie» twice",
            "its «lindqvist»s fault they said, «mrs okafors» van",
            "spelled «o-k-a-f-o-r», not «okafore», and i am «f e n w i c k»", "my name is «s a m» or «sammy»",
            "works at «brackwell clinics», ring «oh seven seven double oh nine hundred one two three»",
          ]
        ),
        (
          "group-b",
          [
            "«okafor» again", "ask «robert»", "«liz» or «mrs fenwick»", "«oyelaran»",
            "mr «whitlock», «s. whitlock»",
          ]
        ),
        ("sam-whitlock-again", ["write to «ijeoma dot okafor at gmail dot com»", "«@boblindqvist»"]),
      ],
      ordinary: [
        "lizzie", "sammy", "liz", "bob", "sam", "robert", "mrsfenwick", "mrsokafors", "elizabethfenwick",
      ]),
    NamedStudy(
      testDescription: "two of a name, a letter for a name, a common name twice",
      names: ["Sam Carter", "Sam Novak", "John Smith", "John Smith", "X", "Q. Ames"],
      sessions: [
        (
          "a",
          [
            "«Sam Novak» asked «Carter»", "«Novak»'s order", "«smith, john» and the other", "«John Smith»",
            "I am «X».", "«Q. Ames» or «Q Ames»",
          ]
        ),
        ("b", ["«sam c» and «sam n» are back"]), ("carter", ["«carter» said so"]),
      ], ordinary: ["x", "samc", "samn"]),
    NamedStudy(
      testDescription: "scripts of the world",
      names: ["Иван Петров", "محمد العلي", "נועה לוי", "王小明", "Γιώργος Παπαδόπουλος", "Şükrü Öztürk"],
      sessions: [
        (
          "a",
          [
            "«Ивана» нет, «ПЕТРОВ» знает", "قال «محمد»", "ביקשתי מ«נועה לוי»", "«王小明»说", "είπα στον «Γιώργο»",
            "«SUKRU OZTURK»",
          ]
        ),
        ("b", ["«Петрову»", "«محمّد»", "«נועה»", "我问了«小明»", "«ΠΑΠΑΔΟΠΟΥΛΟΣ»", "«Şükrü»"]), ("Петров", ["да"]),
      ]),
    NamedStudy(
      testDescription: "people who are not there",
      names: ["Priya Raman", "Tomasz Wójcik", "Jean-Pierre de la Tour"], units: ["Marlow & Finch Ltd"],
      sessions: [
        (
          "a",
          [
            "my manager «Quilliam» said so, «p.raman» too", "my wife «Agnieszka» told «Dietmar»",
            "«de la tour» it is",
          ]
        ),
        ("b", ["«Quilliam» again", "«Dietmar's» brother at «Marlow and Finch»", "«M. de la Tour»"]),
        (
          "c",
          [
            "my iban is «GB82 WEST 1234 5698 7654 32»", "plate «KT19 VBN», «0161 496 0123»",
            "i am «47 years old»",
          ]
        ),
      ], ordinary: ["mdelatour"]),
    NamedStudy(
      testDescription: "marks, commands and disguises",
      names: ["Katarzyna Kowalczyk", "Seán O'Shaughnessy", "Anne-Marie St. John-Smythe"],
      sessions: [
        (
          "a",
          [
            "**«Kowalczyk»** <b>«Kowalczyk»</b> «K.O.W.A.L.C.Z.Y.K.»", "=A1+«O’Shaughnessy»",
            "«AMSmythe» «Annemarie»",
          ]
        ),
        ("b", ["«Ko\u{200B}wal\u{200D}czyk» «Ｋｏｗａｌｃｚｙｋ»", "«OShaughnessy»", "«smythe.am@example.org»"]),
        ("kowalczyk_katarzyna", ["«kowalcyzk»"]),
      ]),
  ]

  private func check(_ bytes: [UInt8], _ study: NamedStudy, _ note: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = Marks.words(text)
    let letters = Marks.folded(text)
    for form in study.forms {
      #expect(!words.contains(form), "\(note): \(form)")
      #expect(form.count < 6 || !letters.contains(form), "\(note): \(form)")
    }
  }

  @Test(
    "over three sessions, in every format that is text, under codes and under made-up names",
    arguments: studies)
  fileprivate func everyFormat(_ study: NamedStudy) throws {
    let told = try study.told()
    for style in Policy.Style.allCases {
      for session in study.sessions {
        for format in ExportFormat.allCases where !format.isPacked {
          let bytes = try told.export(session.name, format, settings: PseudonymSettings(style: style))
          check(bytes, study, "\(style) \(session.name) \(format)")
        }
      }
    }
  }

  @Test("names of files, the report and the log hold no name either", arguments: studies)
  fileprivate func beside(_ study: NamedStudy) throws {
    let told = try study.told()
    let request = ExportRequest(
      format: .txt, isReplacing: true, acceptsGuesses: true, report: "out/r", log: "out/l")
    _ = try StudyExport("st", request, on: told.disk).write(to: "out")
    let files = told.disk.paths.filter { $0.hasPrefix("out/") }
    #expect(files.count == study.sessions.count + 2)
    check(Array(files.joined(separator: "\n").utf8), study, "names of files")
    for file in files { check(told.disk.bytes(at: file) ?? [], study, file) }
  }

  @Test("two people of one name have labels of their own under made-up names")
  func twins() throws {
    let told = try Self.studies[1].told()
    let text = String(
      decoding: try told.export("a", .txt, settings: PseudonymSettings(style: .names)), as: UTF8.self)
    let labels = text.split(separator: "\n").compactMap { $0.firstMatch(of: #/^(.+?): /#)?.output.1 }
    #expect(Set(labels).subtracting(["Section", "Pseudonymised"]).count == 6)
  }
}
