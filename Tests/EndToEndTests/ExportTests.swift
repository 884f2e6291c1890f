import Stage
import Testing

@Suite("Writing out from the shell")
struct ExportTests {
  private static let talk = """
    /add Dana Okoro
    /add Omar Haddad
    1: I am Dana Okoro, write to dana.okoro@example.org.
    2: Dana's van came twice. Mr Haddad signed.
    0: Thank you, Omar.
    /close
    /close

    """

  private static let names = "dana|okoro|omar|haddad"
  private static let formats = ["md", "txt", "html", "docx", "csv", "jsonl", "srt", "vtt", "qdpx"]

  /// A session in which two people named each other.
  private func venue(_ talk: String = talk) throws -> Venue {
    let venue = try Venue()
    let outcome = try venue.run("mkdir out; exec $E run guide.md --session s --plain", input: talk)
    #expect(outcome.code == 0)
    return venue
  }

  /// Whether a file, unpacked where it is packed, holds one of the names.
  private func holds(_ venue: Venue, _ path: String) throws -> Bool {
    let packed = path.hasSuffix("docx") || path.hasSuffix("qdpx")
    let bytes = packed ? "{ unzip -l \(path); unzip -p \(path); }" : "cat \(path)"
    return try venue.run("\(bytes) | grep -qiE '\(Self.names)'").code == 0
  }

  @Test("no byte search finds a name in any format, packed or not, under either style", arguments: formats)
  func noNameLeft(_ format: String) throws {
    let venue = try venue()
    for style in ["codes", "names"] {
      let outcome = try venue.run(
        "exec $E export s --format \(format) --to out/\(style).\(format) --pseudonyms \(style)")
      #expect(outcome.code == 0 && outcome.out.isEmpty, "\(outcome.complaints)")
      #expect(outcome.complaints.contains("pseudonymised") && outcome.complaints.contains("0 names left"))
      #expect(!venue.bytes("out/\(style).\(format)").isEmpty)
      #expect(try !holds(venue, "out/\(style).\(format)"))
    }
  }

  @Test("the key leads every format back byte for byte, and no other file", arguments: formats)
  func wayBack(_ format: String) throws {
    let venue = try venue()
    _ = try venue.run("$E export s --format \(format) --to out/x.\(format)")
    let back = try venue.run("exec $E reidentify out/x.\(format) --key s --to out/back")
    #expect(back.code == 0, "\(back.complaints)")
    _ = try venue.run("$E export s --format \(format) --identified --to out/names")
    #expect(venue.bytes("out/back") == venue.bytes("out/names"))
    let other = try venue.run(
      "echo >> out/x.\(format); exec $E reidentify out/x.\(format) --key s --to out/again")
    #expect(other.code == 5 && other.complaints.contains("the file was changed since it was written"))
    #expect(venue.bytes("out/again").isEmpty)
  }

  // MARK: What stands in the way

  /// The export with calls on its new file that fail as `strace` is told.
  private func troubled(_ venue: Venue, _ fault: String) throws -> Venue.Outcome {
    let call = String(fault.prefix { $0 != ":" })
    let paths = ["out/.x.md.0.new", "\(venue.path)/out/.x.md.0.new"].map { "-P \($0)" }.joined(separator: " ")
    return try venue.run(
      "exec strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(fault) \(paths) "
        + "$E export s --format md --force --to out/x.md")
  }

