import Attainment
import Localization
import Probability
import Testing

@Suite struct AttainmentSchemeTests {
  private func label(_ scheme: String, _ attainment: Double) throws -> String {
    try AttainmentScheme(named: scheme).category(of: attainment).label.id
  }

  @Test(
    "categories of Permendagri 86/2017 begin at their lower bounds",
    arguments: [
      (91.0, "Sangat Tinggi"), (120, "Sangat Tinggi"), (90.99, "Tinggi"), (76, "Tinggi"),
      (75.99, "Sedang"), (66, "Sedang"), (65.9, "Rendah"), (51, "Rendah"), (50.5, "Sangat Rendah"),
      (0, "Sangat Rendah"), (-30, "Sangat Rendah"),
    ])
  func permendagri(attainment: Double, label expected: String) throws {
    #expect(try label("permendagri-86-2017", attainment) == expected)
  }

  @Test("between two printed bands the lower one goes on, even where the print rounds up")
  func closesGaps() throws {
    #expect(try label("permendagri-86-2017", 90.5) == "Tinggi")
    #expect(try label("permendagri-86-2017", 90.996) == "Tinggi")
    #expect(try label("lkjip-sampang-2019", 75.5) == "Cukup")
  }

  @Test(
    "the bands that Sampang printed",
    arguments: [
      (100.0, "Sangat Baik"), (90, "Baik"), (75, "Cukup"), (65, "Kurang"), (50, "Sangat Kurang"),
    ])
  func sampang(attainment: Double, label expected: String) throws {
    #expect(try label("lkjip-sampang-2019", attainment) == expected)
  }

  @Test(
    "the bands that Maluku Tengah printed exclude their lower bounds",
    arguments: [
      (85.01, "Memuaskan"), (85, "Sangat Baik"), (75, "Baik"), (65, "Cukup Baik"),
      (50, "Agak Kurang"), (30, "Kurang"), (30.01, "Agak Kurang"), (0, "Kurang"),
    ])
  func malukuTengah(attainment: Double, label expected: String) throws {
    #expect(try label("lkjip-maluku-tengah-2021", attainment) == expected)
  }

  @Test("a bound that is met by hand is met in spite of rounding errors")
  func boundsAreExact() throws {
    // quotients whose product with 100 is a whole number by hand
    for target in stride(from: 10.0, through: 90, by: 10) {
      for bound in [91.0, 76, 66, 51] {
        let realisation = target * bound / 100
        let ratio = try AttainmentRatio(of: realisation, against: .value(target), .higherIsBetter)
        let scheme = try AttainmentScheme(named: "permendagri-86-2017")
        #expect(scheme.category(of: ratio).lowerBound == .from(bound))
      }
    }
    #expect(try label("lkjip-maluku-tengah-2021", 85.nextUp) == "Sangat Baik")
    #expect(try label("permendagri-86-2017", 91.nextDown) == "Sangat Tinggi")
  }

  @Test("a better attainment never has a worse name", arguments: 0..<10)
  func isMonotone(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    for scheme in AttainmentScheme.shipped {
      let attainments = (0..<300).map { _ in 160 * random.uniform() - 20 }.sorted()
      let places = attainments.map { attainment in
        scheme.categories.firstIndex(of: scheme.category(of: attainment)) ?? -1
      }
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(!places.contains(-1))
    }
  }

  @Test("every scheme says where it comes from and how sure that is")
  func isCited() throws {
    #expect(
      AttainmentScheme.shipped.map(\.id) == [
        "permendagri-86-2017", "lkjip-sampang-2019", "lkjip-maluku-tengah-2021",
      ])
    #expect(
      AttainmentScheme.shipped.map(\.certainty) == [.generalKnowledge, .verbatim, .verbatim])
    #expect(AttainmentScheme.shipped.map(\.categories.count) == [5, 5, 6])
    for scheme in AttainmentScheme.shipped {
      #expect(!scheme.citation.isEmpty && scheme.title.id != scheme.title.en)
      #expect(Set(scheme.categories.map(\.label.en)).count == scheme.categories.count)
    }
  }
}
