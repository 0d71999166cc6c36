import CSV
import LinearAlgebra
import Moments
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// A sampling design as `survey-designs.json` describes it.
struct DesignReference: Decodable, Sendable, Hashable {
  let stratum: [String]
  let psu: [String]
  let weight: String?
  let population: String?
  let singleton: String

  /// What to read of the file: nine elements, the design, and the groups.
  func request(groups: [String], missing: String) -> SurveyRequest {
    var request = SurveyRequest(RegulationEdition.shipped[0].questionnaire)
    request.strata = stratum
    request.units = psu
    request.weight = weight
    request.population = population
    request.groups = groups
    request.usesCompleteOnly = missing == "complete"
    return request
  }

  /// How the design is estimated: without a weight column the weights follow from populations.
  var options: EstimationOptions {
    get throws {
      var options = EstimationOptions()
      options.isStratified = !stratum.isEmpty
      options.singletonStratum = try #require(SingletonStratum(rawValue: singleton))
      options.weightsFollowPopulation = weight == nil && population != nil
      return options
    }
  }

  /// Reads the file and makes the design of its moments.
  func design(
    of file: String, groups: [String], missing: String
  ) throws -> (design: SamplingDesign, reading: SurveyReading) {
    let reader = ResponseReader(request(groups: groups, missing: missing))
    let path = Repository.root + "Tests/Reference/" + file
    let reading = try reader.read([ResponseInput(path: path)])
    try #require(reading.problemCount == 0)
    return (try SamplingDesign(reading.moments, options: try options), reading)
  }
}

/// One design, one group, as R survey computed it.
struct SurveyCase: Decodable, ReadCase {
  struct Element: Decodable, Sendable {
    let element: String
    let estimate: Double
    let standardError: Double
    let degreesOfFreedom: Int
  }

  let name: String
  let file: String
  let design: DesignReference
  let missing: String
  let group: [String: String]
  let index: Double
  let standardError: Double
  let degreesOfFreedom: Int
  let respondents: Int
  let elements: [Element]
  let covariance: [[Double]]?
}

/// The mean over services, as R survey computed it.
struct AggregateCase: Decodable, ReadCase {
  let name: String
  let file: String
  let design: DesignReference
  let missing: String
  let group: [String: String]
  let over: String
  let values: [String]
  let index: Double
  let standardError: Double
}

/// Cases that one reading of a file answers: the same design, and groups by the same roles.
struct SharedReading<Case: ReadCase>: Sendable, CustomTestStringConvertible {
  let cases: [Case]
  let roles: [String]

  var testDescription: String {
    "\(cases[0].name), \(cases[0].missing), by \(roles.joined(separator: " and "))"
  }

  static func all(_ cases: [Case]) -> [SharedReading] {
    var keys: [String] = []
    var shared: [String: [Case]] = [:]
    for one in cases {
      let key = ([one.name, one.missing] + one.group.keys.sorted()).joined(separator: "\n")
      if shared[key] == nil { keys.append(key) }
      shared[key, default: []].append(one)
    }
    return keys.compactMap { key in
      shared[key].map { SharedReading(cases: $0, roles: $0[0].group.keys.sorted()) }
    }
  }

  /// Reads the file by the groups of the cases, then by `more`.
  func read(by more: [String] = []) throws -> (design: SamplingDesign, reading: SurveyReading) {
    try cases[0].design.design(of: cases[0].file, groups: roles + more, missing: cases[0].missing)
  }
}

/// What the reading of a case depends on.
protocol ReadCase: Sendable {
  var name: String { get }
  var file: String { get }
  var design: DesignReference { get }
  var missing: String { get }
  var group: [String: String] { get }
}

/// The index of nine elements with the weight 1/9 each.
let indexCoefficients = [Double](repeating: 25.0 / 9.0, count: 9)