  @Test(
    "a disk that is full, read-only or failing leaves the old file, and nothing half-written",
    arguments: [
      ("write:error=ENOSPC", "The disk is full"), ("openat:error=EROFS", "read-only"),
      ("fdatasync:error=EIO", ""), ("fsync:error=EIO", ""), ("rename:error=EIO", ""),
      ("renameat2:error=EIO", ""),
    ])
  func failingDisk(_ fault: String, _ words: String) throws {
    let venue = try venue()
    try venue.write("out/x.md", "the old one")
    let outcome = try troubled(venue, fault)
    // Not every system renames or syncs by every one of these calls.
    if outcome.code == 0 {
      #expect(venue.text("out/x.md") != "the old one")
    } else {
      #expect(
        outcome.code == 3 && (words.isEmpty || outcome.complaints.lowercased().contains(words.lowercased())),
        "\(outcome.complaints)")
      #expect(venue.text("out/x.md") == "the old one")
    }
    #expect(fault.hasPrefix("write") || fault.hasPrefix("openat") ? outcome.code == 3 : true)
    #expect(try venue.run("ls -A out").out == "x.md\n")
  }

  @Test("a file that is there stays without --force; with it the new one is whole")
  func exists() throws {
    let venue = try venue()
    try venue.write("out/x.md", "the old one")
    let refused = try venue.run("exec $E export s --format md --to out/x.md")
    #expect(refused.code == 3 && refused.complaints.contains("'--force' replaces it"))
    #expect(venue.text("out/x.md") == "the old one")
    #expect(try venue.run("exec $E export s --format md --to out/x.md --force").code == 0)
    #expect(venue.text("out/x.md").contains("[Person "))
  }

  @Test(
    "what is no place for a file is named, and left",
    arguments: [
      ("mkdir out/x.md", "out/x.md", 3),
      ("mkfifo out/x.md", "out/x.md", 3), ("true", "nowhere/x.md", 3), ("true", "s/journal.jsonl", 4),
      ("true", "s/private/x.md", 4), ("true", "out/dana-okoro.md", 4),
    ])
  func places(_ preparation: String, _ target: String, _ code: Int) throws {
    let venue = try venue()
    try venue.write("precious", "mine")
    _ = try venue.run(preparation)
    let journal = venue.bytes("s/journal.jsonl")
    let outcome = try venue.run("exec $E export s --format md --force --to \(target)")
    #expect(outcome.code == code, "\(outcome.complaints)")
    #expect(
      outcome.complaints.hasPrefix("evenkeel: ") && outcome.complaints.split(separator: "\n").count == 1)
    #expect(!outcome.complaints.lowercased().contains("okoro") || target.contains("okoro"))
    #expect(venue.text("precious") == "mine" && venue.bytes("s/journal.jsonl") == journal)
    #expect(try venue.run("ls out/dana-okoro.md s/private/x.md nowhere 2>/dev/null").out.isEmpty)
  }

  @Test("a link is never written through: it stays, or the file takes its place, and a linked folder is one")
  func links() throws {
    let venue = try venue()
    try venue.write("precious", "mine")
    _ = try venue.run("ln -s ../precious out/x.md; ln -s out linked")
    #expect(try venue.run("exec $E export s --format md --to out/x.md").code == 3)
    #expect(try venue.run("readlink out/x.md").out == "../precious\n")
    #expect(try venue.run("exec $E export s --format md --to out/x.md --force").code == 0)
    #expect(venue.text("precious") == "mine" && venue.text("out/x.md").contains("[Person "))
    #expect(try venue.run("exec $E export s --format md --to linked/y.md").code == 0)
    #expect(venue.text("out/y.md").contains("[Person "))
  }

  @Test("standard output that takes no more is reported, for an export and for any text")
  func fullOutput() throws {
    let venue = try venue()
    let export = try venue.run("$E export s --format md --to - > /dev/full")
    #expect(export.code == 3 && export.complaints.contains("standard output did not take all of it"))
    for shape in ["text", "jsonl"] {
      let text = try venue.run("echo 'Dana Okoro rang.' | $E anonymise --format \(shape) > /dev/full")
      #expect(text.code == 3)
      #expect(text.complaints.hasPrefix("evenkeel: standard output did not take all of the text"))
    }
  }

  @Test("a session in which nobody said anything leaves as one")
  func empty() throws {
    let venue = try venue("/quit\n")
    for format in Self.formats {
      let outcome = try venue.run("exec $E export s --format \(format) --to out/x.\(format)")
      #expect(outcome.code == 0, "\(outcome.complaints)")
      #expect(["jsonl", "srt"].contains(format) || !venue.bytes("out/x.\(format)").isEmpty, "\(format)")
    }
  }

  @Test("a damaged journal refuses with its line; asked to, the export goes on and says so")
  func damaged() throws {
    let venue = try venue()
    let line = try venue.run("grep -n 'came twice' s/journal.jsonl | cut -d: -f1").out.dropLast()
    _ = try venue.run("sed -i 's/came twice/came thrice/' s/journal.jsonl")
    let refused = try venue.run("exec $E export s --format txt --to out/x.txt")
    #expect(refused.code == 5 && refused.complaints.contains("line \(line)"))
    #expect(venue.bytes("out/x.txt").isEmpty)
    let asked = try venue.run("exec $E export s --format txt --to out/x.txt --skip-damaged")
    #expect(asked.code == 0, "\(asked.complaints)")
    #expect(venue.text("out/x.txt").contains("line \(line) of the journal is damaged"))
    #expect(try !holds(venue, "out/x.txt"))
  }

  // MARK: Deciding

  /// A session with one finding that may or may not be a name.
  private func doubtful() throws -> Venue {
    try venue("/add Dana Okoro\n1: They told D. twice, then it came.\n/quit\n")
  }

  @Test("what may or may not be a name refuses, and is decided on the screen; then it leaves")
  func decide() throws {
    let venue = try doubtful()
    let refused = try venue.run("exec $E export s --format txt --to out/x.txt")
    #expect(refused.code == 4 && refused.complaints.contains("1 finding may or may not be names"))
    #expect(refused.complaints.contains("--decide") && venue.bytes("out/x.txt").isEmpty)
    let stage = try #require(venue.perform(["export", "s", "--decide", "--name", "Ada"]))
    #expect(stage.expect { $0.text.contains("1 open") && $0.text.contains("They told D. twice") })
    stage.send("y")
    #expect(stage.expect { $0.text.contains("0 open") && $0.text.contains("Ada") })
    stage.send("q")
    #expect(stage.end() == .exited(0))
    #expect(stage.isGivenBack)
    #expect(venue.text("s/private/decisions.jsonl").contains(#""by":"Ada""#))
    #expect(try venue.run("exec $E export s --format txt --to out/x.txt").code == 0)
    #expect(venue.text("out/x.txt").contains("They told [Person 1] twice"))
  }

  @Test("one may stop, go on another day, take back and leave it where it stands")
  func decideLater() throws {
    let venue = try doubtful()
    let first = try #require(venue.perform(["export", "s", "--decide"]))
    #expect(first.expect { $0.text.contains("1 open") })
    first.send("v")
    #expect(first.expect { $0.text.contains("later") && $0.text.contains("1 open") })
    first.send("q")
    #expect(first.end() == .exited(0))
    let second = try #require(venue.perform(["export", "s", "--decide"]))
    #expect(second.expect { $0.text.contains("1 open") })
    second.send("y")
    #expect(second.expect { $0.text.contains("0 open") })
    second.send("u")
    #expect(second.expect { $0.text.contains("1 open") })
    second.send("x")
    #expect(second.expect { $0.text.contains("0 open") && $0.text.contains("stays") })
    second.send("q")
    #expect(second.end() == .exited(0))
    #expect(try venue.run("exec $E export s --format txt --to out/x.txt").code == 0)
    #expect(venue.text("out/x.txt").contains("They told D. twice"))
  }

  // MARK: Key

  @Test(
    "as long as a key is there an export is pseudonymised; anonymised it is called when nothing leads back")
  func key() throws {
    let venue = try venue()
    let export = try venue.run("exec $E export s --format txt --to out/x.txt --report out/risk.md")
    #expect(export.complaints.contains("pseudonymised") && !export.complaints.contains("anonymous"))
    #expect(venue.text("out/risk.md").contains("It is pseudonymised: the key"))
    #expect(try venue.run("exec $E key destroy s").code == 2)
    let destroyed = try venue.run("exec $E key destroy s --yes")
    #expect(destroyed.code == 0 && destroyed.out.contains("1 exports can no longer be led back"))
    #expect(
      destroyed.out.contains("the roster still says who the codes are")
        && !destroyed.out.contains("anonymised"))
    #expect(try venue.run("exec $E reidentify out/x.txt --key s --to out/back").code == 5)
    let shown = try venue.run("exec $E key show s").out
    #expect(shown.contains("a key was destroyed on") && shown.contains("pseudonymised: the roster"))
    _ = try venue.run("$E export s --format txt --to out/y.txt")
    let both = try venue.run("exec $E key destroy s --yes --with-roster")
    #expect(both.code == 0 && both.out.contains("anonymised as far as what was said lets them"))
    #expect(try venue.run("exec $E key show s").out.contains("anonymised as far as what was said lets them"))
    #expect(
      try venue.run("ls s/private/keys s/private/roster.yaml s/private/cast.jsonl 2>/dev/null").out
        .split(separator: "\n").allSatisfy { $0.hasSuffix("keys:") || $0.isEmpty || $0.hasSuffix("keys") })
  }
}
