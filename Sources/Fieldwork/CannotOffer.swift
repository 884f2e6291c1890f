/// Something nobody in the room may offer.
package struct CannotOffer: Hashable, Sendable {
  /// As people say it: "a refund".
  package var topic: String
  /// The first day it may be spoken of; `nil` for never.
  package var until: Day?

  package init(_ topic: String, until: Day? = nil) {
    self.topic = topic
    self.until = until
  }

  /// Whether it must not be offered on `today`; without a day it must not.
  package func holds(on today: Day?) -> Bool {
    guard let until, let today else { return true }
    return today < until
  }
}
