import CSV
public import Localization
public import Responses

extension ResponseProblem {
  /// The whole message: where, what stands there, what would be right.
  public var words: Bilingual {
    let (what, expected) = (kind.words, self.expected)
    return Bilingual(
      id: joined(
        [("baris", line), ("responden ke-", record)], column: ("kolom", column), what.id,
        ("tertulis", text), ("seharusnya", expected?.id)),
      en: joined(
        [("line", line), ("record", record)], column: ("column", column), what.en,
        ("found", text), ("expected", expected?.en)))
  }

  private func joined(
    _ places: [(String, Int?)], column: (String, String?), _ what: String,
    _ text: (String, String?), _ expected: (String, String?)
  ) -> String {
    var place = [file]
    for (name, number) in places {
      if let number { place.append(name.hasSuffix("-") ? "\(name)\(number)" : "\(name) \(number)") }
    }
    if let header = column.1 { place.append("\(column.0) \u{201C}\(header)\u{201D}") }
    var sentence = place.joined(separator: ", ") + ": " + what
    if let found = text.1, !found.isEmpty {
      sentence +=
        " \(text.0.prefix(1).uppercased() + text.0.dropFirst()): \u{201C}\(found)\u{201D}."
    }
    if let right = expected.1 {
      sentence += " \(expected.0.prefix(1).uppercased() + expected.0.dropFirst()): \(right)."
    }
    return sentence
  }

  /// What would be right, where that can be said in a few words.
  public var expected: Bilingual? {
    switch kind {
    case .invalidAnswer(let levels, let labels), .contradictoryAnswer(let levels, let labels):
      let range = "\(levels.lowerBound)–\(levels.upperBound)"
      let list = labels.joined(separator: " / ")
      return labels.isEmpty
        ? Bilingual(range) : Bilingual(id: "\(range), atau \(list)", en: "\(range), or \(list)")
    case .invalidWeight:
      return Bilingual(id: "angka 0 atau lebih", en: "a number of 0 or more")
    case .invalidPopulation:
      return Bilingual(id: "bilangan bulat lebih dari 0", en: "a whole number above 0")
    case .thousandsMark:
      return Bilingual(
        id: "angka tanpa tanda pemisah ribuan", en: "a number without marks between thousands")
    case .changedPopulation(let before):
      return Catalogue.number(before, decimals: 0)
    case .shortRecord(let expected, _), .longRecord(let expected, _):
      return Bilingual(id: "\(expected) kolom", en: "\(expected) fields")
    case .notANumber:
      return Bilingual(
        id: "angka seperti 3,52 atau 3.52, atau kosong",
        en: "a number such as 3.52 or 3,52, or nothing")
    case .mixedColumn(_, let beginsWithNumbers):
      return beginsWithNumbers
        ? Bilingual(id: "angka, atau kosong", en: "a number, or nothing")
        : Bilingual(id: "teks, atau kosong", en: "a text, or nothing")
    case .unreadable, .emptyFile, .noHeader, .noRespondents, .columnFitsSeveral, .severalColumnsFit,
      .missingItems, .unansweredItem, .unknownColumn, .blankDesign,
      .noPositiveWeight, .rowOfTotals, .sumsOfResponses, .noSums, .missingSums, .otherDesign,
      .contradictorySums, .tooManyValues, .noReplicateWeights:
      return nil
    case .invalidCount(let lowest, let highest):
      let (least, most) = (Catalogue.count(lowest), Catalogue.count(highest))
      return Bilingual(
        id: "bilangan bulat dari \(least.id) sampai \(most.id)",
        en: "a whole number from \(least.en) to \(most.en)")
    case .invalidSum:
      return Bilingual(id: "angka 0 atau lebih", en: "a number of 0 or more")
    case .unusableWeights:
      return Bilingual("0")
    }
  }
}

