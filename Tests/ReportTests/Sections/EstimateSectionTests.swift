import Localization
import Rendering
import Responses
import SurveyInference
import Testing

@testable import Report

@Suite struct EstimateSectionTests {
  private func members(_ payload: Payload) -> [String: Payload] {
    guard case .object(let members) = payload else { return [:] }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  @Test("every estimate has the promised keys, and null only beside a reason")
  func keys() throws {
    let promised: Set<String> = [
      "statistic", "variable", "group", "estimate", "standardError", "degreesOfFreedom", "lower",
      "upper", "level", "designEffect", "sampleSize",
    ]
    for (sample, text) in SampleEstimates.samples() {
      let estimation = try sample.estimation(text)
      let payload = EstimatePayload(estimation: estimation)
      guard case .array(let lines)? = payload.members.first(where: { $0.key == "estimates" })?.value
      else {
        Issue.record("no estimates")
        continue
      }
      #expect(lines.count == estimation.study.findings.count && !lines.isEmpty)
      for line in lines {
        let line = members(line)
        #expect(promised.isSubset(of: line.keys))
        #expect(line.values.contains(.null) == (line["reason"] != nil))
        #expect((line["denominator"] != nil) == (sample.question.statistic == .ratio))
        #expect((line["probability"] != nil) == (sample.question.statistic == .quantile))
      }
      #expect(payload.table.rows.count == lines.count)
    }
  }

  @Test("a category is named with its variable")
  func names() throws {
    let (sample, text) = SampleEstimates.samples()[0]
    let estimation = try sample.estimation(text)
    let names = estimation.study.findings.map { estimation.variable($0) }
    #expect(names == ["y", "who=a", "who=b", "y", "who=a", "who=b"])
    #expect(estimation.study.findings.map { estimation.group($0) }.first == ["a"])
  }

  @Test("every warning is met by a sample, under its code")
  func warnings() throws {
    let codes = try Set(
      SampleEstimates.samples().flatMap { sample, text in
        EstimateWarning.warnings(of: try sample.estimation(text)).map(\.code)
      })
    #expect(
      codes == [
        "rowsInMemory", "undefinedEstimate", "noDegreesOfFreedom", "noVariation",
        "unweightedTotal", "negativeWeights",
      ])
    let left = EstimateWarning.replicatesLeftOut(count: 1).notice
    #expect(left.code == "replicatesLeftOut")
    expectWords(left.message, facts: ["1"])
  }

  @Test("calibration meets its margins, and says by how much weights changed")
  func calibration() throws {
    let samples = SampleEstimates.samples().filter { $0.0.calibration != nil }
    #expect(samples.count == 4)
    for (sample, text) in samples {
      let summary = try #require(try sample.estimation(text).calibration)
      for total in summary.totals {
        // The margins are met to what sums of six weights round to.
        #expect(abs(total.reached - total.margin.total) <= 1e-10 * abs(total.margin.total))
      }
      #expect(summary.factors.lowerBound < summary.factors.upperBound && summary.spread > 0)
    }
  }

  @Test("what cannot be estimated at all is refused with its reason")
  func refusals() throws {
    var sample = SampleEstimates(.mean, [.init("y", .number)])
    sample.request.groups = ["g"]
    let estimation = try sample.estimation("g,y\na,\nb,NA\n")
    #expect(estimation.isUndefined && estimation.refusals.count == 2)
    for words in estimation.refusals { expectWords(words, facts: ["y"]) }
  }
}
