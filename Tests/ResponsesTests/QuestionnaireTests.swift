import CSV
import Moments
import TestSupport
import Testing

@testable import Responses

@Suite struct QuestionnaireTests {
  @Test("items of one's own are read from their columns, on a scale that begins at 0")
  func readsOwnItems() throws {
    let text = "id,Mudah,Ramah,catatan Ramah\n1,0,10,x\n2,10.0,3,y\n3,,0,\n"
    var request = SurveyRequest(Questionnaire(headers: ["Mudah", "Ramah"], scale: 0...10))
    request.keepsPatterns = true
    request.columns = [("mudah", "Mudah"), ("ramah", "Ramah")]
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8)))
    #expect(reading.problems == [])
    let patterns = reading.moments.patterns(of: 0)
    #expect(patterns.rows.map(\.scores) == [[0, 1], [1, 11], [11, 4]])
  }

  @Test("an answer off the scale is told in written numbers")
  func tellsWrittenLevels() throws {
    let text = "A,B\n0,5\n5,0\n"
    let request = SurveyRequest(Questionnaire(headers: ["A", "B"], scale: 0...4))
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8)))
    #expect(reading.problemCount == 2)
    #expect(reading.problems.allSatisfy { $0.kind == .invalidAnswer(levels: 0...4, labels: []) })
  }

  @Test("a number that no integer can exceed is an answer off the scale")
  func refusesHugeNumbers() throws {
    let text = "A,B\n9223372036854775807,3\n1,2\n"
    let request = SurveyRequest(Questionnaire(headers: ["A", "B"], scale: 0...4))
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8)))
    #expect(reading.problems.map(\.kind) == [.invalidAnswer(levels: 0...4, labels: [])])
  }

  @Test("a scale that begins above 0 is counted as it is written")
  func countsAsWritten() throws {
    let questionnaire = Questionnaire(headers: ["A", "B"], scale: 2...9)
    #expect(questionnaire.levels == 2...9 && questionnaire.shift == 0)
    #expect(questionnaire.writtenLevels == 2...9)
    let zero = Questionnaire(headers: ["A", "B"], scale: 0...3)
    #expect(zero.levels == 1...4 && zero.writtenLevels == 0...3)
  }
}
