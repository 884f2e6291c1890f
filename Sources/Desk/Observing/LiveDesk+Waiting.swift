import Facilitation
import Fieldwork

extension LiveDesk {
  /// Whether an observer's note is being kept already, so that it is not offered a second time.
  func isOnItsWay(_ note: Note) -> Bool {
    guard let origin = note.origin else { return false }
    let requests = [keeping.inFlight?.request, keeping.failedStep].compactMap(\.self) + keeping.queue
    return requests.contains { request in
      guard case .command(.takeIn(let notes)) = request.what else { return false }
      return notes.contains { $0.origin == origin }
    }
  }
}
