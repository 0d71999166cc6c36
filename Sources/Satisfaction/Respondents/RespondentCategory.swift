import Responses

/// What a respondent says of himself in one characteristic, whatever way offices write it.
public enum RespondentCategory: Sendable, Hashable {
  case male
  case female
  /// Whole years from `from` on, up to and with `to`; `nil` where an end is open.
  case age(from: Int?, to: Int?)
  case education(EducationLevel)
  /// Anything else, as it is most often written.
  case text(String)
}

/// Completed schooling in the order of the Indonesian system.
public enum EducationLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
  case none
  case kindergarten
  /// SD.
  case primary
  /// SMP.
  case juniorSecondary
  /// SMA and SMK.
  case seniorSecondary
  /// D1 to D3.
  case diploma
  /// D4 and S1.
  case bachelor
  /// S2.
  case master
  /// S3.
  case doctorate

  public static func < (one: EducationLevel, other: EducationLevel) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension RespondentCategory {
  /// Reads what stands in a column.
  ///
  /// - Parameters:
  ///   - text: `L`, `Perempuan`, `SLTA/SMA`, `S-1`, `34`.
  ///   - role: What the column is for.
  /// - Returns: The category; `nil` for a blank.
  static func reading(_ text: String, as role: Role) -> RespondentCategory? {
    let words = words(of: text)
    guard !words.isEmpty else { return nil }
    let known: RespondentCategory? =
      switch role {
      case .sex: sex(words)
      case .age: age(text)
      case .education: EducationLevel(words).map { .education($0) }
      default: nil
      }
    return known ?? .text(text)
  }

  /// Words in small letters; letters and digits that a mark parts stand together too: `s-1` is `s1`.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func sex(_ words: [String]) -> RespondentCategory? {
    switch words.joined() {
    case "l", "lk", "laki", "lakilaki", "pria", "male", "m", "man": .male
    case "p", "pr", "perempuan", "wanita", "female", "f", "w", "woman": .female
    default: nil
    }
  }

  /// Ages are shown in decades, since single years could be somebody.
  private static func age(_ text: String) -> RespondentCategory? {
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count).lowercased().filter { !$0.isWhitespace }
    guard let age = Int(digits), age <= 130,
      ["", "tahun", "th", "thn", "years", "yearsold"]
        .contains(rest)
    else { return nil }
    switch age {
    case ..<20: return .age(from: nil, to: 19)
    case 60...: return .age(from: 60, to: nil)
    default: return .age(from: age / 10 * 10, to: age / 10 * 10 + 9)
    }
  }
}

extension EducationLevel {
  /// The level that words name; of several, as `SLTA/SMA`, all must be of one level.
  init?(_ words: [String]) {
    let joined = words.joined()
    if let level = Self.names[joined] {
      self = level
      return
    }
    let ignored: Set<String> = ["sederajat", "setara", "tamat", "lulusan", "atau", "or", "dan"]
    let levels = words.filter { !ignored.contains($0) }.map { Self.names[$0] }
    guard let first = levels.first, let level = first, levels.allSatisfy({ $0 == level }) else {
      return nil
    }
    self = level
  }

  private static let names: [String: EducationLevel] = Dictionary(
    uniqueKeysWithValues: [
      (EducationLevel.none, ["tidaksekolah", "belumsekolah", "tidaktamatsd", "none", "noschool"]),
      (.kindergarten, ["tk", "paud", "kindergarten"]),
      (.primary, ["sd", "mi", "sdmi", "sekolahdasar", "primary", "primaryschool"]),
      (
        .juniorSecondary,
        ["smp", "sltp", "mts", "smpmts", "sekolahmenengahpertama", "juniorhighschool"]
      ),
      (
        .seniorSecondary,
        [
          "sma", "smk", "slta", "smu", "ma", "stm", "smea", "smasmk", "sekolahmenengahatas",
          "seniorhighschool", "highschool",
        ]
      ),
      (
        .diploma,
        ["d1", "d2", "d3", "di", "dii", "diii", "diploma", "diploma1", "diploma2", "diploma3"]
      ),
      (
        .bachelor,
        // an official report writes the digit as a letter: SI
        ["s1", "si", "sarjana", "d4", "div", "strata1", "sarjanas1", "s1sarjana", "bachelor"]
      ),
      (.master, ["s2", "sii", "magister", "strata2", "pascasarjana", "master"]),
      (.doctorate, ["s3", "siii", "doktor", "strata3", "doctorate", "phd"]),
    ].flatMap { level, names in names.map { ($0, level) } })
}
