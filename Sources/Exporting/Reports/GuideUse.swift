import Anonymising
import Facilitation
import Fieldwork

/// What was made of a guide: each prompt with its minutes as planned and as they were.
package struct GuideUse: Hashable, Sendable {
  /// What became of a prompt.
  package enum Use: String, Hashable, Sendable {
    case asked
    case skipped
    case notReached = "not reached"
  }

  /// One prompt.
  package struct Place: Hashable, Sendable {
    package var prompt: RedactedText
    package var isMustAsk: Bool
    package var use: Use
    /// In milliseconds; 0 where the guide leaves none.
    package var planned: Int
    package var spent: Int
  }

  package var places: [Place]

  /// Turns that stand under no prompt of the guide at all.
  package var hasGuide: Bool { !places.isEmpty }

  /// - Parameter hiding: makes the guide's words fit to leave.
  package init(_ record: Record, hiding: Outgoing.Hiding) {
    let standing = record.standing
    let now = standing.clock.latestMilliseconds
    let stops = Dictionary(standing.agenda.stops.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    places = record.session.guide.prompts.map { prompt in
      let stop = stops[prompt.id]
      let use: Use =
        standing.skipped.contains(prompt.id)
        ? .skipped : standing.isVisited(prompt.id) ? .asked : .notReached
      return Place(
        prompt: hiding(prompt.text, nil).0, isMustAsk: prompt.isMustAsk, use: use,
        planned: stop?.plannedMilliseconds ?? 0,
        spent: stop.map { standing.spentMilliseconds($0, at: now) } ?? 0)
    }
  }
}

extension GuideUse {
  /// The same without the guide's words: what a report writes by itself.
  package var wordless: GuideUse {
    var bare = self
    for place in places.indices { bare.places[place].prompt = RedactedText(identified: "") }
    return bare
  }
}

extension Report {
  /// What was planned against what was asked, for the gatekeepers who signed the guide.
  package static func deviation(_ sessions: [(outgoing: Outgoing, use: GuideUse)]) -> Report {
    let places = sessions.flatMap(\.use.places)
    func count(_ use: GuideUse.Use) -> Int { places.count { $0.use == use } }
    let planned = places.reduce(0) { $0 + $1.planned }
    let spent = places.reduce(0) { $0 + $1.spent }
    let missed = places.filter { $0.isMustAsk && $0.use != .asked }
    var facts = [
      Fact("asked", "\(count(.asked)) of \(places.count) prompts"),
      Fact("skipped", "\(count(.skipped))"), Fact("not reached", "\(count(.notReached))"),
      Fact("must-ask", missed.isEmpty ? "all asked" : "\(missed.count) not asked: \(missed[0].prompt.text)"),
      Fact(
        "minutes",
        "planned \(spanText(milliseconds: planned)), spent \(spanText(milliseconds: spent)) on prompts"),
      Fact("who was heard", Heard(sessions.map(\.outgoing)).sentence),
    ]
    let overrides = sessions.flatMap(\.outgoing.overrides).map { "\($0.check.text): \($0.reason.text)" }
    if !overrides.isEmpty { facts.append(Fact("opened despite", overrides.joined(separator: "; "))) }
    if places.isEmpty { facts = [Fact("guide", "no guide was followed in this session")] + facts.suffix(1) }
    return Report(
      title: "Planned against asked: \(sessions.first?.outgoing.title.text ?? "")",
      subtitle: sessions.map { "\($0.outgoing.name.text)\($0.outgoing.day.map { " \($0)" } ?? "")" }
        .joined(separator: "; "),
      facts: facts,
      parts: sessions.filter(\.use.hasGuide).map { session in
        Part(
          session.outgoing.name.text, lead: "Minutes as planned, and as they were.",
          session.use.places.map(item))
      })
  }

  private static func item(_ place: GuideUse.Place) -> Item {
    let must = place.isMustAsk ? ", must-ask" : ""
    let over = place.planned > 0 && place.spent > place.planned ? " over" : ""
    return Item(
      "\(place.use.rawValue)\(must): \(place.prompt.text)",
      label: "\(spanText(milliseconds: place.planned)) \(spanText(milliseconds: place.spent))\(over)")
  }

  /// What was heard, for those who said it; nothing of what was flagged or thought about them.
  package static func shareBack(_ sessions: [Outgoing]) -> Report {
    let heard = Heard(sessions)
    let points: [(String, Set<String>)] = [
      ("What is hard for you", ["pain", "problem", "frustration1", "frustration2", "frustration3"]),
      ("What you would gain, and need", ["gain", "need"]), ("What you do to manage", ["workaround"]),
    ]
    let parts = points.map { heading, marks in
      Part(
        heading,
        sessions.flatMap { session in
          session.quotes(marked: marks).map {
            Item($0.text.text, label: $0.speaker?.description, isQuote: true)
          }
        })
    }
    let readBack = Part(
      "Read back to you",
      sessions.flatMap(\.playback).filter { $0.outcome == .confirmed || $0.outcome == .corrected }.map {
        point in
        Item("\(point.outcome.rawValue): \"\((point.words ?? point.text).text)\"")
      })
    let parked = Part(
      "Left open",
      sessions.flatMap { $0.followUps([.parked, .request]) }.map { Item($0.words.text, isQuote: true) })
    let counts = parts.map { "\($0.items.count)" }
    return Report(
      title: "What we heard: \(sessions.first?.title.text ?? "")",
      subtitle: "People stand by the code they were given. Nothing here is a decision or a plan.",
      facts: [
        Fact("heard", heard.sentence), Fact("hard for you", counts[0]), Fact("gains and needs", counts[1]),
        Fact("ways to manage", counts[2]), Fact("read back", "\(readBack.items.count) points"),
        Fact("left open", "\(parked.items.count)"),
        Fact("wrong or missing", "say so to whoever gave you this page; it is put right on record"),
      ], parts: (parts + [readBack, parked]).filter { !$0.items.isEmpty })
  }
}
