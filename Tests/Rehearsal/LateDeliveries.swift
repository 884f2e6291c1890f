import Canvas
import Desk
import Facilitation
import Fieldwork
import Preparing

extension Guide {
  /// The guide of the screens: nine prompts in 90 minutes.
  package static let lateDeliveries = Guide.reading(lateDeliveriesText).guide

  /// The same as it is written.
  package static let lateDeliveriesText =
    """
    ---
    minutes: 90
    people: 7
    ---
    # Late deliveries
    ## Welcome (8 min) {mandatory}
    > Thank you for coming.
    - [ ] Consent spoken, one by one
    ## Opening (5 min)
    1. Where do you work, and since when? {5 min}
    ## Introductory (7 min)
    1. Where do deliveries touch your week? {7 min}
    ## Transition (5 min)
    1. What is written down about a date? {5 min}
    ## Key questions (45 min)
    > Now the longest part.
    1. What happens, step by step, when a delivery date slips? {must-ask, 12 min}
       - who told whom
       - last time, step by step
    2. What would have helped? {must-ask, 12 min}
    3. The office list {9 min}
    4. What to keep {must-ask, 12 min}
    ## Ending, playback (12 min)
    1. Of all we discussed, what matters most? {12 min}
    ## Next steps (8 min) {mandatory}
    1. What happens next, and by when you hear {8 min}
    """
}

extension Guide {
  /// The same without words to read aloud before the key questions.
  package static var withoutWords: Guide {
    var guide = lateDeliveries
    guide.sections[4].scripts = []
    return guide
  }

  /// A guide whose last section reads points back.
  package static let withPlayback = Guide.reading(
    """
    ---
    minutes: 70
    ---
    # Late deliveries
    ## Key questions (60 min)
    1. What happens, step by step, when a delivery date slips? {60 min}
    ## Ending (10 min)
    1. Of all we discussed, what matters most? {10 min}
    - [ ] of all we discussed, what matters most
    - [ ] anything we should have asked
    - [ ] expectation words: you will hear by 4 December, also if it is "not yet"
    """
  ).guide
}

extension LiveRehearsal {
  /// The seven people of the screens.
  package static let people: [Participant] = [
    Participant(.participant(1), name: "Abe", site: "Northmill"),
    Participant(.participant(2), name: "Bo", site: "Northmill"),
    Participant(.participant(3), name: "Dana", site: "Harbour"),
    Participant(.participant(4), name: "Eli", site: "Harbour"),
    Participant(.participant(5), name: "Fay"),
    Participant(.participant(6), name: "Omar"),
    Participant(.participant(7), name: "Gus"),
  ]

  /// The first half hour of the screens' session, up to the moment before the key questions open.
  package static func beforeKeyQuestions(
    _ guide: Guide = .lateDeliveries, setting: LiveDesk.Setting = .rehearsal()
  ) -> LiveRehearsal {
    var group = LiveRehearsal(guide, people: people, setting: setting)
    group.arrive()
    group.press("Esc t")
    group.press(.escape, .escape)
    group.say("00:02:00", 0, Filler.words(Filler.facilitator / 2))
    group.say("00:05:00", 0, Filler.words(Filler.facilitator - Filler.facilitator / 2))
    group.at("00:08:10")
    group.press("Ctrl-N")
    group.say("00:08:40", 1, Filler.words(Filler.abe))
    group.say("00:10:30", 2, Filler.words(Filler.bo))
    group.say("00:11:00", 3, Filler.words(Filler.dana))
    group.at("00:14:30")
    group.press("Ctrl-N")
    group.say("00:15:00", 4, Filler.words(Filler.eli))
    group.say("00:16:00", 6, Filler.words(Filler.omar))
    group.at("00:23:40")
    group.press("Ctrl-N")
    group.say("00:24:40", 6, "It is in the mail of Monday, mostly.")
    group.say("00:25:02", 0, "And when it is not?")
    group.say("00:25:19", 6, "Then we wait.")
    group.press("Tab h")
    group.say("00:25:44", 6, "There is a second list in the office.")
    group.say("00:26:10", 3, "The second list is ours, we made it ourselves.")
    group.press("Tab a")
    group.say("00:26:31", 0, "Walk me through it.")
    group.say("00:27:02", 7, "Nothing to add for now.")
    return group
  }

