import Canvas
import Exporting
import Testing

@Suite("A report's pages")
struct ReportTests {
  private let hostile =
    "<script>alert(1)</script> \u{1B}[31m \u{202E}abc & \"x\" | *y* \u{6F22}\u{5B57}\n=1+1 "

  private func report(_ facts: Int, _ words: String) -> Report {
    Report(
      title: words, subtitle: words, facts: (0..<facts).map { Report.Fact("fact \($0)", words) },
      parts: [
        Report.Part(
          words, lead: words, [Report.Item(words, label: words, isQuote: true), Report.Item(words)])
      ])
  }

  @Test(
    "the facts fit 24 lines of 80 columns, however many and long they are", arguments: [1, 5, 12, 21, 40])
  func firstPage(_ facts: Int) {
    let words = String(repeating: hostile, count: 20)
    let lines = report(facts, words).written(as: .text).split(
      separator: "\n", omittingEmptySubsequences: false)
    let page = lines.prefix(24)
    for number in 0..<min(facts, 21) { #expect(page.contains { $0.hasPrefix("fact \(number) ") }) }
    for line in lines { #expect(TextWidth.columns(of: String(line)) <= 80, "\(line)") }
    if facts < 21 { #expect(page.allSatisfy { !$0.contains("ALERT") }) }
  }

  @Test("short facts are shown whole, long ones say that there is more")
  func cut() {
    let short = Report(title: "T", facts: [Report.Fact("who", "7 customers from 3 units")])
    #expect(short.written(as: .text) == "T\n\nwho               7 customers from 3 units\n")
    let long = Report(title: "T", facts: [Report.Fact("who", String(repeating: "word ", count: 900))])
    let lines = long.written(as: .text).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 25)
    #expect(lines[23].hasSuffix(" \u{2026}"))
  }

  @Test("no words act in any form")
  func harmless() {
    for format in Report.Format.allCases {
      let written = report(3, hostile).written(as: format)
      #expect(!written.contains("\u{1B}") && !written.contains("\u{202E}"), "\(format)")
    }
    let html = report(3, hostile).written(as: .html)
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("src=\""))
    #expect(report(1, hostile).written(as: .md).contains("\\<script\\>"))
  }
}
