import Fieldwork

/// Turns what matched into findings: whose words, which marks, how sure, what to say.
struct Weighing {
  let flagger: Flagger
  let engine: Engine
  private let voice: Voice
  private let previous: Utterance.Previous?
  let bytes: UnsafeBufferPointer<UInt8>
  private var findings: [Finding] = []
  private(set) var isFirstSentence = true
  /// The text holds one sentence.
  private(set) var isOnlySentence = false
  /// What the model would look at; `nil` unless somebody wants to learn from it.
  var heard: [Heard]?
  private(set) var tried = 0

  init(
    _ flagger: Flagger, _ engine: Engine, voice: Voice, previous: Utterance.Previous?,
    bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.flagger = flagger
    self.engine = engine
    self.voice = voice
    self.previous = previous
    self.bytes = bytes
  }

  /// By place; at one place the surer first.
  func sorted() -> [Finding] {
    guard findings.count > 1 else { return findings }
    return findings.sorted {
      ($0.bytes.lowerBound, -$0.tier.rawValue, $0.rule) < ($1.bytes.lowerBound, -$1.tier.rawValue, $1.rule)
    }
  }

  /// Adds what one piece of text holds. `hits` and `features` are memory to work in.
  mutating func weigh(
    _ page: inout Page, _ hits: inout [Hit], _ features: inout StanceFeatures, pieceAt offset: Int
  ) {
    let sentences = page.sentences
    isOnlySentence = offset == 0 && sentences.count == 1
    page.withWords { words in
      for sentence in sentences {
        engine.marks.mark(words, sentence)
        hits.removeAll(keepingCapacity: true)
        let fixed = UnsafeBufferPointer(words)
        tried &+= engine.matcher.scan(fixed, sentence, into: &hits)
        weigh(hits, fixed, sentence, offset, &features)
        // "Yes. It is." answers as "yes, it is" does.
        isFirstSentence = isFirstSentence && isBare(fixed, sentence)
      }
    }
  }

  private mutating func weigh(
    _ hits: [Hit], _ words: UnsafeBufferPointer<Word>, _ sentence: Sentence, _ offset: Int,
    _ features: inout StanceFeatures
  ) {
    var candidates: [Candidate] = []
    for hit in hits {
      guard case .rule(let index) = engine.owners[Int(hit.pattern)] else { continue }
      if let candidate = candidate(index, hit, words) { Candidate.keep(candidate, in: &candidates) }
    }
    if heard != nil {
      features.read(words, sentence, candidates, engine.rules, before: before)
      heard?.append(Heard(features: features, candidates: candidates))
    } else if let model = flagger.model, voice != .note, voice != .observer {
      secondOpinion(model, words, sentence, &candidates, &features)
    }
    guard !candidates.isEmpty else { return }
    for var candidate in candidates where !isAccepted(candidate, hits) {
      if candidate.category == .promising { raise(&candidate, hits, words, offset) }
      guard candidate.tier != nil else { continue }
      findings.append(finding(candidate, words, offset))
    }
  }

  /// What a rule's match amounts to, `nil` when the place excuses it.
  private func candidate(_ index: Int, _ hit: Hit, _ words: UnsafeBufferPointer<Word>) -> Candidate? {
    let rule = engine.gists[index]
    guard rule.voices.contains(voice) else { return nil }
    let marks = words[hit.first].marks
    guard marks.isDisjoint(with: rule.unless) else { return nil }
    let full = rule.tier(flagger.profile)
    let isHeld = !marks.isDisjoint(with: rule.faintIf)
    if rule.answers, isFirstSentence, isAsked { return nil }
    return Candidate(
      category: rule.category, rule: index, first: hit.first, end: hit.end, tier: isHeld ? .faint : full,
      full: full, isHeld: isHeld, isAlone: rule.alone, isEager: rule.eager && !isHeld)
  }

  /// What stood before the sentence that is being weighed.
  var before: StanceFeatures.Before {
    guard isFirstSentence else { return .same }
    guard let previous else { return .nothing }
    return previousAsks ? .question(by: previous.voice) : .statement(by: previous.voice)
  }

