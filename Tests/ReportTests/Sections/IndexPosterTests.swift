import Attainment
import Localization
import Rendering
import Report
import Satisfaction
import TestSupport
import Testing

@Suite struct IndexPosterTests {
  private func poster(_ study: SampleReviews.Study, minimumCell: Int = 5) throws -> Poster {
    let survey = try #require(study.surveys.first)
    return try #require(Poster(survey, of: study.plan, minimumCell: minimumCell))
  }

  @Test("it has the value, the grade and the respondents that the survey has")
  func facts() throws {
    let study = try SampleReviews.office.get()
    let (poster, index) = (try poster(study), try study.surveys[0].satisfaction.index.get())
    #expect(poster.value == .fixed(index.published))
    #expect(poster.grade == Bilingual(index.grade.grade))
    #expect(poster.performance == index.grade.performance)
    #expect(poster.respondents == .count(study.surveys[0].satisfaction.respondents))
    #expect(poster.unit == study.plan.plan.unit)
    for text in poster.texts {
      for language in Language.allCases { #expect(!text[language].isEmpty) }
    }
    for (language, value) in [(Language.id, "82,59"), (.en, "82.59")] {
      #expect(poster.alternativeText[language].contains(value))
      let svg = String(decoding: PosterRenderer().svg(poster, in: language), as: UTF8.self)
      for fact in [value, "193", ">B<"] { #expect(svg.contains(fact), "\(fact)") }
    }
    expectLanguages(poster.alternativeText)
  }

  @Test("its groups are sex, schooling and age, and each adds up to the respondents")
  func groups() throws {
    let study = try SampleReviews.office.get()
    for minimum in [1, 5, 30, 1000] {
      let poster = try poster(study, minimumCell: minimum)
      #expect(poster.groups.count == 3)
      for group in poster.groups {
        let counts = group.rows.compactMap {
          if case .count(let count) = $0.count { count } else { nil }
        }
        #expect(counts.reduce(0, +) == 193 && counts.allSatisfy { $0 >= min(193, minimum) })
      }
    }
  }

  @Test("a survey without characteristics has a sheet without them, and one without an index none")
  func little() throws {
    let poster = try poster(try SampleReviews.small.get())
    #expect(poster.groups.count == 1 && poster.respondents == .count(3))
  }
}
