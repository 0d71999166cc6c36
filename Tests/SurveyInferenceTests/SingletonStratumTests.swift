import Responses
import SurveyInference
import TestSupport
import Testing

@Suite struct SingletonStratumTests {
  @Test("bears the names of R's option, in the order of the command line")
  func hasNames() {
    #expect(
      SingletonStratum.allCases.map(\.rawValue) == ["fail", "certainty", "adjust", "average"])
  }

  @Test("refuses what R refuses, and names the stratum", arguments: ["stratified", "cluster"])
  func refuses(kind: String) throws {
    let reference = try #require(
      ReferenceTable<Refusal>.load("survey-designs", "refusals")
        .first { $0.name == "singleton-\(kind)-fail" })
    let (design, reading) = try reference.design.design(
      of: reference.file, groups: [], missing: "available")
    let error = #expect(throws: EstimationError.self) {
      try ItemMeans.estimate(from: design, group: 0)
    }
    guard case .singletonStratum(let number) = error else {
      Issue.record("not the stratum's error: \(String(describing: error))")
      return
    }
    #expect(reading.stratumNames[number] == ["Central"])
    #expect(reference.message.contains("Stratum (Central) has only one PSU"))
  }

  @Test("counts the later stages as complete where only the first has a population")
  func takesLaterStagesAsComplete() throws {
    // R refuses this design; its own help says what we compute, and R computes it when told so
    let refused = try #require(
      ReferenceTable<Refusal>.load("survey-designs", "refusals")
        .first { $0.name == "two-stage-fpc-first-stage-only" })
    let complete = try #require(
      ReferenceTable<SurveyCase>.load("survey-designs")
        .first { $0.name == "two-stage-fpc-later-complete" && $0.group.isEmpty })
    let (design, _) = try refused.design.design(
      of: refused.file, groups: [], missing: complete.missing)
    let index = try ItemMeans.estimate(from: design, group: 0).combination(indexCoefficients)
    // sums of 600 terms in another order
    #expect(index.standardError?.isClose(to: complete.standardError, .relative(1e-12)) == true)
  }

  @Test("a group outside the stratum of one unit is answered")
  func answersOtherGroups() throws {
    let design = DesignReference(
      stratum: ["unit"], psu: [], weight: "w", population: nil, singleton: "fail")
    let (sampling, reading) = try design.design(
      of: "survey-singleton.csv", groups: ["unit"], missing: "available")
    for (group, names) in reading.groupNames.enumerated() {
      if names == ["Central"] {
        #expect(throws: EstimationError.self) {
          try ItemMeans.estimate(from: sampling, group: group)
        }
      } else {
        let means = try ItemMeans.estimate(from: sampling, group: group)
        #expect((means.combination(indexCoefficients).standardError ?? 0) > 0)
      }
    }
  }

  struct Refusal: Decodable {
    let name: String
    let file: String
    let design: DesignReference
    let message: String
  }
}
