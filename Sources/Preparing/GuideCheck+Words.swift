import Fieldwork

extension GuideCheck {
  static func undisclaimed(_ plan: GuidePlan) -> [GuideProblem] {
    plan.guide.prompts.filter { $0.stimulus != nil && $0.stimulus?.disclaimer == nil }.map {
      GuideProblem(
        $0.line,
        "a stimulus without words read first; add {disclaimer: \"a sketch to talk about, not a plan\"}")
    }
  }

  static func noMustAsk(_ plan: GuidePlan) -> [GuideProblem] {
    guard !plan.guide.prompts.contains(where: \.isMustAsk) else { return [] }
    let line = plan.guide.prompts.first?.line ?? 1
    return [GuideProblem(line, "no prompt is must-ask; mark those the session is for with {must-ask}")]
  }

  static func silentMandatory(_ plan: GuidePlan) -> [GuideProblem] {
    plan.guide.sections.filter { $0.isMandatory && $0.scripts.isEmpty }.map {
      GuideProblem(
        $0.line, "'\($0.title)' is mandatory and has nothing to read aloud; add its words as > lines")
    }
  }

  /// The checks below know English words only.
  static func unchecked(_ plan: GuidePlan) -> [GuideProblem] {
    isEnglish(plan.guide)
      ? []
      : [
        GuideProblem(
          1, "only English words are checked; look yourself for welcome, consent, expectations and ending")
      ]
  }

  static func solutionsFirst(_ plan: GuidePlan) -> [GuideProblem] {
    guard isEnglish(plan.guide) else { return [] }
    let prompts = plan.guide.prompts
    guard let solution = prompts.first(where: { $0.stimulus != nil || $0.text.speaks(of: .solution) }) else {
      return []
    }
    let before = prompts.prefix { $0.id < solution.id }
    guard !before.contains(where: { $0.text.speaks(of: .pain) || $0.text.speaks(of: .today) }) else {
      return []
    }
    let what = solution.stimulus == nil ? "a solution is asked about" : "something is shown"
    return [
      GuideProblem(
        solution.line, "\(what) before any question about how it is today; ask for the problem first")
    ]
  }

  static func openingWords(_ plan: GuidePlan) -> [GuideProblem] {
    guard isEnglish(plan.guide), let first = plan.opening.first else { return [] }
    let scripts = plan.opening.flatMap(\.scripts)
    guard !scripts.isEmpty else {
      return [
        GuideProblem(
          first.line, "nothing is read aloud at the start; add welcome, consent and expectations as > lines")
      ]
    }
    let spoken = scripts + plan.opening.flatMap(\.checklist).map(\.text)
    let missing: [(isThere: Bool, message: String)] = [
      (
        spoken.contains { $0.speaks(of: .consent) },
        "no words on consent in the opening; say what happens with their words"
      ),
      (
        spoken.contains { $0.speaks(of: .rights) },
        "no words on passing or leaving in the opening; say that people may"
      ),
      (
        scripts.contains { $0.speaks(of: .expectation) },
        "no words on what to expect in the opening; say that views are collected, and when people hear"
      ),
    ]
    return missing.filter { !$0.isThere }.map { GuideProblem(first.line, $0.message) }
  }

  static func closingWords(_ plan: GuidePlan) -> [GuideProblem] {
    guard isEnglish(plan.guide), let last = plan.closing.last else { return [] }
    guard !plan.closing.flatMap(\.scripts).contains(where: { $0.speaks(of: .expectation) }) else { return [] }
    return [
      GuideProblem(
        last.line, "no words on what to expect at the end; say by when people hear, also if it is \"not yet\""
      )
    ]
  }

  static func noEnding(_ plan: GuidePlan) -> [GuideProblem] {
    guard isEnglish(plan.guide), let last = plan.closing.last else { return [] }
    guard !plan.closing.flatMap(\.prompts).contains(where: { $0.text.speaks(of: .ending) }) else { return [] }
    return [
      GuideProblem(
        last.line, "no ending question; ask what matters most of all that was said, and what was missed")
    ]
  }

  /// Each question about pain is paid for by one about gain: among its probes, or a prompt of its own anywhere.
  static func painWithoutGain(_ plan: GuidePlan) -> [GuideProblem] {
    guard isEnglish(plan.guide) else { return [] }
    let gains = plan.guide.prompts.count { $0.text.speaks(of: .gain) }
    let unpaid = plan.guide.prompts.filter { prompt in
      prompt.text.speaks(of: .pain) && !prompt.text.speaks(of: .gain)
        && !prompt.probes.contains { $0.text.speaks(of: .gain) }
    }
    return unpaid.dropFirst(gains).map {
      GuideProblem(
        $0.line, "a question about pain without one about gain; ask also what it is like when it goes well")
    }
  }

  private static func isEnglish(_ guide: Guide) -> Bool {
    let common: Set = ["the", "you", "what", "and", "of", "to", "is", "how", "do", "in", "your", "about"]
    let words = (guide.prompts.map(\.text) + guide.sections.flatMap(\.scripts)).prefix(200).flatMap(
      \.plainWords)
    return words.count { common.contains(String($0)) } * 8 >= words.count
  }
}

/// What a question or script is about, as far as its words tell.
enum Matter {
  case pain, gain, today, solution, consent, rights, expectation, ending

  /// Beginnings of words and phrases; a blank in front means that a word must begin there.
  var signs: [String] {
    switch self {
    case .pain:
      [
        " wrong", " hard", " difficult", " trouble", " problem", " frustrat", " annoy", " slip", " late",
        " fail",
        " weighs", " worst", " pain", " struggle", " in the way", " confus", " baffl", " stuck", " lose time",
        " costs you", " cost you", " challeng", " complain", " dislike", " suffer", " breaks",
        " differ from what",
      ]
    case .gain:
      [
        " gain", " help", " goes well", " went well", " works well", " works today", " better", " ideal",
        " easier",
        " as you need", " good day", " as agreed", " want to keep", " not want to lose", " lightens", " best",
        " possible for you", " hope", " wish", " would like", " turn out well", " benefit", " differently",
      ]
    case .today:
      [
        " today", " last time", " what happen", " walk me", " ordinary", " step by step", " how do you",
        " when you", " currently",
      ]
    case .solution:
      [
        " would you use", " feature", " what if we", " solution", " prototype", " concept",
        " should we build",
        " new app", " new tool", " new version", " sketch", " mock-up", " mockup", " our idea",
        " would you like us",
        " would you buy", " would you pay", " demo",
      ]
    case .consent: [" consent", " your words", " recorded", " recording", " notes", " anonym", " pseudonym"]
    case .rights: [" pass", " leave", " stop", " take part", " voluntar", " skip"]
    case .expectation:
      [
        " not yet", " you hear", " you will hear", " you'll hear", " hear by", " expect", " hear from",
        " hear back",
      ]
    case .ending:
      [
        " matters most", " most important", " anything else", " should we have asked", " should i have asked",
        " have we missed", " did we miss", " anything we", " left to say", " would you add",
        " anything to add",
        " like to add",
      ]
    }
  }
}

extension String {
  func speaks(of matter: Matter) -> Bool {
    let words = " " + plainWords.joined(separator: " ")
    return matter.signs.contains { words.contains($0) }
  }

  /// Lower-case words without the signs between them; a hyphen or apostrophe inside a word stays.
  fileprivate var plainWords: [Substring] {
    let plain = lowercased().map { $0 == "\u{2019}" ? "'" : $0 }
    return String(plain).split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" }
  }
}
