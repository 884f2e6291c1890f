import Canvas

/// A new session on its way: what it is called, which guide, who comes. Each answer can be gone back to.
struct NewSession: Hashable {
  enum Question: Int, Hashable, CaseIterable {
    case title
    case guide
    case people
  }

  enum Outcome: Hashable {
    case goesOn
    case stops
    case wants(HomeAction)
  }

  let guides: [GuideChoice]
  var question = Question.title
  var title = TextField()
  var people = TextField()

  /// What was typed instead of choosing from the list: the start of a name, or a path.
  var typedGuide = TextField()

  /// Index into ``guides`` of the one chosen.
  var chosen = 0

  init(guides: [GuideChoice]) { self.guides = guides }

  /// The line being typed.
  var field: TextField {
    get {
      switch question {
      case .title: title
      case .guide: typedGuide
      case .people: people
      }
    }
    set {
      switch question {
      case .title: title = newValue
      case .guide: typedGuide = newValue
      case .people: people = newValue
      }
    }
  }

  /// The name or path of the guide as it stands now.
  var guide: String? {
    let typed = typedGuide.text.trimmed
    if typed.isEmpty { return guides.indices.contains(chosen) ? guides[chosen].name : nil }
    return match(typed)?.name ?? (typed.contains { "/.\\".contains($0) } ? typed : nil)
  }

  /// The guide on the list that begins so.
  private func match(_ typed: String) -> GuideChoice? {
    let typed = typed.lowercased()
    return guides.first { $0.name.lowercased() == typed }
      ?? guides.first { $0.name.lowercased().hasPrefix(typed) || $0.title.lowercased().hasPrefix(typed) }
  }

  mutating func paste(_ text: String) {
    field.insert(text)
    followTyping()
  }

  /// `default` is the title of a session that is given none.
  mutating func press(_ key: Key, default other: String) -> Outcome {
    switch key {
    case .escape: return goBack()
    case .enter: return goOn(default: other)
    case .down, .tab: choose(by: 1)
    case .up, .backTab: choose(by: -1)
    case .character(let digit) where question == .guide && typedGuide.isEmpty && chooses(digit): break
    default:
      if field.take(key) { followTyping() }
    }
    return .goesOn
  }

  private mutating func goBack() -> Outcome {
    guard let former = Question(rawValue: question.rawValue - 1) else { return .stops }
    question = former
    return .goesOn
  }

  private mutating func goOn(default other: String) -> Outcome {
    // Nothing that was typed is passed over: a guide nobody knows is asked for again.
    if question == .guide && guide == nil { return .goesOn }
    if let next = Question(rawValue: question.rawValue + 1) {
      question = next
      return .goesOn
    }
    guard let guide else { return .goesOn }
    let given = title.text.trimmed
    return .wants(
      .newSession(
        title: given.isEmpty ? other : given, guide: guide, people: names(in: people.text), isRehearsal: false
      ))
  }

  private mutating func choose(by step: Int) {
    guard question == .guide, !guides.isEmpty else { return }
    typedGuide = TextField()
    chosen = (chosen + step + guides.count) % guides.count
  }

  private mutating func chooses(_ digit: Character) -> Bool {
    guard let number = digit.wholeNumberValue, guides.indices.contains(number - 1) else { return false }
    chosen = number - 1
    return true
  }

  private mutating func followTyping() {
    guard question == .guide, let found = match(typedGuide.text.trimmed), !typedGuide.isEmpty else { return }
    chosen = guides.firstIndex(of: found) ?? chosen
  }
}

/// The names in `Dana, Omar, …`: parted by commas or semicolons, blanks around them and empty ones left out.
func names(in text: String) -> [String] {
  text.split { ",;".contains($0) }.map { String($0).trimmed }.filter {
    !$0.isEmpty && $0 != "…" && $0 != "..."
  }
}

extension String {
  /// Without the white space at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
