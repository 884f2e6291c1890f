import Facilitation
import Fieldwork

/// What is counted over the whole transcript, once after each change and never while drawing.
struct Tally: Hashable, Sendable {
  /// Flags nobody has said anything of yet; faint ones never count.
  var openFlags = 0
  var followUps: [FollowUp.Kind: Int] = [:]
  /// The lines to read back at the end.
  var points: [EntryID] = []

  init() {}

  init(_ standing: Standing) {
    for row in standing.rows where !row.flags.isEmpty {
      openFlags += row.flags.count { $0.remark == nil && $0.flag.finding.tier > .faint }
    }
    points = standing.playbackPoints.map(\.id)
    for kept in standing.followUps { followUps[kept.followUp.kind, default: 0] += 1 }
  }
}
