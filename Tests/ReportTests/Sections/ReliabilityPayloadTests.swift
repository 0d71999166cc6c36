import Localization
import Rendering
import Report
import Responses
import TestSupport
import Testing

@Suite struct ReliabilityPayloadTests {
  private func member(_ key: String, of payload: Payload) -> Payload? {
    guard case .object(let members) = payload else { return nil }
    return members.first { $0.key == key }?.value
  }

  private func first(_ payload: Payload?) -> Payload? {
    guard case .array(let values) = payload else { return nil }
    return values.first
  }

  private func reason(_ payload: Payload?) -> String? {
    guard case .words(let words) = payload.flatMap({ member("reason", of: $0) }) else { return nil }
    return words.en
  }

  @Test("a naive fit has no p-value since it is no test, whatever its degrees of freedom")
  func explainsNaiveFit() throws {
    let group = try #require(first(member("groups", of: SampleReliability.whole.answer().payload)))
    guard case .array(let fits) = member("fits", of: group) else {
      Issue.record("no fits")
      return
    }
    #expect(
      fits.map { member("test", of: $0) }
        == ["normal-theory", "naive", "scaled-shifted"].map { .text($0) })
    #expect(fits.map(reason) == [nil, "the naive χ² describes, and is no test", nil])
  }

  @Test("an item that only incomplete respondents answer differently is left out with a warning")
  func warnsOfModelItems() throws {
    var sample = SampleReliability.whole
    sample.lines = sample.lines.enumerated().map { $0.offset == 0 ? $0.element : $0.element + ",4" }
    sample.lines[0] += ",Z"
    sample.lines.append(",2,2,3,3,2,3,2,2,1")
    sample = SampleReliability(
      sample.lines,
      questionnaire: Questionnaire(headers: (1...9).map { "U\($0)" } + ["Z"], scale: 1...4))
    let answer = try sample.answer()
    #expect(answer.notices.map(\.code).contains("constantAmongComplete"))
    let group = try #require(first(member("groups", of: answer.payload)))
    let omega = try #require(member("omegaTotal", of: group))
    #expect(member("estimate", of: omega).map { $0 != .null } == true)
    let ones = SampleReliability(
      ["U1,U2", "1,2"], questionnaire: Questionnaire(headers: ["U1", "U2"], scale: 1...4))
    #expect(try ones.answer().notices.first?.code == "undefinedAlpha")
  }
}
