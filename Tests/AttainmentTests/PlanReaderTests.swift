import Attainment
import CSV
import Localization
import Satisfaction
import TestSupport
import Testing

@Suite struct PlanReaderTests {
  @Test("reads every key of the plan in the documentation")
  func readsPlan() throws {
    let plan = try SamplePlans.read(SamplePlans.kras, name: "kras/plan.yaml")
    #expect(plan.file == "kras/plan.yaml")
    #expect(plan.unit == Bilingual("Kecamatan Kras"))
    #expect(plan.parent == Bilingual("Kabupaten Kediri"))
    #expect(plan.period == 2016...2021)
    #expect(plan.goal?.id == "Meningkatkan kerukunan hidup antar umat beragama")
    #expect(plan.units.isEmpty)
    #expect(plan.indicators.map(\.id) == ["ikm", "konflik"])
    #expect(plan.attainment == AttainmentRules(scheme: "permendagri-86-2017", cap: nil))
    #expect(
      plan.followUp == [
        FollowUp(
          element: "U3", action: Bilingual("Loket antrean daring"), when: "TW II",
          responsible: "Kasi Pelayanan", realisation: 80)
      ])
    #expect(plan.budget == [2020: Budget(plan: 150_000_000, actual: 141_000_000)])
    #expect(
      plan.signature
        == Signature(
          place: "Kras", date: CalendarDay(year: 2021, month: 1, day: 15), title: "Camat Kras",
          name: "...", rank: "...", id: "..."))
    let index = try #require(plan.indicators.first)
    #expect(
      index.name
        == Bilingual(
          id: "Capaian Nilai IKM Kecamatan", en: "Satisfaction index of the district"))
    #expect(index.kind == .satisfactionIndex && index.polarity == .higherIsBetter)
    #expect(index.objective?.en == "Better public service")
    #expect(index.formula?.id == "Hasil perhitungan SKM setiap tahun")
    #expect(index.source == Bilingual("Dokumen SKM"))
    #expect(index.responsible == Bilingual("Camat / Kasi Pelayanan"))
    #expect(
      index.data == [
        Indicator.DataFile(path: "kras/skm-2019.csv", year: 2019),
        Indicator.DataFile(path: "kras/skm-2020.csv", year: 2020),
      ])
    #expect(
      index.editions == [
        Indicator.EditionEntry(from: 2016, name: "permenpanrb-16-2014"),
        Indicator.EditionEntry(from: 2018, name: "permenpanrb-14-2017"),
      ])
    #expect(index.targets.count == 6 && index.targets[2019] == .value(81))
    let conflict = try #require(plan.indicators.last)
    #expect(conflict.kind == .resolutionRate && conflict.polarity == .higherIsBetter)
    #expect(conflict.editions.isEmpty && conflict.objective == nil && conflict.unit == nil)
    #expect(conflict.targets == [2016: .value(90), 2021: .value(100)])
  }

  @Test("ten mistakes are ten problems, each on its line and under its key")
  func findsTenMistakes() {
    let text = """
      unit: Kecamatan Kras
      parnet: Kabupaten Kediri
      period: 2016-2021
      indicators:
        - id: ikm
          name: Nilai IKM
          kind: satisfactionindex
          data: skm.csv
          targets: { 2016: 78, 2022: 83 }
        - id: konflik
          kind: resolutionRate
          data: [konflik.csv]
          targets:
            2016: 90%
            2017: [80, 90]
        - id: Ikm
          name: Lagi
          kind: series
          polarity: range
          data: lagi.csv
          targets: { 2016: [90, 80] }
          targets: { 2017: [80, 90] }
      signature: { place: Kras, date: 31/02/2021 }
      """
    let problems = SamplePlans.problems(text)
    let expected: [(String, Int, String?)] = [
      ("unknownKey", 2, "parnet"),
      ("unknownValue", 7, "indicators[0].kind"),
      ("outsidePeriod", 9, "indicators[0].targets.2022"),
      ("missingKey", 10, "indicators[1].name"),
      ("notANumber", 14, "indicators[1].targets.2016"),
      ("needsNumber", 15, "indicators[1].targets.2017"),
      ("repeatedID", 16, "indicators[2].id"),
      ("rangeReversed", 21, "indicators[2].targets.2016"),
      ("repeatedKey", 22, "indicators[2].targets"),
      ("notADate", 23, "signature.date"),
    ]
    #expect(expected.count == 10)
    #expect(problems.map(\.kind.code) == expected.map(\.0))
    #expect(problems.map(\.line) == expected.map(\.1))
    #expect(problems.map(\.key) == expected.map(\.2))
    #expect(problems.allSatisfy { $0.file == "plan.yaml" && $0.column != nil })
  }

  @Test(
    "one change, one problem",
    arguments: [
      ("unit: Kecamatan Kras", "unit: ", "blank", 1, "unit"),
      ("unit: Kecamatan Kras", "unit: [Kecamatan]", "wrongShape", 1, "unit"),
      ("unit: Kecamatan Kras", "unit: { in: Kras }", "unknownKey", 1, "unit.in"),
      ("unit: Kecamatan Kras", "unti: Kras", "unknownKey", 1, "unti"),
      ("unit: Kecamatan Kras\n", "", "missingKey", 1, "unit"),
      ("2016-2021", "2016 to 2021", "notAPeriod", 2, "period"),
      ("2016-2021", "2021-2016", "periodReversed", 2, "period"),
      ("2016-2021", "2016-2999", "periodTooLong", 2, "period"),
      ("- id: ikm", "- id:", "blank", 4, "indicators[0].id"),
      ("name: Nilai IKM", "name: { en: }", "blank", 5, "indicators[0].name"),
      ("data: skm.csv", "data: { a: b }", "wrongShape", 7, "indicators[0].data"),
      ("data: skm.csv", "data: []", "blank", 7, "indicators[0].data"),
      ("data: skm.csv", "data: [a.csv@2019, ./a.csv]", "repeatedFile", 7, "indicators[0].data[1]"),
      ("2016: 78", "2016: tinggi", "notANumber", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: ", "blank", 8, "indicators[0].targets.2016"),
      ("2016: 78", "16: 78", "notAYear", 8, "indicators[0].targets.16"),
      ("2016: 78", "2016: 24.9", "outsideBounds", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: 78,5", "splitByComma", 8, "indicators[0].targets.5"),
      ("2016: 78", "2016: \"1.234.5\"", "notANumber", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: \"78,500\"", "thousandsMark", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: .nan", "notANumber", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: 0x50", "notANumber", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: 78, 2016: 79", "repeatedKey", 8, "indicators[0].targets.2016"),
      ("2016: 78", "2016: 78, \"2016\": 79", "repeatedKey", 8, "indicators[0].targets.2016"),
      ("{ 2016: 78, 2021: 83 }", "{}", "blank", 8, "indicators[0].targets"),
      ("{ 2016: 78, 2021: 83 }", "[78, 83]", "wrongShape", 8, "indicators[0].targets"),
      (
        "kind: satisfactionIndex", "kind: series\n    polarity: best", "unknownValue", 7,
        "indicators[0].polarity"
      ),
      (
        "kind: satisfactionIndex", "kind: satisfactionIndex\n    columns: { year: A, yaer: B }",
        "unknownKey", 7, "indicators[0].columns.yaer"
      ),
      (
        "data: skm.csv", "data: skm.csv\n    edition: [2014]", "wrongShape", 8,
        "indicators[0].edition"
      ),
      (
        "data: skm.csv", "data: skm.csv\n    edition: none/such.json", "unreadable", 8,
        "indicators[0].edition"
      ),
      (
        "kind: satisfactionIndex", "kind: resolutionRate\n    edition: permenpanrb-14-2017",
        "keyOfOtherKind", 7, "indicators[0].edition"
      ),
      (
        "kind: satisfactionIndex", "kind: satisfactionIndex\n    asOf: 2021-12-31",
        "keyOfOtherKind", 7, "indicators[0].asOf"
      ),
      (
        "kind: satisfactionIndex", "kind: satisfactionIndex\n    numerator: facilitated",
        "keyOfOtherKind", 7, "indicators[0].numerator"
      ),
      (
        "kind: satisfactionIndex", "kind: satisfactionIndex\n    carryOver: true",
        "keyOfOtherKind", 7, "indicators[0].carryOver"
      ),
      (
        "kind: satisfactionIndex", "kind: resolutionRate\n    carryOver: maybe",
        "unknownValue", 7, "indicators[0].carryOver"
      ),
      (
        "kind: satisfactionIndex", "kind: resolutionRate\n    numerator: solved",
        "unknownValue", 7, "indicators[0].numerator"
      ),
      (
        "kind: satisfactionIndex", "kind: resolutionRate\n    method: daring",
        "keyOfOtherKind", 7, "indicators[0].method"
      ),
      (
        "kind: satisfactionIndex", "kind: resolutionRate\n    asOf: 31-12-2021", "notADate", 7,
        "indicators[0].asOf"
      ),
      (
        "indicators:\n", "attainment: { scheme: permendagri-86-2018 }\nindicators:\n",
        "unknownValue",
        3, "attainment.scheme"
      ),
      ("indicators:\n", "attainment: { cap: 1.2 }\nindicators:\n", "tooSmall", 3, "attainment.cap"),
      (
        "indicators:\n", "budget: { 2016: { plan: 0, actual: 1 } }\nindicators:\n", "tooSmall", 3,
        "budget.2016.plan"
      ),
      (
        "indicators:\n", "budget: { 2016: { plan: 150.000, actual: 1 } }\nindicators:\n",
        "thousandsMark", 3, "budget.2016.plan"
      ),
      (
        "indicators:\n", "budget: { 2015: { plan: 2, actual: 1 } }\nindicators:\n", "outsidePeriod",
        3, "budget.2015"
      ),
      (
        "indicators:\n", "signature: { date: 2021-02-29 }\nindicators:\n", "notADate", 3,
        "signature.date"
      ),
      (
        "indicators:\n", "followUp:\n  - { element: U10, action: A }\nindicators:\n",
        "unknownValue",
        4, "followUp[0].element"
      ),
      (
        "indicators:\n", "followUp:\n  - { element: U9 }\nindicators:\n", "missingKey", 4,
        "followUp[0].action"
      ),
      (
        "indicators:\n",
        "followUp:\n  - { element: U9, action: A, realisation: 101 }\nindicators:\n",
        "outsideBounds", 4, "followUp[0].realisation"
      ),
      ("indicators:\n", "followUp: U9\nindicators:\n", "wrongShape", 3, "followUp"),
      ("indicators:\n", "[a, b]: c\nindicators:\n", "wrongShape", 3, nil),
    ] as [(String, String, String, Int, String?)])
  func findsOne(old: String, new: String, code: String, line: Int, key: String?) throws {
    #expect(SamplePlans.problems(SamplePlans.short).isEmpty)
    let text = SamplePlans.short.replacing(old, with: new)
    #expect(text != SamplePlans.short)
    let problems = SamplePlans.problems(text)
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.kind.code == code)
    #expect(problem.line == line)
    #expect(problem.key == key)
  }

  @Test("what can be written in several ways")
  func readsVariants() throws {
    let text = """
      unit: { en: District of Kras }
      period: 2016 – 2021
      units:
      attainment: { cap: 110 }
      signature: { date: 15/01/2021 }
      indicators:
      - id: antre
        name: >
          Lama antre,
          dalam menit
        kind: series
        polarity: range
        unit: menit
        columns: { Value: Rata-rata, year: Thn }
        data: [/data/a.csv, ../b@2020.csv, b.csv@2020]
        targets:
          2016: [4, "6,5"]
          2017: [5, 5]
      """
    let plan = try SamplePlans.read(text, name: "-")
    #expect(plan.unit == Bilingual("District of Kras"))
    #expect(plan.period == 2016...2021)
    #expect(plan.attainment.cap == 110 && plan.attainment.scheme == "permendagri-86-2017")
    #expect(plan.signature?.date == CalendarDay(year: 2021, month: 1, day: 15))
    let indicator = try #require(plan.indicators.first)
    #expect(indicator.name == Bilingual("Lama antre, dalam menit"))
    #expect(indicator.columns == ["value": "Rata-rata", "year": "Thn"])
    #expect(indicator.data.map(\.path) == ["/data/a.csv", "../b@2020.csv", "b.csv"])
    #expect(indicator.data.map(\.year) == [nil, nil, 2020])
    #expect(indicator.targets == [2016: .range(4...6.5), 2017: .range(5...5)])
  }

  @Test("a decimal comma is a decimal mark where nothing else can be meant")
  func readsDecimalComma() throws {
    let text = SamplePlans.short.replacing("2016: 78", with: "2016: \"78,5\"")
    #expect(try SamplePlans.read(text).indicators.first?.targets[2016] == .value(78.5))
  }

  @Test("an edition file lies beside the plan, and its elements are those of the follow-up")
  func readsEditionFile() throws {
    let here = try Workdir()
    let edition = try Repository.text("Sources/Satisfaction/Editions/permenpanrb-14-2017.json")
    try here.write(edition.replacing("\"U9\"", with: "\"X9\""), to: "own.json")
    try here.write("{}", to: "empty.json")
    let text =
      SamplePlans.short.replacing(
        "data: skm.csv", with: "data: skm.csv\n    edition: { 2016: own.json }"
      ) + "followUp: [{ element: x9, action: Loket }]\n"
    let plan = try SamplePlans.read(text, name: here.path + "/plan.yaml")
    #expect(plan.indicators.first?.editions.map(\.name) == [here.path + "/own.json"])
    #expect(plan.followUp.map(\.element) == ["X9"])
    let broken = SamplePlans.problems(
      SamplePlans.short.replacing("data: skm.csv", with: "data: skm.csv\n    edition: empty.json"),
      name: here.path + "/plan.yaml")
    #expect(broken.map(\.kind) == [.edition(.missingKey("id"))])
  }

  @Test func aPlanThatIsNotThereIsAFileThatCannotBeRead() throws {
    let here = try Workdir()
    do {
      _ = try PlanReader().read(path: here.path + "/plan.yaml")
      Issue.record("a plan out of nothing")
    } catch {
      #expect(error.areOfFilesOnly)
      #expect(error.problems.map(\.kind.code) == ["unreadable"])
    }
  }

  /// Whatever a slip of the hand makes of a plan is read or refused, and quickly.
  @Test("a plan with random changes", arguments: 0..<60 as Range<UInt64>)
  func survivesMutations(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces =
      [
        "[", "]", "{", "}", ":", ": ", "- ", "\n", "\t", "'", "\"", "#", "&a ", "*a", "!!str ", "|",
        ">",
        "%", "@", "? ", "---\n", "...", "\\", ",", "2016", "~", "\u{0}", "\u{FEFF}", "é", "\u{85}",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
    for _ in 0..<20 {
      var bytes = Array(SamplePlans.kras.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 1:
          bytes.removeSubrange(place..<min(bytes.count, place + 8))
        case 2:
          let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
          bytes = Array(bytes.prefix(place))
        }
      }
      for problem in SamplePlans.problems(bytes) {
        #expect(problem.line ?? 1 >= 1 && problem.column ?? 1 >= 1)
        #expect(problem.line ?? 1 <= bytes.count { $0 == 0x0A || $0 == 0x85 } + 1)
      }
    }
  }
}
