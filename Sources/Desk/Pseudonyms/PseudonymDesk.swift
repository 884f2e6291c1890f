import Canvas
import Fieldwork

/// Deciding on what was found, one candidate at a time with all the places it stands at.
///
/// Nothing shows as decided before it is on the disk: a decision goes out as an effect and comes back as a listing.
package struct PseudonymDesk: Sendable {
  /// `nil` while the sessions are being read.
  package internal(set) var listing: PseudonymListing?
  let bindings: Bindings

  /// The formats a record can be written in, the usual one first.
  let formats: [String]

  /// Index into the candidates.
  var focus = 0

  /// Index into the places of the candidate in focus.
  var place = 0

  /// The focus is in the places rather than in the list.
  var isInPlaces = false
  var size: Size
  var notice: String?
  var search = ""
  var asking: Asking?
  var isAskingToLeave = false
  var helpPage: Int?

  /// What is being typed or picked.
  enum Asking: Hashable {
    case search(TextField)
    case rename(TextField)
    case add(TextField)
    case export(TextField)
    /// Another row is being picked for this candidate.
    case same(String)
    /// A letter picks another kind.
    case retype
  }

  package init(
    _ listing: PseudonymListing? = nil, formats: [String], size: Size, bindings: Bindings = .standard,
    notice: String? = nil
  ) {
    self.listing = listing
    self.formats = formats
    self.size = size
    self.bindings = bindings
    self.notice = notice
  }

  /// Nothing happens by itself.
  package var nextDeadline: Moment? { nil }

  var candidates: [PseudonymListing.Candidate] { listing?.candidates ?? [] }
  var focused: PseudonymListing.Candidate? { candidates.indices.contains(focus) ? candidates[focus] : nil }
  var focusedPlace: PseudonymListing.Place? {
    guard let focused, focused.places.indices.contains(place) else { return nil }
    return focused.places[place]
  }

  /// Takes in what happened and says what is to be done about it.
  package mutating func update(_ message: Message, at now: Moment) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text): paste(text)
    case .resized(let size): self.size = size
    case .notice(let sentence), .notKept(let sentence, _): notice = sentence
    case .pseudonyms(let listing, let said):
      show(listing)
      notice = said
    default: break
    }
    return []
  }

  /// The focus goes on to the next open one when the one in focus was decided; a place stays where it was.
  private mutating func show(_ listing: PseudonymListing) {
    let former = focused
    let isFirst = self.listing == nil
    self.listing = listing
    guard !isFirst, let former else {
      focus = 0
      place = 0
      return
    }
    let same = listing.candidates.firstIndex { $0.id == former.id }
    let isDecidedNow = former.isOpen && same.map { !listing.candidates[$0].isOpen } ?? true
    if isDecidedNow, let next = listing.candidates.firstIndex(where: { $0.state == .open }) {
      focus = next
      place = 0
      isInPlaces = false
    } else {
      focus = same ?? min(focus, max(0, listing.candidates.count - 1))
      place = min(place, max(0, (focused?.places.count ?? 1) - 1))
    }
  }

  private mutating func paste(_ text: String) {
    isAskingToLeave = false
    switch asking {
    case .search(var field):
      field.insert(text)
      asking = .search(field)
    case .rename(var field):
      field.insert(text)
      asking = .rename(field)
    case .add(var field):
      field.insert(text)
      asking = .add(field)
    case .export(var field):
      field.insert(text)
      asking = .export(field)
    case .same, .retype, nil: notice = "Pasted text is never taken for keys."
    }
  }
}
