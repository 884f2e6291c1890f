/// Marks what cannot happen: stops a debug build, and lets a live session carry on.
///
/// A group is in the room, so a mistake of ours may cost one action, never the session.
package func never(_ what: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line) {
  assertionFailure(what(), file: file, line: line)
}
