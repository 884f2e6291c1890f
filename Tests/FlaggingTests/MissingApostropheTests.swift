import Fieldwork
import Flagging
import Testing

/// Short forms typed without their apostrophe, and what may always be said.
@Suite("Missing apostrophes")
struct MissingApostropheTests {
  private static let statement = Utterance.Previous("The vans come late.", by: .participant)

  @Test(
    "a promise without its apostrophes is a promise",
    arguments: [
      "ill make sure it gets fixed", "ill fix that", "ill send it to you", "ill personally make sure of it",
      "yeah ill fix that", "so ill send it by friday", "i think ill send it tomorrow", "well fix that",
      "well fix it by friday", "yes well fix that", "well definitely fix that", "well get back to you",
      "well make sure it gets done", "well look into it", "were going to fix that",
      "were going to send you the list", "yes were going to fix it", "were definitely going to fix that",
      "itll be fixed by friday", "thatll be fixed", "youll have it by friday", "dont worry",
      "dont worry about it", "theyll fix it by friday, i promise", "i promise well fix it",
      "wont be a problem", "ill do it", "well do it tomorrow", "ill take care of it",
      "well take care of that", "its going to be fixed by friday", "im going to fix that", "were on it",
      "leave it with me ill sort it",
    ])
  func promises(_ text: String) {
    #expect(found(text).contains { $0.category == .promising })
    #expect(found(text, after: Self.statement).contains { $0.category == .promising })
  }

  @Test(
    "so is a judgement",
    arguments: [
      "thats wrong", "thats great", "thats not how it works", "its a great idea", "youre wrong about that",
      "thats a good point", "its ridiculous", "you shouldve called", "you shouldnt have signed it",
      "why didnt you call", "thats not true",
    ])
  func judges(_ text: String) {
    #expect(found(text).contains { $0.category == .judging })
    #expect(found(text, after: Self.statement).contains { $0.category == .judging })
  }

  @Test(
    "and an endorsement",
    arguments: [
      "youre right", "youre right about that", "thats true", "thats right", "id feel that too",
      "couldnt agree more", "id be annoyed too",
    ])
  func agrees(_ text: String) {
    #expect(found(text, after: Self.statement).contains { $0.category == .agreeing })
  }

  @Test(
    "a word that is no short form is left alone",
    arguments: [
      "well, what happened then", "well what happened", "were you told about it", "were they late",
      "were there any letters", "its the second form", "its lid was open", "id like to hear from everyone",
      "she was ill last week", "he fell ill", "when were you ill", "as well as the letter",
      "the ship's hull and well", "we were late", "they were going home", "you were going to call them",
      "hell of a day, you said", "shed and garage, both", "the shed was locked",
      "you said youd been told friday", "what's on the list",
    ])
  func words(_ text: String) {
    #expect(Flagger.shipped.findings(in: Utterance(text, by: .facilitator)).isEmpty)
    #expect(Flagger.shipped.findings(in: Utterance(text, by: .facilitator, after: Self.statement)).isEmpty)
  }
}
