import Localization
import Probability
import Responses
import Satisfaction

/// The survey of one year of a made-up district office, as its file would look.
struct DistrictSurvey {
  /// How the office kept its answers that year.
  struct Form {
    var delimiter: String
    var lineEnd: String
    /// Whether two rows of titles stand above the header.
    var hasTitles: Bool
    /// What stands where nothing was answered.
    var blank: String
    var sexes: [String]
    /// What the answers 1 to 4 are written as.
    var answers: [String]
    var writesDay: @Sendable (CalendarDay) -> String
  }

  let year: Int
  let respondents: Int
  let edition: RegulationEdition
  /// How the service is liked beside other years.
  let mood: Double
  /// How easily each element is liked.
  let ease: [Double]
  let form: Form

  /// Villages with how well their people are served, the more distant ones a little less.
  private static let villages: [(name: String, mood: Double)] = [
    ("Desa A", 0.1), ("Desa A", 0.1), ("Desa B", 0.05), ("Desa B", 0.05), ("Desa C", 0.05),
    ("Desa D", 0), ("Desa E", 0), ("Desa F", -0.1), ("Desa G", -0.1), ("Desa H", -0.2),
  ]
  private static let services: [(name: String, mood: Double)] = [
    ("KTP-el", 0), ("KTP-el", 0), ("KTP-el", 0), ("Kartu Keluarga", 0.05),
    ("Kartu Keluarga", 0.05), ("Legalisasi surat", 0.15), ("Surat pindah", -0.05),
    ("Dispensasi nikah", 0), ("Rekomendasi izin usaha", -0.2),
  ]
  /// Education and occupation of people below 22, and of the others.
  private static let young = (
    educations: ["SMP", "SMA", "SMA", "SMA"],
    occupations: ["Pelajar/Mahasiswa", "Pelajar/Mahasiswa", "Karyawan swasta", "Lainnya"]
  )
  private static let grown = (
    educations: ["SD", "SD", "SMP", "SMP", "SMA", "SMA", "SMA", "SMA", "D3", "S1", "S1", "S2"],
    occupations: [
      "Petani", "Petani", "Petani", "Wiraswasta", "Wiraswasta", "Karyawan swasta", "Buruh", "PNS",
      "Ibu rumah tangga", "Ibu rumah tangga", "Lainnya",
    ]
  )
  private static let comments =
    Array(repeating: "", count: 24) + [
      "Sudah baik, pertahankan", "Mohon antrean dipercepat", "Kursi tunggu ditambah",
      "Petugas ramah", "Tempat parkir kurang luas", "Jam istirahat sebaiknya bergantian",
      "Terima kasih", "Papan petunjuk loket diperjelas",
    ]

  /// `3/10/2016`, as a spreadsheet in Indonesia shows a day.
  static let spreadsheetDay: @Sendable (CalendarDay) -> String = {
    "\($0.day)/\($0.month)/\($0.year)"
  }

  /// The whole file.
  func text(_ random: inout SyntheticSurvey) -> String {
    var rows = [header]
    if form.hasTitles {
      rows.insert(["Survei Kepuasan Masyarakat Kecamatan Kras Tahun \(year)"], at: 0)
      rows.insert(["DATA SINTETIS: semua jawaban dikarang untuk contoh"], at: 1)
    }
    // The forms are numbered as they come in, on the working days of October up to the 27th.
    let days = (3...27).compactMap { CalendarDay(year: year, month: 10, day: $0) }
      .filter(\.isWorkday)
    let came = (0..<respondents).map { _ in random.random.integer(below: days.count) }.sorted()
    for (number, day) in came.enumerated() {
      rows.append([String(number + 1), form.writesDay(days[day])] + respondent(&random))
    }
    return rows.map { $0.map(quoted).joined(separator: form.delimiter) + form.lineEnd }.joined()
  }

  private var header: [String] {
    [
      "Nomor", "Tanggal", "Jenis Kelamin", "Usia", "Pendidikan", "Pekerjaan", "Jenis Layanan",
      "Desa",
    ]
      + edition.elements.map { "\($0.code) \($0.name.id)" } + ["Saran"]
  }

  /// Everything of a respondent but the number and the day.
  private func respondent(_ random: inout SyntheticSurvey) -> [String] {
    let village = random.pick(Self.villages)
    let service = random.pick(Self.services)
    let age = 17 + random.random.integer(below: 52)
    let peers = age < 22 ? Self.young : Self.grown
    let profile = [
      random.pick(form.sexes), String(age), random.pick(peers.educations),
      random.pick(peers.occupations), service.name, village.name,
    ]
    let answers = random.answers(mood: mood + village.mood + service.mood, ease: ease)
    return profile + answers.map { $0.map { form.answers[$0 - 1] } ?? form.blank }
      + [random.pick(Self.comments)]
  }

  private func quoted(_ text: String) -> String {
    text.contains(form.delimiter) ? "\"\(text)\"" : text
  }
}
