import Fieldwork

/// One session under review: its lines, its flags, and what every reviewer wrote about it.
package struct ReviewedSession: Hashable, Sendable {
  /// Index in the review.
  package let index: Int
  /// Such as `Group A`.
  package let title: String
  /// The day it was held, in its place's time; deadlines in words count from it.
  package let day: Day
  /// The transcript, in the order kept.
  package let lines: [ReviewLine]
  /// Flags of the journal itself.
  package let journalFlags: [JournalFlag]
  /// Follow-ups made in the session.
  package let journalFollowUps: [MadeFollowUp]
  /// One for each reviewer who wrote something.
  package private(set) var files: [ReviewFile]

  /// What a scan with another rule book found.
  package private(set) var scanned: [Flag] = []

  /// Everything to decide, in the order of the lines.
  package private(set) var items: [ReviewItem] = []
  private var places: [ReviewItem.ID: Int] = [:]
  private var placesByReference: [Reference: Int] = [:]
  private var placesByLine: [EntryID: [Int]] = [:]

  /// Follow-ups of the session and of all reviewers, those taken back left out.
  package private(set) var followUps: [MadeFollowUp] = []
  private var followUpsByLine: [EntryID: [Int]] = [:]

  /// Lines on which a reviewer answered what was suggested there.
  package private(set) var answeredLines: [String: Set<EntryID>] = [:]

  /// Notes that reviewers wrote, with the line they are about.
  package private(set) var notes: [EntryID: [ReviewerNote]] = [:]

  /// What a reviewer wrote about a line.
  package struct ReviewerNote: Hashable, Sendable {
    package var reviewer: String
    package var text: String
  }

  package init(
    index: Int, title: String, day: Day, lines: [ReviewLine], flags: [JournalFlag],
    followUps: [MadeFollowUp] = [], files: [ReviewFile] = []
  ) {
    self.index = index
    self.title = title
    self.day = day
    self.lines = lines
    journalFlags = flags
    journalFollowUps = followUps
    self.files = files
    fold()
  }

  package subscript(id: ReviewItem.ID) -> ReviewItem? { places[id].map { items[$0] } }

  /// Kinds of follow-up made from a line, in the order made.
  package func madeFollowUps(on line: EntryID) -> [FollowUp.Kind] {
    followUpsByLine[line, default: []].map { followUps[$0].followUp.kind }
  }

  /// The flags of a line, in the order raised.
  package func items(on line: EntryID) -> [ReviewItem] { placesByLine[line, default: []].map { items[$0] } }

  /// The item a verdict or a follow-up means.
  package func item(at reference: Reference) -> ReviewItem? { placesByReference[reference].map { items[$0] } }

  /// Where a line stands; ids rise with the lines.
  package func lineIndex(_ id: EntryID) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].id == id ? low : nil
  }

  package func line(_ id: EntryID) -> ReviewLine? { lineIndex(id).map { lines[$0] } }

  // MARK: - Folding

  /// Takes in a line that a reviewer's file holds.
  package mutating func apply(_ kept: KeptEntry, of reviewer: String, in file: String) {
    let place = files.firstIndex { $0.name == file } ?? files.endIndex
    if place == files.endIndex { files.append(ReviewFile(file, by: reviewer)) }
    guard let acts = files[place].apply(kept) else { return fold() }
    for act in acts {
      takeFlag(act, of: reviewer)
      take(act, of: reviewer)
      takeStatus(act)
    }
  }

  /// Takes in what a scan with another rule book found in these lines.
  package mutating func take(scanned flags: [Flag]) {
    scanned = flags
    fold()
  }

  private mutating func fold() {
    items = []
    places = [:]
    placesByReference = [:]
    placesByLine = [:]
    followUps = []
    followUpsByLine = [:]
    for made in journalFollowUps { add(made) }
    answeredLines = [:]
    notes = [:]
    for flag in journalFlags {
      add(flag.flag, Reference(flag.id), source: Reference.journal, remark: flag.remark)
    }
    for flag in scanned { add(flag, nil, source: "") }
    // Flags first: a verdict may be about a flag that another reviewer raised.
    for file in files { for act in file.acts { takeFlag(act, of: file.reviewer) } }
    for file in files { for act in file.acts { take(act, of: file.reviewer) } }
    // Last: a step may be about a follow-up that another reviewer made.
    for file in files { for act in file.acts { takeStatus(act) } }
  }

  private mutating func takeFlag(_ act: ReviewFile.Act, of reviewer: String) {
    guard case .flag(let flag) = act.entry else { return }
    let byHand = flag.ruleBook == Flag.byHand ? reviewer : nil
    add(flag, act.reference, source: act.reference.file, raisedBy: byHand)
  }

  private mutating func take(_ act: ReviewFile.Act, of reviewer: String) {
    switch act.entry {
    case .verdict(let verdict): take(verdict, at: act.at, of: reviewer)
    case .followUp(let followUp):
      add(MadeFollowUp(act.reference, followUp, by: reviewer))
    case .note(let note):
      guard let line = note.about else { return }
      notes[line, default: []].append(ReviewerNote(reviewer: reviewer, text: note.text))
    default: break
    }
  }

  private mutating func takeStatus(_ act: ReviewFile.Act) {
    guard case .followUpStep(let step) = act.entry, case .status(let status, let reason) = step.step,
      let place = followUps.firstIndex(where: { $0.reference == step.followUp }),
      act.at >= followUps[place].end?.at ?? act.at
    else { return }
    followUps[place].end = MadeFollowUp.End(status: status, reason: reason, at: act.at)
  }

  private mutating func add(_ made: MadeFollowUp) {
    followUps.append(made)
    if let line = made.followUp.line { followUpsByLine[line, default: []].append(followUps.count - 1) }
  }

  private mutating func take(_ verdict: Verdict, at: Moment, of reviewer: String) {
    guard let place = placesByReference[verdict.flag] else {
      // No flag stands there: it answers what was suggested on that line.
      if verdict.flag.file == Reference.journal {
        answeredLines[reviewer, default: []].insert(verdict.flag.id)
      }
      return
    }
    let decision = ReviewItem.Decision(
      answer: verdict.answer, at: at, milliseconds: verdict.milliseconds, isResolution: verdict.isResolution)
    items[place].decisions[reviewer, default: []].append(decision)
    if decision.isResolution, at >= items[place].resolution?.at ?? at { items[place].resolution = decision }
  }

  /// A flag joins the item that has the same words in the same category from elsewhere, or is a new one.
  private mutating func add(
    _ flag: Flag, _ reference: Reference?, source file: String, remark: FlagRemark.Answer? = nil,
    raisedBy: String? = nil
  ) {
    guard line(flag.line)?.speaker != nil else { return }
    let source = "\(file)\n\(flag.ruleBook)"
    let place = samePlace(flag, source: source) ?? addItem(flag, remark: remark, raisedBy: raisedBy)
    items[place].sources.insert(source)
    items[place].raisedBy = items[place].raisedBy ?? raisedBy
    if flag.ruleBook != Flag.byHand, items[place].flag.ruleBook != flag.ruleBook, file.isEmpty {
      items[place].flag = flag
    }
    guard let reference else { return }
    items[place].references.append(reference)
    placesByReference[reference] = place
  }

  private func samePlace(_ flag: Flag, source: String) -> Int? {
    let bytes = flag.finding.bytes
    let others = placesByLine[flag.line, default: []].filter { place in
      let item = items[place]
      return item.id.category == flag.finding.category
        && (item.id.bytes == bytes
          || (!item.sources.contains(source) && item.flag.finding.bytes.overlaps(bytes)))
    }
    return others.max { overlap($0, bytes) < overlap($1, bytes) }
  }

  private func overlap(_ place: Int, _ bytes: Range<Int>) -> Int {
    items[place].flag.finding.bytes.clamped(to: bytes).count
  }

  private mutating func addItem(_ flag: Flag, remark: FlagRemark.Answer?, raisedBy: String?) -> Int {
    let id = ReviewItem.ID(
      session: index, line: flag.line, category: flag.finding.category, bytes: flag.finding.bytes)
    items.append(
      ReviewItem(id: id, flag: flag, references: [], sources: [], remark: remark, raisedBy: raisedBy))
    places[id] = items.count - 1
    placesByLine[flag.line, default: []].append(items.count - 1)
    return items.count - 1
  }
}
