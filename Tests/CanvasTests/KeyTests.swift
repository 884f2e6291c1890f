import Canvas
import Testing

@Test(
  "a key is written as people write it, and read back",
  arguments: [
    (Key.control("n"), "Ctrl-N", "^N"), (.control("_"), "Ctrl-_", "^_"), (.escape, "Esc", "Esc"),
    (.pageUp, "PgUp", "PgUp"), (.function(1), "F1", "F1"), (.character("m"), "m", "m"),
    (.character("M"), "M", "M"), (.character(" "), "Space", "Space"), (.backTab, "Shift-Tab", "Shift-Tab"),
    (.character("?"), "?", "?"), (.character("^"), "^", "^"), (.wordLeft, "Ctrl-Left", "Ctrl-Left"),
  ])
func names(_ key: Key, _ name: String, _ label: String) {
  #expect(key.name == name)
  #expect(key.label == label)
  #expect(Key(named: name) == key)
  #expect(Key(named: label) == key)
}

@Test(
  "a name that no key has is none",
  arguments: ["", "Ctrl-", "Ctrl-M", "^i", "F0", "F21", "Foo", "Ctrl-é", "ab"])
func noKey(_ name: String) { #expect(Key(named: name) == nil) }

@Test("names are read without regard to case, single letters with it")
func cases() {
  #expect(Key(named: "ctrl-n") == .control("n"))
  #expect(Key(named: "ESC") == .escape)
  #expect(Key(named: "f12") == .function(12))
  #expect(Key(named: "f") == .character("f"))
}
