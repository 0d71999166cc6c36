public import Localization
public import Responses

extension TableProblem {
  /// The whole message: where, what is wrong, what stands there, what would be right.
  public var words: Bilingual {
    let (what, expected) = (kind.words, self.expected)
    let place = Bilingual(
      id: [
        file, line.map { "baris \($0)" }, column.map { "kolom \u{201C}\($0)\u{201D}" },
      ].compactMap(\.self).joined(separator: ", "),
      en: [file, line.map { "line \($0)" }, column.map { "column \u{201C}\($0)\u{201D}" }]
        .compactMap(\.self).joined(separator: ", "))
    let found = text.flatMap { $0.isEmpty ? nil : $0 }
    return Bilingual(
      id: "\(place.id): \(what.id)" + (found.map { " Tertulis: \u{201C}\($0)\u{201D}." } ?? "")
        + (expected.map { " Seharusnya: \($0.id)." } ?? ""),
      en: "\(place.en): \(what.en)" + (found.map { " Found: \u{201C}\($0)\u{201D}." } ?? "")
        + (expected.map { " Expected: \($0.en)." } ?? ""))
  }

  /// What would be right, where that can be said in a few words.
  public var expected: Bilingual? {
    switch kind {
    case .notANumber:
      return Bilingual(
        id: "angka seperti 3,52 atau 3.52", en: "a number such as 3.52 or 3,52")
    case .notACount(let lowest, let limit):
      let limit = Catalogue.count(limit)
      return Bilingual(
        id: "bilangan bulat dari \(lowest) sampai \(limit.id)",
        en: "a whole number from \(lowest) to \(limit.en)")
    case .thousandsMark:
      return Bilingual(
        id: "angka tanpa tanda pemisah ribuan", en: "a number without marks between thousands")
    case .outsideScale(let lowest, let highest):
      let (low, high) = (Catalogue.fixed(lowest), Catalogue.fixed(highest))
      return Bilingual(id: "\(low.id) sampai \(high.id)", en: "\(low.en) to \(high.en)")
    case .sumOutsideScale(let lowest, let highest):
      let (low, high) = (Catalogue.count(lowest), Catalogue.count(highest))
      return Bilingual(id: "\(low.id) sampai \(high.id)", en: "\(low.en) to \(high.en)")
    case .unknownScale(let known), .unknownValueKind(let known):
      return Bilingual(
        id: known.joined(separator: " atau "), en: known.joined(separator: " or "))
    case .notAPeriod:
      return Bilingual(
        id: "periode seperti 2024, 2024-S1, 2024-Q3 atau 2024-07",
        en: "a period such as 2024, 2024-S1, 2024-Q3 or 2024-07")
    case .notPositive:
      return Bilingual(
        id: "angka lebih dari 0, atau kosong jika tidak diketahui",
        en: "a number above 0, or nothing where it is not known")
    case .margin(let problem): return problem.expected
    case .conflict(let problem): return problem.expected
    case .unreadable, .emptyFile, .noHeader, .noRows, .missingColumns, .severalColumnsFit,
      .unknownElements, .blankCell, .mixedScale, .sumsWithoutRespondents, .repeatedStratum,
      .unknownColumn, .columnsInDoubt, .noValueColumn, .repeatedPeriod:
      return nil
    }
  }
}

