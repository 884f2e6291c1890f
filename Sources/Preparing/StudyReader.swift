import Fieldwork
import Yams

/// Reads fields from YAML and keeps what is wrong with them, each with its place.
struct StudyReader {
  private let path: String
  let top: Node.Mapping
  var mistakes: [FileProblem] = []
  var warnings: [FileProblem] = []

  /// What a file has to be, for whoever gave another one.
  enum Paper {
    case study
    case roster

    var whenEmpty: String {
      switch self {
      case .study: "the file is empty; 'evenkeel study new' writes one"
      case .roster: "the file is empty; begin with people:, or remove it"
      }
    }

    var whenNoMapping: String {
      switch self {
      case .study: "a study is lines of key: value; begin with title:"
      case .roster:
        "a roster is a list of people; begin with people:, and a line - {code: P1, name: …} for each"
      }
    }
  }

  init(_ text: String, path: String, as paper: Paper = .study) throws(StudyError) {
    self.path = path
    func refuse(_ line: Int, _ column: Int, _ message: String) -> StudyError {
      StudyError(path: path, problems: [FileProblem(line: line, column: column, message)])
    }
    guard text.utf8.count <= Study.maxBytes else {
      throw refuse(1, 1, "larger than 1 MB, so it is no study; give study.yaml")
    }
    if let line = YAMLDepth.tooDeep(text) {
      throw refuse(line, 1, "nested too deeply to be a study; keep to lists of lines")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      let (line, column, message) = Self.place(error)
      throw refuse(line, column, message)
    } catch {
      throw refuse(1, 1, "cannot be read as YAML; check its indents and quotes")
    }
    guard let node else { throw refuse(1, 1, paper.whenEmpty) }
    guard let mapping = node.mapping else {
      throw refuse(node.mark?.line ?? 1, node.mark?.column ?? 1, paper.whenNoMapping)
    }
    top = mapping
  }

  private static func place(_ error: YamlError) -> (Int, Int, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (
        mark.line, mark.column, "not YAML: \(problem.lowercased()); check indents, colons and quotes here"
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (
        context.mark.line, context.mark.column,
        "the key \(duplicates.map { "\($0)" }.joined(separator: ", ")) stands twice; keep one"
      )
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return (1, 1, "cannot be read as YAML; save it as UTF-8 text without control characters")
    }
  }

  /// Also puts the warnings in the order of the file.
  mutating func stopAtMistakes() throws(StudyError) {
    warnings.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    guard !mistakes.isEmpty else { return }
    throw StudyError(path: path, problems: mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  // MARK: Fields

  func problem(_ node: Node, _ message: String) -> FileProblem {
    FileProblem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message)
  }

  /// Keeps what is wrong at this place.
  mutating func mistake(_ node: Node, _ message: String) { mistakes.append(problem(node, message)) }

  /// Warns of keys that nothing reads.
  mutating func report(unknownIn mapping: Node.Mapping, known: [String]) {
    for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
      let name = (key.scalar?.string).map { "'\($0.prefix(40))'" } ?? "this key"
      warnings.append(problem(key, "\(name) is not read here; the keys are \(known.joined(separator: ", "))"))
    }
  }

  /// A value's words; `nil` where the key is missing, empty or `~`.
  mutating func words(_ key: String, in mapping: Node.Mapping) -> String? {
    guard let node = mapping[key] else { return nil }
    guard let scalar = node.scalar else {
      mistake(node, "\(key) is words on one line")
      return nil
    }
    let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    return isNothing ? nil : composed(scalar.string)
  }

  /// The lines of a list; none where the key is missing or empty.
  mutating func list(_ key: String, in mapping: Node.Mapping) -> [Node] {
    guard let node = mapping[key] else { return [] }
    if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
      return []
    }
    guard let sequence = node.sequence else {
      mistake(node, "\(key) is a list: one line each, beginning with -")
      return []
    }
    return Array(sequence)
  }

  /// A list of words.
  mutating func texts(_ key: String, in mapping: Node.Mapping) -> [String] {
    list(key, in: mapping).compactMap { node in
      if let text = node.scalar?.string, !text.isEmpty { return composed(text) }
      mistake(node, "a line of \(key) is words")
      return nil
    }
  }

  mutating func day(_ node: Node) -> Day? {
    if let text = node.scalar?.string, let day = Day(text) { return day }
    mistake(node, "a day is written 2026-12-04")
    return nil
  }
}
