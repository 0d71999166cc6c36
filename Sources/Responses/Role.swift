/// What a column can be for, besides the answer to an item.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case year, date, timestamp, period, semester, quarter, unit, service
  case id, sex, age, education, occupation, disability, comment
  // The sampling design. Never guessed from a header: a wrong guess would change the errors unseen.
  case stratum, psu, weight, population

  /// The role of this name, in the program's words or as a header would say it: `year`, `tahun`.
  init?(named name: String) {
    let words = Words.words(of: name)
    guard
      let role = Role(rawValue: name.lowercased())
        ?? Role.allCases.first(where: { $0.wholeHeaders.contains { Words.words(of: $0) == words } })
    else { return nil }
    self = role
  }

  /// Headers that are this role when they stand alone, in words, without a number before them.
  var wholeHeaders: [String] {
    switch self {
    case .year: ["tahun", "tahun survei", "year", "survey year"]
    case .date:
      [
        "tanggal", "tgl", "tanggal survei", "tanggal pengisian", "hari tanggal", "date",
        "survey date",
      ]
    case .timestamp: ["cap waktu", "stempel waktu", "timestamp", "waktu pengisian"]
    case .period: ["periode", "periode survei", "period", "survey period"]
    case .semester: ["semester", "half", "half year"]
    case .quarter: ["triwulan", "tw", "kuartal", "quarter"]
    case .unit:
      [
        "unit", "unit layanan", "unit pelayanan", "unit kerja", "nama unit", "upp", "opd",
        "unit penyelenggara pelayanan", "kelurahan", "instansi", "service unit", "office",
      ]
    case .service:
      [
        "layanan", "pelayanan", "jenis layanan", "jenis pelayanan", "nama layanan", "service",
        "service type", "type of service",
      ]
    case .id:
      [
        "id", "no", "nomor", "no urut", "no responden", "nomor responden", "id responden",
        "responden id", "respondent id", "respondent", "number",
      ]
    case .sex: ["jenis kelamin", "kelamin", "gender", "sex", "jk", "l p"]
    case .age: ["umur", "usia", "age", "kelompok umur", "kelompok usia", "age group"]
    case .education:
      ["pendidikan", "pendidikan terakhir", "jenjang pendidikan", "education", "last education"]
    case .occupation: ["pekerjaan", "pekerjaan utama", "profesi", "occupation", "job"]
    case .disability: ["disabilitas", "difabel", "penyandang disabilitas", "disability"]
    case .comment:
      [
        "saran", "masukan", "kritik", "komentar", "comment", "comments", "suggestion",
        "suggestions",
      ]
    case .stratum, .psu, .weight, .population: []
    }
  }

  /// Phrases that are this role wherever they stand in a header that asks no item.
  var phrases: [String] {
    switch self {
    case .timestamp: ["cap waktu", "stempel waktu", "timestamp"]
    case .service: ["jenis layanan", "jenis pelayanan", "layanan yang diterima", "service type"]
    case .unit: ["unit layanan", "unit pelayanan", "unit penyelenggara", "service unit"]
    case .sex: ["jenis kelamin", "gender"]
    case .age: ["umur", "usia"]
    case .education: ["pendidikan"]
    case .occupation: ["pekerjaan"]
    case .disability: ["disabilitas"]
    default: []
    }
  }

  /// Words that make a header a comment, unless it speaks of complaints, which are an element.
  static let commentWords: Set<String> = [
    "saran", "masukan", "kritik", "komentar", "comment", "comments", "suggestion", "suggestions",
  ]
  static let complaintWords: Set<String> = ["pengaduan", "complaint", "complaints"]
}
