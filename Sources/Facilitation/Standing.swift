import Fieldwork

/// How a session stands after its entries: transcript, people, place in the guide, clock.
package struct Standing: Hashable, Sendable {
  package internal(set) var opening: Opening?
  package internal(set) var stage = Stage.running

  /// The transcript, in the order kept.
  package internal(set) var rows: [Row] = []

  /// Everybody known so far, in the order they became known: participants' digits follow their codes.
  package internal(set) var people: [Person]

  /// Where each of the first ``placed`` of them stands: with thousands of people a search for each line is too much.
  var places: [Speaker: Int] = [:]
  var placed = 0

  package internal(set) var agenda: Agenda

  /// Index into the agenda's stops; 0 also for a guide without any.
  package internal(set) var stopIndex = 0

  /// Every stop that was gone to; the first is open from the start.
  private var visited: Set<Prompt.ID> = []
  package internal(set) var skipped: Set<Prompt.ID> = []
  package internal(set) var ticks: Set<Tick> = []
  package internal(set) var followUps: [KeptFollowUp] = []
  package internal(set) var cards: [UsedCard] = []
  package internal(set) var playback: [EntryID: Playback] = [:]
  package internal(set) var overrides: [Override] = []
  package internal(set) var exports: [ExportRecord] = []
  package internal(set) var repairs: [RepairRecord] = []
  package internal(set) var clock = SessionClock()

  /// The debrief's question that is open, from 0.
  package internal(set) var debriefPlace = 0

  /// Where the notes of observers that stand in the transcript were written.
  package internal(set) var takenNotes: Set<NoteOrigin> = []

  /// Who spoke last, that a resumed session goes on with.
  package internal(set) var lastSpeaker: Speaker?

  let guide: Guide

  /// A line of the guide's check lists, both places from 0.
  package struct Tick: Hashable, Sendable {
    package var section: Int
    package var place: Int

    package init(section: Int, place: Int) {
      self.section = section
      self.place = place
    }
  }

  /// A follow-up, and where the journal has it.
  package struct KeptFollowUp: Hashable, Sendable {
    package var id: EntryID
    package var followUp: FollowUp
  }

  /// A card that was used, when, and in answer to which line.
  package struct UsedCard: Hashable, Sendable {
    package var id: EntryID
    /// Session time.
    package var milliseconds: Int
    package var card: String
    package var line: EntryID?
  }

  package init(guide: Guide, expecting participants: [Participant]) {
    self.guide = guide
    agenda = Agenda(guide)
    people = [Person(.facilitator, presence: .here)]
    people += participants.filter { $0.code != .facilitator }.map {
      Person($0.code, presence: .expected, role: $0.role, unit: $0.unit, site: $0.site)
    }
  }

  /// Whether a stop was open at some time.
  package func isVisited(_ stop: Prompt.ID) -> Bool {
    stop == agenda.stops.first?.id || visited.contains(stop)
  }

  mutating func visit(_ stop: Prompt.ID) { visited.insert(stop) }

  package func person(_ code: Speaker) -> Person? { people.first { $0.code == code } }

  /// Where the row with this id stands; ids rise with the rows.
  package func rowIndex(_ id: EntryID) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].id == id ? low : nil
  }

  package func row(_ id: EntryID) -> Row? { rowIndex(id).map { rows[$0] } }

  package var stop: Agenda.Stop? {
    agenda.stops.indices.contains(stopIndex) ? agenda.stops[stopIndex] : nil
  }

  /// The section that is open; `nil` for a guide without any.
  package var section: Section? { stop.flatMap { guide.section(holding: $0.id) } }

  /// The debrief's question that is open; `nil` outside the debrief, and where the guide has none.
  package var debriefPrompt: Prompt? {
    guard stage == .debrief, let prompts = guide.debrief?.prompts, prompts.indices.contains(debriefPlace)
    else { return nil }
    return prompts[debriefPlace]
  }

  /// What is open just now, the debrief's questions included.
  var place: Prompt.ID? {
    guard stage == .debrief else { return stop?.id }
    return Prompt.ID(section: guide.sections.count, place: debriefPlace)
  }

  /// The prompt that is open; `nil` at the opening of a section.
  package var prompt: Prompt? { stop.flatMap { guide.prompt($0.id) } }

  /// The newest row somebody said or wrote.
  package var lastLine: Row? { rows.last { $0.speaker != nil } }
}
