import Attainment
import CSV
import Localization
import Rendering
import Report
import Responses
import Satisfaction
import TestSupport
import Testing

@Suite struct ReviewSectionTests {
  private func chapters(_ answer: Answer) -> [String] {
    answer.document.blocks.compactMap { if case .chapter(let text) = $0 { text.en } else { nil } }
  }

  private func tables(_ answer: Answer) -> [Table] {
    answer.document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func members(_ payload: Payload?) -> [String: Payload] {
    guard case .object(let members)? = payload else { return [:] }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func values(_ payload: Payload?) -> [Payload] {
    if case .array(let values)? = payload { values } else { [] }
  }

  /// The only survey of a review, as programs read it.
  private func survey(_ answer: Answer) throws -> [String: Payload] {
    let survey = members(values(members(answer.payload)["surveys"]).first)
    try #require(!survey.isEmpty)
    return survey
  }

  @Test("the survey first, then conflicts, targets, reliability and the method")
  func chapters() throws {
    let answer = try SampleReviews.office.get().answer()
    #expect(
      chapters(answer) == [
        "Public satisfaction survey of 2020", "Conflicts", "Targets and attainment",
        "Reliability of the questionnaire", "Method and sources",
      ])
    guard case .title = answer.document.blocks.first else {
      Issue.record("a report begins with its title")
      return
    }
    let published = try SampleReviews.all()[2]
    #expect(chapters(published) == ["Targets and attainment", "Method and sources"])
  }

  @Test("notes stand before the signature, and nothing after it")
  func signature() throws {
    let blocks = try SampleReviews.office.get().answer().document.blocks
    guard case .signature(let above, let below)? = blocks.last else {
      Issue.record("a signature ends a report")
      return
    }
    #expect(
      above == [
        Bilingual(id: "Kras, 15 Januari 2021", en: "Kras, 15 January 2021"),
        Bilingual("Camat Kras"),
      ])
    #expect(below.map(\.id) == ["(nama contoh)", "(pangkat contoh)", "NIP (NIP contoh)"])
    let notes = blocks.lastIndex { if case .notes = $0 { true } else { false } }
    #expect(try #require(notes) == blocks.count - 2)
    let unsigned = try SampleReviews.small.get().answer().document.blocks
    #expect(!unsigned.contains { if case .signature = $0 { true } else { false } })
  }

  @Test("no group of fewer respondents than asked for is shown", arguments: [5, 20, 1000])
  func minimumCell(minimum: Int) throws {
    let study = try SampleReviews.office.get()
    let answer = study.answer(minimumCell: minimum)
    let survey = try survey(answer)
    let total = try #require(study.surveys.first?.satisfaction.respondents)
    #expect(values(survey["profiles"]).count == 5)
    for profile in values(survey["profiles"]).map(members) {
      let counts = values(profile["rows"]).compactMap { row -> Int? in
        if case .integer(let count)? = members(row)["count"] { count } else { nil }
      }
      #expect(counts.reduce(0, +) == total && profile["missing"] == .integer(0))
      #expect(counts.allSatisfy { $0 >= min(minimum, total) })
      if minimum > total { #expect(counts == [total]) }
    }
    let table = try #require(
      tables(answer).first { $0.columns.first?.title.en == "Characteristic" })
    for row in table.rows {
      guard case .count(let count) = row[2] else {
        Issue.record("no count: \(row)")
        continue
      }
      #expect(count >= min(minimum, total))
    }
    let says = answer.document.blocks.contains {
      if case .paragraph(let text) = $0 {
        text.en.hasPrefix("Categories of fewer than \(minimum) respondents")
      } else {
        false
      }
    }
    #expect(says == (minimum > 5))
  }

