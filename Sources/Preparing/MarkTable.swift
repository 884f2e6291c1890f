/// One kind of annotation, put on a line by one key.
package struct Mark: Hashable, Sendable {
  /// The key on the mark strip.
  package var key: Character
  /// What stands in the gutter; one or two letters.
  package var gutter: String
  /// What the journal keeps, such as `quote` or `frustration2`.
  package var name: String
  /// Of the marks of one set the last one given to a line stands; `nil` for a mark that stands beside all others.
  package var set: String?
  package var meaning: String

  package init(key: Character, gutter: String, name: String, set: String? = nil, meaning: String) {
    self.key = key
    self.gutter = gutter
    self.name = name
    self.set = set
    self.meaning = meaning
  }
}

/// The marks at hand, in the order the strip shows them.
///
/// The file is a Markdown table with the columns key, gutter, name, set, meaning; words around it are for the reader.
package struct MarkTable: Hashable, Sendable {
  package var marks: [Mark]

  package subscript(_ name: String) -> Mark? { marks.first { $0.name == name } }

  package func mark(key: Character) -> Mark? { marks.first { $0.key == key } }

  /// The other marks of its set, which it takes the place of.
  package func rivals(of name: String) -> [String] {
    guard let set = self[name]?.set else { return [] }
    return marks.filter { $0.set == set && $0.name != name }.map(\.name)
  }

  /// The mark somebody means: by its name, its letters in the gutter, or its key.
  package func mark(called word: String) -> Mark? {
    self[word.lowercased()] ?? marks.first { $0.gutter == word }
      ?? (word.count == 1 ? word.first.flatMap { mark(key: $0) } : nil)
  }

  /// What the gutter shows for these marks of a line, in the order they were put on; of a set only the last.
  ///
  /// A name this table does not know is left out: it stays in the journal.
  package func gutter(_ names: [String]) -> String {
    let known = names.compactMap { self[$0] }
    let standing = known.enumerated().filter { place, mark in
      mark.set == nil || !known[(place + 1)...].contains { $0.set == mark.set }
    }
    return standing.map(\.element.gutter).joined()
  }

  /// These marks with a study's own: one of the same name takes the place of ours, others come last.
  ///
  /// A new mark whose key is taken is named and left out.
  package func adding(_ own: [Mark]) -> (table: MarkTable, clashes: [Mark]) {
    var table = MarkTable(marks: marks.map { mark in own.first { $0.name == mark.name } ?? mark })
    var clashes: [Mark] = []
    for mark in own where self[mark.name] == nil {
      if table.mark(key: mark.key) == nil { table.marks.append(mark) } else { clashes.append(mark) }
    }
    return (table, clashes)
  }

  /// Reads a table; a row that cannot be read, or whose key or name is taken, is named and left out.
  package static func reading(_ text: String) -> (table: MarkTable, problems: [FileProblem]) {
    var table = MarkTable(marks: [])
    var problems: [FileProblem] = []
    for (number, line) in numberedLines(text) {
      guard let cells = cells(line), cells.first != "key", !isRuler(line) else { continue }
      func problem(_ message: String) {
        problems.append(FileProblem(line: number, column: line.firstColumn, message))
      }
      guard cells.count >= 5 else {
        problem("a mark's row has five cells: key, gutter, name, set, meaning")
        continue
      }
      guard let mark = mark(cells, problem) else { continue }
      if let other = table.mark(key: mark.key) {
        problem("the key \(mark.key) is taken by '\(other.name)'; choose another")
      } else if table[mark.name] != nil {
        problem("there is a mark '\(mark.name)' already")
      } else {
        table.marks.append(mark)
      }
    }
    return (table, problems)
  }

  private static func mark(_ cells: [String], _ problem: (String) -> Void) -> Mark? {
    guard let key = cells[0].first, cells[0].count == 1, !key.isWhitespace else {
      problem("the key is one letter or sign, not '\(cells[0])'")
      return nil
    }
    guard (1...2).contains(cells[1].count) else {
      problem("the gutter shows one or two letters, not '\(cells[1])'")
      return nil
    }
    guard !cells[2].isEmpty, cells[2].allSatisfy({ $0.isLetter || $0.isNumber }) else {
      problem("a mark's name is one word of letters and digits, not '\(cells[2])'")
      return nil
    }
    let set = cells[3].isEmpty || cells[3] == "own" ? nil : cells[3]
    return Mark(key: key, gutter: cells[1], name: cells[2], set: set, meaning: cells[4])
  }

  /// The cells of a table row, without code ticks; `nil` for another line.
  private static func cells(_ line: Substring) -> [String]? {
    let text = line.trimmed
    guard text.hasPrefix("|"), text.count > 1 else { return nil }
    let inner = text.dropFirst().last == "|" ? text.dropFirst().dropLast() : text.dropFirst()
    return inner.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      let bare = cell.trimmed
      return bare.count > 2 && bare.first == "`" && bare.last == "`"
        ? String(bare.dropFirst().dropLast()) : String(bare)
    }
  }

  private static func isRuler(_ line: Substring) -> Bool {
    line.allSatisfy { "|-: ".contains($0) } && line.contains("--")
  }
}
