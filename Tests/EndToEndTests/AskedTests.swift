import Testing

@testable import evenkeel

@Suite("What run was asked to do")
struct AskedTests {
  @Test(
    "the plain words mean what the parser makes of them",
    arguments: [["guide.md", "--session", "s"], ["--session", "s", "guide.md"], ["--session", "s"]])
  func plainly(_ words: [String]) throws {
    #expect(try LiveRun(plainly: words) == RunCommand.parse(words).asked)
  }

  @Test(
    "everything else is the parser's",
    arguments: [
      [], ["guide.md"], ["--session"], ["guide.md", "--session"], ["--session", "--plain"],
      ["--help", "--session", "s"], ["--session", "s", "--plain"], ["--session", "", "guide.md"],
      ["guide.md", "--session", "-"], ["--session=s", "guide.md"], ["a", "b", "--session", "s"],
      ["--session", "--session", "s"], ["guide.md", "--", "s"],
    ])
  func otherwise(_ words: [String]) {
    #expect(LiveRun(plainly: words) == nil)
  }
}
