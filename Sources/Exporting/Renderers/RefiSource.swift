import Fieldwork
import Notation

/// One session as a source of a project: its text, and its selections with their codes.
struct RefiSource {
  private(set) var text: [UInt8] = []
  private(set) var xml: [UInt8] = []

  /// Code points written so far.
  private var place = 0
  private var selections: [Selection] = []
  private let root: StableGUID
  private let guid: StableGUID

  fileprivate struct Selection {
    var guid: StableGUID
    var start: Int
    var end: Int
    var user: RefiUser
    var at: Moment?
    var codings: [(code: StableGUID, user: RefiUser)]
  }

  init(_ session: Outgoing, guid: StableGUID, name: String, root: StableGUID, codes: inout RefiCodes) {
    self.root = root
    self.guid = guid
    let labels = session.labels.mapValues { sourceWords($0.text) }
    var section: (place: Int, line: Outgoing.Line)?
    for line in session.lines {
      guard line.kind != .section else {
        close(section, &codes)
        section = (place, line)
        write(sourceWords(line.text.text) + "\n")
        continue
      }
      let who = line.speaker.map { labels[$0] ?? $0.description } ?? ""
      let what = line.kind == .note ? " note" : ""
      write("[\(clockText(milliseconds: line.milliseconds))] \(who)\(what): ")
      let start = place
      write(sourceWords(line.text.text))
      select(line, start, &codes)
      write("\n")
    }
    close(section, &codes)
    writeXML(session, name)
  }

  private mutating func write(_ words: String) {
    text += words.utf8
    // A code point is what is no continuation of one.
    place += words.utf8.lazy.count { $0 & 0xC0 != 0x80 }
  }

  // MARK: Selections

  /// The words of a line under everything that holds for all of them, then each flag.
  private mutating func select(_ line: Outgoing.Line, _ start: Int, _ codes: inout RefiCodes) {
    // A note that stands for a damaged line has that line's number, and nothing to code.
    guard place > start, !(line.isPlaceholder && line.kind == .note) else { return }
    var codings: [(StableGUID, RefiUser)] = []
    if let speaker = line.speaker, line.kind == .turn {
      codings.append((codes.use(.speaker(speaker), root: root), .evenkeel))
    } else {
      codings.append((codes.use(.note, root: root), .evenkeel))
    }
    for mark in line.marks { codings.append((codes.use(.mark(mark), root: root), .facilitator)) }
    for kind in unique(line.followUps.map(\.rawValue)) {
      codings.append((codes.use(.followUp(kind), root: root), .facilitator))
    }
    selections.append(
      Selection(
        guid: guid.part(.turn, line.number), start: start, end: place, user: .evenkeel, at: line.at,
        codings: codings))
    for (index, flag) in line.flags.enumerated() {
      select(flag, line, line.number + index, start, &codes)
    }
  }

  private mutating func select(
    _ flag: Outgoing.Flag, _ line: Outgoing.Line, _ number: Int, _ start: Int, _ codes: inout RefiCodes
  ) {
    let utf8 = Array(line.text.text.utf8)
    let bytes = flag.bytes.clamped(to: 0..<utf8.count)
    let before = sourceWords(String(decoding: utf8[..<bytes.lowerBound], as: UTF8.self)).unicodeScalars.count
    let within = sourceWords(String(decoding: utf8[bytes], as: UTF8.self)).unicodeScalars.count
    guard within > 0 else { return }
    var codings: [(StableGUID, RefiUser)] = [(codes.use(.flag(flag.category.noun), root: root), .evenkeel)]
    for (verdict, user) in flag.verdictsByUser {
      codings.append((codes.use(.verdict(verdict), root: root), user))
    }
    selections.append(
      Selection(
        guid: guid.part(.flag, number), start: start + before, end: start + before + within, user: .evenkeel,
        at: line.at, codings: codings))
  }

  /// A part of the guide goes up to the next one.
  private mutating func close(_ section: (place: Int, line: Outgoing.Line)?, _ codes: inout RefiCodes) {
    guard let section, place > section.place + 1 else { return }
    let code = codes.use(.section(section.line.text.text), root: root)
    selections.append(
      Selection(
        guid: guid.part(.section, section.line.number), start: section.place, end: place - 1,
        user: .facilitator, at: section.line.at, codings: [(code, .facilitator)]))
  }

