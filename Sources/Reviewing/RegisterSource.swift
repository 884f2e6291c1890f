import Fieldwork

/// What one session's files say about follow-ups: the register is folded from many of these.
package struct RegisterSource: Sendable {
  /// The session's folder, as it was found.
  package let path: String
  /// The session's name: that of its folder.
  package let name: String
  /// As people know it, such as `Group A`.
  package var title: String
  /// The folder of its study; `nil` without one.
  package var study: String?
  /// `nil` when its journal holds nothing for the register.
  package var identity: Identity?
  /// Every file that holds something for the register, in any order.
  package var files: [File]
  /// The lines of the journal that follow-ups came from.
  package var lines: Lines

  package init(
    path: String, name: String? = nil, title: String? = nil, study: String? = nil, identity: Identity? = nil,
    files: [File] = [],
    lines: Lines = [:]
  ) {
    self.path = path
    let name = name ?? Self.name(path)
    self.name = name
    self.title = title ?? name
    self.study = study
    self.identity = identity
    self.files = files
    self.lines = lines
  }

  /// What a session stays by wherever its folder goes.
  package struct Identity: Hashable, Sendable {
    package var opened: Moment
    /// Its name as it stands in the journal.
    package var name: String

    package init(opened: Moment, name: String) {
      self.opened = opened
      self.name = name
    }
  }

  /// One file of the session, with those of its entries that matter here: what opened it, follow-ups, steps, undo
  /// and redo, batches that hold any of them. Others do no harm.
  package struct File: Sendable {
    /// Its name without the folder, such as `journal.jsonl`.
    package var name: String
    package var entries: [KeptEntry]

    package init(_ name: String, _ entries: [KeptEntry]) {
      self.name = name
      self.entries = entries
    }
  }

  /// Lines by the entry they are. They come in order and are few, so a row of them is found faster than by hash.
  package struct Lines: Sendable, ExpressibleByDictionaryLiteral {
    private var rows: [(id: EntryID, line: SourceLine)] = []

    package init(dictionaryLiteral rows: (EntryID, SourceLine)...) {
      for (id, line) in rows { self[id] = line }
    }

    package subscript(_ id: EntryID) -> SourceLine? {
      get {
        let place = place(of: id)
        return place < rows.count && rows[place].id == id ? rows[place].line : nil
      }
      set {
        let place = place(of: id)
        if place < rows.count, rows[place].id == id { rows.remove(at: place) }
        if let newValue { rows.insert((id, newValue), at: place) }
      }
    }

    /// Where it stands or would stand.
    private func place(of id: EntryID) -> Int {
      guard let last = rows.last, last.id >= id else { return rows.count }
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle].id < id { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Where a follow-up came from.
  package struct SourceLine: Hashable, Sendable {
    package var at: Moment
    /// Session time, as the transcript shows it.
    package var milliseconds: Int
    /// Who said or wrote it; `nil` when the line is neither.
    package var speaker: Speaker?
    /// The whole line; `nil` where it was not asked for.
    package var text: String?
    /// The words were withdrawn, and with them what was written down of them.
    package var isWithdrawn: Bool

    package init(
      at: Moment, milliseconds: Int, speaker: Speaker? = nil, text: String? = nil, isWithdrawn: Bool = false
    ) {
      self.at = at
      self.milliseconds = milliseconds
      self.speaker = speaker
      self.text = text
      self.isWithdrawn = isWithdrawn
    }
  }

  /// The line a follow-up came from. A line that lost its words has lost its parts too.
  func line(_ id: EntryID) -> SourceLine? { lines[id] ?? lines[EntryID(id.line)] }

  private static func name(_ path: String) -> String {
    // Asked for with each of ten thousand sessions, so by bytes.
    let bytes = path.utf8
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[bytes.index(before: end)] == UInt8(ascii: "/") {
      end = bytes.index(before: end)
    }
    let whole = path[..<end]
    guard let slash = whole.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return whole.isEmpty ? path : String(whole)
    }
    return String(whole[whole.utf8.index(after: slash)...])
  }
}
