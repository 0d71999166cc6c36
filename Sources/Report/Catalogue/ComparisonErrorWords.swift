public import Localization
public import Satisfaction
import SurveyInference

extension ComparisonStudyError {
  /// What the reader sees: why nothing is compared, and what would help.
  ///
  /// - Parameters:
  ///   - role: What was to be compared.
  ///   - stratumName: The values that name a stratum, by the number of its part and its own.
  /// - Returns: A sentence or two.
  public func words(role: String, stratumName: (Int, Int) -> [String]) -> Bilingual {
    let name = Catalogue.role(role).map { text, _ in text.lowercased() }
    switch self {
    case .oneValue(let values):
      guard let only = values.first else {
        return Bilingual(
          id:
            "Tidak ada yang dapat dibandingkan: tidak satu pun responden mempunyai \(name.id). Pilih "
            + "kolom lain dengan --between, atau tulis BERKAS@2021 untuk tahunnya.",
          en:
            "There is nothing to compare: no respondent has a value of \(name.en). Choose another "
            + "column by --between, or write FILE@2021 for its year.")
      }
      guard values.count == 1 else {
        return Bilingual(
          id:
            "Tidak ada yang dapat dibandingkan: tidak satu kelompok pun mempunyai lebih dari satu nilai "
            + "\(name.id). Kurangi --by, atau pilih pasangan lain.",
          en:
            "There is nothing to compare: no group has more than one value of \(name.en). Take fewer "
            + "roles in --by, or another pair.")
      }
      return Bilingual(
        id: "Tidak ada yang dapat dibandingkan: semua responden mempunyai satu nilai \(name.id), "
          + "\u{201C}\(only)\u{201D}. Tambahkan berkas lain, atau pilih kolom lain dengan --between.",
        en: "There is nothing to compare: all respondents have one value of \(name.en), "
          + "\u{201C}\(only)\u{201D}. Add another file, or choose another column by --between.")
    case .nobodyAnswered:
      return Bilingual(
        id:
          "Tidak ada yang dapat dibandingkan: pada setiap pasangan, salah satunya tidak menjawab satu "
          + "unsur pun yang dijawab pasangannya.",
        en:
          "There is nothing to compare: in every pair one of the two answered no element that the other "
          + "answered.")
    case .estimation(let part, let error):
      return error.words { stratumName(part, $0) }
    }
  }
}

extension WaldTestError {
  /// What the reader sees.
  var words: Bilingual {
    switch self {
    case .tooFewDegreesOfFreedom(let found, let needed):
      Bilingual(
        id:
          "Derajat bebas rancangan (\(found)) kurang dari yang diperlukan (\(needed)): unit sampelnya "
          + "terlalu sedikit.",
        en:
          "The design has fewer degrees of freedom (\(found)) than are needed (\(needed)): there are "
          + "too few sampling units.")
    case .dependentValues:
      Bilingual(
        id: "Jawaban beberapa kelompok semua sama, sehingga galatnya tidak diketahui.",
        en: "The answers of several groups are all alike, so their errors are not known.")
    }
  }
}

extension RaoScottError {
  /// What the reader sees.
  var words: Bilingual {
    switch self {
    case .oneAnswer:
      Bilingual(id: "Semua memberi jawaban yang sama.", en: "Everybody gave the same answer.")
    case .noDegreesOfFreedom:
      Bilingual(
        id: "Unit sampelnya tidak lebih banyak daripada stratanya.",
        en: "There are no more sampling units than strata.")
    case .emptyCells:
      Bilingual(
        id: "Terlalu banyak jawaban yang tidak dipilih siapa pun dalam beberapa kelompok.",
        en: "Too many answers were given by nobody in several groups.")
    case .noVariance:
      Bilingual(
        id: "Semua orang sudah ditanya, sehingga tidak ada galat pengambilan sampel.",
        en: "Everybody was asked, so there is no sampling error.")
    }
  }
}

extension DetectionError {
  /// What the reader sees.
  var words: Bilingual {
    switch self {
    case .noDifference:
      Bilingual(
        id:
          "selisihnya nol, atau terlalu kecil untuk diperlihatkan oleh jumlah responden berapa pun",
        en: "the difference is zero, or too small for any number of respondents to show")
    case .noError:
      Bilingual(
        id:
          "galat selisih tidak diketahui, sehingga jumlah responden yang diperlukan tidak dapat dihitung",
        en:
          "the error of the difference is not known, so that the respondents needed cannot be computed"
      )
    }
  }
}
