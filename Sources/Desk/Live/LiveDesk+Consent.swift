import Canvas
import Facilitation
import Fieldwork

extension LiveDesk {
  /// Digits 1 to 4 turn a purpose from open to no, then yes; y is yes to what is not answered, so that a no stays.
  mutating func answerConsent(_ code: Speaker, _ key: Key) -> [Effect]? {
    if key == .escape || key == .enter { return say(consentSummary(code)) }
    guard case .character(let letter) = key else { return nil }
    asking = .consent(code)
    if letter == "y" {
      return Purpose.allCases.filter { answer(of: code, to: $0) == nil }
        .flatMap { ask(Request(.consent(code, $0, .yes))) }
    }
    guard let digit = letter.wholeNumberValue, Purpose.allCases.indices.contains(digit - 1) else {
      asking = nil
      return nil
    }
    let purpose = Purpose.allCases[digit - 1]
    return ask(Request(.consent(code, purpose, answer(of: code, to: purpose) == .no ? .yes : .no)))
  }

  /// As it will stand once all that was asked for is kept: a slow disk turns no answer round.
  private func answer(of code: Speaker, to purpose: Purpose) -> ConsentAnswer? {
    let requests = [keeping.failedStep, keeping.inFlight?.request].compactMap(\.self) + keeping.queue
    let coming = requests.compactMap { request -> ConsentAnswer? in
      guard case .command(.consent(code, purpose, let answer)) = request.what else { return nil }
      return answer
    }
    return coming.last ?? standing.person(code)?.consent[purpose]
  }

  /// `Fay: take part yes, record no.`
  private func consentSummary(_ code: Speaker) -> String {
    let name = roster.shownName(code)
    let answers = Purpose.allCases.compactMap { purpose in
      answer(of: code, to: purpose).map { "\(purpose.rawValue) \($0.rawValue)" }
    }
    guard !answers.isEmpty else { return "\(name): nothing is answered yet." }
    return "\(name): \(answers.joined(separator: ", "))."
  }
}
