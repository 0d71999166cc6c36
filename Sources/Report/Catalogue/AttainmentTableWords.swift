import Attainment
import Localization
import Rendering

/// The tables of a plan, headed as officials print them.
enum AttainmentTableWords {
  static let number = Column(Bilingual(id: "No", en: "No."))
  /// It names the row.
  static let year = Column(Catalogue.role("year"), .leading)

  // MARK: - Main indicators (IKU)

  static let indicators = Bilingual(
    id: "Indikator Kinerja Utama (IKU)", en: "Key performance indicators")
  static let indicatorColumns = [
    number, Column(Bilingual(id: "Kinerja Utama", en: "Objective"), .leading),
    Column(Bilingual(id: "Indikator Kinerja Utama", en: "Key performance indicator"), .leading),
    Column(
      Bilingual(id: "Penjelasan/Formulasi Penghitungan", en: "Explanation or formula"), .leading),
    Column(Bilingual(id: "Sumber Data", en: "Source of data"), .leading),
    Column(Bilingual(id: "Penanggung Jawab", en: "Responsible"), .leading),
  ]

  // MARK: - T-C.23

  static let service = Bilingual(
    id: "Tabel T-C.23 Pencapaian Kinerja Pelayanan Perangkat Daerah",
    en: "Table T-C.23: performance of the agency's services")

  /// The columns of the form; those of `others`' targets where a plan states one.
  static func serviceColumns(_ period: ClosedRange<Int>, others: Bool) -> [Column] {
    let groups = [
      Bilingual(
        id: "Target Renstra Perangkat Daerah Tahun ke-", en: "Target of the strategic plan, year"),
      Bilingual(id: "Realisasi Capaian Tahun ke-", en: "Realisation, year"),
      Bilingual(id: "Rasio Capaian pada Tahun ke-", en: "Attainment ratio, year"),
    ]
    let short = [
      Bilingual(id: "Target", en: "Target"), Bilingual(id: "Realisasi", en: "Realisation"),
      Bilingual(id: "Rasio", en: "Ratio"),
    ]
    return [
      number,
      Column(
        Bilingual(
          id: "Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah",
          en: "Indicator by task and function of the agency"), .leading),
    ]
      + (others
        ? [
          Column(Bilingual(id: "Target NSPK", en: "National standard"), .leading),
          Column(Bilingual(id: "Target IKK", en: "Key indicator"), .leading),
          Column(Bilingual(id: "Target Indikator Lainnya", en: "Other target"), .leading),
        ] : [])
      + zip(groups, short).flatMap { group, short in
        period.map { year in
          Column(
            short.map { text, _ in "\(text) \(year)" },
            group: Column.Group(group, column: Bilingual("\(year)")))
        }
      }
  }

  /// What the form has and a plan does not state.
  static let serviceNote = Bilingual(
    id:
      "Kolom Target NSPK, Target IKK, dan Target Indikator Lainnya tidak ditampilkan karena rencana "
      + "tidak memuatnya. Rasio 1,00 berarti target tercapai.",
    en:
      "The form's columns of national standards, of key indicators and of other targets are left out, "
      + "since the plan does not state them. A ratio of 1.00 is a target that was met.")

  static let ratioNote = Bilingual(
    id: "Rasio 1,00 berarti target tercapai.", en: "A ratio of 1.00 is a target that was met.")

  /// A year without any event, in a cell.
  static let noEvent = Bilingual(id: "nihil", en: "none")

  // MARK: - Yearly report (LKjIP)

  static func yearly(_ year: Int) -> Bilingual {
    Bilingual(
      id: "Capaian Kinerja \(year) (LKjIP)",
      en: "Attainment of \(year), as in the performance report")
  }

  static func overYears(_ indicator: Bilingual) -> Bilingual {
    Bilingual(
      id: "Perbandingan antartahun: \(indicator.id)", en: "Over the years: \(indicator.en)")
  }

  static let indicator = Column(Bilingual(id: "Indikator", en: "Indicator"), .leading)
  static let yearlyColumns = [
    Column(Bilingual(id: "Target", en: "Target")),
    Column(Bilingual(id: "Realisasi", en: "Realisation")),
    Column(Bilingual(id: "Capaian (%)", en: "Attainment (%)")),
    Column(Bilingual(id: "Kategori", en: "Category"), .leading),
    Column(Bilingual(id: "Beda dari tahun lalu", en: "Change from last year")),
    Column(
      Bilingual(id: "Capaian atas target akhir (%)", en: "Share of the last target (%)")),
  ]

  // MARK: - Objectives

  static let objectives = Bilingual(
    id: "Rata-rata Capaian per Sasaran (%)", en: "Mean attainment by objective (%)")

  static func objectiveColumns(_ period: ClosedRange<Int>) -> [Column] {
    [Column(Bilingual(id: "Sasaran", en: "Objective"), .leading)]
      + period.map { Column(Bilingual("\($0)")) }
  }

  static let noObjective = Bilingual(id: "(sasaran tidak disebut)", en: "(no objective stated)")
  static let allIndicators = Bilingual(id: "Semua indikator", en: "All indicators")

