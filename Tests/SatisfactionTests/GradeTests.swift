import Localization
import Moments
import Satisfaction
import TestSupport
import Testing

@Suite struct GradeTests {
  /// Nine means of `sum`/5000 are an index of 25 · `sum`/5000, with borders at whole sums.
  @Test(
    "what rounds up to a border has the better grade",
    arguments: [
      (12_999, "65.00", "C"), (12_998, "64.99", "D"), (15_321, "76.61", "B"),
      (15_320, "76.60", "C"), (17_661, "88.31", "A"), (17_660, "88.30", "B"),
    ])
  func roundsFirst(sum: Int, published: String, grade: String) throws {
    let index = try satisfaction(moments(Array(repeating: (5000, sum), count: 9))).index.get()
    #expect(index.published.text == published)
    #expect(index.grade.grade == grade)
  }

  @Test(
    "the bands are those that offices print",
    arguments: Repository.table("datasets/published/category-tables.csv"))
  func matchesPublishedBands(_ row: [String: String]) throws {
    let number = try #require(row["edition"]?.split(separator: " ").last)
    let digits = number.split { !$0.isNumber }.map(String.init)
    let edition = try #require(
      RegulationEdition.shipped.first { edition in digits.allSatisfy { edition.id.contains($0) } })
    for end in ["NIK_low", "NIK_high"] {
      let value = try #require(row[end].flatMap { FixedDecimal($0) })
      let grade = edition.grade(of: value)
      #expect(grade.grade == row["mutu"])
      #expect(grade.performance.id == row["kinerja"])
    }
    let lowest = try #require(row["NIK_low"].flatMap { FixedDecimal($0) })
    #expect(edition.grades.contains { $0.grade == row["mutu"] && $0.from == lowest })
    let level = try #require(row["nilai_persepsi"].flatMap { Int($0) })
    #expect(edition.grades.reversed()[level - 1].grade == row["mutu"])
  }

  @Test("a rounded weight can fall below the last band and stays in it")
  func holdsWhatIsBelow() throws {
    let edition = RegulationEdition.shipped[0]
    let lowest = moments(Array(repeating: (3, 3), count: 9))
    let eleven = try ElementWeights("0.11", edition: edition)
    let index = try satisfaction(lowest, weights: eleven).index.get()
    #expect(index.published.text == "24.75")
    #expect(index.grade.grade == "D")
  }
}