extension ResponseProblem.Kind {
  fileprivate var words: Bilingual {
    switch self {
    case .unreadable(let error): error.words
    case .emptyFile:
      Bilingual(id: "Berkas ini kosong.", en: "The file is empty.")
    case .noHeader:
      Bilingual(
        id: "Tidak ada judul kolom yang dikenali pada 30 baris pertama. Sebutkan kolomnya, "
          + "misalnya --column U1=JUDUL.",
        en: "None of the first 30 records is a known header. Name the columns, such as "
          + "--column U1=HEADER.")
    case .noRespondents:
      Bilingual(
        id: "Ada judul kolom, tetapi tidak ada baris data di bawahnya.",
        en: "There is a header, but there are no data below it.")
    case .columnFitsSeveral(let items):
      Bilingual(
        id: "Judul kolom cocok dengan beberapa unsur: \(items.joined(separator: ", ")). Pilih "
          + "salah satu dengan --column UNSUR=JUDUL.",
        en: "The header fits several elements: \(items.joined(separator: ", ")). Choose one by "
          + "--column ELEMENT=HEADER.")
    case .severalColumnsFit(let role, let columns):
      Bilingual(
        id: "Beberapa kolom cocok untuk \(role): \(Self.quoted(columns)). Pilih salah satu dengan "
          + "--column \(role)=JUDUL.",
        en: "Several columns fit \(role): \(Self.quoted(columns)). Choose one by "
          + "--column \(role)=HEADER.")
    case .missingItems(let items):
      Bilingual(
        id: "Tidak ada kolom untuk unsur \(items.joined(separator: ", ")). Sebutkan dengan "
          + "--column UNSUR=JUDUL, atau hitung unsur yang ada saja dengan --elements-present.",
        en: "There is no column for \(items.joined(separator: ", ")). Name them by "
          + "--column ELEMENT=HEADER, or take only the elements present by --elements-present.")
    case .unansweredItem(let item):
      Bilingual(
        id: "Tidak ada responden yang menjawab unsur \(item), sehingga IKM tidak dapat dihitung.",
        en: "Nobody answered element \(item), so there is no index.")
    case .unknownColumn(let name, let nearest, let available):
      Bilingual(
        id: "Tidak ada kolom atau peran \u{201C}\(name)\u{201D}."
          + (nearest.map { " Mungkin \u{201C}\($0)\u{201D}?" } ?? "")
          + " Kolom yang ada: \(Self.quoted(available)).",
        en: "There is no column or role \u{201C}\(name)\u{201D}."
          + (nearest.map { " Perhaps \u{201C}\($0)\u{201D}?" } ?? "")
          + " The columns are: \(Self.quoted(available)).")
    case .shortRecord(_, let found):
      Bilingual(
        id: "Baris data tidak lengkap: hanya \(found) kolom.",
        en: "The record is cut off: it has only \(found) field\(found == 1 ? "" : "s").")
    case .longRecord(_, let found):
      Bilingual(
        id: "Baris data kelebihan kolom: \(found). Mungkin ada pemisah di dalam jawaban tanpa "
          + "tanda kutip.",
        en: "The record is too long: \(found) fields. Perhaps an answer holds a delimiter without "
          + "quotation marks.")
    case .invalidAnswer:
      Bilingual(id: "Jawaban tidak dikenali.", en: "The answer is not known.")
    case .rowOfTotals:
      Bilingual(
        id: "Baris ini tampaknya berisi jumlah atau rata-rata, bukan jawaban responden. Hapus dari "
          + "berkas.",
        en:
          "This looks like a row of totals or means and not like a respondent. Delete it from the "
          + "file.")
    case .contradictoryAnswer:
      Bilingual(
        id: "Angka di depan jawaban tidak cocok dengan labelnya.",
        en: "The number and the label of the answer disagree.")
    case .invalidWeight:
      Bilingual(id: "Bobot responden tidak sah.", en: "The weight is not valid.")
    case .thousandsMark:
      Bilingual(
        id: "Angka ini meragukan: tandanya dapat berarti ribuan atau desimal.",
        en: "The number is in doubt: its mark may be one of thousands or of decimals.")
    case .noPositiveWeight:
      Bilingual(
        id: "Tidak ada responden dengan bobot lebih dari 0.",
        en: "No respondent has a weight above 0.")
    case .invalidPopulation:
      Bilingual(id: "Jumlah populasi tidak sah.", en: "The population size is not valid.")
    case .changedPopulation:
      Bilingual(
        id: "Jumlah populasi berbeda dari data sebelumnya dalam strata yang sama.",
        en: "The population size differs from an earlier record of the same stratum.")
    case .blankDesign:
      Bilingual(
        id: "Isian kolom rancangan sampel kosong.",
        en: "This column of the sampling design is blank."
      )
    case .sumsOfResponses: AggregateWords.sumsOfResponses
    case .noSums: AggregateWords.noSums
    case .missingSums(let headers): AggregateWords.missingSums(Self.quoted(headers))
    case .otherDesign: AggregateWords.otherDesign
    case .invalidCount: AggregateWords.invalidCount
    case .invalidSum: AggregateWords.invalidSum
    case .contradictorySums: AggregateWords.contradictorySums
    case .unusableWeights: AggregateWords.unusableWeights
    case .notANumber:
      Bilingual(id: "Ini bukan angka.", en: "This is no number.")
    case .mixedColumn(let line, let beginsWithNumbers):
      Bilingual(
        id: "Kolom ini memuat angka dan teks; pada baris \(line) tertulis "
          + "\(beginsWithNumbers ? "angka" : "teks"). Bagian tiap nilai dihitung dengan skm estimate "
          + "proportion.",
        en: "The column holds numbers and texts: on line \(line) stands a "
          + "\(beginsWithNumbers ? "number" : "text"). For the share of each value use skm estimate "
          + "proportion.")
    case .tooManyValues(let limit):
      Bilingual(
        id: "Kolom ini memuat lebih dari \(Catalogue.count(limit).id) nilai yang berbeda, sehingga "
          + "bukan pengelompokan.",
        en:
          "The column has more than \(Catalogue.count(limit).en) different values, so that they are "
          + "no categories.")
    case .noReplicateWeights(let prefix):
      Bilingual(
        id: "Tidak ada kolom bobot ulangan yang judulnya diawali \u{201C}\(prefix)\u{201D}.",
        en:
          "No column of replicate weights has a header that begins with \u{201C}\(prefix)\u{201D}.")
    }
  }

