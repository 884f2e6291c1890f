import Canvas

/// Something about a file of remapped keys that its writer would want to know. The line it is about has no effect.
package struct RemapProblem: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars.
  package var column: Int

  /// What, and what to do; lower case, no full stop.
  package var message: String
}

extension Bindings {
  /// These keys with those of a file laid over them.
  ///
  /// The file has a line `key: action` for each key it moves, such as `Ctrl-N: card`; `#` begins a comment. An
  /// action has the name its row has in the key list, `key: none` frees a key. A key named in the file does
  /// that action in every mode the action has, and what it did there before no longer; an action that would be
  /// left without a key in a mode keeps it, and the line that took it is named.
  package func remapped(by text: String) -> (bindings: Bindings, problems: [RemapProblem]) {
    var remapping = Remapping(self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      remapping.read(line, number: index + 1)
    }
    return remapping.finish()
  }
}

/// A file of remapped keys half read.
private struct Remapping {
  private let shipped: Bindings
  private var lines: [Line] = []
  private var problems: [RemapProblem] = []

  private struct Line {
    var key: Key
    /// `nil` frees the key.
    var action: Action?
    var number: Int
    var column: Int
  }

  init(_ shipped: Bindings) { self.shipped = shipped }

  mutating func read(_ text: Substring, number: Int) {
    let line = text.hasSuffix("\r") ? text.dropLast() : text
    guard let first = line.firstIndex(where: { $0 != " " && $0 != "\t" }), line[first] != "#" else { return }
    let column = line.unicodeScalars.distance(from: line.startIndex, to: first) + 1
    // A colon may itself be the key: the last one with a blank behind it parts key and action.
    guard let colon = line.ranges(of: ": ").last?.lowerBound ?? line.lastIndex(of: ":"), colon > first else {
      return complain(number, column, "a line is 'key: action', such as 'Ctrl-N: card'")
    }
    let keyName = line[first..<colon].trimmingSpaces
    let actionText = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    guard let key = Key(named: keyName) else {
      return complain(number, column, "'\(keyName)' is no key; write Ctrl-N, F2, Tab or one letter")
    }
    read(
      actionText.trimmingSpaces, key, number, column,
      line.unicodeScalars.distance(
        from: line.startIndex, to: actionText.startIndex) + 1)
  }

  private mutating func read(_ name: String, _ key: Key, _ number: Int, _ column: Int, _ actionColumn: Int) {
    if let former = lines.first(where: { $0.key == key }) {
      return complain(
        number, column, "\(key.name) has an action in line \(former.number) already; keep one of them")
    }
    guard name != "none" else {
      return lines.append(Line(key: key, action: nil, number: number, column: column))
    }
    guard let action = shipped.rows.first(where: { $0.action.name == name })?.action else {
      return complain(number, actionColumn, "no action '\(name)'; 'evenkeel' with ? lists them")
    }
    lines.append(Line(key: key, action: action, number: number, column: column))
  }

  private mutating func complain(_ line: Int, _ column: Int, _ message: String) {
    problems.append(RemapProblem(line: line, column: column, message: message))
  }

  /// Lays the lines over the shipped keys; one that would leave an action without a key is dropped, and all
  /// is laid anew without it.
  mutating func finish() -> (bindings: Bindings, problems: [RemapProblem]) {
    while let bad = lines.firstIndex(where: { lostAction(in: laid(lines), by: $0) != nil }) {
      let line = lines.remove(at: bad)
      let lost = lostAction(in: laid(lines + [line]), by: line)
      let mode = lost?.mode.title ?? ""
      complain(
        line.number, line.column,
        "\(line.key.name) is the only key for '\(lost?.action.name ?? "")' (\(mode)); give that another key too"
      )
    }
    return (laid(lines), problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  private func laid(_ lines: [Line]) -> Bindings {
    let moved = Set(lines.map(\.key))
    var bindings = shipped
    for index in bindings.rows.indices {
      let action = bindings.rows[index].action
      let taken = lines.filter { $0.action != action && clash($0, with: shipped.rows[index]) }.map(\.key)
      bindings.rows[index].keys.removeAll { moved.contains($0.key) && taken.contains($0.key) }
      let added = lines.filter { $0.action == action }.map { Stroke(key: $0.key) }
      // The new key is the one people are shown.
      bindings.rows[index].keys.removeAll { stroke in added.contains { $0.key == stroke.key } }
      bindings.rows[index].keys.insert(contentsOf: added, at: 0)
    }
    return bindings
  }

  /// A key goes where its new action has a mode in common with the row, or everywhere when it is freed.
  private func clash(_ line: Line, with row: Binding) -> Bool {
    guard let action = line.action else { return true }
    let modes = shipped.rows.filter { $0.action == action }.reduce(into: Modes()) {
      $0.formUnion($1.modes)
    }
    return !modes.isDisjoint(with: row.modes)
  }

  /// An action this line's key had, that no key asks for any more in one of its modes.
  private func lostAction(in laid: Bindings, by line: Line) -> (action: Action, mode: Mode)? {
    for row in shipped.rows where row.keys.contains(where: { $0.key == line.key }) {
      for mode in Mode.allCases where !shipped.strokes(row, in: mode).isEmpty {
        let isLost = laid.rows.filter { $0.action == row.action }.allSatisfy {
          laid.strokes($0, in: mode).isEmpty
        }
        if isLost { return (row.action, mode) }
      }
    }
    return nil
  }
}
