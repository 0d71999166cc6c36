import CSV
import Responses
import Satisfaction

/// The three editions by their ids.
func edition(_ id: String) -> Questionnaire {
  guard let edition = RegulationEdition.shipped.first(where: { $0.id == id }) else {
    preconditionFailure("no edition \(id)")
  }
  return edition.questionnaire
}

/// The edition of 2017, which most tests ask for.
let current = edition("permenpanrb-14-2017")

/// The questions of the official form of 2017, in its order, with the code of each.
let officialQuestions = [
  (
    "U1",
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?"
  ),
  ("U2", "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?"),
  ("U3", "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?"),
  ("U4", "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?"),
  (
    "U5",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam "
      + "standar pelayanan dengan hasil yang diberikan?"
  ),
  ("U6", "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?"),
  (
    "U7",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan "
      + "keramahan?"
  ),
  ("U9", "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?"),
  ("U8", "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?"),
]

/// `U1,...,U9`.
let codes = (1...9).map { "U\($0)" }.joined(separator: ",")

/// A respondent who gave every item of 2017 a 4.
let good = "4,4,4,4,4,4,4,4,4"

/// Reads `text` as a file `-` of the edition of 2017, with the request changed by `change`.
func read(
  _ text: String, year: String? = nil, of questionnaire: Questionnaire = current,
  blockSize: Int = 1 << 18, _ change: (inout SurveyRequest) -> Void = { _ in }
) throws -> SurveyReading {
  var request = SurveyRequest(questionnaire)
  change(&request)
  let source = ByteSource(Array(text.utf8), blockSize: blockSize)
  return try ResponseReader(request).read(source, year: year)
}

extension SurveyReading {
  /// The codes of the problems, in order.
  var problemCodes: [String] { problems.map(\.kind.code) }
}