  private static func quoted(_ names: [String]) -> String {
    names.prefix(20).map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
      + (names.count > 20 ? ", …" : "")
  }
}

extension ResponseWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .windows1252: "windows1252"
    case .invalidSkipped: "invalidSkipped"
    case .blankGroup: "blankGroup"
    case .yearOverridden: "yearOverridden"
    case .wordsAgainstCode: "wordsAgainstCode"
    }
  }

  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .windows1252(let file):
      Bilingual(
        id: "\(file) bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen.",
        en: "\(file) is not UTF-8; it was read as Windows-1252. Check accented letters.")
    case .invalidSkipped(let count):
      Bilingual(
        id: "\(Catalogue.count(count).id) jawaban tidak sah dihitung sebagai kosong "
          + "(--skip-invalid).",
        en:
          "\(Catalogue.counted(count, "invalid answer")) \(count == 1 ? "was" : "were") counted as "
          + "missing (--skip-invalid).")
    case .blankGroup(let role, let count):
      Bilingual(
        id: "\(Catalogue.count(count).id) responden tanpa isian \(CheckWords.role(role).id) "
          + "dihitung sebagai kelompok tersendiri.",
        en: "\(Catalogue.counted(count, "respondent")) without a value of "
          + "\(CheckWords.role(role).en) \(count == 1 ? "forms" : "form") a group of their own.")
    case .yearOverridden(let file, let year, let count):
      Bilingual(
        id: "\(file): \(Catalogue.count(count).id) responden dengan tahun lain dihitung sebagai "
          + "\(year), sesuai @\(year).",
        en: "\(file): \(Catalogue.counted(count, "respondent")) of another year "
          + "\(count == 1 ? "counts" : "count") as \(year), "
          + "by @\(year).")
    case .wordsAgainstCode(_, let header, let item):
      Bilingual(
        id: "Kolom \u{201C}\(header)\u{201D} dibaca sebagai unsur \(item) berdasarkan judulnya, "
          + "bukan kodenya.",
        en:
          "The column \u{201C}\(header)\u{201D} was read as element \(item), by its words and not "
          + "by its code.")
    }
  }

  /// What the reader sees, under its fixed code.
  public var notice: Notice { Notice(code: code, message: words) }
}
