import CVTerm

/// What a program tells its terminal beside what stands in the cells.
struct Notices {
  var isAlternate = false
  var isCursorVisible = true
  var bells = 0
  var titles = 0

  /// libvterm keeps the address, so the table lives as long as the process.
  nonisolated(unsafe) static let callbacks: UnsafePointer<VTermScreenCallbacks> = {
    var table = VTermScreenCallbacks()
    table.settermprop = { property, value, user in
      guard let value, let notices = user?.assumingMemoryBound(to: Notices.self) else { return 0 }
      notices.pointee.take(property, value.pointee)
      return 1
    }
    table.bell = { user in
      user?.assumingMemoryBound(to: Notices.self).pointee.bells += 1
      return 1
    }
    let kept = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
    kept.initialize(to: table)
    return UnsafePointer(kept)
  }()

  mutating func take(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_ALTSCREEN: isAlternate = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_TITLE, VTERM_PROP_ICONNAME: titles += 1
    default: break
    }
  }
}
