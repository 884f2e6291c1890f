import Facilitation
import Fieldwork
import Reviewing

/// A session as it goes out, whatever the format: its name, its standing, and the moment of each line.
package struct Record: Sendable {
  package let session: Session

  /// The session's name, that of its folder.
  package let name: String

  /// How far the clocks in the room are ahead of UTC, in minutes; decides which day it was.
  package let offsetMinutes: Int

  /// What reviewers made of its flags; `nil` when nobody reviewed it.
  let reviewed: ReviewedSession?

  /// What the register has of it now; `nil` takes what was noted in the session.
  let register: Register?

  /// A number for each reviewer, from 1: the same in all sessions that go out together.
  package var reviewerNumbers: [String: Int] = [:]

  package init(
    _ session: Session, name: String, offsetMinutes: Int, reviewed: ReviewedSession? = nil,
    register: Register? = nil
  ) {
    self.session = session
    self.name = name
    self.offsetMinutes = offsetMinutes
    self.reviewed = reviewed
    self.register = register
  }

  var standing: Standing { session.standing }

  /// When the line of a row was kept.
  func moment(_ row: Row) -> Moment? { session.entry(row.id.line)?.at }

  /// When the session was opened.
  var openedAt: Moment? { session.kept.first?.at }

  /// The section and the prompt that were open, in the guide's words.
  func place(_ row: Row) -> (section: String?, prompt: String?) {
    guard let stop = row.stop else { return (nil, nil) }
    return (session.guide.section(holding: stop)?.title, session.guide.prompt(stop)?.text)
  }
}
