import Foundation
import TestSupport
import Testing

/// Whether LibreOffice is here.
let hasLibreOffice = ["/usr/bin/soffice", "/usr/local/bin/soffice"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// What LibreOffice understood of a file: its flat OpenDocument, read by patterns.
struct FlatSpreadsheet {
  /// A cell as LibreOffice understood it.
  struct Cell: Equatable {
    let kind: String
    let value: String
    let isFormula: Bool
  }

  /// The sheets in their order: names and rows.
  let sheets: [(name: String, rows: [[Cell]])]
  /// How many charts stand in the sheets.
  let chartCount: Int

  subscript(name: String) -> [[Cell]] { sheets.first { $0.name == name }?.rows ?? [] }

  /// Lets LibreOffice read a file.
  ///
  /// - Parameters:
  ///   - name: A file in `here` with an ending.
  ///   - here: The folder in which it runs.
  ///   - filter: How it is read; `nil` as LibreOffice sees fit.
  /// - Throws: What kept it from running, or from writing a file.
  init(_ name: String, in here: borrowing Workdir, filter: String? = nil) throws {
    let outcome = try here.run(
      "/bin/sh",
      [
        "-c",
        """
        exec soffice "-env:UserInstallation=file://$PWD/profile" --headless \
        ${1:+--infilter="$1"} --convert-to fods "$0"
        """, name, filter ?? "",
      ], environment: ["HOME": here.path], seconds: 180)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let text = try here.text(of: stem + ".fods")
    sheets = text.components(separatedBy: "<table:table ").dropFirst().compactMap { part in
      // a chart brings its own table along
      guard let name = Self.attribute("table:name", of: part), name != "local-table" else {
        return nil
      }
      return (Self.decoded(name), Self.rows(part))
    }
    chartCount = text.components(separatedBy: "<chart:chart ").count - 1
  }

  private static func rows(_ sheet: String) -> [[Cell]] {
    sheet.matches(of: #/(?s)<table:table-row[^>]*>(.*?)</table:table-row>/#).map { row in
      row.output.1.matches(
        of:
          #/(?s)<table:(?:covered-)?table-cell([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)/#
      ).flatMap { cell in
        let attributes = String(cell.output.1)
        let text = (cell.output.2 ?? "").matches(of: #/>([^<]*)</#).map { String($0.output.1) }
        let kind = attribute("office:value-type", of: attributes) ?? "empty"
        let value = attribute("office:value", of: attributes) ?? decoded(text.joined())
        let count =
          attribute("table:number-columns-repeated", of: attributes).flatMap(Int.init) ?? 1
        let one = Cell(
          kind: kind, value: value,
          isFormula: attribute("table:formula", of: attributes) != nil)
        return Array(repeating: one, count: min(count, 40))
      }
    }
  }

  private static func attribute(_ name: String, of text: String) -> String? {
    let parts = (" " + text).components(separatedBy: " \(name)=\"")
    return parts.dropFirst().first?.components(separatedBy: "\"").first
  }

  private static func decoded(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
