import Desk
import Foundation
import Testing

@Suite("The README says what is so")
struct ReadmeTests {
  /// With `EVENKEEL_REGENERATE=1` the list is written anew; `Scripts/regenerate` does that.
  @Test("Its key list is the key table")
  func keys() throws {
    let url = Self.root.appending(path: "README.md")
    let readme = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(readme.firstRange(of: "<!-- keys: made by Scripts/regenerate -->\n"))
    let end = try #require(readme.firstRange(of: "<!-- end of keys -->"))
    let list = Self.keyList()
    if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil {
      let fresh = readme[..<start.upperBound] + list + readme[end.lowerBound...]
      try String(fresh).write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(String(readme[start.upperBound..<end.lowerBound]) == list)
    }
  }

  @Test("It names every target of the floor plan, and every outside package with a reason")
  func floorPlan() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path(percentEncoded: false))
    for room in rooms { #expect(readme.contains("`\(room)`"), "the README does not draw \(room)") }
    for package in ["swift-argument-parser", "swift-crypto", "Yams"] where manifest.contains(package) {
      #expect(readme.contains(package))
    }
  }

  private static func keyList() -> String {
    Bindings.shownModes.map { mode in
      let rows = Bindings.standard.list(in: mode).map { row in
        "| \(row.keys.replacing("|", with: "\\|")) | \(row.help) |\n"
      }
      return "\n**\(mode.title)**\n\n| key | what it does |\n| --- | --- |\n" + rows.joined()
    }.joined() + "\n"
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