  /// The screens' session at 00:32:44: the calm live screen. The wide one also has a note by Ada.
  package static func calm(withNote: Bool = false) -> LiveRehearsal {
    var group = untilSpring(withNote: withNote)
    group.say("00:32:22", 0, "Thank you, you're right about that.")
    group.say("00:32:31", 0, "I'll write it down as you said it.")
    group.say("00:32:44", 7, "We keep a second stock now, to be safe.")
    group.press("Tab a Tab *")
    group.press("3")
    group.send(.observersWait([note("Ada", "a", at: "00:31:00"), note("Ada", "b", at: "00:32:00")]))
    group.send(.notice(""))
    return group
  }

  /// The same up to 00:32:10.
  package static func untilSpring(withNote: Bool = false) -> LiveRehearsal {
    var group = beforeKeyQuestions()
    group.at("00:27:31")
    group.press("Ctrl-N")
    if withNote {
      group.send(.observersWait([note("Ada", "Fay nods whenever the office comes up.", at: "00:27:31")]))
      group.press("Ctrl-O")
    }
    group.press(.escape, .escape)
    group.say("00:28:40", 4, "First I hear of it is when the truck is not there.")
    group.press("Tab Tab Tab -")
    group.at("00:28:44")
    group.press("Ctrl-N")
    group.say("00:28:58", 0, "Who told you?")
    group.say("00:29:20", 4, "Nobody did. I rang, and rang again.")
    group.press("Tab - Tab 1 Tab c")
    group.say("00:29:51", 6, "Same with us, twice since spring.")
    group.press("Tab 2")
    group.say("00:30:22", 0, "What would have helped?")
    group.say(
      "00:30:50", 3, "If you can't get it done when you said you would, let us know before the time is up.")
    group.press("Tab Tab Tab + Esc e Enter")
    group.say("00:31:20", 0, "What happened then?")
    group.say("00:31:52", 3, "Found out from my own customer, on the Friday.")
    group.press("Tab 3 Tab c")
    group.say("00:32:10", 1, "You said you'd fix that by the spring.")
    group.press("Esc r")
    return group
  }

  /// The end of a session, two points of five read back.
  package static func closing() -> LiveRehearsal {
    var group = LiveRehearsal(.withPlayback, people: people)
    group.keep(people.map { Entry.person(PersonStep($0.code, presence: .here)) })
    group.say("00:30:50", 3, "Tell us before the time is up.")
    group.press("Tab Tab")
    group.say("00:31:10", 3, "We hear of a delay from our own customers.")
    group.press("Tab Tab")
    group.say("00:32:44", 7, "We keep a second stock now, to be safe.")
    group.say("00:41:09", 1, "So do we, a small one.")
    group.press("Esc a")
    group.type("Two of you keep a second stock, to be safe.")
    group.press("Enter Tab Tab Esc k < k k Enter Esc")
    group.say("00:44:12", 4, "The notice comes too late to plan the week.")
    group.press("Tab Tab")
    group.say("00:52:30", 5, "A named person to ring.")
    group.press("Tab Tab")
    group.at("00:59:20")
    group.press("Ctrl-N Esc")
    for (place, person) in people.enumerated() {
      group.say("01:00:\(10 + place)", person.code.number, "The notice, for me.")
    }
    group.press("0 Esc C y Enter")
    group.type("from our drivers, not our customers")
    group.press("Enter")
    group.at("01:03:20")
    return group
  }

  /// A note of an observer, written at a time of the session.
  package static func note(_ name: String, _ words: String, at time: String) -> Note {
    let seconds = time.split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
    return Note(
      .observer(name == "Ada" ? 1 : 2), words, writtenMilliseconds: seconds * 1000, authorName: name)
  }

  /// Everybody comes in within the first minute, Fay a little later.
  private mutating func arrive() {
    let here = Self.people.filter { $0.name != "Fay" }.map {
      Entry.person(PersonStep($0.code, presence: .here))
    }
    keep(here)
    at("00:01:00")
    keep([.person(PersonStep(.participant(5), presence: .here))])
  }

  /// Words said earlier, as many as bring each share to what the screens show.
  private enum Filler {
    static let facilitator = 63
    static let abe = 32
    static let bo = 7
    static let dana = 65
    static let eli = 7
    static let omar = 21

    static func words(_ count: Int) -> String {
      "word" + String(repeating: " word", count: max(0, count - 1))
    }
  }
}
