import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Small movements, as people meet them")
struct LiveMomentsTests {
  @Test("the next mark, follow-up and flag leave words that are being typed alone")
  func wordsStay() {
    var group = LiveRehearsal.calm()
    group.type("half a line")
    for keys in [
      "Tab 2", "Esc p", "Esc r", "Esc e Enter", "Ctrl-X", "Ctrl-G", "Esc", "Ctrl-O", "Esc w 5", "Ctrl-_",
      "Esc h",
    ] {
      group.press(keys)
      #expect(group.row(22) == "3 Dana> half a line", "after \(keys)")
    }
  }

  @Test("a key that answers nothing asked is typed, so no word is ever taken for an answer")
  func wordsAreWords() {
    for keys in ["Tab", "Esc +", "Esc w", "Esc e", "Ctrl-C"] {
      var group = LiveRehearsal.calm()
      group.press(keys)
      group.type("Quite so.")
      #expect(group.row(22) == "3 Dana> Quite so.", "after \(keys)")
    }
  }

  @Test("observers' notes are a count until they are let in, with the time they were written")
  func notes() {
    var group = LiveRehearsal.calm()
    #expect(!group.frame().text.contains("note:"))
    group.press("Ctrl-O")
    #expect(group.row(16) == "00:31:00 O1 Ada   note: a")
    #expect(group.notice == "2 notes taken in. ^_ takes them back.")
    #expect(group.effects.contains(.takeObserversNotes))
    #expect(!group.row(18).contains("observers"))
  }

  @Test("shared time is done by the second ^T and taken back by undo")
  func shareTime() {
    var group = LiveRehearsal.calm()
    group.at("00:51:00")
    #expect(
      group.notice == "14 minutes short; as it stands 7 is not reached. ^T shows how to share the time.")
    group.press("Ctrl-T Ctrl-T")
    #expect(group.row(1).hasSuffix("on time"))
    group.press("Ctrl-_")
    #expect(group.row(1).hasSuffix("14:00 behind"))
  }

  @Test("at a fifth of a prompt's minutes all of them stand out, at none it says over")
  func minutesLeft() {
    var group = LiveRehearsal.calm()
    group.at("00:38:20")
    #expect(group.row(1).contains("3 of 12 min left"))
    group.at("00:38:30")
    let style = group.frame()[Position(column: 58, row: 0)].style
    #expect(style.contains(.strong))
    group.at("00:41:24")
    #expect(group.row(1).contains("over 0:40 of 12 min"))
  }

  @Test("undoing a step of the guide goes back to the prompt before, its clock as it was")
  func undoStep() {
    var group = LiveRehearsal.calm()
    let before = group.row(1)
    group.press("Ctrl-N Ctrl-_")
    #expect(group.row(1) == before)
    #expect(group.notice.hasPrefix("Taken back: step to What would have helped?"))
  }

  @Test("a line corrected keeps its place, its marks and its first words on record")
  func correction() {
    var group = LiveRehearsal.calm()
    group.press("Up Enter")
    #expect(group.row(22) == "7 Gus instead> We keep a second stock now, to be safe.")
    group.press("Ctrl-U")
    group.type("We keep two stocks.")
    group.press("Enter")
    #expect(group.row(17) == "00:32:44 7 Gus    We keep two stocks.                                   a*")
    #expect(group.notice.hasSuffix("first words: We keep a second stock now, to be safe."))
  }

  @Test("the desk of a session that stopped stands where it stopped: prompt, clock, speaker, words")
  func resumed() throws {
    let group = LiveRehearsal.calm()
    let later = LiveRehearsal.opening.adding(milliseconds: 86_400_000)
    let elapsed = 32 * 60_000 + 44_000
    let resumed = KeptEntry(
      (group.desk.session.kept.last?.number ?? 0) + 1, at: later,
      .resumed(Resumption(elapsedMilliseconds: elapsed)))
    let draft = DeskDraft(text: "half a", cursor: 6, speaker: .participant(3), elapsedMilliseconds: elapsed)
    let again = LiveRehearsal(
      .lateDeliveries, people: LiveRehearsal.people, draft: draft, kept: group.desk.session.kept + [resumed],
      at: later)
    #expect(again.row(1) == group.row(1))
    #expect(again.row(2) == group.row(2))
    #expect(again.row(20) == group.row(20))
    #expect(again.row(22) == "3 Dana> half a")
  }

  @Test("everything the desk itself says is neutral: it never praises, agrees, promises or judges")
  func neutral() {
    let said = LiveRehearsal.closing().frame().text.lowercased()
    for word in ["great", "well done", "sorry", "oops", "don't worry"] { #expect(!said.contains(word)) }
  }
}
