import Canvas
import Facilitation
import Fieldwork
import Preparing

/// Talk and marks counted by person, by site and by section, as of when it was made.
struct Counts: Hashable, Sendable {
  /// One line of the table.
  struct Item: Hashable, Sendable {
    var name: String
    /// Share of the words, or minutes used.
    var share = ""
    /// Words a turn.
    var perTurn = ""
    /// How often each of ``Counts/marks`` was given.
    var marks: [Int] = []
  }

  /// A block of the table and what heads its numbers.
  struct Group: Hashable, Sendable {
    var title: String
    var share: String
    var perTurn: String
    var items: [Item]
  }

  /// Letters of the gutter of the marks that were given, in the order of the strip.
  var marks: [String]
  var groups: [Group]
}

extension Counts {
  /// How wide the parts of a line are; what is left holds marks.
  private struct Widths {
    let name: Int
    let share = 6
    let perTurn = 8
    let mark = 4
    let marks: Int

    init(columns: Int) {
      name = columns < 64 ? 10 : 18
      marks = max(1, (columns - name - share - perTurn) / mark)
    }
  }

  /// The whole table at this width, heads among the lines; marks that have no room begin it anew.
  func lines(columns: Int) -> [(text: String, isHead: Bool)] {
    let widths = Widths(columns: columns)
    let starts = Array(stride(from: 0, to: max(1, marks.count), by: widths.marks))
    return starts.flatMap { start in
      let shown = start..<min(start + widths.marks, marks.count)
      return groups.filter { !$0.items.isEmpty }.flatMap { group in
        [("", false), (head(group, shown, widths), true)]
          + group.items.map { (line($0, shown, widths), false) }
      }
    }.dropFirst().map { ($0.0, $0.1) }
  }

  private func head(_ group: Group, _ shown: Range<Int>, _ widths: Widths) -> String {
    let item = Item(name: group.title, share: group.share, perTurn: group.perTurn)
    return numbers(item, widths) + marks[shown].map { $0.leftPadded(to: widths.mark) }.joined()
  }

  private func line(_ item: Item, _ shown: Range<Int>, _ widths: Widths) -> String {
    let counts = item.marks.isEmpty ? [] : item.marks[shown]
    return numbers(item, widths)
      + counts.map { ($0 > 0 ? "\($0)" : "").leftPadded(to: widths.mark) }.joined()
  }

  private func numbers(_ item: Item, _ widths: Widths) -> String {
    let name =
      TextWidth.columns(of: item.name) > widths.name ? Self.cut(item.name, to: widths.name) : item.name
    return name + String(repeating: " ", count: widths.name - TextWidth.columns(of: name))
      + item.share.leftPadded(to: widths.share) + item.perTurn.leftPadded(to: widths.perTurn)
  }

  private static func cut(_ text: String, to columns: Int) -> String {
    var room = columns - 1
    let kept = text.prefix { letter in
      room -= TextWidth.columns(of: String(letter))
      return room >= 0
    }
    return kept + "…"
  }
}
