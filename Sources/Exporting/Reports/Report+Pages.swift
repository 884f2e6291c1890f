import Notation

extension Report {
  /// As Markdown; words are escaped, so that the page shows them and nothing else.
  var markdownPage: String {
    var lines = ["# \(markdown(title))"]
    if !subtitle.isEmpty { lines += ["", markdown(subtitle)] }
    if !facts.isEmpty {
      lines += ["", "| | |", "| --- | --- |"]
      lines += facts.map { "| **\(markdown($0.label))** | \(markdown($0.words)) |" }
    }
    for part in parts {
      lines += ["", "## \(markdown(part.heading))"]
      if !part.lead.isEmpty { lines += ["", markdown(part.lead)] }
      if !part.items.isEmpty { lines.append("") }
      lines += part.items.map { item in
        let words = item.isQuote ? "\u{201C}\(markdown(item.words))\u{201D}" : markdown(item.words)
        return "- " + (item.label.map { "**\(markdown($0))** " } ?? "") + words
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As one page without anything from outside; nothing in it can run.
  var html: String {
    let rows = facts.map {
      "<tr><th scope=\"row\">\(markup($0.label))</th><td>\(markup($0.words))</td></tr>\n"
    }
    let parts = parts.map { part in
      "<h2>\(markup(part.heading))</h2>\n"
        + (part.lead.isEmpty ? "" : "<p>\(markup(part.lead))</p>\n")
        + (part.items.isEmpty ? "" : "<ul>\n" + part.items.map(Self.line).joined() + "</ul>\n")
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(markup(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(markup(title))</h1>
      \(subtitle.isEmpty ? "" : "<p>\(markup(subtitle))</p>")
      <table>
      \(rows.joined())</table>
      \(parts.joined())</body>
      </html>

      """
  }

  private static func line(_ item: Item) -> String {
    let label = item.label.map { "<b>\(markup($0))</b> " } ?? ""
    return "<li>\(label)\(item.isQuote ? "<q>\(markup(item.words))</q>" : markup(item.words))</li>\n"
  }

  private static let style = """
    body{font:16px/1.45 system-ui,sans-serif;max-width:46em;margin:1.5em auto;padding:0 1em;color:#111;background:#fff}\
    table{border-collapse:collapse}th{text-align:left;vertical-align:top;padding:.15em 1em .15em 0;white-space:nowrap}\
    td{padding:.15em 0}h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}li{margin:.2em 0}\
    @media print{body{margin:0;font-size:11pt}}
    """
}

/// Words in a page: what the page would take for markup is escaped, what could act on a reader is written out.
private func markup(_ words: String) -> String {
  var result = ""
  for scalar in words.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t", "\r": result += " "
    default: result += isHarmful(scalar) ? harmless(String(scalar)) : String(scalar)
    }
  }
  return result
}
