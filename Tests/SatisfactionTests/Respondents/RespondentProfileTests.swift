import Responses
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct RespondentProfileTests {
  @Test(
    "ways in which offices write one thing",
    arguments: [
      (Role.sex, ["L", "laki-laki", "LAKI", "Pria", "Lk."], RespondentCategory.male),
      (.sex, ["P", "Perempuan", "wanita", "PR", "female"], .female),
      (
        .education, ["SLTA/SMA", "SMA", "smk", "SMA sederajat", "MA", "SMA/SMK"],
        .education(.seniorSecondary)
      ),
      (.education, ["S1", "S-1", "SI", "Sarjana (S1)", "D4/S1", "DIV"], .education(.bachelor)),
      (.education, ["DIII", "D3", "D-III", "Diploma 3", "D1/D3"], .education(.diploma)),
      (.education, ["SD", "SD/MI", "Tamat SD"], .education(.primary)),
      (.education, ["SLTP/SMP", "MTs"], .education(.juniorSecondary)),
      (.education, ["Tidak sekolah"], .education(.none)),
      (.age, ["34", "30", "39 tahun"], .age(from: 30, to: 39)),
      (.age, ["17", "6"], .age(from: nil, to: 19)),
      (.age, ["60", "81 th"], .age(from: 60, to: nil)),
    ])
  func oneThing(role: Role, texts: [String], category: RespondentCategory) {
    for text in texts { #expect(RespondentCategory.reading(text, as: role) == category, "\(text)") }
  }

  @Test(
    "what is not known stays as it is",
    arguments: [
      (Role.age, "20-30"), (.age, "999"), (.sex, "lainnya"), (.education, "SMA atau S1"),
      (.education, "pesantren"), (.occupation, "L"),
    ])
  func remains(role: Role, text: String) {
    #expect(RespondentCategory.reading(text, as: role) == .text(text))
  }

  @Test func blanksAreNoCategory() {
    #expect(RespondentCategory.reading(" ", as: .sex) == nil)
    #expect(RespondentCategory.reading("-", as: .occupation) == nil)
  }

  @Test func spellingsAddUpUnderTheUsualOne() {
    let profile = RespondentProfile(
      .occupation,
      counts: [("petani", 3), ("Petani", 9), ("PETANI", 1), ("PNS", 20), ("", 4), ("Guru", 13)])
    #expect(profile.rows.map(\.category) == [.text("PNS"), .text("Guru"), .text("Petani")])
    #expect(profile.rows.map(\.count) == [20, 13, 13])
    #expect(profile.unknown == 4)
    #expect(profile.total == 50)
  }

  @Test func schoolingAndAgesStandInTheirOrder() {
    let schools = RespondentProfile(
      .education, counts: [("S1", 5), ("SD", 9), ("SLTA", 7), ("lain", 30)])
    #expect(
      schools.rows.map(\.category) == [
        .education(.primary), .education(.seniorSecondary), .education(.bachelor), .text("lain"),
      ])
    let ages = RespondentProfile(.age, counts: [("61", 1), ("25", 1), ("29", 1), ("12", 1)])
    #expect(ages.rows.map(\.count) == [1, 2, 1])
  }

  @Test func smallCategoriesAreMerged() {
    let profile = RespondentProfile(
      .occupation, counts: [("a", 40), ("b", 9), ("c", 4), ("d", 2), ("e", 1)])
    let shown = profile.publishable(minimum: 5)
    #expect(shown.rows.map(\.count) == [40, 9])
    #expect(shown.merged?.categories == 3)
    #expect(shown.merged?.count == 7)
    #expect(profile.publishable(minimum: 1).merged == nil)
  }

  @Test func aSingleSmallCategoryTakesAnotherWithIt() {
    let profile = RespondentProfile(.sex, counts: [("a", 40), ("b", 9), ("c", 3)])
    let shown = profile.publishable(minimum: 5)
    #expect(shown.rows.map(\.count) == [40])
    #expect(shown.merged?.count == 12)
    // of two, one small: nothing is left to show
    let two = RespondentProfile(.sex, counts: [("L", 40), ("P", 2)]).publishable(minimum: 5)
    #expect(two.rows.isEmpty)
    #expect(two.merged?.count == 42)
  }

  /// Whatever the counts are, nothing below the minimum can be read or subtracted out.
  @Test("no small count can be derived", arguments: 0..<200 as Range<UInt64>)
  func nothingSmall(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let counts = (0..<Int(random.next() % 8)).map { number in
      (text: "value \(number)", count: 1 + Int(random.next() % 12))
    }
    let minimum = 1 + Int(random.next() % 8)
    let silent = Int(random.next() % 10)
    let profile = RespondentProfile(.service, counts: counts + [(text: "", count: silent)])
    let shown = profile.publishable(minimum: minimum)
    let all = profile.total
    #expect(shown.rows.allSatisfy { $0.count >= minimum })
    let unknown = shown.unknown ?? 0
    #expect(unknown == 0 || unknown >= minimum)
    let rest = all - unknown - shown.rows.reduce(0) { $0 + $1.count }
    #expect(rest == (shown.merged?.count ?? 0))
    #expect(rest == 0 || rest >= minimum || shown.rows.isEmpty && unknown == 0)
    // nothing is merged that need not be: without its last member it would be too small
    let groups = profile.rows.map(\.count) + (silent > 0 ? [silent] : [])
    let small = groups.filter { $0 < minimum }
    if let merged = shown.merged,
      merged.categories + (shown.unknown == nil ? 1 : 0) > small.count
    {
      #expect(small.reduce(0, +) < minimum)
    }
  }

  @Test("those who did not say are a group like any other")
  func silence() {
    // one silent respondent takes the smallest category along
    let one = RespondentProfile(.sex, counts: [("L", 40), ("P", 9), ("", 1)])
      .publishable(minimum: 5)
    #expect(one.rows.map(\.count) == [40] && one.unknown == nil)
    #expect(one.merged?.categories == 1 && one.merged?.count == 10)
    // many stay apart, and may hide a small category
    let many = RespondentProfile(.sex, counts: [("L", 40), ("P", 2), ("", 7)])
      .publishable(minimum: 5)
    #expect(many.rows.map(\.count) == [40] && many.unknown == nil)
    #expect(many.merged?.categories == 1 && many.merged?.count == 9)
    let apart = RespondentProfile(.sex, counts: [("L", 40), ("P", 9), ("", 7)])
      .publishable(minimum: 5)
    #expect(apart.unknown == 7 && apart.merged == nil)
  }
}
