import Canvas
import Foundation
import Testing

/// Compares a whole screen with the one kept beside the tests.
///
/// With `EVENKEEL_REGENERATE` set in the environment the kept screens are written anew; look at the
/// difference before keeping it.
func expectKept(
  _ frame: Frame, as name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Screens")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try (frame.text + "\n").write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let kept = try String(contentsOf: file, encoding: .utf8)
  #expect(frame.text + "\n" == kept, sourceLocation: sourceLocation)
}
