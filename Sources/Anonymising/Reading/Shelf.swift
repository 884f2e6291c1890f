import CShelf

/// One of the data files that ship inside the program. Read-only for the program's whole life.
package struct Shelf: @unchecked Sendable {
  /// The file as it stands in `Sources/CShelf/anonymising`.
  package let bytes: UnsafeBufferPointer<UInt8>

  private init(_ give: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>) {
    var length = 0
    let start = give(&length)
    bytes = UnsafeBufferPointer(start: start, count: length)
  }

  /// Data made elsewhere, such as weights under trial. `bytes` must never be freed or changed.
  package init(permanent bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Ratings of words.
  package static let lexicon = Shelf { ek_shelf_lexicon($0) }

  /// Names of several words.
  package static let phrases = Shelf { ek_shelf_phrases($0) }

  /// Short forms of first names.
  package static let nicknames = Shelf { ek_shelf_nicknames($0) }

  /// Cities and what to say instead.
  package static let places = Shelf { ek_shelf_places($0) }

  /// Names to make up names from.
  package static let standins = Shelf { ek_shelf_standins($0) }

  /// The name model's weights.
  package static let nameModel = Shelf { ek_shelf_name_model($0) }

  /// Calls `body` with each line, its newline left off. Empty lines are left out.
  package func eachLine(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
    var start = 0
    for at in bytes.indices where bytes[at] == .newline {
      if at > start { body(bytes[start..<at]) }
      start = at + 1
    }
    if start < bytes.count { body(bytes[start..<bytes.count]) }
  }
}
