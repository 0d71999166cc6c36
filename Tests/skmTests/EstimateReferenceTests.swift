import Foundation
import TestSupport
import Testing

/// One design whose estimates R survey computed; see `Tests/Reference/make/table-estimates.R`.
struct EstimateReference: Decodable, Sendable, CustomTestStringConvertible {
  struct Line: Decodable, Sendable {
    let statistic: String
    let variable: String
    let value: String?
    let denominator: String?
    let group: [String: String]
    let estimate: Double
    let standardError: Double?
    let degreesOfFreedom: Int
    let sampleSize: Int
    let designEffect: Double?
  }

  let name: String
  let file: String
  let stratum: [String]
  let units: [String]
  let weight: String?
  let population: [String]
  let singleton: String
  let estimates: [Line]
  var testDescription: String { name }

  private struct Cases: Decodable { let cases: [EstimateReference] }

  static let all: [EstimateReference] =
    (try? JSONDecoder().decode(
      Cases.self, from: Data(Repository.bytes("Tests/Reference/table-estimates.json"))))?.cases
    ?? []

  var path: String {
    file == "survey-skm.csv" ? "Tests/Reference/\(file)" : "Tests/Reference/tables/\(file)"
  }

  var options: [String] {
    var options: [String] = ["--singleton", singleton]
    for (option, names) in [
      ("--stratum", stratum), ("--psu", units), ("--population", population),
      ("--weight", weight.map { [$0] } ?? []),
    ] where !names.isEmpty { options += [option, names.joined(separator: ",")] }
    return options
  }
}

@Suite("skm estimate, held against R survey")
struct EstimateReferenceTests {
  /// What one call of the program answers.
  private struct Call: Hashable {
    let statistic: String
    let denominator: String?
    let by: [String]
  }

  @Test("there are designs of every kind")
  func hasCases() { #expect(EstimateReference.all.count >= 30) }

  @Test("estimates, errors and design effects are R's", arguments: EstimateReference.all)
  func agrees(_ reference: EstimateReference) throws {
    let here = try Workdir()
    try here.copy(reference.path, to: "table.csv")
    let calls = Dictionary(grouping: reference.estimates) { line in
      // The share of a value is a proportion, also where values are numbers.
      Call(
        statistic: line.value != nil && line.statistic == "mean" ? "proportion" : line.statistic,
        denominator: line.denominator, by: line.group.keys.sorted())
    }
    for (call, lines) in calls {
      var (variables, options) = ([String](), reference.options)
      for line in lines where !variables.contains(line.variable) { variables.append(line.variable) }
      if let denominator = call.denominator { options += ["--per", denominator] }
      if !call.by.isEmpty { options += ["--by", call.by.joined(separator: ",")] }
      // Totals of the values of numbers are no statistic of this program.
      if call.statistic == "total" && reference.name == "skm"
        && lines.contains(where: { $0.value != nil })
      {
        variables.removeAll { name in lines.contains { $0.variable == name && $0.value != nil } }
      }
      let found = try document(
        here,
        ["estimate", call.statistic, "table.csv", "--of", variables.joined(separator: ",")]
          + options)["estimates"].values
      // A value that no row has is no value of the column.
      for line in lines where variables.contains(line.variable) && line.value != "never" {
        expect(line, among: found)
      }
    }
  }

  private func expect(_ line: EstimateReference.Line, among found: [JSON]) {
    let name = line.value.map { "\(line.variable)=\($0)" } ?? line.variable
    let group = JSON.object(line.group.mapValues { .text($0) })
    guard let own = found.first(where: { $0["variable"].text == name && $0["group"] == group })
    else {
      Issue.record("no \(name) of \(line.group)")
      return
    }
    // R sums in 16 digits, and its variances keep ten of them where values are far from 0.
    own["estimate"].expect(line.estimate, .relative(1e-11), "\(name) \(line.group)")
    #expect(own["degreesOfFreedom"].number == Double(line.degreesOfFreedom), "\(name)")
    #expect(own["sampleSize"].number == Double(line.sampleSize), "\(name)")
    guard line.degreesOfFreedom > 0 else {
      #expect(own["standardError"].isNull && own["reason"].text != nil)
      return
    }
    guard let error = line.standardError else { return }
    if error < 1e-9 * line.estimate.magnitude {  // rounding in R, and nothing here
      #expect((own["standardError"].number ?? 1) <= 1e-9 * line.estimate.magnitude)
      return
    }
    own["standardError"].expect(error, .relative(1e-10), "\(name) \(line.group)")
    if let effect = line.designEffect, effect > 0, !own["designEffect"].isNull {
      own["designEffect"].expect(effect, .relative(1e-9), "\(name) \(line.group)")
    }
  }
}