  /// Whether the line before was a question, so that "yes, it is" answers it.
  private var previousAsks: Bool {
    guard let previous else { return false }
    for byte in previous.text.utf8.reversed() {
      switch byte {
      case UInt8(ascii: "?"): return true
      case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: ")"): continue
      default: return false
      }
    }
    return false
  }

  private func isBare(_ words: UnsafeBufferPointer<Word>, _ sentence: Sentence) -> Bool {
    (sentence.first..<sentence.end).allSatisfy {
      engine.marks.row(of: words[$0]) & engine.marks.bare != 0
    }
  }

  /// The line before asks, by its mark or, where nobody typed one, by its words: "is that recorded".
  private var isAsked: Bool {
    guard !previousAsks else { return true }
    return previous.map { lastSentence(of: $0) { engine.marks.isQuestion($0, $1) } } ?? false
  }

  /// What `look` makes of the last sentence somebody said before; false when there is none.
  private func lastSentence(
    of previous: Utterance.Previous, _ look: (UnsafeMutableBufferPointer<Word>, Sentence) -> Bool
  ) -> Bool {
    var page = Page()
    var tail = String(previous.text.suffix(400))
    return tail.withUTF8 { bytes in
      _ = engine.reader.read(bytes, from: 0, into: &page)
      guard let last = page.sentences.last else { return false }
      var found = false
      page.withWords { found = look($0, last) }
      return found
    }
  }

  /// Nothing came before, or a real question did: "what", "do you". Then a line of its own answers.
  func answersQuestion() -> Bool {
    guard let previous else { return true }
    guard previousAsks else { return isAsked }
    return lastSentence(of: previous) { engine.marks.asksOutright($0, $1) }
  }

  private func isAccepted(_ candidate: Candidate, _ hits: [Hit]) -> Bool {
    hits.contains { hit in
      guard hit.first < candidate.end, candidate.first < hit.end else { return false }
      switch engine.owners[Int(hit.pattern)] {
      case .accepted, .cue(.allowed): return true
      case .silenced(let rule): return rule == name(of: candidate)
      case .rule, .cue: return false
      }
    }
  }

  private func name(of candidate: Candidate) -> String {
    candidate.rule < 0 ? Candidate.nameOfModel(candidate.category) : engine.rules[candidate.rule].name
  }

  private func finding(_ candidate: Candidate, _ words: UnsafeBufferPointer<Word>, _ offset: Int) -> Finding {
    let first = words[candidate.first]
    let start = offset + Int(first.start)
    let end = offset + Int(words[candidate.end - 1].end)
    var seed = UInt32(truncatingIfNeeded: candidate.end &- candidate.first)
    for at in candidate.first..<candidate.end { seed = (seed ^ words[at].hash) &* 0x0100_0193 }
    let told = told(candidate)
    return Finding(
      candidate.category, rule: name(of: candidate), bytes: start..<max(start + 1, end),
      tier: candidate.tier ?? .faint, score: candidate.score, kind: told.kind, reason: told.reason,
      advice: flagger.book.sentence(told.advice, seed: seed))
  }

  /// What kind it is, why, and where the sentences to offer instead are filed.
  private func told(_ candidate: Candidate) -> (kind: String, reason: String, advice: String) {
    guard candidate.rule >= 0 else {
      let agrees = candidate.category == .agreeing
      return (
        agrees ? "agreement" : "evaluation", "the whole line reads like one, by its words",
        agrees ? "agreeing.direct" : "judging.praise"
      )
    }
    let rule = engine.rules[candidate.rule]
    let forbidden = "something the study cannot offer, or a date before anything can be delivered"
    guard candidate.isDated else {
      return (rule.kind, candidate.isForbidden ? forbidden : rule.reason, rule.advice)
    }
    return ("dated promise", candidate.isForbidden ? forbidden : "\(rule.reason), a date", "promising.dated")
  }
}

extension RuleBook {
  /// One of the sentences filed under `key`, the same for the same words; empty when there is none.
  func sentence(_ key: String, seed: UInt32) -> String {
    guard let choices = advice[key], !choices.isEmpty else { return "" }
    return choices[Int((seed >> 8) % UInt32(choices.count))]
  }
}
