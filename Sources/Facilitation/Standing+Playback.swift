import Fieldwork

extension Standing {
  /// The lines to read back to the group near the end, in the order they were said.
  ///
  /// What participants said and somebody marked as a quote, a pain, a gain or a need, or now expect, and what
  /// the facilitator noted and marked as a quote; at most ``maxPlaybackPoints``, quotes before the rest.
  package var playbackPoints: [Row] {
    let marked = rows.filter { row in
      if case .note(.facilitator, _) = row.content { return row.marks.contains("quote") }
      return row.isTurn && row.speaker?.kind == .participant
        && (row.marks.contains(where: Self.playbackMarks.contains) || row.followUps.contains(.expectation))
    }
    guard marked.count > Self.maxPlaybackPoints else { return marked }
    let quotes = marked.filter { $0.marks.contains("quote") }
    let chosen = Set(
      (quotes + marked.filter { !$0.marks.contains("quote") })
        .prefix(Self.maxPlaybackPoints).map(\.id))
    return marked.filter { chosen.contains($0.id) }
  }

  /// As many as can be read aloud and answered in ten minutes.
  package static let maxPlaybackPoints = 9

  private static let playbackMarks: Set<String> = ["quote", "pain", "gain", "need"]
}
