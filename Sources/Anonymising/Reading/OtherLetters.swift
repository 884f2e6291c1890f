/// Letters beyond the Latin ones that people write with and without their marks, such as `ό` and `ο`.
///
/// Source: Unicode canonical decompositions; the final sigma and the seats of the hamza by use.
enum OtherLetters {
  static func base(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value >= 0x1F00 { return polytonic(scalar.value) }
    return bases[scalar]
  }

  private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
    var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, marked) in rows {
      for scalar in marked.unicodeScalars { bases[scalar] = base }
    }
    return bases
  }()

  /// Each as one scalar, so that the bytes of a row are what they look like.
  private static let rows: [(Unicode.Scalar, String)] = [
    ("\u{3B1}", "\u{3AC}"), ("\u{3B5}", "\u{3AD}"), ("\u{3B7}", "\u{3AE}"),
    ("\u{3B9}", "\u{3AF}\u{3CA}\u{390}"), ("\u{3BF}", "\u{3CC}"), ("\u{3C5}", "\u{3CD}\u{3CB}\u{3B0}"),
    ("\u{3C9}", "\u{3CE}"), ("\u{3C3}", "\u{3C2}"), ("\u{391}", "\u{386}"), ("\u{395}", "\u{388}"),
    ("\u{397}", "\u{389}"), ("\u{399}", "\u{38A}\u{3AA}"), ("\u{39F}", "\u{38C}"),
    ("\u{3A5}", "\u{38E}\u{3AB}"), ("\u{3A9}", "\u{38F}"),
    ("\u{435}", "\u{450}\u{451}"), ("\u{456}", "\u{457}"), ("\u{438}", "\u{439}\u{45D}"),
    ("\u{443}", "\u{45E}"), ("\u{433}", "\u{453}"), ("\u{43A}", "\u{45C}"), ("\u{415}", "\u{400}\u{401}"),
    ("\u{406}", "\u{407}"), ("\u{418}", "\u{419}\u{40D}"), ("\u{423}", "\u{40E}"), ("\u{413}", "\u{403}"),
    ("\u{41A}", "\u{40C}"),
    ("\u{627}", "\u{622}\u{623}\u{625}"), ("\u{647}", "\u{629}"), ("\u{64A}", "\u{649}\u{626}"),
    ("\u{648}", "\u{624}"),
  ]

  /// The Greek letter under its breathings and accents: what a row of the block has in common.
  private static func polytonic(_ value: UInt32) -> Unicode.Scalar? {
    let row = ranges.first { $0.values.contains(value) }
    return row.map { value & 8 == 8 && $0.hasCapitals ? $0.capital : $0.small }
  }

  private struct Row {
    var values: ClosedRange<UInt32>
    var small: Unicode.Scalar
    var capital: Unicode.Scalar
    /// Whether each second half of eight is capital.
    var hasCapitals = true
  }

  private static let ranges: [Row] = [
    Row(values: 0x1F00...0x1F0F, small: "\u{3B1}", capital: "\u{391}"),
    Row(values: 0x1F10...0x1F1F, small: "\u{3B5}", capital: "\u{395}"),
    Row(values: 0x1F20...0x1F2F, small: "\u{3B7}", capital: "\u{397}"),
    Row(values: 0x1F30...0x1F3F, small: "\u{3B9}", capital: "\u{399}"),
    Row(values: 0x1F40...0x1F4F, small: "\u{3BF}", capital: "\u{39F}"),
    Row(values: 0x1F50...0x1F5F, small: "\u{3C5}", capital: "\u{3A5}"),
    Row(values: 0x1F60...0x1F6F, small: "\u{3C9}", capital: "\u{3A9}"),
    Row(values: 0x1F70...0x1F71, small: "\u{3B1}", capital: "\u{391}", hasCapitals: false),
    Row(values: 0x1F72...0x1F73, small: "\u{3B5}", capital: "\u{395}", hasCapitals: false),
    Row(values: 0x1F74...0x1F75, small: "\u{3B7}", capital: "\u{397}", hasCapitals: false),
    Row(values: 0x1F76...0x1F77, small: "\u{3B9}", capital: "\u{399}", hasCapitals: false),
    Row(values: 0x1F78...0x1F79, small: "\u{3BF}", capital: "\u{39F}", hasCapitals: false),
    Row(values: 0x1F7A...0x1F7B, small: "\u{3C5}", capital: "\u{3A5}", hasCapitals: false),
    Row(values: 0x1F7C...0x1F7D, small: "\u{3C9}", capital: "\u{3A9}", hasCapitals: false),
    Row(values: 0x1F80...0x1F8F, small: "\u{3B1}", capital: "\u{391}"),
    Row(values: 0x1F90...0x1F9F, small: "\u{3B7}", capital: "\u{397}"),
    Row(values: 0x1FA0...0x1FAF, small: "\u{3C9}", capital: "\u{3A9}"),
    Row(values: 0x1FB0...0x1FBC, small: "\u{3B1}", capital: "\u{391}"),
    Row(values: 0x1FC2...0x1FC7, small: "\u{3B7}", capital: "\u{397}"),
    Row(values: 0x1FC8...0x1FC9, small: "\u{395}", capital: "\u{395}"),
    Row(values: 0x1FCA...0x1FCC, small: "\u{397}", capital: "\u{397}"),
    Row(values: 0x1FD0...0x1FDB, small: "\u{3B9}", capital: "\u{399}"),
    Row(values: 0x1FE0...0x1FE3, small: "\u{3C5}", capital: "\u{3A5}"),
    Row(values: 0x1FE4...0x1FE5, small: "\u{3C1}", capital: "\u{3A1}"),
    Row(values: 0x1FE6...0x1FEB, small: "\u{3C5}", capital: "\u{3A5}"),
    Row(values: 0x1FEC...0x1FEC, small: "\u{3A1}", capital: "\u{3A1}"),
    Row(values: 0x1FF2...0x1FF7, small: "\u{3C9}", capital: "\u{3A9}"),
    Row(values: 0x1FF8...0x1FF9, small: "\u{39F}", capital: "\u{39F}"),
    Row(values: 0x1FFA...0x1FFC, small: "\u{3A9}", capital: "\u{3A9}"),
  ]
}