  // MARK: XML

  private mutating func writeXML(_ session: Outgoing, _ name: String) {
    let moment = session.openedAt.map { " creationDateTime=\"\(wholeSeconds($0))\"" } ?? ""
    var users = RefiUsers()
    // Most of a project is this: the bytes go where they stand, no row is made and joined.
    var rows: [UInt8] = []
    rows.reserveCapacity(selections.count * 512 + 512)
    rows += "<TextSource guid=\"\(guid.text)\" name=\"\(Exporting.xml(name))\" ".utf8
    rows += "plainTextPath=\"internal://\(guid.text).txt\" ".utf8
    rows += "creatingUser=\"\(users.guid(.facilitator).text)\"\(moment)>\n".utf8
    for selection in selections.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
      selection.write(&users, to: &rows)
    }
    xml = rows + "</TextSource>\n".utf8
  }
}

extension RefiSource.Selection {
  fileprivate func write(_ users: inout RefiUsers, to rows: inout [UInt8]) {
    let moment = at.map { " creationDateTime=\"\(wholeSeconds($0))\"" } ?? ""
    rows += "<PlainTextSelection guid=\"".utf8
    guid.append(to: &rows)
    rows += "\" startPosition=\"\(start)\" endPosition=\"\(end)\" creatingUser=\"".utf8
    users.guid(user).append(to: &rows)
    rows += "\"".utf8
    rows += moment.utf8
    rows += ">".utf8
    var met: Set<StableGUID> = []
    for (code, user) in codings {
      let author = users.guid(user)
      // Two reviewers who agree code the same words with the same code.
      let isNew = codings.count == 1 || met.insert(code).inserted
      let tie = isNew ? guid.tied(to: code) : guid.tied(to: code).tied(to: author)
      rows += "<Coding guid=\"".utf8
      tie.append(to: &rows)
      rows += "\" creatingUser=\"".utf8
      author.append(to: &rows)
      rows += "\"".utf8
      rows += moment.utf8
      rows += "><CodeRef targetGUID=\"".utf8
      code.append(to: &rows)
      rows += "\"/></Coding>".utf8
    }
    rows += "</PlainTextSelection>\n".utf8
  }
}

extension Outgoing.Flag {
  /// Every verdict with who gave it, none twice.
  fileprivate var verdictsByUser: [(String, RefiUser)] {
    var given = answers.map { ($0.verdict, RefiUser.reviewer($0.reviewer)) }
    if let verdict { given.insert((verdict, reviewer.map(RefiUser.reviewer) ?? .evenkeel), at: 0) }
    if given.isEmpty, remark == .notSo { given.append(("not so", .facilitator)) }
    var met: Set<String> = []
    return given.filter { met.insert("\($0.0)\n\($0.1.guid.text)").inserted }
  }
}

extension Outgoing.Line {
  /// A number that no other line of the session has, nor the 255 behind it: it stays whatever happens to other lines.
  fileprivate var number: Int { id.line << 24 | id.part << 8 }
}

/// GUIDs of users, each made once.
private struct RefiUsers {
  private let evenkeel = RefiUser.evenkeel.guid
  private let facilitator = RefiUser.facilitator.guid
  private var reviewers: [String: StableGUID] = [:]

  mutating func guid(_ user: RefiUser) -> StableGUID {
    switch user {
    case .evenkeel: return evenkeel
    case .facilitator: return facilitator
    case .reviewer(let code):
      let guid = reviewers[code] ?? user.guid
      reviewers[code] = guid
      return guid
    }
  }
}

/// Words as they stand in a source: line breaks stay, all other controls are written out.
private func sourceWords(_ words: String) -> String {
  guard words.unicodeScalars.contains(where: isHarmful) else { return words }
  return words.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
    .joined(separator: "\n")
}

private func unique(_ words: [String]) -> [String] {
  var met: Set<String> = []
  return words.filter { met.insert($0).inserted }
}
