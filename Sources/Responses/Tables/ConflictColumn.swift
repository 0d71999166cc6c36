/// A column of yearly counts or of a register.
public enum ConflictColumn: String, Sendable, Hashable, CaseIterable {
  /// The year of the counts.
  case year
  /// How many were reported, or the day of the report.
  case reported
  /// How many of these were resolved, or the day of it.
  case resolved
  /// How many of these were facilitated, or the day of it.
  case facilitated
}

extension ConflictColumn {
  /// The headers that mean the column, folded: those of one rank are in doubt beside each other,
  /// and stand before those of the next.
  var headers: [[String]] {
    switch self {
    case .year: [["year", "tahun", "thn", "tahunlaporan", "tahundilaporkan", "yearreported"]]
    case .reported: Self.reportedHeaders
    case .resolved: Self.resolvedHeaders
    case .facilitated: Self.facilitatedHeaders
    }
  }

  private static let reportedHeaders: [[String]] = [
    counts(["dilaporkan", "terlapor", "terjadi", "masuk"])
      + days(["lapor", "pelaporan", "laporan", "dilaporkan", "pengaduan", "aduan", "masuk"])
      + english("reported", "report"),
    nouns.map { "jumlah\($0)" } + [
      "jumlahlaporan", "jumlahlaporanmasuk", "totallaporan", "laporan", "laporanmasuk", "reports",
      "numberofreports",
    ],
    ["tanggal", "tgl", "date"],
  ]

  private static let resolvedHeaders: [[String]] = [
    counts(["diselesaikan", "terselesaikan", "selesai", "tuntas"])
      + days(["selesai", "diselesaikan", "penyelesaian", "terselesaikan", "tuntas"])
      + english("resolved", "resolution") + english("settled", "settlement"),
    ["penyelesaian"],
  ]

  private static let facilitatedHeaders: [[String]] = [
    counts(["terfasilitasi", "difasilitasi"])
      + days(["fasilitasi", "difasilitasi", "terfasilitasi"])
      + english("facilitated", "facilitation"),
    ["fasilitasi"],
  ]

  /// What is reported, as Indonesian headers say it.
  private static let nouns = [
    "konflik", "konfliksosial", "kasus", "kasuskonflik", "kejadian", "kejadiankonflik", "pengaduan",
    "aduan",
  ]

  /// `Dilaporkan`, `Jumlah dilaporkan`, `Jumlah konflik sosial yang dilaporkan`.
  private static func counts(_ verbs: [String]) -> [String] {
    var headers: [String] = []
    for verb in verbs {
      for start in ["", "jumlah", "jumlahtotal", "total", "banyaknya"] {
        headers.append("\(start)\(verb)")
        for noun in nouns + ["laporan"] {
          headers += ["\(start)\(noun)\(verb)", "\(start)\(noun)yang\(verb)"]
        }
      }
    }
    return headers
  }

  /// `Tanggal lapor`, `Tgl. lapor`.
  private static func days(_ words: [String]) -> [String] {
    words.flatMap { ["tanggal\($0)", "tgl\($0)"] }
  }

  /// `Reported`, `Date reported`, `Report date`, `Number of conflicts reported`.
  private static func english(_ verb: String, _ noun: String) -> [String] {
    var headers = [
      verb, "date\(verb)", "\(verb)date", "\(verb)on", "\(verb)at", "\(noun)date", "dateof\(noun)",
      "number\(verb)", "total\(verb)",
    ]
    for cases in ["conflicts", "cases", "complaints"] {
      for start in ["", "numberof"] {
        headers += ["\(start)\(cases)\(verb)", "\(start)\(verb)\(cases)"]
      }
    }
    return headers
  }

  /// Headers of the kind of conflict, the preferred first.
  static let typeHeaders = [
    "jeniskonflik", "typeofconflict", "conflicttype", "jenis", "type", "jeniskasus", "kategori",
    "category", "jenispengaduan", "kategorikonflik",
  ]

  /// Headers of the village, the preferred first.
  static let villageHeaders = [
    "desakelurahan", "kelurahandesa", "desa", "kelurahan", "village", "namadesa", "namakelurahan",
    "namadesakelurahan", "desakel", "deskel",
  ]
}
