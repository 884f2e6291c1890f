import Fieldwork
import Flagging
import Journaling
import Notation
import Preparing

/// The rule files a study names, read once and put together in the order they are named.
package enum StudyRules {
  /// Reads the files `study.yaml` names under `rules`, beside that file at `studyPath`; `nil` when it names none.
  ///
  /// - Throws: code 3 when a file cannot be read, 5 when it holds no rules: path, line, column and the lines around.
  package static func read(
    _ study: Study, at studyPath: String, on disk: any Disk
  ) throws(Failure) -> RuleBook? {
    var book: RuleBook?
    for name in study.rules { book = try adding(name, to: book, studyPath, on: disk) }
    return book
  }

  /// The rules of those files that can be used, and what is wrong with the others.
  static func usable(
    _ study: Study, at studyPath: String, on disk: any Disk
  ) -> (rules: RuleBook?, failures: [Failure]) {
    var book: RuleBook?
    var failures: [Failure] = []
    for name in study.rules {
      do throws(Failure) {
        book = try adding(name, to: book, studyPath, on: disk)
      } catch {
        failures.append(error)
      }
    }
    return (book, failures)
  }

  private static func adding(
    _ name: String, to book: RuleBook?, _ studyPath: String, on disk: any Disk
  ) throws(Failure) -> RuleBook {
    let path = name.hasPrefix("/") ? name : "\(folder(of: studyPath))/\(name)"
    let bytes = try bytes(of: path, on: disk)
    let known = book.map(RuleBook.shipped.adding) ?? .shipped
    do throws(RuleFileError) {
      let own = try RuleBook(yaml: bytes, path: harmless(path), over: known)
      return book?.adding(own) ?? own
    } catch {
      throw Failure(.unfit, error.description)
    }
  }

  private static func bytes(of path: String, on disk: any Disk) throws(Failure) -> [UInt8] {
    do throws(DiskError) {
      return try disk.bytes(of: path, limit: Study.maxBytes)
    } catch {
      let remedy =
        error.reason == .tooLarge
        ? "a rule file holds at most \(Study.maxBytes >> 20) MB: share its rules out among several"
        : "put the rule file there, or mend 'rules' in study.yaml"
      throw Failure(.unreachable, "\(error); \(remedy)")
    }
  }

  /// The flagger of the study in `directory`, as of `today`: its terms, its profile and its own rules.
  ///
  /// `profile` overrules the study's. Throws as ``read(_:at:on:)``, and code 3 or 5 for `study.yaml` itself.
  package static func flagger(
    ofStudyIn directory: String, profile: Profile?, today: Day, on disk: any Disk
  ) throws(Failure) -> Flagger {
    let path = directory.hasSuffix("study.yaml") ? directory : "\(directory)/study.yaml"
    let text = try StudyFolder.text(path, on: disk)
    let study: Study
    do throws(StudyError) {
      study = try Study.reading(text, path: harmless(path)).study
    } catch {
      throw Failure(.unfit, error.description)
    }
    var terms = StudyTerms(study, today: today)
    terms.rules = try read(study, at: path, on: disk)
    let named = study.profile.flatMap(Profile.init(rawValue:))
    return Flagger(.shipped, profile: profile ?? named ?? .strict, study: terms)
  }
}

extension StudyRules {
  /// Rules a study silences that there are none of: a slip of the pen would silence nothing, and nobody would know.
  ///
  /// - Parameter own: the study's own rules. `text` is `study.yaml`, for the places.
  static func unknownSilenced(_ study: Study, own: RuleBook?, in text: String) -> [FileProblem] {
    let silenced = Set(study.silenced.keys).union(study.silencedWords.map(\.rule))
    guard !silenced.isEmpty else { return [] }
    let known = Set((own.map(RuleBook.shipped.adding) ?? .shipped).rules.map(\.name)).union(learned)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix("silenced:") } ?? lines.startIndex
    return silenced.subtracting(known).sorted().map { name in
      let line = lines[start...].firstIndex { $0.contains(name) } ?? start
      let place = lines.indices.contains(line) ? lines[line].firstRange(of: name)?.lowerBound : nil
      let column = place.map { lines[line][..<$0].unicodeScalars.count + 1 } ?? 1
      return FileProblem(
        line: line + 1, column: column,
        "no rule is called '\(name)', so nothing is silenced; 'evenkeel check --format jsonl' names the rule of each flag"
      )
    }
  }

  /// What the learned model finds stands under no rule of the book.
  private static let learned = ["agree.model", "judge.model"]
}

extension StudyFolder {
  /// The own rules of the study a session belongs to. Throws as ``StudyRules/read(_:at:on:)``.
  static func rules(
    of folder: SessionFolder, _ study: Study?, on disk: any Disk
  ) throws(Failure) -> RuleBook? {
    guard let study, let path = folder.study else { return nil }
    return try StudyRules.read(study, at: path, on: disk)
  }
}
