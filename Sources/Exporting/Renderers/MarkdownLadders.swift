import Fieldwork

extension Outgoing {
  /// What led to what: a list for each line that something led to and that led to nothing, its causes under it.
  func ladders() -> [String] {
    let effects = lines.filter { $0.kind == .turn && !pointers(of: $0).isEmpty }
    guard !effects.isEmpty else { return [] }
    let causes = Set(effects.flatMap(\.causes))
    var shown: Set<EntryID> = []
    var rows: [String] = []
    // Lines that lead to each other in a ring have no end; then the first of them is as good as any.
    for line in effects.filter({ !causes.contains($0.id) }) + effects where !shown.contains(line.id) {
      rows += rungs(line, depth: 0, &shown)
    }
    return ["## What led to what", ""] + rows
  }

  private func rungs(_ line: Line, depth: Int, _ shown: inout Set<EntryID>) -> [String] {
    let isNew = shown.insert(line.id).inserted
    let who = line.speaker.map { labels[$0]?.text ?? $0.description } ?? ""
    let words = line.isPlaceholder ? "" : ": \"\(markdown(line.text.text))\""
    let head = "\(clockText(milliseconds: line.milliseconds)) \(markdown(who))\(words)"
    let row = String(repeating: "  ", count: depth) + "- " + (depth > 0 ? "led to by " : "") + head
    guard isNew else { return [row] }
    return [row]
      + line.causes.compactMap(self.line).filter { $0.speaker != nil }
      .flatMap { rungs($0, depth: depth + 1, &shown) }
  }
}
