import Fieldwork
import Flagging
import Journaling
import Preparing
import Synchronization

/// What sessions are looked through anew with: the shipped rules, and those of their study that can be used.
///
/// The files of a study are read once for all its sessions; what is wrong with one is said once.
final class RescanRules: Sendable {
  private struct Known {
    /// By the path of `study.yaml`.
    var books: [String: RuleBook?] = [:]
    var last: (flagger: SessionFlagger, study: Study?, path: String?, day: Day)?
    var troubles: [String] = []
  }

  private let known = Mutex(Known())
  private let disk: any Disk

  init(on disk: any Disk) { self.disk = disk }

  /// The flagger for a session that was held on `day`.
  func flagger(of session: SessionFolder, _ study: Study?, on day: Day) -> SessionFlagger {
    let path = session.study
    let day = study?.saysTheSameEveryDay == false ? day : Day(daysSince1970: 0)
    return known.withLock { known in
      // Sessions of one study follow one another, and making a flagger takes longer than reading a session.
      let last = known.last.flatMap { $0.path == path && $0.study == study ? $0 : nil }
      if let last, last.day == day { return last.flagger }
      let flagger =
        if let last, let study {
          SessionFlagger(study, today: day, like: last.flagger)
        } else {
          SessionFlagger(study, rules: rules(study, path, &known), today: day)
        }
      known.last = (flagger, study, path, day)
      return flagger
    }
  }

  private func rules(_ study: Study?, _ path: String?, _ known: inout Known) -> RuleBook? {
    guard let study, let path else { return nil }
    if let book = known.books[path] { return book }
    let (book, failures) = StudyRules.usable(study, at: path, on: disk)
    known.books[path] = .some(book)
    known.troubles += failures.map { "a rule file was left out, all other rules count: \($0)" }
    return book
  }

  /// What is wrong with rule files and was not given before: a sentence each, the lines around on lines of their own.
  func takeTroubles() -> [String] {
    known.withLock { known in
      defer { known.troubles = [] }
      return known.troubles
    }
  }
}

extension Study {
  /// Whether no day decides what is flagged: nothing it cannot offer until then, no horizon, no dates told already.
  fileprivate var saysTheSameEveryDay: Bool {
    horizon == nil && updatePlan?.dates.isEmpty != false && cannotOffer.allSatisfy { $0.until == nil }
  }
}
