import Fieldwork
import Reviewing
import Testing

@Suite("What a flag turns out to be")
struct AnswerTests {
  @Test("every category has an answer of its own, a false alarm and a second look have none")
  func categories() {
    #expect(Verdict.Answer.allCases.compactMap(\.category) == [.promising, .agreeing, .judging, .leading])
    #expect(Category.allCases.map { Verdict.Answer($0).rawValue } == Category.allCases.map(\.noun))
    #expect(Verdict.Answer.allCases.filter { !$0.decides } == [.secondLook])
  }
}
