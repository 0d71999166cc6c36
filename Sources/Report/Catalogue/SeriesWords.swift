public import Localization
public import Satisfaction

extension EditionScheduleError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .notAnEntry(let text):
      return Bilingual(
        id: "--edition: \u{201C}\(text)\u{201D} bukan TAHUN=PERATURAN. Contoh: --edition "
          + "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017.",
        en: "--edition: \u{201C}\(text)\u{201D} is not YEAR=EDITION. An example: --edition "
          + "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017.")
    case .repeatedYear(let year):
      let year = year.map { String($0) } ?? ""
      return Bilingual(
        id: "--edition: ada dua peraturan yang berlaku mulai \(year.isEmpty ? "awal" : year).",
        en: "--edition: two editions begin \(year.isEmpty ? "at the start" : "in " + year).")
    case .noEdition(let file, let year, let first):
      return Bilingual(
        id:
          "\(file): ada data tahun \(year), tetapi --edition baru mulai \(first). Sebutkan peraturan "
          + "untuk \(year).",
        en:
          "\(file): there are rows of \(year), and --edition begins in \(first). Name the edition of "
          + "\(year).")
    case .severalEditions(let file, let years, let editions):
      let (list, ids) = (
        years.map { String($0) }.joined(separator: ", "), editions.joined(separator: ", ")
      )
      return Bilingual(
        id:
          "\(file): berisi tahun \(list), yang memakai peraturan berbeda (\(ids)). Pisahkan berkas "
          + "per peraturan, atau pakai satu --edition.",
        en: "\(file): it holds \(list), which different editions rule (\(ids)). Split the file by "
          + "edition, or give one --edition.")
    case .unknownYear(let file):
      return Bilingual(
        id: "\(file): tahunnya tidak diketahui. Tambahkan pada nama berkas, misalnya "
          + "\(file)@2018, atau pakai satu --edition.",
        en: "\(file): its year is not known. Add it to the name, such as \(file)@2018, or give one "
          + "--edition.")
    }
  }
}

extension SatisfactionSeriesError {
  /// What the reader sees, under a fixed code.
  ///
  /// - Parameter stratumName: The values that name a stratum, by the number of the part and its own.
  /// - Returns: Code and words.
  public func notice(stratumName: (_ part: Int, _ stratum: Int) -> [String]) -> Notice {
    switch self {
    case .estimation(let part, let error): return error.notice { stratumName(part, $0) }
    case .repeatedPeriod, .noPeriod: return Notice(code: code, message: words)
    }
  }

  private var code: String {
    switch self {
    case .estimation: ""
    case .repeatedPeriod: "repeatedPeriod"
    case .noPeriod: "noPeriod"
    }
  }

  private var words: Bilingual {
    switch self {
    case .estimation: Bilingual("")
    case .repeatedPeriod(let period, let group, let editions):
      Bilingual(
        id: "\(Catalogue.group(group).id), \(period.text): periode ini dibaca dengan dua peraturan "
          + "(\(editions.joined(separator: ", "))).",
        en: "\(Catalogue.group(group).en), \(period.text): this period was read with two editions "
          + "(\(editions.joined(separator: ", "))).")
    case .noPeriod:
      Bilingual(
        id:
          "Tidak ada responden yang tahunnya diketahui. Tambahkan kolom tahun, atau tahun pada nama "
          + "berkas: BERKAS@2021.",
        en: "No respondent has a year. Add a column of years, or the year to the name: FILE@2021.")
    }
  }
}

extension SatisfactionSeriesWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .editionChange: "editionChange"
    case .leftOutOfSeries: "leftOutOfSeries"
    case .unfinishedSeries: "unfinishedSeries"
    }
  }

  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .editionChange(let period, let from, let to, let added, let dropped, let isBridged):
      let (new, old) = (Self.names(added), Self.names(dropped))
      let isSame = added.isEmpty && dropped.isEmpty
      let meaning =
        isBridged
        ? Bilingual(
          id:
            "Nilainya dapat dibandingkan, karena hanya unsur yang sama yang dihitung; mutunya tidak.",
          en: "Values compare, since only the shared elements count; grades do not.")
        : Bilingual(
          id: "Perubahan mutu atau nilai di titik itu bukan perubahan pelayanan.",
          en: "A change of grade or level at that point is no change of the service.")
      return Bilingual(
        id: "Mulai \(period.text) berlaku \(to), sebelumnya \(from)"
          + (isSame ? "" : " (unsur baru: \(new.id); tidak lagi: \(old.id))")
          + ". \(meaning.id)",
        en: "From \(period.text) on \(to) holds, before it \(from)"
          + (isSame ? "" : " (new: \(new.en); no longer: \(old.en))")
          + ". \(meaning.en)")
    case .leftOutOfSeries(let groups):
      let list = Catalogue.list(
        groups.map { left in
          let (name, count) = (Catalogue.group(left.group + [left.period]), left.respondents)
          return name.map { name, language in
            name + " (\(language == .id ? Catalogue.count(count).id : Catalogue.count(count).en))"
          }
        })
      return Bilingual(
        id: "Responden tanpa periode yang dikenali tidak masuk deret: \(list.id).",
        en: "Respondents without a known period are in no series: \(list.en).")
    case .unfinishedSeries(let group, let periods):
      let (name, list) = (
        Catalogue.group(group), periods.map(\.text).joined(separator: ", ")
      )
      return Bilingual(
        id: "Deret \(name.id) tidak memiliki IKM pada \(list): ada unsur yang tidak dijawab.",
        en: "The series of \(name.en) has no index in \(list): nobody answered some element.")
    }
  }

  /// What the reader sees, under its code.
  public var notice: Notice { Notice(code: code, message: words) }

  private static func names(_ names: [Bilingual]) -> Bilingual {
    guard !names.isEmpty else { return Bilingual("–") }
    return Bilingual(
      id: names.map(\.id).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
  }
}
