import Canvas
import Fieldwork

/// One row of the home screen's list.
enum HomeRow: Hashable {
  /// A study's own row; index into the listing.
  case study(Int)
  /// A session of a study; indices into the listing.
  case session(Int, Int)
  /// The sample study while it is not laid out yet.
  case sample
  /// One of the ways to begin on a first start.
  case way(FirstWay)
  case blank
}

/// What a first start offers, in the order shown.
enum FirstWay: CaseIterable, Hashable {
  case sample
  case practise
  case newSession

  var title: String {
    switch self {
    case .sample: "Sample study"
    case .practise: "Practise"
    case .newSession: "New session"
    }
  }

  var about: String {
    switch self {
    case .sample: "an invented group, to look round in"
    case .practise: "answer a customer's line, see flags"
    case .newSession: "a guide, the people, and go"
    }
  }

  var length: String {
    switch self {
    case .sample: "about ten minutes"
    case .practise: "about five minutes"
    case .newSession: "about two minutes"
    }
  }
}

extension HomeListing {
  /// The list from the top: studies with their sessions, the sample study last and apart.
  var rows: [HomeRow] {
    guard !studies.isEmpty else { return FirstWay.allCases.map(HomeRow.way) }
    var rows: [HomeRow] = []
    for index in studies.indices where !studies[index].isSample { rows += self.rows(ofStudy: index) }
    let samples = studies.indices.filter { studies[$0].isSample }
    if !rows.isEmpty { rows.append(.blank) }
    for index in samples { rows += self.rows(ofStudy: index) }
    if samples.isEmpty { rows.append(.sample) }
    return rows
  }

  private func rows(ofStudy index: Int) -> [HomeRow] {
    [.study(index)] + studies[index].sessions.indices.map { .session(index, $0) }
  }

  /// Whether the focus may rest on a row: a study's own only while it has no session.
  func isStop(_ row: HomeRow) -> Bool {
    switch row {
    case .session, .sample, .way: true
    case .study(let index): studies[index].sessions.isEmpty
    case .blank: false
    }
  }

  func session(_ row: HomeRow) -> Session? {
    guard case .session(let study, let place) = row else { return nil }
    return studies[study].sessions[place]
  }

  /// Columns of the longest session title, at most 200: no screen needs to know more.
  var longestTitle: Int {
    var longest = 0
    for title in studies.lazy.flatMap(\.sessions).map(\.title) where title.utf8.count > longest {
      longest = max(longest, min(TextWidth.columns(of: String(title.prefix(200))), 200))
    }
    return longest
  }

  /// What tells a row from all others when the list is read anew.
  func path(_ row: HomeRow) -> String? {
    switch row {
    case .study(let index): studies[index].path
    case .session: session(row)?.path
    case .sample, .way, .blank: nil
    }
  }

  /// The words a search looks through.
  func words(_ row: HomeRow) -> String {
    switch row {
    case .study(let index): studies[index].title
    case .session(let study, let place): studies[study].title + " " + studies[study].sessions[place].title
    case .sample: "Sample study"
    case .way(let way): way.title
    case .blank: ""
    }
  }
}
