import Localization
import Rendering
import Report
import Responses
import Satisfaction
import Testing

@Suite struct IndexSectionTests {
  /// Units of an edition with all its elements, six so that their elements share one table.
  private func units(_ edition: RegulationEdition, by roles: [String]) -> SampleAnswers {
    let name = "Kelurahan Pulau Untung Jawa Utara"
    var lines = ["tahun,unit,layanan," + edition.elements.map(\.code).joined(separator: ",")]
    for unit in 1...6 {
      for answer in ["4", "4", "3"] {
        let answers = Array(repeating: answer, count: edition.elements.count)
        lines.append("2021,\(name) \(unit),Kartu Tanda Penduduk," + answers.joined(separator: ","))
      }
    }
    var sample = SampleAnswers(lines, edition: edition)
    sample.request.groups = roles
    return sample
  }

  @Test(
    "fits eighty columns for every edition and however many roles",
    arguments: RegulationEdition.shipped,
    [["unit"], ["year", "unit"], ["year", "unit", "service"]])
  func fits(edition: RegulationEdition, roles: [String]) throws {
    let answer = try units(edition, by: roles).index()
    for language in Language.allCases {
      let text = String(
        decoding: TerminalRenderer().render(answer.document, in: language), as: UTF8.self)
      let widest = text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 80, "\(language)")
    }
  }

  @Test("one group of a long name fits too")
  func fitsOneGroup() throws {
    var sample = units(RegulationEdition.shipped[0], by: ["unit", "service"])
    let name = "Unit Pelayanan Terpadu Satu Pintu Kecamatan Kepulauan Seribu Selatan Kabupaten X"
    sample.lines =
      [sample.lines[0]]
      + sample.lines[1...3].map {
        $0.replacing("Kelurahan Pulau Untung Jawa Utara 1", with: name)
      }
    let text = String(
      decoding: TerminalRenderer().render(try sample.index().document, in: .id), as: UTF8.self)
    #expect((text.split(separator: "\n").map(\.count).max() ?? 0) <= 80)
  }

  @Test("elements stand from the weakest")
  func sortsElements() throws {
    let document = try SampleAnswers(["U1,U2,U3,U4,U5,U6,U7,U8,U9", "4,3,2,1,4,3,2,1,4"]).index()
      .document
    let tables = document.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    let names = try #require(tables.first).rows.map { row -> String in
      if case .text(let text) = row[1] { String(text.id.prefix(2)) } else { "" }
    }
    #expect(names == ["U4", "U8", "U3", "U7", "U2", "U6", "U1", "U5", "U9"])
    let ranks = try #require(tables.first).rows.map(\.[0])
    #expect(ranks == [1, 1, 3, 3, 5, 5, 7, 7, 7].map { .count($0) })
  }

  @Test("the index and its grade stand large, in the reader's notation")
  func showsFigure() throws {
    let document = try SampleAnswers.whole.index().document
    let figures = document.blocks.compactMap { block -> (Cell, Bilingual)? in
      if case .figure(_, let value, let mark, _) = block { (value, mark) } else { nil }
    }
    let (value, mark) = try #require(figures.first)
    // the sums by element over four respondents, three of whom answered the fifth
    let sums = [14, 12, 15, 15, 11, 15, 15, 14, 14]
    let means = zip(sums, [4, 4, 4, 4, 3, 4, 4, 4, 4]).map { Double($0) / Double($1) }
    let index = means.reduce(0, +) * 25 / 9
    #expect(value == .fixed(FixedDecimal(rounding: index, decimals: 2)))
    #expect(mark.id.hasPrefix("Mutu ") && mark.en.hasPrefix("Grade "))
  }

  @Test("an index that is not the regulation's says so")
  func labelsUnofficial() throws {
    let document = try SampleAnswers.partial.index().document
    guard case .title(let title, _)? = document.blocks.first else {
      Issue.record("no title")
      return
    }
    #expect(title.id.contains("bukan IKM resmi") && title.en.contains("not an official"))
  }
}
