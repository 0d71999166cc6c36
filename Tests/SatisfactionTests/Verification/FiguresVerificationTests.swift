import CSV
import Localization
import Responses
import TestSupport
import Testing

@testable import Satisfaction

/// Verifies a table that is written in a test.
func verified(
  _ text: String, edition: RegulationEdition = RegulationEdition.shipped[0]
) throws -> FiguresVerification {
  let reader = FiguresReader(edition.questionnaire, multiplier: edition.scale.multiplier)
  let reading = try reader.read(ByteSource(Array(text.utf8), name: "figures.csv"))
  return FiguresVerification(reading, edition: edition)
}

/// Verifies a file of the repository.
func verified(path: String) throws -> FiguresVerification {
  try verified(Repository.text(path))
}

/// Every row of the published files comes out as the file states.
@Suite struct FiguresVerificationTests {
  static let elementsPath = "datasets/published/cases-elements.csv"
  static let servicesPath = "datasets/published/cases-aggregates.csv"
  static let elements = Array(Repository.table(elementsPath).enumerated())
  static let services = Array(Repository.table(servicesPath).enumerated())
  /// What the file calls the rules.
  static let columns = ["exact": "1/9", "0.11": "0.11", "0.111": "0.111", "0.1111": "0.1111"]

  private func verdict(
    _ place: Int, of verification: FiguresVerification
  ) throws -> FiguresVerification.Verdict { try verification.rows[place].verdict.get() }

  @Test("both files are read in full")
  func readsAll() throws {
    let (elements, services) = (
      try verified(path: Self.elementsPath), try verified(path: Self.servicesPath)
    )
    #expect(elements.rows.count == 25 && Self.elements.count == 25 && !elements.isOfServices)
    #expect(services.rows.count == 12 && Self.services.count == 12 && services.isOfServices)
    #expect(elements.rows.map(\.row.number) == Array(1...25))
  }

  @Test("the recomputed index is the stated one under every rule", arguments: elements)
  func recomputes(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    #expect(verdict.recomputed.map(\.rule.name) == ["exact", "0.11", "0.111", "0.1111"])
    for recomputed in verdict.recomputed {
      let column = "ikm_" + (recomputed.rule == .exact ? "1_9" : recomputed.rule.name)
      let stated = try #require(row[column].flatMap { Double($0) })
      // three decimals are stated
      #expect((recomputed.value - stated).magnitude <= 0.0005 + 1e-9, "\(column)")
    }
  }

  @Test("the rules that reproduce the printed index are the stated ones", arguments: elements)
  func reproduces(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    let stated = try #require(row["published_reproduces_with"])
    let names = verdict.reproducing.compactMap { Self.columns[$0.rule.name] }
    switch names.count {
    case 0 where verdict.figures.index == nil: #expect(stated == "no published value")
    case 0: #expect(stated.hasPrefix("none"))
    case 1: #expect(stated == "only \(names[0])")
    default: #expect(stated == names.joined(separator: "; "))
    }
  }

  @Test("the rules within rounding are the stated ones", arguments: elements)
  func isWithinRounding(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    let names = verdict.withinRounding.compactMap { Self.columns[$0.rule.name] }
    #expect(names.joined(separator: "; ") == row["fits_within_rounding_of_means"])
  }

  @Test("the nearest rule differs by the stated amount", arguments: elements)
  func differs(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    let index = try #require(row["published_reproduces_with"])
    guard let match = index.firstMatch(of: #/nearest differs by ([0-9.]+)/#),
      let printed = verdict.figures.index
    else { return }
    let nearest = try #require(
      verdict.recomputed.map { ($0.published.value - printed.value).magnitude }.min())
    #expect(FixedDecimal(rounding: nearest, decimals: 2).text == String(match.1))
  }

  @Test("the grades by rule are the stated ones", arguments: elements)
  func grades(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    let grades = verdict.recomputed.prefix(3).map(\.grade.grade).joined(separator: "/")
    #expect(grades == row["grade_1_9/0.11/0.111"])
  }

  @Test("what the notes call errors is found, and nothing else", arguments: elements)
  func finds(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.elementsPath))
    let note = try #require(row["note"])
    let kinds = Set(verdict.findings.map(\.kind))
    let isReproduced = !verdict.reproducing.isEmpty || !verdict.withinRounding.isEmpty
    #expect(kinds.contains("notReproduced") == (!isReproduced && verdict.figures.index != nil))
    #expect(kinds.contains("meanOfRespondents") == note.contains(#/ is the (MEAN|mean) of/#))
    #expect(kinds.contains("largestElementAsTotal") == note.contains("LARGEST element"))
    #expect(kinds.contains("gradeOfAnotherEdition") == note.contains("grade also wrong"))
    #expect(
      verdict.gradeAgrees == (row["published_ikm"] == "" ? nil : !note.contains("grade also")))
    if note.contains("is a misprint") { #expect(kinds.contains("misprint")) }
    if kinds.contains("misprint") { #expect(!isReproduced) }
  }

  @Test("the misprint of Kepulauan Seribu Utara is U8, 98.05 for 94.05")
  func findsMisprint() throws {
    let verdict = try verdict(5, of: verified(path: Self.elementsPath))
    let misprint = try #require(verdict.findings.compactMap(\.misprint).first)
    #expect(misprint.element == "U8" && misprint.printed.text == "98.05")
    #expect(misprint.implied.text == "93.98" && misprint.likely?.text == "94.05")
  }

  @Test("the sample that says 84.20 is A has the grade of 2014 and 2004")
  func findsEdition() throws {
    let verdict = try verdict(13, of: verified(path: Self.elementsPath))
    let titles = RegulationEdition.shipped.dropFirst().map(\.title)
    #expect(
      verdict.findings.contains(
        .gradeOfAnotherEdition(printed: "A", expected: "B", editions: Array(titles))))
  }

  @Test("the mean of services is the stated one", arguments: services)
  func averages(place: Int, row: [String: String]) throws {
    let verdict = try verdict(place, of: verified(path: Self.servicesPath))
    #expect(verdict.recomputed.map(\.rule) == [.exact])
    let mean = try #require(row["simple_mean_of_services"].flatMap { Double($0) })
    // four decimals are stated
    #expect((verdict.recomputed[0].value - mean).magnitude <= 0.00005 + 1e-9)
    let matches = row["matches_to_0.01"] == "yes"
    #expect(!verdict.withinRounding.isEmpty == matches)
    #expect(verdict.reproducing.isEmpty == !matches)
    #expect(verdict.findings.isEmpty == matches)
  }
}

extension FiguresFinding {
  /// The case's name.
  var kind: String { String(String(describing: self).prefix { $0 != "(" }) }

  var misprint: Misprint? { if case .misprint(let misprint) = self { misprint } else { nil } }
}
