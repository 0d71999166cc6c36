import Foundation
import TestSupport
import Testing

/// A report whose every text was written by somebody who wants to break it.
@Suite("skm report: hostile words")
struct ReportHostilityTests {
  static let long = String(repeating: "A", count: 10_000)
  static let texts = [
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", long, "\u{202E}abc\u{202C} \u{200F}def",
    "]]><b>&amp;</b>\"'", "</style></title><img src=x onerror=alert(1)>",
  ]

  /// Two surveys, a register and a plan in which every free text is one of `texts`.
  private func writeFiles(to here: borrowing Workdir) throws {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    for year in [2019, 2020] {
      var lines = [
        "Nama,Jenis Kelamin,Pendidikan,Pekerjaan,Jenis Layanan,Persyaratan,Prosedur,"
          + "Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana,Saran"
      ]
      for row in 0..<48 {
        let text = quoted(Self.texts[row % Self.texts.count])
        let answers = (0..<9).map { "\(1 + (row * 7 + $0 * 3 + row * $0 % 5) % 4)" }
        lines.append(
          (Array(repeating: text, count: 5) + answers + [text]).joined(separator: ","))
      }
      try here.write(lines.joined(separator: "\n") + "\n", to: "skm-\(year).csv")
    }
    var cases = ["Tanggal lapor,Tanggal selesai,Jenis konflik,Desa"]
    for (number, text) in Self.texts.enumerated() {
      let end = number % 2 == 0 ? "2020-04-0\(number + 1)" : ""
      cases.append("2020-03-0\(number + 1),\(end),\(quoted(text)),\(quoted(text))")
    }
    try here.write(cases.joined(separator: "\n") + "\n", to: "konflik.csv")
    try here.write(plan, to: "plan.yaml")
  }

  private var plan: String {
    func yaml(_ place: Int) -> String {
      "'" + Self.texts[place % Self.texts.count].replacing("'", with: "''") + "'"
    }
    var lines = ["unit: \(yaml(0))", "parent: \(yaml(1))", "period: 2019-2021", "goal: \(yaml(2))"]
    lines.append("indicators:")
    for (place, more) in [
      "kind: satisfactionIndex, data: [skm-2019.csv@2019, skm-2020.csv@2020]",
      "kind: resolutionRate, data: konflik.csv",
    ].enumerated() {
      lines.append(
        "  - { id: i\(place), name: \(yaml(2 * place)), \(more), "
          + "targets: { 2020: 80, 2021: 90 }, objective: \(yaml(3)), formula: \(yaml(4)), "
          + "source: \(yaml(5)), responsible: \(yaml(1)), unit: \(yaml(0)) }")
    }
    lines.append("followUp:")
    for place in Self.texts.indices {
      lines.append(
        "  - { element: U\(place + 1), action: \(yaml(place)), when: \(yaml(place)), "
          + "responsible: \(yaml(place)), realisation: 10 }")
    }
    lines.append(
      "signature: { place: \(yaml(0)), date: 2021-01-15, title: \(yaml(1)), name: \(yaml(2)), "
        + "rank: \(yaml(3)), id: \(yaml(5)) }")
    return lines.joined(separator: "\n") + "\n"
  }

  @Test("a page stays well-formed, with no element and no direction that is not ours")
  func page() throws {
    let here = try Workdir()
    try writeFiles(to: here)
    let written = try here.skm(
      "report", "plan.yaml", "--comments", "--min-cell", "1", "-o", "report.html")
    #expect(written.status == 0, "\(written.errors.prefix(2000))")
    let bytes = try here.bytes(of: "report.html")
    try expectReadable(bytes)
    let page = try Page(bytes)
    #expect(page["img"].allSatisfy { $0.attributes["onerror"] == nil })
    let body = try #require(page["body"].first).text
    // shown as text, and so seen
    #expect(body.contains(Self.texts[0]) && body.contains(Self.texts[5]))
    for mark in ["\u{202E}", "\u{202C}", "\u{200F}"] { #expect(!body.contains(mark)) }
    // a word without an end must not push a page off its paper
    let style = try #require(page["style"].first).text
    #expect(style.contains("overflow-wrap:"))
  }

  @Test("the sheet stays well-formed", arguments: ["svg", "html"])
  func poster(ending: String) throws {
    let here = try Workdir()
    try writeFiles(to: here)
    let written = try here.skm(
      "report", "plan.yaml", "--poster", "--min-cell", "1", "-o", "poster.\(ending)")
    #expect(written.status == 0, "\(written.errors.prefix(2000))")
    let bytes = try here.bytes(of: "poster.\(ending)")
    let page = try Page(bytes)
    for name in ["script", "b", "img"] { #expect(page[name].isEmpty) }
    // what has no end is cut: a sheet is one page
    #expect(!String(decoding: bytes, as: UTF8.self).contains(Self.long.prefix(1000)))
  }

  @Test("no cell of a table begins as a formula")
  func tables() throws {
    let here = try Workdir()
    try writeFiles(to: here)
    let written = try here.skm(
      "report", "plan.yaml", "--comments", "--min-cell", "1", "--format", "csv", "-o", "tables/",
      "--spreadsheet", "en")
    #expect(written.status == 0, "\(written.errors.prefix(2000))")
    var cells = 0
    for name in try here.names(in: "tables") {
      let text = try here.text(of: "tables/\(name)")
      cells += text.matches(of: #/'=cmd/#).count
      #expect(!text.contains(#/(^|[,;\n"])=/#), "\(name)")
    }
    #expect(cells > 0)
  }
}
