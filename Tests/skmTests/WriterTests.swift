import Foundation
import TestSupport
import Testing

/// A report is finished in a word processor: what LibreOffice Writer makes of it.
@Suite struct WriterTests {
  /// The text document that Writer makes of the Word file that it makes of a page.
  private func opened(_ language: String) throws -> (page: String, document: String) {
    let here = try Workdir()
    for name in ["plan.yaml", "konflik.csv"] + (2016...2020).map({ "skm-\($0).csv" }) {
      try here.copy("datasets/kras/\(name)", to: name)
    }
    let made = try here.skm("report", "plan.yaml", "-o", "a.html", "--language", language)
    try #require(made.status == 0, "\(made.errors)")
    let outcome = try here.run(
      "/bin/sh",
      [
        "-c",
        """
        office() { soffice "-env:UserInstallation=file://$PWD/profile" --headless "$@"; }
        office --convert-to "docx:MS Word 2007 XML" a.html && office --convert-to fodt a.docx
        """,
      ], environment: ["HOME": here.path], seconds: 180)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return (try here.text(of: "a.html"), try here.text(of: "a.fodt"))
  }

  @Test(
    "tables are whole on A4, cards have no frames, pictures are there",
    .enabled(if: hasLibreOffice), arguments: ["id", "en"])
  func report(language: String) throws {
    let (page, document) = try opened(language)
    let tables = page.components(separatedBy: "<table ").count - 1
    #expect(tables > 15)
    #expect(document.components(separatedBy: "<table:table ").count - 1 == tables)
    // A4 in whatever unit Writer writes
    let match = document.firstMatch(of: #/fo:page-width="([0-9.]+)(cm|in)"/#)
    let width = try #require(match)
    let factor = width.output.2 == "in" ? 2.54 : 1
    #expect(abs((Double(width.output.1) ?? 0) * factor - 21) < 0.01)
    // as wide as the text, whatever is in them
    #expect(document.components(separatedBy: "style:rel-width=\"100%\"").count - 1 >= tables)
    #expect(document.components(separatedBy: "<draw:image ").count - 1 >= 5)
    // a line of a card has no frame of its own
    let paragraphs = document.matches(of: #/<style:paragraph-properties [^>]*>/#)
    #expect(!paragraphs.contains { $0.output.contains("#2878b8") })
  }
}
