import Fieldwork

/// Flags of one or many sessions with the verdicts of everybody who reviews them: the fold of journals and review
/// files, as one of the reviewers sees it.
///
/// ``entries(answering:_:followUp:milliseconds:)`` and its like decide and change nothing; ``apply(_:session:)``
/// takes in what the reviewer's own file holds and cannot fail.
package struct Review: Sendable {
  /// Whose review it is.
  package let reviewer: String

  /// The name of the file this reviewer's entries go to, in every session's folder.
  package let ownFile: String

  /// In the order they were given.
  package private(set) var sessions: [ReviewedSession] = []

  /// A review of nothing yet. `ownFile` is the name of this reviewer's file.
  package init(reviewer: String, ownFile: String) {
    self.reviewer = reviewer
    self.ownFile = ownFile
  }

  /// Adds a session behind the others; its index must be their count.
  package mutating func add(_ session: ReviewedSession) { sessions.append(session) }

  package subscript(id: ReviewItem.ID) -> ReviewItem? {
    sessions.indices.contains(id.session) ? sessions[id.session][id] : nil
  }

  /// Takes in lines that this reviewer's file of a session holds.
  package mutating func apply(_ kept: [KeptEntry], session: Int) {
    guard sessions.indices.contains(session) else { return }
    for entry in kept { sessions[session].apply(entry, of: reviewer, in: ownFile) }
  }

  /// Takes in what a scan of a session with another rule book found.
  package mutating func take(scanned flags: [Flag], session: Int) {
    guard sessions.indices.contains(session) else { return }
    sessions[session].take(scanned: flags)
  }

  /// Everybody who wrote something about these sessions, and this reviewer, by name.
  package var reviewers: [String] {
    Set(sessions.flatMap { $0.files.map(\.reviewer) } + [reviewer]).sorted()
  }
}

// MARK: - How far it is

extension Review {
  /// How far a reviewer is.
  package struct Counts: Hashable, Sendable {
    package var all = 0
    /// Answered, if only by putting it off.
    package var decided = 0
    /// Put off, or dismissed fast.
    package var secondLook = 0
    package var notSo = 0
    package var disputed = 0

    package init() {}
  }

  /// Counts over all sessions, as far as this reviewer is.
  package var counts: Counts {
    var counts = Counts()
    for session in sessions {
      for item in session.items {
        counts.all += 1
        let answer = item.answer(for: reviewer)
        if answer != nil { counts.decided += 1 }
        if answer == .falseAlarm { counts.notSo += 1 }
        if item.wantsSecondLook(by: reviewer) { counts.secondLook += 1 }
        if item.isDisputed { counts.disputed += 1 }
      }
    }
    return counts
  }

  /// Lines of the register by kind, over all sessions.
  package var followUpCounts: [FollowUp.Kind: Int] {
    sessions.reduce(into: [:]) { counts, session in
      for made in session.followUps { counts[made.followUp.kind, default: 0] += 1 }
    }
  }

  /// About how long the open flags take at this reviewer's pace; `nil` before ``paceFrom`` decisions.
  package var millisecondsLeft: Int? {
    let looks = sessions.flatMap(\.items).compactMap { $0.decisions[reviewer]?.last?.milliseconds }.sorted()
    guard looks.count >= Self.paceFrom else { return nil }
    let counts = counts
    return looks[looks.count / 2] * (counts.all - counts.decided)
  }

  /// Fewer decisions than this tell nothing about the pace.
  private static let paceFrom = 4
}