extension TableProblem.Kind {
  fileprivate var words: Bilingual {
    switch self {
    case .unreadable(let error): error.words
    case .emptyFile: Bilingual(id: "Berkas ini kosong.", en: "The file is empty.")
    case .noHeader(let expected):
      Bilingual(
        id:
          "Judul kolom tidak dikenali. Yang dicari: \(expected.prefix(6).joined(separator: ", ")).",
        en: "No header is known. Looked for: \(expected.prefix(6).joined(separator: ", ")).")
    case .noRows:
      Bilingual(
        id: "Ada judul kolom, tetapi tidak ada baris data di bawahnya.",
        en: "There is a header, but there are no data below it.")
    case .missingColumns(let columns):
      Bilingual(
        id: "Kolom tidak ada: \(columns.joined(separator: ", ")).",
        en: "Columns are missing: \(columns.joined(separator: ", ")).")
    case .severalColumnsFit(let header):
      Bilingual(
        id: "Beberapa kolom berjudul \u{201C}\(header)\u{201D}.",
        en: "Several columns are headed \u{201C}\(header)\u{201D}.")
    case .unknownElements(let codes):
      Bilingual(
        id:
          "Peraturan ini tidak memiliki unsur \(codes.joined(separator: ", ")). Pilih peraturannya "
          + "dengan --edition, misalnya --edition kepmenpan-25-2004.",
        en: "This edition has no \(codes.joined(separator: ", ")). Choose the edition, such as "
          + "--edition kepmenpan-25-2004.")
    case .blankCell: Bilingual(id: "Nilainya kosong.", en: "There is no value.")
    case .notANumber: Bilingual(id: "Ini bukan angka.", en: "This is no number.")
    case .notACount: Bilingual(id: "Jumlah ini tidak sah.", en: "This is no count.")
    case .thousandsMark:
      Bilingual(
        id: "Titik atau koma dapat berarti pemisah ribuan atau desimal.",
        en: "The mark may be one of thousands or of decimals.")
    case .outsideScale, .sumOutsideScale:
      Bilingual(id: "Nilai di luar skala.", en: "The value lies outside its scale.")
    case .mixedScale:
      Bilingual(
        id: "Sebagian nilai memakai skala jawaban dan sebagian skala IKM. Tambahkan kolom "
          + "\u{201C}scale\u{201D}.",
        en: "Some values are on the scale of answers and some on that of the index. Add a column "
          + "\u{201C}scale\u{201D}.")
    case .unknownScale: Bilingual(id: "Skala tidak dikenali.", en: "The scale is not known.")
    case .unknownValueKind:
      Bilingual(id: "Jenis nilai tidak dikenali.", en: "The kind of values is not known.")
    case .sumsWithoutRespondents:
      Bilingual(
        id: "Jumlah nilai memerlukan jumlah responden dalam kolom \u{201C}n\u{201D}.",
        en: "Sums go with the number of respondents in a column \u{201C}n\u{201D}.")
    case .repeatedStratum:
      Bilingual(id: "Strata ini sudah ada.", en: "This stratum is there already.")
    case .unknownColumn(let name, let nearest, let available):
      Bilingual(
        id: "Tidak ada kolom \u{201C}\(name)\u{201D}."
          + (nearest.map { " Mungkin \u{201C}\($0)\u{201D}?" } ?? "")
          + " Kolom yang tersedia: \(Self.quoted(available)).",
        en: "There is no column \u{201C}\(name)\u{201D}."
          + (nearest.map { " Perhaps \u{201C}\($0)\u{201D}?" } ?? "")
          + " There are: \(Self.quoted(available)).")
    case .columnsInDoubt(let option, let columns):
      Bilingual(
        id: "Beberapa kolom dapat dimaksud: \(Self.quoted(columns)). Pilih salah satu dengan "
          + "\(Self.choice(option, columns)).",
        en: "Several columns could be meant: \(Self.quoted(columns)). Choose one, such as "
          + "\(Self.choice(option, columns)).")
    case .noValueColumn(let numeric):
      Bilingual(
        id: "Tidak ada kolom nilai yang dikenali. Pilih kolomnya, misalnya --value "
          + "\(Self.argument(numeric)). Kolom berisi angka: \(Self.quoted(numeric)).",
        en: "No column of values is known. Choose it, such as --value \(Self.argument(numeric)). "
          + "Columns of numbers are: \(Self.quoted(numeric)).")
    case .notAPeriod: Bilingual(id: "Ini bukan periode.", en: "This is no period.")
    case .repeatedPeriod(let period, let group, let line):
      Bilingual(
        id: "Periode \(period)\(Self.name(of: group)) sudah ada pada baris \(line)."
          + (group.isEmpty
            ? " Jika ada beberapa deret, pisahkan dengan --by, misalnya --by unit." : ""),
        en: "The period \(period)\(Self.name(of: group)) stands on line \(line) already."
          + (group.isEmpty ? " Separate several series by --by, such as --by unit." : ""))
    case .notPositive:
      Bilingual(
        id: "Galat baku harus lebih dari 0.", en: "A standard error is more than 0.")
    case .margin(let problem): problem.words
    case .conflict(let problem): problem.words
    }
  }

  /// How a column is chosen: `--value ikm`, `--column "reported=Laporan masuk"`.
  private static func choice(_ option: String, _ columns: [String]) -> String {
    let column = columns.first ?? ""
    guard let role = option.split(separator: " ").last, role.hasSuffix("=") else {
      return "\(option) \(column)"
    }
    return "\(option.dropLast(role.count))\"\(role)\(column)\""
  }

  /// The first header as it is typed after an option.
  private static func argument(_ headers: [String]) -> String {
    guard let header = headers.first else { return "" }
    return header.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? header : "\"\(header)\""
  }

  private static func quoted(_ headers: [String]) -> String {
    headers.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
  }

  private static func name(of group: [String]) -> String {
    group.isEmpty ? "" : " (\(group.joined(separator: ", ")))"
  }
}
