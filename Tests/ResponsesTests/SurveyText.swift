import Responses
import TestSupport

/// A response file as offices have them, good and bad, with what is asked of it.
struct SurveyText {
  var bytes: [UInt8] = []
  var year: String?
  var groups: [String] = []
  var strata: [String] = []
  var units: [String] = []
  var weight: String?
  var population: String?
  var usesCompleteOnly = false
  var skipsInvalid = false
  var isCheck = false

  /// Makes up a file, and what is asked of it.
  ///
  /// - Parameters:
  ///   - rows: How many respondents.
  ///   - isClean: Nothing is wrong, so that there are moments to compare.
  ///   - hasFractions: Weights are no whole numbers.
  ///   - random: The generator.
  init(rows: Int, isClean: Bool, hasFractions: Bool, using random: inout SplitMix64) {
    var generator = Generator(isClean: isClean, hasFractions: hasFractions, random: random)
    let headers =
      ["No", "Tahun", "Kecamatan", "Jenis", "w", "N"] + (1...9).map { "U\($0)" } + [
        "Saran"
      ]
    // Answers stay side by side in most files, but not in all.
    var order = Array(headers.indices)
    if generator.chance(0.3) { order.shuffle(using: &generator.random) }
    // Answers first and in another order, as digits that could be taken for those of the first items.
    if generator.chance(0.2) { order = order.sorted { ($0 < 6 ? 99 : -$0) < ($1 < 6 ? 99 : -$1) } }
    let lineEnd = generator.pick(["\n", "\n", "\r\n"])
    var text = generator.chance(0.2) ? "Hasil Survei\(lineEnd)" : ""
    text += order.map { headers[$0] }.joined(separator: ",") + lineEnd
    for row in 0..<rows {
      let fields = generator.fields(row: row)
      var line = order.map { fields[$0] }
      if !isClean && generator.chance(0.004) {
        line.removeLast(generator.number(1...3))
      }
      if generator.chance(0.02) { line += [""] }
      text += line.joined(separator: ",")
      text += generator.chance(0.005) ? "\r" : lineEnd
      if generator.chance(0.01) { text += lineEnd }
    }
    if generator.chance(0.3) { text.unicodeScalars.removeLast() }
    bytes = Array(text.utf8)
    if generator.chance(0.1) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    if !isClean && generator.chance(0.2), !bytes.isEmpty {
      bytes.insert(
        generator.pick([0xE9, 0x00, 0x22]), at: generator.number(0...bytes.count - 1))
    }
    year = generator.chance(0.2) ? "2022" : nil
    groups = generator.pick([[], ["year"], ["year", "Kecamatan"], ["Jenis"], ["Saran"]])
    strata = generator.pick([[], ["Kecamatan"], ["year", "Kecamatan"]])
    units = generator.chance(0.2) ? ["Jenis"] : []
    weight = generator.chance(0.6) ? "w" : nil
    population = strata == ["Kecamatan"] && generator.chance(0.5) ? "N" : nil
    usesCompleteOnly = generator.chance(0.4)
    skipsInvalid = generator.chance(0.4)
    isCheck = generator.chance(0.15)
    random = generator.random
  }

  var request: SurveyRequest {
    var request = SurveyRequest(current)
    (request.groups, request.strata, request.units) = (groups, strata, units)
    (request.weight, request.population) = (weight, population)
    (request.usesCompleteOnly, request.skipsInvalid) = (usesCompleteOnly, skipsInvalid)
    request.isCheck = isCheck
    return request
  }
}

private struct Generator {
  let isClean: Bool
  let hasFractions: Bool
  var random: SplitMix64

  mutating func chance(_ probability: Double) -> Bool { random.fraction() < probability }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    Arbitrary.pick(choices, using: &random)
  }

  mutating func fields(row: Int) -> [String] {
    let district = number(0...4)
    let districts = [
      "Kras", "Ngadiluwih", "\"Roads, Works\"", "Kabupaten Kediri Selatan (é)", "12345678",
    ]
    let kinds = ["KTP", "KK", "\"Surat\nKeterangan\"", " Izin  Usaha", "\"Akta \"\"A\"\"\""]
    let weights =
      hasFractions
      ? ["1", "0.5", "12.3456", "0", "\"1,5\"", "0.0001", "1234567.8", "1e2", "123456789.123456"]
      : ["1", "2", "3", "0", "12", "1.0", "4.00", "100"]
    var population = "\(1000 * (district + 1))"
    if !isClean && chance(0.005) { population = pick(["7", "x", ""]) }
    return [
      "\(row + 1)",
      chance(0.03) ? pick(["", "2021.0", " 2021", "Tahun 2021", "abc"]) : "\(number(2021...2023))",
      // A blank stratum is a problem.
      isClean || !chance(0.01) ? districts[district] : "",
      pick(kinds), !isClean && chance(0.004) ? pick(["", "x", "-1"]) : pick(weights), population,
    ] + (1...9).map { _ in answer() } + [
      chance(0.15)
        ? pick(["baik", "\"perlu, \"\"cepat\"\"\"", "\"baris\nbaru\"", "antré", "\"\n4,4,4,4\n\""])
        : ""
    ]
  }

  mutating func answer() -> String {
    if chance(0.03) { return pick(["", " ", "-", "4.0", "\"3\"", "2 "]) }
    if !isClean && chance(0.001) { return pick(["0", "5", "9", "x", "44"]) }
    return "\(number(1...4))"
  }
}
