public import Attainment
public import Localization
import Responses
import Satisfaction

extension AttainmentSchemeError {
  /// What the reader sees: what is wrong with a scheme of categories, and what would be right.
  public var words: Bilingual {
    switch self {
    case .unknown(let name, let nearest, let known):
      let list = known.joined(separator: ", ")
      return Bilingual(
        id: "Skema kategori \u{201C}\(name)\u{201D} tidak dikenali."
          + (nearest.map { " Mungkin \u{201C}\($0)\u{201D}?" } ?? "")
          + " Pilihan yang tersedia: \(list), atau lokasi berkas .json.",
        en: "The scheme of categories \u{201C}\(name)\u{201D} is not known."
          + (nearest.map { " Perhaps \u{201C}\($0)\u{201D}?" } ?? "")
          + " There are: \(list), or the path of a .json file.")
    case .file(let error): return error.words
    case .format(let error): return error.words
    case .bound(let key):
      return Bilingual(
        id:
          "\(key): setiap kategori dimulai dari satu batas, \u{201C}from\u{201D} atau "
          + "\u{201C}above\u{201D}; kategori terakhir tanpa batas.",
        en:
          "\(key): a category begins at one bound, \u{201C}from\u{201D} or \u{201C}above\u{201D}; "
          + "the last one has none.")
    case .boundsDoNotDescend(let key):
      return Bilingual(
        id: "\(key): kategori harus diurutkan dari yang terbaik ke yang terendah.",
        en: "\(key): categories must be listed from the best down.")
    case .certainty(let text, let allowed):
      let list = allowed.joined(separator: ", ")
      return Bilingual(
        id: "certainty: \u{201C}\(text)\u{201D} tidak dikenali. Pilihan yang tersedia: \(list).",
        en: "certainty: \u{201C}\(text)\u{201D} is not known. There are: \(list).")
    }
  }
}

extension PlanStudyError {
  /// How many problems of response files are shown.
  private static let shownProblems = 10

  /// What the reader sees, a line each: the indicator, what is wrong, and what would be right.
  public var messages: [Bilingual] {
    let lines = reason.lines(showing: Self.shownProblems)
    guard let indicator else { return lines }
    return lines.map {
      Bilingual(id: "Indikator \(indicator): \($0.id)", en: "Indicator \(indicator): \($0.en)")
    }
  }
}

extension PlanStudyError.Reason {
  fileprivate func lines(showing limit: Int) -> [Bilingual] {
    guard case .responses(let problems, let count) = self else { return [words] }
    let shown = problems.prefix(limit)
    return shown.map(\.words)
      + (count > shown.count ? [UsageWords.moreProblems(count - shown.count)] : [])
  }

  /// The first thing that is wrong.
  private var words: Bilingual {
    switch self {
    case .scheme(let error): return error.words
    case .edition(let error): return error.words
    // a key of the plan, and no option
    case .schedule(let error):
      return error.words.map { text, _ in text.replacing("--edition", with: "edition") }
    case .file(let error): return error.words
    case .table(let problem): return problem.words
    case .responses(let problems, _): return problems.first?.words ?? Bilingual("–")
    case .estimation(let error, let strata):
      return error.notice { part, stratum in strata[part][stratum] }.message
    case .noFiles:
      return Bilingual(
        id: "tidak ada berkas data; sebutkan pada kunci data.",
        en: "there is no file; name one under the key data.")
    case .mixedData(let series, let responses):
      let (first, second) = (series.joined(separator: ", "), responses.joined(separator: ", "))
      return Bilingual(
        id:
          "\(first) berisi deret nilai, sedangkan \(second) berisi jawaban responden; satu indikator "
          + "memakai satu jenis berkas.",
        en:
          "\(first) is a series of values and \(second) holds answers of respondents; an indicator has "
          + "one kind of file.")
    case .yearOfSeries(let path):
      return Bilingual(
        id:
          "\(path) berisi deret yang menyebut tahunnya sendiri; hapus @ dan tahun di belakangnya.",
        en: "\(path) is a series, which says its own years; remove the @ and the year behind it.")
    case .fileGivenTwice(let path):
      return Bilingual(
        id: "\(path) disebut dua kali, sehingga isinya terhitung ganda.",
        en: "\(path) is named twice, so that its rows would count double.")
    case .unknownRole(let role, let known):
      let list = known.joined(separator: ", ")
      return Bilingual(
        id: "columns.\(role) tidak dikenali. Pilihan yang tersedia: \(list).",
        en: "columns.\(role) is not known. There are: \(list).")
    }
  }
}
