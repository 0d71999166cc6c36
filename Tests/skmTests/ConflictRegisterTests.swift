import Foundation
import TestSupport
import Testing

/// The register of the synthetic district office, and the plans among the datasets.
@Suite("The synthetic district: register and plans")
struct ConflictRegisterTests {
  /// A row of the register; days as numbers that sort: 20161205.
  private struct Case {
    let year: Int
    let reported: Int
    let facilitated: Int?
    let resolved: Int?

    init(_ row: [String: String]) throws {
      func day(_ header: String) throws -> Int? {
        let text = try #require(row[header])
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: "/").compactMap { Int($0) }
        try #require(parts.count == 3)
        let components = DateComponents(
          calendar: Calendar(identifier: .gregorian), year: parts[2], month: parts[1],
          day: parts[0])
        #expect(components.isValidDate, "\(text)")
        let weekday = Calendar(identifier: .gregorian).component(
          .weekday, from: try #require(components.date))
        #expect(2...6 ~= weekday, "\(text) is no working day")
        return parts[2] * 10_000 + parts[1] * 100 + parts[0]
      }
      reported = try #require(try day("tanggal lapor"))
      facilitated = try day("tanggal fasilitasi")
      resolved = try day("tanggal selesai")
      year = try #require(row["nomor register"]?.split(separator: "/").last.flatMap { Int($0) })
    }
  }

  private static let rows = Repository.table("datasets/kras/konflik.csv")

  @Test("days follow each other, numbers stand once, nothing is later than the review")
  func consistency() throws {
    #expect(Set(Self.rows.compactMap { $0["nomor register"] }).count == Self.rows.count)
    for row in Self.rows {
      let entry = try Case(row)
      #expect(entry.reported / 10_000 == entry.year)
      let days = [entry.reported, entry.facilitated, entry.resolved].compactMap(\.self)
      #expect(days == days.sorted() && days.allSatisfy { 20_160_101..<20_210_115 ~= $0 })
      #expect(entry.facilitated != nil || entry.resolved == nil)
      #expect(row["jenis konflik"]?.isEmpty == false && row["desa"]?.hasPrefix("Desa ") == true)
    }
  }

  @Test("the register has what makes a rate hard: no case, open cases, cases over New Year")
  func hardCases() throws {
    let cases = try Self.rows.map { try Case($0) }
    let reported = (2016...2020).map { year in cases.count { $0.year == year } }
    #expect(reported.allSatisfy { 0...9 ~= $0 } && reported.count { $0 == 0 } == 1)
    #expect(reported[2] == 0)
    let open = cases.filter { $0.resolved == nil }
    #expect(2...3 ~= open.count && open.contains { $0.facilitated != nil })
    #expect(
      cases.contains { entry in
        entry.reported % 10_000 >= 1201
          && entry.resolved.map { $0 / 100 == (entry.year + 1) * 100 + 1 } == true
      })
  }

  @Test("the yearly counts are those of the register")
  func yearlyCounts() throws {
    let cases = try Self.rows.map { try Case($0) }
    let years = Repository.table("datasets/kras/konflik-tahunan.csv")
    #expect(years.map { $0["tahun"] } == (2016...2020).map { String($0) })
    for row in years {
      let year = try #require(row["tahun"].flatMap { Int($0) })
      let own = cases.filter { $0.year == year }
      #expect(row["dilaporkan"] == String(own.count))
      #expect(
        row["difasilitasi"] == String(own.count { $0.facilitated.map { $0 / 10_000 } == year }))
      #expect(
        row["diselesaikan"] == String(own.count { $0.resolved.map { $0 / 10_000 } == year }))
    }
  }

  @Test("the office is called synthetic in both languages", arguments: ["README.md", "plan.yaml"])
  func isLabelled(name: String) throws {
    let text = try Repository.text("datasets/kras/" + name).lowercased()
    #expect(text.contains("data sintetis") && text.contains("synthetic data"))
  }

  @Test(
    "the files that a plan names are there",
    arguments: [
      ("kras/plan.yaml", 6), ("published/plan-jakarta-barat.yaml", 1),
      ("published/plan-kepulauan-seribu.yaml", 1), ("published/plan-dki.yaml", 2),
    ])
  func filesOfPlan(name: String, count: Int) throws {
    let folder = "datasets/" + name.prefix { $0 != "/" } + "/"
    let lines = try Repository.text("datasets/" + name).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    let files = lines.matches(of: #/[a-z0-9-]+\.(csv|yaml)/#).map { String($0.output.0) }
    #expect(files.count == count)
    for file in files { #expect(try !Repository.bytes(folder + file).isEmpty, "\(file)") }
  }

  @Test("the targets of Jakarta Barat are the published ones, those of Kepulauan Seribu examples")
  func publishedTargets() throws {
    let text = try Repository.text("datasets/published/plan-jakarta-barat.yaml")
    let line = try #require(text.split(separator: "\n").first { $0.contains("targets:") })
    let targets = line.matches(of: #/(\d{4}): ([\d.]+)/#).map {
      [String($0.output.1), String($0.output.2)]
    }
    let published = Repository.table("datasets/published/jakarta-barat.csv")
    #expect(targets == published.map { [$0["year"] ?? "", $0["target"] ?? ""] })
    let example = try Repository.text("datasets/published/plan-kepulauan-seribu.yaml")
    #expect(example.contains("target contoh, dikarang"))
    #expect(example.contains("example targets, made up"))
  }
}
