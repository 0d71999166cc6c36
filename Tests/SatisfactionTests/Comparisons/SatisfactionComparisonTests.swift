import CSV
import Localization
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct SatisfactionComparisonTests {
  static let newest = RegulationEdition.shipped[0]
  static let older = RegulationEdition.shipped[1]

  private static let headers2014 =
    "Persyaratan,Prosedur,Waktu pelayanan,Biaya,Produk,Kompetensi,Perilaku,Maklumat,Pengaduan"
  private static let headers2017 =
    "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana"

  private func reading(
    _ edition: RegulationEdition, _ headers: String, _ rows: [String]
  ) throws -> SurveyReading {
    var request = SurveyRequest(edition.questionnaire)
    request.groups = ["year"]
    let lines =
      ["tahun," + headers]
      + rows.map { row in
        let parts = row.split(separator: " ")
        return "\(parts[0])," + parts[1].map(String.init).joined(separator: ",")
      }
    let reading = try ResponseReader(request).read(
      ByteSource(Array((lines.joined(separator: "\n") + "\n").utf8), name: "survey.csv"))
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return reading
  }

  private static let rows = [
    "2019 333333333", "2019 343333432", "2019 333433333", "2019 323343343",
    "2020 444333333", "2020 443343433", "2020 344333343", "2020 434344333", "2020 443333433",
  ]

  @Test func theIndexIsTheSumOfItsElements() throws {
    let comparison = try SatisfactionComparison(
      ["2020"], minus: ["2019"], in: try reading(Self.newest, Self.headers2017, Self.rows),
      edition: Self.newest, options: SatisfactionOptions())
    #expect(comparison.elements.count == 9)
    #expect(comparison.familySize == 9)
    let sum = comparison.elements.reduce(0) { $0 + ($1.difference?.estimate.value ?? 0) }
    let index = try #require(comparison.index)
    // nine terms of which some cancel
    #expect(index.estimate.value.isClose(to: 25 * sum / 9, .relative(1e-12)))
    for element in comparison.elements {
      let own = try #require(element.difference?.pValue)
      #expect(try #require(element.adjustedPValue) >= own)
    }
    // the largest change comes first, and every one is at most as probable as the level allows
    let changed = comparison.changed(level: 0.6)
    #expect(!changed.isEmpty)
    let sizes = changed.compactMap { $0.difference?.estimate.value.magnitude }
    #expect(sizes == sizes.sorted(by: >))
    #expect(comparison.changed(level: 0.9999999).isEmpty)
  }

  @Test func elementsOfTwoEditionsAreComparedByWhatTheyAsk() throws {
    func group(
      _ edition: RegulationEdition, _ headers: String, _ rows: [String]
    ) throws -> GroupSatisfaction {
      try SatisfactionAnalysis(
        reading(edition, headers, rows), edition: edition, roles: ["year"],
        options: SatisfactionOptions()
      ).groups[0]
    }
    let before = try group(
      Self.older, Self.headers2014, ["2017 333333314", "2017 333333324", "2017 343333314"])
    let after = try group(
      Self.newest, Self.headers2017, ["2018 333333344", "2018 333433334", "2018 343333344"])
    let comparison = SatisfactionComparison((after, Self.newest), minus: (before, Self.older))
    // the pledge of 2014 and the facilities of 2017 have no partner
    #expect(comparison.elements.map(\.element) == ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"])
    #expect(comparison.index == nil)
    // complaints are the ninth element of 2014 and the eighth of 2017
    let complaints = try #require(comparison.elements.last?.difference)
    #expect(complaints.estimate.value.isClose(to: 11.0 / 3 - 4, .relative(1e-12)))
    // where all answer alike in both years there is nothing to test
    #expect(comparison.elements[0].difference?.estimate.value == 0)
    #expect(comparison.elements[0].adjustedPValue == nil)
    #expect(comparison.familySize < comparison.elements.count)
    #expect(
      SatisfactionComparison(
        (after, Self.newest), minus: (before, Self.older), hasSameIndex: true
      ).index != nil)
  }

  @Test func whatCannotBeComparedIsRefused() throws {
    let reading = try reading(Self.newest, Self.headers2017, Self.rows)
    func compare(_ later: String, _ earlier: String) throws(SatisfactionComparisonError) {
      _ = try SatisfactionComparison(
        [later], minus: [earlier], in: reading, edition: Self.newest,
        options: SatisfactionOptions())
    }
    #expect(throws: SatisfactionComparisonError.unknownGroup(["2018"])) {
      try compare("2020", "2018")
    }
    #expect(throws: SatisfactionComparisonError.sameGroup(["2020"])) {
      try compare("2020", "2020")
    }
  }
}
