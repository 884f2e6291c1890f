import Desk
import Notation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The review in line mode: a line in, what it came to out, until the input ends.
struct PlainReviewRoom {
  let files: ReviewFiles
  let clock: Clock

  /// - Throws: code 3 when the last thing decided could not be kept to the end.
  func conduct(_ review: inout PlainReview) throws(Failure) {
    let isTerminal = isatty(0) == 1
    tell(review.answer())
    var lines = InputLines(descriptor: 0)
    ask(review, isTerminal)
    while let line = lines.next() {
      let isLeft = carryOut(review.read(line, at: clock.now()), &review)
      tell(review.answer())
      if isLeft { break }
      ask(review, isTerminal)
    }
    if let why = review.unkept {
      throw Failure(.unreachable, "the last verdict was not kept: \(why)")
    }
  }

  /// Keeps what is to be kept before anything is said; true when the review is left.
  private func carryOut(_ effects: [Effect], _ review: inout PlainReview) -> Bool {
    var effects = effects
    while !effects.isEmpty {
      switch effects.removeFirst() {
      case .appendReview(let entries, let session, let ticket):
        let answer = files.keepNow(entries, session: session, ticket: ticket, at: clock.now())
        effects += review.take(answer, at: clock.now())
      case .leave: return true
      default: continue
      }
    }
    return false
  }

  private func ask(_ review: PlainReview, _ isTerminal: Bool) {
    if isTerminal { put("\(harmless(review.prompt)) ") }
  }

  private func tell(_ lines: [String]) {
    if !lines.isEmpty { put(lines.map { harmless($0) + "\n" }.joined()) }
  }
}
