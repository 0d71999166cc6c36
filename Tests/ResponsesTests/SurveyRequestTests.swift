import Responses
import Testing

@Suite struct SurveyRequestTests {
  @Test(
    "a year stands behind the last @",
    arguments: [
      ("survey.csv@2021", "survey.csv", "2021"), ("a@b.csv", "a@b.csv", nil),
      ("a@2020.csv@2021", "a@2020.csv", "2021"), ("survey.csv@21", "survey.csv@21", nil),
      ("survey.csv@20211", "survey.csv@20211", nil), ("survey.csv@", "survey.csv@", nil),
      ("-@2021", "-", "2021"), ("-", "-", nil), ("survey.csv@٢٠٢١", "survey.csv@٢٠٢١", nil),
      ("survey.csv@0001", "survey.csv@0001", nil),
    ] as [(String, String, String?)])
  func readsYear(argument: String, path: String, year: String?) {
    #expect(ResponseInput(argument: argument) == ResponseInput(path: path, year: year))
  }
}
