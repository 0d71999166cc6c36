import ArgumentParser
import Localization
import Satisfaction

/// The files of a made-up district office: five yearly surveys and its register of conflicts.
///
/// Every figure, comment, village and case is invented; only the district's name is real.
struct DistrictOffice {
  /// A file of the folder.
  struct File {
    let name: String
    let text: String
  }

  let seed: UInt64

  /// All files, in the order of their names.
  func files() throws -> [File] {
    var random = try SyntheticSurvey(seed: seed, stream: 1)
    let register = ConflictRegister(&random)
    return try [
      File(name: "konflik-tahunan.csv", text: register.yearlyCounts),
      File(name: "konflik.csv", text: register.cases),
    ]
      + Self.surveys().map { survey in
        var random = try SyntheticSurvey(seed: seed, stream: UInt64(survey.year))
        return File(name: "skm-\(survey.year).csv", text: survey.text(&random))
      }
  }

  /// What changes over the years: the edition, the form of the file, and how the service is liked.
  ///
  /// The time that a service takes is liked least and really improves in 2020, when much of it went
  /// through an online queue; the other elements move slowly together, and not at all in 2019.
  private static func surveys() throws -> [DistrictSurvey] {
    guard let pledge = RegulationEdition.shipped(id: "permenpanrb-16-2014"),
      let facilities = RegulationEdition.shipped(id: "permenpanrb-14-2017")
    else { throw ValidationError("An edition of the regulation is not there.") }
    let old = [0.1, 0.0, -0.45, 0.45, 0.05, 0.1, 0.2, 0.05, -0.1]
    let new = [0.1, 0.0, -0.45, 0.45, 0.05, 0.1, 0.2, -0.1, -0.3]
    var quicker = new
    quicker[2] += 0.45
    let paper = DistrictSurvey.Form(
      delimiter: ";", lineEnd: "\r\n", hasTitles: true, blank: "", sexes: ["L", "P"],
      answers: ["1", "2", "3", "4"], writesDay: DistrictSurvey.spreadsheetDay)
    var plain = paper
    (plain.delimiter, plain.lineEnd, plain.hasTitles) = (",", "\n", false)
    plain.sexes = ["Laki-laki", "Perempuan"]
    plain.writesDay = \.text
    var labels = paper
    (labels.hasTitles, labels.blank) = (false, "-")
    labels.sexes = ["Laki-laki", "Perempuan"]
    labels.answers = ["Tidak baik", "Kurang baik", "Baik", "Sangat baik"]
    return [
      DistrictSurvey(
        year: 2016, respondents: 178, edition: pledge, mood: -0.07, ease: old, form: paper),
      DistrictSurvey(
        year: 2017, respondents: 214, edition: pledge, mood: 0.1, ease: old, form: paper),
      DistrictSurvey(
        year: 2018, respondents: 267, edition: facilities, mood: 0.24, ease: new, form: plain),
      DistrictSurvey(
        year: 2019, respondents: 312, edition: facilities, mood: 0.17, ease: new, form: labels),
      DistrictSurvey(
        year: 2020, respondents: 193, edition: facilities, mood: 0.34, ease: quicker, form: plain),
    ]
  }
}
