import Facilitation
import Fieldwork

/// What somebody who follows a session learns of its journal.
package enum Followed: Hashable, Sendable {
  /// The session's guide and all its entries: for the first time, or anew because what came before is void.
  case begun(Guide, [KeptEntry])
  /// Entries kept since, in order.
  case more([KeptEntry])
  /// There is no session to follow yet.
  case notYet
  /// The journal cannot be followed just now; a sentence that says why.
  case trouble(String)
}
