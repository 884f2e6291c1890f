/// A report for busy people: what matters on a first page, everything behind it.
///
/// All words in it are fit to leave; how they are laid out is the format's matter.
package struct Report: Hashable, Sendable {
  package var title: String

  /// One line below the title: which session, which day.
  package var subtitle: String

  /// The first page.
  package var facts: [Fact]

  /// What follows.
  package var parts: [Part]

  package init(title: String, subtitle: String = "", facts: [Fact] = [], parts: [Part] = []) {
    self.title = title
    self.subtitle = subtitle
    self.facts = facts
    self.parts = parts
  }

  /// A line of the first page: what, and how it is.
  package struct Fact: Hashable, Sendable {
    /// A word or two, at most ``Report/labelColumns`` columns.
    package var label: String
    package var words: String

    package init(_ label: String, _ words: String) {
      self.label = label
      self.words = words
    }
  }

  /// A heading with what stands below it.
  package struct Part: Hashable, Sendable {
    package var heading: String

    /// Said once under the heading; empty when nothing is to be said.
    package var lead: String
    package var items: [Item]

    package init(_ heading: String, lead: String = "", _ items: [Item]) {
      self.heading = heading
      self.lead = lead
      self.items = items
    }
  }

  /// One line of a part.
  package struct Item: Hashable, Sendable {
    /// What stands in front, such as a time and a code; `nil` where nothing does.
    package var label: String?
    package var words: String

    /// Somebody's own words.
    package var isQuote: Bool

    package init(_ words: String, label: String? = nil, isQuote: Bool = false) {
      self.label = label
      self.words = words
      self.isQuote = isQuote
    }
  }

  /// The first page of every report fits this. Source: REQUIREMENTS 4.11.
  package static let pageLines = 24
  package static let pageColumns = 80
  static let labelColumns = 18

  /// The forms a report is written in.
  package enum Format: String, CaseIterable, Sendable {
    case text
    case md
    case html
  }

  /// The report in a form.
  package func written(as format: Format) -> String {
    switch format {
    case .text: text
    case .md: markdownPage
    case .html: html
    }
  }
}
