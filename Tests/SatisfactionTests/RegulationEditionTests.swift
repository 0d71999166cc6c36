import Localization
import Responses
import Satisfaction
import Testing

@Suite struct RegulationEditionTests {
  @Test("an edition is found by its ID", arguments: RegulationEdition.shipped)
  func isFoundByID(edition: RegulationEdition) {
    #expect(RegulationEdition.shipped(id: edition.id)?.id == edition.id)
    #expect(RegulationEdition.shipped(id: edition.id)?.title == edition.title)
    #expect(RegulationEdition.shipped(id: edition.id + "x") == nil)
  }

  private func edition(_ id: String) throws -> RegulationEdition {
    try #require(RegulationEdition.shipped.first { $0.id == id })
  }

  @Test("three are shipped, the newest first")
  func areThree() {
    #expect(
      RegulationEdition.shipped.map(\.id) == [
        "permenpanrb-14-2017", "permenpanrb-16-2014", "kepmenpan-25-2004",
      ])
  }

  @Test("is well formed", arguments: RegulationEdition.shipped)
  func isWellFormed(_ edition: RegulationEdition) {
    let from = edition.grades.map(\.from)
    #expect(zip(from, from.dropFirst()).allSatisfy { $0 > $1 })
    #expect(from.last?.value == Double(edition.scale.lowest) * edition.scale.multiplier.value)
    let highest = Double(edition.scale.highest) * edition.scale.multiplier.value
    #expect((from.first?.value ?? .infinity) < highest)
    #expect(edition.grades.map(\.grade) == ["A", "B", "C", "D"])
    #expect(
      edition.grades.map(\.performance.id) == [
        "Sangat baik", "Baik", "Kurang baik", "Tidak baik",
      ])
    #expect(edition.scale.lowest == 1 && edition.scale.highest == 4)
    #expect(edition.scale.multiplier.value == 25)
    #expect(edition.weightRules.first == .exact)
    #expect(Set(edition.weightRules).count == edition.weightRules.count)
  }

  @Test("is written in both languages", arguments: RegulationEdition.shipped)
  func isBilingual(_ edition: RegulationEdition) {
    for name in edition.elements.map(\.name) + edition.grades.map(\.performance) {
      #expect(!name.id.isEmpty && !name.en.isEmpty && name.id != name.en)
    }
    for language in Language.allCases {
      let names = edition.elements.map { $0.name[language] }
      #expect(Set(names).count == names.count)
    }
    #expect(edition.elements.map(\.code) == (1...edition.elements.count).map { "U\($0)" })
  }

  @Test("no label means two answers of one element", arguments: RegulationEdition.shipped)
  func labelsAreUnambiguous(_ edition: RegulationEdition) {
    let ladders = [edition.questionnaire.labels] + edition.elements.map(\.labels)
    for ladder in ladders where !ladder.isEmpty {
      let labels = ladder.flatMap { $0 }.map { $0.lowercased() }
      #expect(Set(labels).count == labels.count)
      #expect(ladder.count == 4 && ladder.allSatisfy { !$0.isEmpty })
    }
  }

  @Test("2017 has its nine elements in the regulation's order")
  func hasElementsOf2017() throws {
    let edition = try edition("permenpanrb-14-2017")
    let words = [
      "Persyaratan", "prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku",
      "pengaduan", "Sarana",
    ]
    #expect(edition.elements.count == words.count)
    for (element, word) in zip(edition.elements, words) { #expect(element.name.id.contains(word)) }
    #expect(edition.questionnaire.oftenSwapped == ["U8", "U9"])
    #expect(edition.weightRules.map(\.name) == ["exact", "0.11", "0.111", "0.1111"])
    #expect(edition.sampleSize == .krejcieMorgan)
  }

  @Test("2014 has the service pledge and no facilities")
  func hasElementsOf2014() throws {
    let edition = try edition("permenpanrb-16-2014")
    #expect(edition.elements.count == 9)
    #expect(edition.elements[7].name.id.lowercased().contains("maklumat"))
    #expect(edition.elements[8].name.id.lowercased().contains("pengaduan"))
    #expect(!edition.elements.contains { $0.name.id.lowercased().contains("sarana") })
    #expect(edition.weightRules.first == .exact)
  }

  @Test("2004 has fourteen elements, the weight 0.071 and the sample of its own rule")
  func hasElementsOf2004() throws {
    let edition = try edition("kepmenpan-25-2004")
    #expect(edition.elements.count == 14)
    #expect(edition.weightRules.map(\.name) == ["exact", "0.071"])
    #expect(edition.sampleSize == .elements)
    #expect(edition.requiredSampleSize(population: nil) == 150)
    #expect(edition.requiredSampleSize(population: 20) == 150)
  }

  @Test("a sample by population needs one")
  func needsPopulation() throws {
    let edition = try edition("permenpanrb-14-2017")
    #expect(edition.requiredSampleSize(population: nil) == nil)
    #expect(edition.requiredSampleSize(population: 1000) == 278)
  }

  /// The largest index under each rounded weight, as offices find it.
  @Test(
    "all answers at the top give the largest index of each weight",
    arguments: [
      (
        "permenpanrb-14-2017",
        ["exact": "100.00", "0.11": "99.00", "0.111": "99.90", "0.1111": "99.99"]
      ),
      ("kepmenpan-25-2004", ["exact": "100.00", "0.071": "99.40"]),
    ])
  func hasLargestIndex(id: String, largest: [String: String]) throws {
    let edition = try edition(id)
    let top = moments(edition.elements.map { _ in (7, 28) })
    let index = try satisfaction(top, edition: edition).index.get()
    let found = index.byWeightRule.map { ($0.rule.name, $0.published.text) }
    #expect(Dictionary(uniqueKeysWithValues: found) == largest)
  }

  @Test("82 is A under 2004 and B under 2017, 70 is B then C")
  func gradesDifferBetweenEditions() throws {
    let (old, new) = (try edition("kepmenpan-25-2004"), try edition("permenpanrb-14-2017"))
    let (high, low) = (
      FixedDecimal(units: 8200, decimals: 2), FixedDecimal(units: 7000, decimals: 2)
    )
    #expect(old.grade(of: high).grade == "A" && new.grade(of: high).grade == "B")
    #expect(old.grade(of: low).grade == "B" && new.grade(of: low).grade == "C")
  }
}