  // MARK: - Money

  static let budget = Bilingual(id: "Anggaran dan Efisiensi", en: "Budget and efficiency")
  static let budgetColumns = [
    year, Column(Bilingual(id: "Anggaran (Rp)", en: "Budget (Rp)")),
    Column(Bilingual(id: "Realisasi (Rp)", en: "Spent (Rp)")),
    Column(Bilingual(id: "Serapan (%)", en: "Absorption (%)")),
    Column(Bilingual(id: "Capaian (%)", en: "Attainment (%)")),
    Column(Bilingual(id: "Efisiensi (%)", en: "Efficiency (%)")),
  ]
  static let budgetNote = Bilingual(
    id:
      "Efisiensi adalah bagian anggaran, sesuai capaian, yang tidak dibelanjakan: (anggaran × capaian "
      + "− realisasi) / (anggaran × capaian).",
    en: "Efficiency is the share of the money that the attainment deserved and that was not spent: "
      + "(budget × attainment − spent) / (budget × attainment).")

  // MARK: - Yearly plan (Renja)

  static func renewal(_ year: Int) -> Bilingual {
    Bilingual(
      id: "Tabel T-C.29 Evaluasi Pelaksanaan Renja sampai dengan \(year)",
      en: "Table T-C.29: the yearly plans up to \(year)")
  }

  /// The columns of the plan of `year`, whose last year is `end`.
  static func renewalColumns(_ year: Int, end: Int?) -> [Column] {
    let end = end.map { " \($0)" } ?? ""
    return [
      Column(Bilingual(id: "Indikator", en: "Indicator"), .leading),
      Column(Bilingual(id: "Target akhir Renstra\(end)", en: "Last target\(end)")),
      Column(Bilingual(id: "Realisasi s.d. \(year - 2)", en: "Realisation up to \(year - 2)")),
      Column(Bilingual(id: "Target \(year - 1)", en: "Target \(year - 1)")),
      Column(Bilingual(id: "Realisasi \(year - 1)", en: "Realisation \(year - 1)")),
      Column(Bilingual(id: "Tingkat realisasi (%)", en: "Attained (%)")),
      Column(Bilingual(id: "Target \(year)", en: "Target \(year)")),
      Column(Bilingual(id: "Perkiraan s.d. \(year)", en: "Expected \(year)")),
      Column(Bilingual(id: "Tingkat capaian (%)", en: "Of the last target (%)")),
    ]
  }

  // MARK: - Follow-up and recap

  static let followUp = Bilingual(id: "Rencana Tindak Lanjut", en: "Follow-up plan")
  static let followUpColumns = [
    Column(Bilingual(id: "Prioritas Unsur", en: "Element"), .leading),
    Column(Bilingual(id: "Program/Kegiatan", en: "Action"), .leading),
    Column(Bilingual(id: "Waktu", en: "When"), .leading),
    Column(Bilingual(id: "Penanggung Jawab", en: "Responsible"), .leading),
    Column(Bilingual(id: "Realisasi (%)", en: "Done (%)")),
  ]

  static let recap = Bilingual(
    id: "Rekapitulasi SKM Unit Pelayanan", en: "Recap of the units' surveys")

  static func recapColumns(_ codes: [String], methods: Bool) -> [Column] {
    let elements = Bilingual(id: "Nilai rata-rata unsur", en: "Mean of the element")
    return [
      number,
      Column(Bilingual(id: "OPD/Unit Pelayanan Publik", en: "Agency or service unit"), .leading),
      Column(Bilingual(id: "Periode Pelaksanaan", en: "Period")),
    ]
      + codes.map { Column(Bilingual($0), group: Column.Group(elements, column: Bilingual($0))) }
      + [
        Column(Bilingual(id: "IKM", en: "Index")),
        Column(Bilingual(id: "Kategori", en: "Grade"), .leading),
        Column(Bilingual(id: "Jumlah Responden", en: "Respondents")),
      ]
      + (methods
        ? [Column(Bilingual(id: "Metode SKM", en: "Method of survey"), .leading)] : [])
      + [
        Column(Bilingual(id: "Unsur Prioritas Perbaikan", en: "Improve first"), .leading),
        Column(Bilingual(id: "Rencana Tindak Lanjut", en: "Follow-up plan"), .leading),
        Column(
          Bilingual(
            id: "Realisasi Tindak Lanjut Periode Sebelumnya (%)",
            en: "Follow-up of the period before done (%)")),
      ]
  }

  static let mean = Bilingual(id: "Rata-rata", en: "Mean")

  static let differentYears = Bilingual(
    id: "Tahun surveinya tidak sama, sehingga rata-rata ini bukan nilai satu tahun.",
    en: "The units' years differ, so that the mean is of no one year.")

  static let recapNote = Bilingual(
    id: "Rata-rata adalah rata-rata nilai unit tanpa pembobotan, seperti dalam laporan resmi.",
    en: "The mean is the unweighted mean of the units, as in official reports.")
}
