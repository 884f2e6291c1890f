import Fieldwork
import Flagging
import Journaling
import Preparing

/// The study around a session that people sit in: as much of it as can be read, and a sentence for what cannot.
///
/// A session that runs never waits for `study.yaml` to be put right. One that begins does: what the gate asks of it
/// is in there.
struct StudyAround {
  var study: Study?
  var rules: RuleBook?
  /// For the notice row, a sentence each.
  var notices: [String] = []

  /// For a session that begins.
  ///
  /// - Throws: code 3 when the study or a rule file cannot be read, 5 when it is not what it should be.
  init(beginning folder: SessionFolder, on disk: any Disk) throws(Failure) {
    notices = Self.unknown(folder)
    guard let path = folder.studyPath else { return }
    let read = try StudyFolder.read(path, on: disk)
    (study, notices) = (read.study, Self.passedOver(read.problems))
    rules = try StudyFolder.rules(of: folder, study, on: disk)
    notices += Self.passedOver(StudyRules.unknownSilenced(read.study, own: rules, in: read.text))
  }

  /// For a session that goes on.
  init(resuming folder: SessionFolder, on disk: any Disk) {
    notices = Self.unknown(folder)
    guard let path = folder.studyPath else { return }
    var text = ""
    do throws(Failure) {
      let read = try StudyFolder.read(path, on: disk)
      (study, notices, text) = (read.study, Self.passedOver(read.problems), read.text)
    } catch {
      notices = ["The study cannot be read; going on without it. 'evenkeel study check' says why."]
    }
    do throws(Failure) {
      rules = try StudyFolder.rules(of: folder, study, on: disk)
      let silenced = study.map { StudyRules.unknownSilenced($0, own: rules, in: text) }
      notices += Self.passedOver(silenced ?? [])
    } catch {
      notices.append("The study's rules cannot be read; flags here come from evenkeel's own rules.")
    }
  }

  private static func unknown(_ folder: SessionFolder) -> [String] {
    folder.studyTrouble.map { error in
      ["Whether there is a study around it is not known: \(error.reason.words). Going on without."]
    } ?? []
  }

  private static func passedOver(_ problems: [FileProblem]) -> [String] {
    guard let first = problems.first else { return [] }
    let more = problems.count > 1 ? " and \(problems.count - 1) more" : ""
    return ["study.yaml line \(first.line)\(more) is passed over; 'evenkeel study check' says why."]
  }
}
