import Desk
import Fieldwork
import Journaling
import Notation
import Preparing

/// The marks and cards of a session: what is shipped, with the study's own.
///
/// A study has marks in `study.yaml` or in `marks.md` beside it, and cards in `cards.md`. What cannot be read there is
/// named and left out: a session never waits for a table to be put right.
package struct StudyTables: Sendable {
  /// Shipped ones are read where they are asked for: the first frame of a new session does without.
  package var marks: MarkTable { ownMarks ?? Shelf.marks }
  package var cards: CardDeck { ownCards ?? Shelf.cards }

  /// With the study's own among them; `nil` without any.
  private var ownMarks: MarkTable?
  private var ownCards: CardDeck?

  /// What was left out, a sentence each.
  package private(set) var notices: [String] = []

  /// Reads what lies beside `study.yaml`; the shipped tables alone without a study.
  package init(of folder: SessionFolder, _ study: Study?, on disk: any Disk) {
    guard let study, let path = folder.studyPath else { return }
    add(study.marks, from: "study.yaml")
    if let text = text("\(path)/marks.md", on: disk) {
      let read = MarkTable.reading(text)
      notices += Self.sentences(read.problems, in: "marks.md")
      add(read.table.marks, from: "marks.md")
    }
    if let text = text("\(path)/cards.md", on: disk) {
      let read = CardDeck.reading(text)
      notices += Self.sentences(read.problems, in: "cards.md")
      ownCards = cards.adding(read.deck)
    }
  }

  private mutating func add(_ own: [Mark], from name: String) {
    guard !own.isEmpty else { return }
    let added = marks.adding(own)
    ownMarks = added.table
    notices += added.clashes.map { mark in
      let other = marks.mark(key: mark.key)?.name ?? ""
      return "The mark '\(mark.name)' of \(name) is left out: '\(other)' has the key \(mark.key)."
    }
  }

  /// A table that is not there is none.
  private mutating func text(_ path: String, on disk: any Disk) -> String? {
    guard case .file? = try? disk.kind(of: path) else { return nil }
    do throws(Failure) {
      return try StudyFolder.text(path, on: disk)
    } catch {
      notices.append(error.description.prefix(1).uppercased() + error.description.dropFirst() + ".")
      return nil
    }
  }

  private static func sentences(_ problems: [FileProblem], in name: String) -> [String] {
    guard let first = problems.first else { return [] }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return ["\(name) line \(first.line) is left out: \(first.message)\(more)."]
  }
}
