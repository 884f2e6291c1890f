import Desk
import Facilitation
import Fieldwork
import Journaling
import Rehearsal
import Testing
import Workroom

@Suite("Following a session that another program writes")
struct SessionFollowerTests {
  private let disk = FaultyDisk()
  private let folder: SessionFolder

  init() throws {
    try disk.makeFolder("s", isPrivate: false)
    folder = SessionFolder("s", on: disk)
  }

  private func said(_ follower: inout SessionFollower) -> [Followed] {
    follower.news().compactMap { if case .followed(let followed) = $0 { followed } else { nil } }
  }

  private func turn(_ words: String) -> Entry { .turn(Turn(.participant(1), words)) }

  @Test("it waits for a session that has not begun, and says so once")
  func notYet() throws {
    var follower = SessionFollower(folder, on: disk)
    #expect(said(&follower) == [.notYet])
    #expect(said(&follower) == [])
    disk.put("s/guide.md", Array("# Late deliveries\n## Welcome\n".utf8))
    let kept = try disk.keep([opening, turn("First.")], in: folder.journal)
    guard case .begun(let guide, let entries)? = said(&follower).first else {
      Issue.record("not begun")
      return
    }
    #expect(guide.title == "Late deliveries")
    #expect(entries == kept)
  }

  @Test("then it gives what is new, also after the session was stopped and resumed")
  func more() throws {
    disk.put("s/guide.md", Array("# Late deliveries\n".utf8))
    try disk.keep([opening], in: folder.journal)
    var follower = SessionFollower(folder, on: disk)
    _ = follower.news()
    #expect(said(&follower) == [])
    let kept = try disk.keep([turn("One."), turn("Two.")], in: folder.journal, from: 60)
    #expect(said(&follower) == [.more(kept)])
  }

  @Test("a line half written is left for the next time")
  func torn() throws {
    disk.put("s/guide.md", Array("# Late deliveries\n".utf8))
    try disk.keep([opening], in: folder.journal)
    var follower = SessionFollower(folder, on: disk)
    _ = follower.news()
    disk.meddle(folder.journal, adding: Array(#"{"seq":1"#.utf8))
    #expect(said(&follower) == [])
  }

  @Test("a journal that was cut and written anew is followed from its start")
  func cut() throws {
    disk.put("s/guide.md", Array("# Late deliveries\n".utf8))
    try disk.keep([opening, turn("One."), turn("Two.")], in: folder.journal)
    var follower = SessionFollower(folder, on: disk)
    _ = follower.news()
    disk.takeAway(folder.journal)
    let kept = try disk.keep([opening, turn("Other.")], in: folder.journal, from: 90)
    guard case .begun(_, let entries)? = said(&follower).first else {
      Issue.record("not begun anew")
      return
    }
    #expect(entries == kept)
  }

  @Test("a damaged journal is said once, and followed again when it is mended")
  func damaged() throws {
    disk.put("s/guide.md", Array("# Late deliveries\n".utf8))
    try disk.keep([opening, turn("One.")], in: folder.journal)
    let whole = try #require(disk.bytes(at: folder.journal))
    disk.put(folder.journal, Array(whole.dropLast(3)) + Array("xx\n".utf8) + whole.suffix(10) + [0x0A])
    var follower = SessionFollower(folder, on: disk)
    guard case .trouble(let why)? = said(&follower).first else {
      Issue.record("no trouble")
      return
    }
    #expect(why.contains("damaged"))
    #expect(said(&follower) == [])
    disk.put(folder.journal, whole)
    guard case .begun? = said(&follower).first else {
      Issue.record("not followed again")
      return
    }
  }

  @Test("names come with the entries when the roster changed, and only then")
  func roster() throws {
    disk.put("s/guide.md", Array("# Late deliveries\n".utf8))
    try disk.makeFolder(folder.privateFolder, isPrivate: true)
    disk.put(folder.roster, Array(Roster([Participant(.participant(1), name: "Abe")]).yaml.utf8))
    try disk.keep([opening], in: folder.journal)
    var follower = SessionFollower(folder, on: disk)
    let first = follower.news()
    #expect(first.first == .roster(Roster([Participant(.participant(1), name: "Abe")])))
    try disk.keep([turn("One.")], in: folder.journal, from: 5)
    #expect(follower.news().count == 1)
  }
}