  @Test("who did not say is told apart, and is in the total")
  func missing() throws {
    let answer = try SampleReviews.small.get().answer(minimumCell: 1)
    let profile = members(values(try survey(answer)["profiles"]).first)
    #expect(profile["role"] == .text("sex") && profile["missing"] == .integer(1))
    let table = try #require(
      tables(answer).first { $0.columns.first?.title.en == "Characteristic" })
    #expect(table.rows.map { $0[2] } == [.count(1), .count(1), .count(1)])
    #expect(table.rows.last?[1] == .text(Bilingual(id: "tidak diisi", en: "not stated")))
  }

  @Test("nothing that a respondent wrote is shown unless it is asked for")
  func privacy() throws {
    let rows = Repository.table("datasets/kras/skm-2020.csv")
    let comments = Set(rows.compactMap { $0["Saran"] }).filter { $0.count > 3 }
    #expect(comments.count > 3)
    func renderings(_ answer: Answer) -> [String] {
      let (document, table) = (answer.document, answer.table)
      return Language.allCases.flatMap { language in
        [
          JSONRenderer(in: language).render(answer.payload),
          HTMLRenderer().render(document, in: language),
          MarkdownRenderer().render(document, in: language),
          TerminalRenderer().render(document, in: language),
          CSVRenderer(notation: .en, in: language).render(table),
        ].map { String(decoding: $0, as: UTF8.self) }
      }
    }
    for text in renderings(try SampleReviews.office.get().answer()) {
      for comment in comments { #expect(!text.contains(comment), "\(comment)") }
      // a respondent's village and day are nobody's business either
      for row in rows.prefix(20) { #expect(!text.contains(try #require(row["Tanggal"]))) }
    }
    let shown = renderings(try SampleReviews.officeWithComments.get().answer())
    #expect(shown.contains { text in comments.allSatisfy { text.contains($0) } })
  }

  @Test("another edition before: elements are compared and the index is null with its reason")
  func otherEdition() throws {
    let answer = try SampleReviews.small.get().answer()
    let comparisons = values(try survey(answer)["comparisons"]).map(members)
    #expect(comparisons.count == 9)  // eight elements of both, and the index
    let index = try #require(comparisons.last)
    #expect(index["element"] == .text("index") && index["estimate"] == .null)
    #expect(index["reason"] != nil)
    #expect(comparisons[0]["reason"] == nil && comparisons[0]["from"] == .text("2017"))
    let texts = answer.document.texts.map(\.en)
    #expect(texts.contains { $0.contains("only elements of both are compared") })
    let changes = try #require(
      tables(answer).first { $0.columns.last?.title.en == "Changed?" })
    #expect(changes.rows.count == 8)
  }

  @Test("the command and the files are told to people and to programs")
  func provenance() throws {
    let answer = try SampleReviews.office.get().answer()
    let whole = members(answer.payload)
    #expect(whole["command"] == .text(SampleReviews.provenance.command))
    let file = members(values(whole["files"]).first)
    #expect(
      file == ["file": .text("plan.yaml"), "sha256": .text(String(repeating: "0a", count: 32))])
    let texts = answer.document.texts.map(\.id)
    #expect(texts.contains(SampleReviews.provenance.command))
    #expect(texts.contains(String(repeating: "0a", count: 32)))
  }

  @Test("those who did not say are no smaller group than any other")
  func silence() throws {
    let answer = try SampleReviews.small.get().answer()
    let profile = members(values(try survey(answer)["profiles"]).first)
    #expect(profile["missing"] == .null && profile["reason"] != nil)
    let table = try #require(
      tables(answer).first { $0.columns.first?.title.en == "Characteristic" })
    #expect(table.rows.map { $0[2] } == [.count(3)])
  }

  @Test("the first page has the index over the years, before any chapter")
  func firstPicture() throws {
    let blocks = try SampleReviews.office.get().answer().document.blocks
    let chapter = try #require(
      blocks.firstIndex { if case .chapter = $0 { true } else { false } })
    let charts = blocks[..<chapter].compactMap { block in
      if case .chart(let chart) = block { chart } else { nil }
    }
    #expect(charts.count == 1)
    #expect(charts.first?.targets != nil && charts.first?.forecast != nil)
  }

  @Test("no two tables of a page have one caption", arguments: Language.allCases)
  func captions(language: Language) throws {
    let page = String(
      decoding: HTMLRenderer().render(
        try SampleReviews.office.get().answer().document, in: language), as: UTF8.self)
    let captions = page.matches(of: #/<caption[^>]*><p[^>]*>(.*?)<\/p>/#).map {
      String($0.output.1)
    }
    #expect(captions.count > 15 && Set(captions).count == captions.count)
    // told apart by their words, not by a number
    #expect(!captions.contains { $0.hasSuffix("(2)") })
  }
}
