/// The parts of a word processor's document that are the same for every session.
enum WordPackage {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func part(_ name: String, _ text: String) -> ZipPart { ZipPart(name: name, bytes: Array(text.utf8)) }

  static let contentTypes =
    declaration + """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/word/document.xml" ContentType="\(kind("document.main"))"/>\
      <Override PartName="/word/styles.xml" ContentType="\(kind("styles"))"/>\
      <Override PartName="/word/settings.xml" ContentType="\(kind("settings"))"/>\
      <Override PartName="/word/footer1.xml" ContentType="\(kind("footer"))"/>\
      </Types>
      """

  private static func kind(_ name: String) -> String {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.\(name)+xml"
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func relations(_ targets: [(kind: String, target: String)]) -> String {
    let rows = targets.enumerated().map { index, row in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(row.kind)\" Target=\"\(row.target)\"/>"
    }
    return declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + rows.joined() + "</Relationships>"
  }

  static var relations: String {
    relations([
      ("\(office)/officeDocument", "word/document.xml"),
      (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml"
      ),
    ])
  }

  static var documentRelations: String {
    relations([
      ("\(office)/styles", "styles.xml"), ("\(office)/settings", "settings.xml"),
      ("\(office)/footer", "footer1.xml"),
    ])
  }

  static func properties(title: String) -> String {
    declaration
      + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(title)</dc:title></cp:coreProperties>"
  }

  private static let main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  static let settings =
    declaration + """
      <w:settings \(main)><w:removePersonalInformation/><w:removeDateAndTime/><w:defaultTabStop w:val="567"/>\
      <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
      w:val="15"/></w:compat></w:settings>
      """

  static let footer =
    declaration + "<w:ftr \(main)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>" + field("PAGE")
    + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" + field("NUMPAGES") + "</w:p></w:ftr>"

  private static func field(_ name: String) -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> \(name) </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  /// One row a style: kind, id, name, what it is based on, its paragraph and its run properties.
  private static let styleTable: [(kind: String, id: String, name: String, paragraph: String, run: String)] =
    [
      ("paragraph", "Title", "Title", "<w:spacing w:after=\"120\"/>", "<w:b/><w:sz w:val=\"40\"/>"),
      ("paragraph", "Subtitle", "Subtitle", "<w:spacing w:after=\"60\"/>", "<w:sz w:val=\"20\"/>"),
      (
        "paragraph", "Heading1", "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"28\"/>"
      ),
      (
        "paragraph", "Turn", "Turn",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"1134\"/><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>"
          + "<w:spacing w:after=\"120\"/><w:ind w:left=\"2268\" w:hanging=\"2268\"/>", ""
      ),
      (
        "paragraph", "Note", "Note",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"1134\"/><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>"
          + "<w:spacing w:after=\"120\"/><w:ind w:left=\"2268\" w:hanging=\"2268\"/>", "<w:i/>"
      ),
      ("paragraph", "Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"18\"/>"),
      ("character", "Speaker", "Speaker", "", "<w:b/>"),
      ("character", "Time", "Time", "", "<w:sz w:val=\"18\"/>"),
      ("character", "Flagged", "Flagged", "", "<w:u w:val=\"dotted\"/>"),
      ("character", "Aside", "Aside", "", "<w:sz w:val=\"18\"/>"),
      ("character", "Strong", "Strong", "", "<w:b/>"),
    ]

  static var styles: String {
    var text =
      declaration + "<w:styles \(main)><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>"
      + "<w:sz w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
      + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
      + "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
      + "<w:name w:val=\"Default Paragraph Font\"/></w:style>"
    for style in styleTable {
      let base = style.kind == "paragraph" ? "Normal" : "DefaultParagraphFont"
      text += "<w:style w:type=\"\(style.kind)\"" + (isOurs(style.id) ? " w:customStyle=\"1\"" : "")
      text += " w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/><w:basedOn w:val=\"\(base)\"/>"
      if style.kind == "paragraph", style.id != "Turn", style.id != "Note" {
        text += "<w:next w:val=\"Normal\"/>"
      }
      text += "<w:qFormat/>"
      if !style.paragraph.isEmpty { text += "<w:pPr>\(style.paragraph)</w:pPr>" }
      if !style.run.isEmpty { text += "<w:rPr>\(style.run)</w:rPr>" }
      text += "</w:style>"
    }
    return text + tableStyle + "</w:styles>"
  }

  private static func isOurs(_ id: String) -> Bool {
    ["Turn", "Note", "Speaker", "Time", "Flagged", "Aside"].contains(id)
  }

  private static let tableStyle: String = {
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>" }.joined()
    return "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
      + "<w:tblPr><w:tblBorders>\(edges)</w:tblBorders></w:tblPr></w:style>"
  }()
}
