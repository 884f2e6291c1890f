import Exporting
import Fieldwork
import Preparing

/// One page for those without whose word nobody speaks with these customers: why, who, what is asked, what people are
/// told to expect, what happens if they are unhappy, what the gatekeeper gets, what they said, whether they signed.
struct GatekeeperBrief {
  let study: Study
  let guide: Guide
  /// SHA-256 of the guide.
  let digest: String
  let today: Day

  /// A printed page holds some 60 lines; the facts take up to 24 of them.
  private static let mostQuestions = 16

  var report: Report {
    Report(
      title: "Talks with customers: \(study.title)",
      subtitle: "For the gatekeepers, \(today); guide version \(digest.prefix(8))",
      facts: [
        Report.Fact("why", study.purpose ?? "the purpose is still to be written down"),
        Report.Fact("you gain", "your customers see that they are listened to, before anything is decided"),
        Report.Fact("who", people),
        Report.Fact("your say", "tell us whom to leave out, and how to approach them"),
        Report.Fact("discussed", discussed), Report.Fact("not offered", notOffered),
        Report.Fact("what they hear", expectations),
        Report.Fact(
          "the rule",
          "the facilitator does not judge, agree or promise; what is said is recorded under a code"),
        Report.Fact("if unhappy", unhappy),
        Report.Fact("you get", "a summary without names, and what was planned against what was asked"),
      ] + gatekeepers,
      parts: [Report.Part("The questions", lead: questionsLead, questions.map { Report.Item($0) }), signing])
  }

  private var people: String {
    let customers = study.people.filter { $0.role == .customer || $0.role == .customersUser }
    guard !customers.isEmpty else { return "nobody is chosen yet" }
    var units: [String: Int] = [:]
    for person in customers { units[person.unit ?? "no unit", default: 0] += 1 }
    let list = units.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
    let owners = Set(customers.compactMap(\.relationshipOwner)).sorted()
    let through = owners.isEmpty ? "" : "; approached through \(owners.joined(separator: ", "))"
    return "\(customers.count) by code: \(list.joined(separator: ", "))\(through)"
  }

  private var discussed: String {
    let sections = guide.sections.map { "\($0.title)\($0.minutes.map { " \($0) min" } ?? "")" }
    return sections.isEmpty ? "the guide is still empty" : sections.joined(separator: ", ")
  }

  private var notOffered: String {
    let topics = study.cannotOffer.map { topic in topic.topic + (topic.until.map { " (before \($0))" } ?? "")
    }
    return topics.isEmpty ? "nothing is listed yet" : topics.joined(separator: ", ")
  }

  private var expectations: String {
    let horizon =
      study.horizon.map { "things take \($0.words)" } ?? "how long things take is still to be said"
    guard let plan = study.updatePlan, !plan.owner.isEmpty else { return "\(horizon); no update plan yet" }
    let dates = plan.dates.filter { $0 >= today }.map(\.description).joined(separator: ", ")
    let when = dates.isEmpty ? "no date ahead" : dates
    return
      "\(horizon); news by \(plan.channel.isEmpty ? "a channel still open" : plan.channel) from \(plan.owner): \(when)"
  }

  private var unhappy: String {
    let owner =
      study.updatePlan.map(\.owner).flatMap { $0.isEmpty ? nil : $0 } ?? "the owner of the update plan"
    return "it is let out, written down as what happened and what was wished, read back to them, and goes to "
      + "\(owner); you hear of it before others do"
  }

  private var gatekeepers: [Report.Fact] {
    study.gatekeepers.prefix(4).map { keeper in
      let concern = keeper.concern.map { ", \"\($0)\"" } ?? ""
      return Report.Fact(
        String(keeper.name.prefix(15)), "\(keeper.unit ?? "no unit"): \(standing(keeper))\(concern)")
    }
  }

  private func standing(_ keeper: Gatekeeper) -> String {
    if keeper.status == .objects { return "objects" }
    if let signed = keeper.signOffs.last(where: { $0.isFor(digest) }) {
      return "signed this version" + (signed.day.map { " on \($0)" } ?? "")
    }
    guard let last = keeper.signOffs.last else { return keeper.status.rawValue }
    return "signed an earlier version" + (last.day.map { " on \($0)" } ?? "")
  }

  /// What must be asked first; the rest as far as the page goes.
  private var questions: [String] {
    let must = guide.prompts.filter(\.isMustAsk)
    let rest = guide.prompts.filter { !$0.isMustAsk }
    return (must + rest).prefix(Self.mostQuestions).map { prompt in
      prompt.text + (prompt.stimulus?.disclaimer.map { " (said first: \($0))" } ?? "")
    }
  }

  private var questionsLead: String {
    let left = guide.prompts.count - Self.mostQuestions
    return left > 0 ? "What must be asked stands first; \(left) more stand in the guide itself." : ""
  }

  private var signing: Report.Part {
    Report.Part(
      "Your answer",
      [
        Report.Item(
          "On board, with version \(digest.prefix(8)): name ____________________ date ____________"),
        Report.Item("Concerns, in your words: ________________________________________________"),
      ])
  }
}
