public import Localization
public import Responses

/// What is said of the SQL that sums responses, and of its results.
public enum AggregateWords {
  // MARK: - Results

  static let sumsOfResponses = Bilingual(
    id: "Berkas ini hasil skm query, bukan jawaban responden. Baca dengan --aggregate.",
    en: "This is the result of skm query and no responses. Read it by --aggregate.")

  static let noSums = Bilingual(
    id: "Berkas ini bukan hasil SQL dari skm query: baris pertama tidak memuat judul kolom yang "
      + "diawali skm:. Untuk jawaban responden, hilangkan --aggregate.",
    en: "This is no result of the SQL of skm query: its first record has no headers that begin "
      + "with skm:. For responses leave --aggregate out.")

  static func missingSums(_ headers: String) -> Bilingual {
    Bilingual(
      id: "Hasil skm query ini tidak lengkap; tidak ada kolom \(headers).",
      en: "This is not all of a result of skm query; it has no column \(headers).")
  }

  static let otherDesign = Bilingual(
    id: "Rancangan sampel pada berkas ini berbeda dari berkas pertama.",
    en: "The sampling design of this file differs from that of the first.")

  static let invalidCount = Bilingual(
    id: "Jumlah responden tidak sah.", en: "The number of respondents is not valid.")

  static let invalidSum = Bilingual(
    id: "Jumlah bobot tidak sah.", en: "The sum of weights is not valid.")

  static let contradictorySums = Bilingual(
    id: "Banyaknya responden, jumlah bobot, dan jumlah kuadrat bobot pada baris ini tidak mungkin "
      + "benar bersamaan.",
    en: "So many respondents cannot have this sum of weights beside that of their squares.")

  static let unusableWeights = Bilingual(
    id: "Ada responden pada baris ini dengan bobot kosong, negatif, atau terlalu besar.",
    en: "Respondents of this row have a weight that is blank, below 0 or too large.")

  // MARK: - Queries

  /// What stands above a query.
  public static func comment(_ query: AggregateQuery) -> [Bilingual] {
    var lines = [
      Bilingual(
        id: "Satu baris per kelompok, tempat dalam rancangan sampel, dan susunan jawaban.",
        en: "One row for each group, place in the sampling design, and row of answers."),
      Bilingual(
        id: "Simpan hasilnya sebagai CSV dengan judul kolom, lalu: skm index --aggregate BERKAS",
        en: "Save the result as CSV with its header, then: skm index --aggregate FILE"),
    ]
    if query.weight != nil {
      lines.append(
        Bilingual(
          id: "skm:unusableWeights harus 0: bobot kosong, negatif, atau terlalu besar ditolak.",
          en: "skm:unusableWeights must be 0: weights blank, negative or too large are refused."))
    }
    return lines
  }

  public static func table(_ text: String) -> Bilingual {
    Bilingual(
      id: "--table: \u{201C}\(text)\u{201D} bukan nama tabel. Contoh: jawaban, survei.jawaban, "
        + "\"Jawaban 2021\".",
      en:
        "--table: \u{201C}\(text)\u{201D} is no name of a table, such as answers, survey.answers or "
        + "\"Answers 2021\".")
  }

  public static func range(_ text: String) -> Bilingual {
    Bilingual(
      id: "--items: \u{201C}\(text)\u{201D} bukan rentang kolom. Contoh: u1-u9.",
      en: "--items: \u{201C}\(text)\u{201D} is no range of columns, such as u1-u9.")
  }

  public static let noItems = Bilingual(
    id: "--items memerlukan kolom jawaban, misalnya u1-u9 atau u1,u2,u3.",
    en: "--items needs the columns of answers, such as u1-u9 or u1,u2,u3.")

  public static func unusableName(_ name: String) -> Bilingual {
    Bilingual(
      id:
        "Nama kolom \u{201C}\(name)\u{201D} memuat karakter kendali dan tidak dapat ditulis dalam SQL.",
      en: "The name \u{201C}\(name)\u{201D} holds a control character and cannot stand in SQL.")
  }

  public static func groupIsItem(_ name: String) -> Bilingual {
    Bilingual(
      id:
        "\u{201C}\(name)\u{201D} disebut pada --by dan pada --items; hasilnya akan memuat dua kolom bernama "
        + "sama. Kelompokkan waktu membaca: skm index --aggregate BERKAS --by \(name).",
      en:
        "\u{201C}\(name)\u{201D} is in --by and in --items; the result would have two columns of one name. "
        + "Group by it when reading: skm index --aggregate FILE --by \(name).")
  }

  // MARK: - Options

  /// Options that say what the query has said.
  public static func designOfQuery(_ options: [String]) -> Bilingual {
    let list = options.joined(separator: ", ")
    return Bilingual(
      id:
        "\(list) tidak berlaku bersama --aggregate: rancangan sampel sudah ditentukan oleh skm query.",
      en: "\(list) does not go with --aggregate: the sampling design is that of skm query.")
  }
}
