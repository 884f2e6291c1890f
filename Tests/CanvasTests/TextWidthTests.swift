import Canvas
import Testing

@Test("a letter of ASCII takes one column")
func ascii() { #expect(TextWidth.columns(of: "abc") == 3) }
