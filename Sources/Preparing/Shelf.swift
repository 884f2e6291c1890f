import CShelf
import Fieldwork

/// What is shipped inside the program: guides, cards, marks, the sample study.
package enum Shelf {
  /// The kinds of guide that are shipped, in the order they are offered.
  package static let guideKinds = names.compactMap { name in
    name.hasPrefix("guides/") ? String(name.dropFirst("guides/".count).dropLast(".md".count)) : nil
  }

  /// The Markdown of a shipped guide, by its kind: `focus-group`, also spelt `Focus group`.
  package static func guide(named kind: String) -> String? {
    text("guides/\(kind.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: "-")).md")
  }

  /// The shipped file of that name, such as `sample/study.yaml`.
  package static func text(_ name: String) -> String? {
    var length = 0
    guard let bytes = ek_shelf_file(name, &length) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }

  /// The names of everything shipped here.
  package static var names: [String] {
    var names: [String] = []
    while let name = ek_shelf_name(names.count) { names.append(String(cString: name)) }
    return names
  }

  package static let cards = CardDeck.reading(text("cards.md") ?? "").deck
  package static let marks = MarkTable.reading(text("marks.md") ?? "").table

  /// Phrases that may report a promise, expect or ask, as the review reads them.
  package static var suggestions: String { text("suggestions.md") ?? "" }

  /// The sample study's file of that name, such as `study.yaml` or `session.txt`.
  package static func sample(_ name: String) -> String { text("sample/\(name)") ?? "" }
}
