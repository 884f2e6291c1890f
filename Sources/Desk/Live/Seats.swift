import Canvas
import Facilitation
import Fieldwork

/// Picking somebody by number after a question: one digit where that is enough, else two or Enter.
struct Seats: Hashable, Sendable {
  var typed: Int?

  enum Outcome: Hashable, Sendable {
    case picked(Speaker)
    /// Another digit may follow.
    case more(Seats)
    case none
  }

  func take(_ key: Key, in standing: Standing) -> Outcome {
    if key == .enter, let typed { return person(typed, in: standing) }
    guard case .character(let letter) = key, let digit = letter.wholeNumberValue, letter.isASCII else {
      return .none
    }
    let seat = (typed ?? 0) * 10 + digit
    let highest = standing.seated.compactMap { standing.seat(of: $0.code) }.max() ?? 0
    return typed == nil && digit > 0 && seat * 10 <= highest
      ? .more(Seats(typed: seat)) : person(seat, in: standing)
  }

  private func person(_ seat: Int, in standing: Standing) -> Outcome {
    standing.speaker(atSeat: seat).map(Outcome.picked) ?? .none
  }
}
