import Fieldwork

/// Text, speaker and the line before in; findings out.
///
/// Deterministic, offline, and linear in the text. Only the facilitator's and the provider's lines are
/// judged; notes are judged for what they say about people; participants' lines never are.
package struct Flagger: Sendable {
  private let parts: Parts

  /// What is kept with each flag.
  package var book: RuleBook { parts.book }
  package var profile: Profile { parts.profile }
  package var study: StudyTerms { parts.study }
  var engine: Engine { parts.engine }
  var model: StanceModel? { parts.model }

  /// Everything that never changes, behind one reference: a flagger is copied for every line.
  private final class Parts: Sendable {
    let book: RuleBook
    let profile: Profile
    let study: StudyTerms
    let engine: Engine
    let model: StanceModel?
    let voices: Voices

    init(_ book: RuleBook, _ profile: Profile, _ study: StudyTerms, _ engine: Engine, _ model: StanceModel?) {
      self.book = book
      self.profile = profile
      self.study = study
      self.engine = engine
      self.model = model
      voices = Voices(engine.rules.flatMap(\.voices))
    }
  }

  /// Shipped rules and model, strict.
  package static let shipped = Flagger(.shipped)

  /// A flagger over `book` and the study's own rules.
  ///
  /// Rules are checked where they are read, so that a person hears of a pattern that cannot be used; should
  /// one get here unchecked, the flagger finds nothing.
  package init(
    _ book: RuleBook, profile: Profile = .strict, study: StudyTerms = .none, model: StanceModel? = .shipped
  ) {
    self.init(whole: Self.whole(book, study), profile: profile, study: study, model: model)
  }

  /// Over a book that holds the study's own rules already.
  private init(whole book: RuleBook, profile: Profile, study: StudyTerms, model: StanceModel?) {
    do throws(PatternError) {
      self.init(Parts(book, profile, study, try Engine(book, study: study), model))
    } catch {
      never("a rule book reached the flagger unchecked: \(error)")
      self.init(Parts(RuleBook(version: "0"), profile, .none, .empty, nil))
    }
  }

  private init(_ parts: Parts) {
    self.parts = parts
  }

  /// As `init`, saying which pattern cannot be used.
  package init(
    checking book: RuleBook, profile: Profile = .strict, study: StudyTerms = .none,
    model: StanceModel? = .shipped
  ) throws(PatternError) {
    let whole = Self.whole(book, study)
    self.init(Parts(whole, profile, study, try Engine(whole, study: study), model))
  }

  private static func whole(_ book: RuleBook, _ study: StudyTerms) -> RuleBook {
    study.rules.map(book.adding) ?? book
  }

  /// The same study's flagger on another day, from which nothing can be delivered before `horizon`.
  ///
  /// It costs next to nothing unless something may be offered by then that may not be today, or the other way
  /// round: only then is the book compiled anew.
  package func on(_ today: Day, horizon: Day?) -> Flagger {
    var terms = study
    terms.today = today
    terms.horizon = horizon
    guard terms.heldBack == study.heldBack else {
      return Flagger(whole: book, profile: profile, study: terms, model: model)
    }
    return Flagger(Parts(book, profile, terms, engine, model))
  }

  /// Everything found, by place; of equal places the surer first.
  package func findings(in utterance: Utterance) -> [Finding] {
    var desk = Scratch()
    return findings(in: utterance, using: &desk)
  }

  /// As ``findings(in:)``, with memory kept between calls for those who read very many lines.
  package func findings(in utterance: Utterance, using scratch: inout Scratch) -> [Finding] {
    guard parts.voices.contains(utterance.voice) else { return [] }
    var text = utterance.text
    return text.withUTF8 { findings(inBytes: $0, by: utterance.voice, after: utterance.previous, &scratch) }
  }

  /// The same over bytes that need not be UTF-8.
  package func findings(
    inBytes bytes: UnsafeBufferPointer<UInt8>, by voice: Voice, after previous: Utterance.Previous?,
    _ scratch: inout Scratch
  ) -> [Finding] {
    guard parts.voices.contains(voice) else { return [] }
    var weighing = Weighing(self, parts.engine, voice: voice, previous: previous, bytes: bytes)
    weigh(bytes, &weighing, &scratch)
    scratch.tried &+= weighing.tried
    return weighing.sorted()
  }

  private func weigh(
    _ bytes: UnsafeBufferPointer<UInt8>, _ weighing: inout Weighing, _ scratch: inout Scratch
  ) {
    var from = 0
    while from < bytes.count {
      let next = parts.engine.reader.read(bytes, from: from, into: &scratch.page)
      weighing.weigh(&scratch.page, &scratch.hits, &scratch.features, pieceAt: from)
      from = next
    }
  }
}

extension Flagger {
  /// What the model would look at, sentence by sentence, with what the rules found there.
  func heard(in utterance: Utterance) -> [Heard] {
    var text = utterance.text
    return text.withUTF8 { bytes in
      var weighing = Weighing(
        self, engine, voice: utterance.voice, previous: utterance.previous, bytes: bytes)
      weighing.heard = []
      var scratch = Scratch()
      weigh(bytes, &weighing, &scratch)
      return weighing.heard ?? []
    }
  }

  /// What rules and model make of each sentence apart, for choosing where the model is believed: by
  /// category, the tier the rules give (0 for none) and the model's log-odds in thousandths.
  package func opinions(on utterance: Utterance, _ model: StanceModel) -> [(tiers: [Int], views: [Int])] {
    heard(in: utterance).map { heard in
      let tiers = StanceFeatures.categories.map { category in
        heard.candidates.filter { $0.category == category }.compactMap { $0.tier?.rawValue }.max() ?? 0
      }
      return (tiers, [model.view(0, heard.features), model.view(1, heard.features)])
    }
  }
}

/// One sentence as the model meets it.
struct Heard {
  var features: StanceFeatures
  var candidates: [Candidate]
}

/// Memory a flagger works in: keep one for many lines.
package struct Scratch {
  var page = Page()
  var hits: [Hit] = []
  var features = StanceFeatures()
  /// Elements tried so far: the cost that must grow with the text and no faster.
  package var tried = 0

  package init() {}
}

/// One pattern found in one sentence.
struct Hit {
  var pattern: Int32
  var first: Int
  var end: Int
}
