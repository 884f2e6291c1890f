extension ImportedTranscript {
  /// Reads a transcript.
  ///
  /// Linear in the bytes. What cannot be read is left out and named by line; words are never changed.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8, UTF-16 or an 8-bit Western text.
  ///   - name: the file's name, whose ending counts where the words do not tell the format.
  ///   - format: what it is, if that was said.
  /// - Throws: why nothing of it can be taken in.
  package static func reading(
    _ bytes: [UInt8], named name: String? = nil, as format: TranscriptFormat? = nil
  ) throws(ImportError) -> ImportedTranscript {
    let source = try SourceText(bytes)
    guard source.lines.contains(where: { !source.bytes[$0].trimmed.isEmpty }) else { throw .empty }
    switch format ?? TranscriptFormat.guess(source, name: name) {
    case .vtt: return try cues(source, isSRT: false)
    case .srt: return try cues(source, isSRT: true)
    case .csv: return try TableTalk.transcript(source)
    case .jsonl:
      var talk = JSONTalk(source)
      return try talk.transcript()
    case .html: return try PageTalk.transcript(source.bytes, from: source)
    case .md: return try MarkdownTalk.transcript(source)
    case .txt:
      var talk = PlainTalk(source)
      return try talk.transcript()
    }
  }

  private static func cues(_ source: SourceText, isSRT: Bool) throws(ImportError) -> ImportedTranscript {
    var talk = CueTalk(source, isSRT: isSRT)
    return try talk.transcript()
  }
}
