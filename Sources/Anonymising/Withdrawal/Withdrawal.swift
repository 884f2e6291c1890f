import Fieldwork

/// Somebody takes their words back: which lines of a session's files go.
///
/// Decides and changes nothing. Their own lines go, with every line whose words were taken from them; lines of
/// others that name or quote them are found, and somebody decides about those.
package struct Withdrawal: Sendable {
  /// The person's code, and codes that turned out to be the same person.
  package let codes: Set<Speaker>

  /// What leads back to them.
  package let traces: Traces

  package init(_ codes: Set<Speaker>, traces: Traces) {
    self.codes = codes
    self.traces = traces
  }

  /// A line of somebody else that names or quotes the person.
  package struct Mention: Hashable, Sendable {
    /// The line's number in its file.
    package var line: Int

    /// Who said or wrote it; `nil` for what the program noted.
    package var speaker: Speaker?

    /// How it leads back, the surest first.
    package var kind: Traces.Trace.Kind

    /// The words around it, as they stand.
    package var words: String
  }

  /// What of one file goes.
  package struct Cuts: Hashable, Sendable {
    /// Numbers of the lines that are theirs, or were taken from theirs.
    package var own: Set<Int> = []

    package var mentions: [Mention] = []

    package init() {}
  }

  /// What the person said in these entries, corrections of it too.
  package static func words(of codes: Set<Speaker>, in kept: [KeptEntry]) -> [String] {
    let theirs = lines(of: codes, in: kept)
    return kept.flatMap { entry in entry.entry.words(of: codes, lines: theirs) }
  }

  /// The lines that are turns or notes of these people.
  package static func lines(of codes: Set<Speaker>, in kept: [KeptEntry]) -> Set<EntryID> {
    var lines: Set<EntryID> = []
    for entry in kept {
      if case .batch(let parts) = entry.entry {
        for (part, inner) in parts.enumerated() where inner.saidBy(codes) {
          lines.insert(EntryID(entry.number, part: part))
        }
      } else if entry.entry.saidBy(codes) {
        lines.insert(EntryID(entry.number))
      }
    }
    return lines
  }

  /// What stays in these entries once the lines with these numbers are gone.
  package static func words(in kept: [KeptEntry], without numbers: Set<Int>) -> [String] {
    kept.filter { !numbers.contains($0.number) }.flatMap { $0.entry.words }
  }

  /// Codes that turned out to be `code`, and whom it turned out to be.
  package static func codes(of code: Speaker, in kept: [KeptEntry]) -> Set<Speaker> {
    var codes: Set<Speaker> = [code]
    let steps = kept.flatMap { $0.entry.flattened }.compactMap { entry -> (Speaker, Speaker)? in
      guard case .person(let step) = entry, let same = step.sameAs else { return nil }
      return (step.code, same)
    }
    var grew = true
    while grew {
      grew = false
      for (one, other) in steps where codes.contains(one) != codes.contains(other) {
        codes.formUnion([one, other])
        grew = true
      }
    }
    return codes
  }

  /// - Parameter lines: the person's lines in the session's journal, that this file may point to.
  package func cuts(in kept: [KeptEntry], lines: Set<EntryID>) -> Cuts {
    var cuts = Cuts()
    for entry in kept {
      let isOwn =
        !codes.isDisjoint(with: entry.entry.ownedBy)
        || !entry.entry.words.isEmpty && entry.entry.linesMeant.contains { lines.contains($0) }
      if isOwn {
        cuts.own.insert(entry.number)
      } else if let mention = mention(entry) {
        cuts.mentions.append(mention)
      }
    }
    return cuts
  }

  /// Lines whose words were taken from lines that go, so that they go as well: a flag's reason, a follow-up.
  package static func dependents(of gone: Set<EntryID>, in kept: [KeptEntry]) -> Set<Int> {
    Set(
      kept.filter { !$0.entry.words.isEmpty && $0.entry.linesMeant.contains { gone.contains($0) } }
        .map(\.number))
  }

  /// What a removed line said about other people's units and sites, to be said again at the end of the journal.
  package func others(in kept: [KeptEntry], among numbers: Set<Int>) -> [Entry] {
    kept.filter { numbers.contains($0.number) }.flatMap { $0.entry.flattened }.filter { entry in
      guard case .person(let step) = entry else { return false }
      return !codes.contains(step.code) && entry.words.allSatisfy { traces.traces(in: $0).isEmpty }
    }
  }

  private func mention(_ entry: KeptEntry) -> Mention? {
    var found: (trace: Traces.Trace, words: String)?
    for words in entry.entry.words {
      for trace in traces.traces(in: words)
      where found == nil || trace.kind != .sharedName && found?.trace.kind == .sharedName {
        found = (trace, words)
      }
    }
    return found.map {
      Mention(
        line: entry.number, speaker: entry.entry.ownedBy.first, kind: $0.trace.kind, words: $0.words)
    }
  }
}

extension Entry {
  /// The entry, or the entries of a batch.
  var flattened: [Entry] {
    if case .batch(let entries) = self { return entries.flatMap(\.flattened) }
    return [self]
  }

  fileprivate func saidBy(_ codes: Set<Speaker>) -> Bool {
    switch self {
    case .turn(let turn): codes.contains(turn.speaker)
    case .note(let note): codes.contains(note.author)
    default: false
    }
  }

  fileprivate func words(of codes: Set<Speaker>, lines: Set<EntryID>) -> [String] {
    switch self {
    case .turn(let turn): codes.contains(turn.speaker) ? [turn.text] : []
    case .note(let note): codes.contains(note.author) ? [note.text] : []
    case .correction(let correction): lines.contains(correction.line) ? [correction.text] : []
    case .batch(let entries): entries.flatMap { $0.words(of: codes, lines: lines) }
    default: []
    }
  }
}
