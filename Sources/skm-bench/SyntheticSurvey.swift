import LinearAlgebra
import Probability
import Responses
import Satisfaction

/// Draws made-up respondents whose answers hang together as real ones do.
///
/// Behind the nine answers stand nine normal variables with correlation 0.55 within and 0.45 between
/// two groups of elements (the service itself; the people and the place); each is cut at fixed
/// borders into the answers 1 to 4.
struct SyntheticSurvey {
  /// Where everything that is drawn comes from.
  var random: Xoshiro256
  private let factor: Cholesky
  private let elements: [Questionnaire.Item]

  /// Makes stream number `stream` of `seed`; two streams are two surveys.
  init(seed: UInt64, stream: UInt64 = 0) throws {
    random = Xoshiro256(seed: seed, stream: stream)
    elements = RegulationEdition.shipped[0].elements
    var correlation = SymmetricMatrix(order: elements.count)
    for i in 0..<elements.count {
      for j in 0...i { correlation[i, j] = i == j ? 1 : (i < 5) == (j < 5) ? 0.55 : 0.45 }
    }
    factor = try Cholesky(correlation)
  }

  /// How easily an element is liked: waiting is liked least, what is free the most.
  static let ease = [0.1, 0.0, -0.35, 0.6, 0.05, 0.15, 0.2, -0.2, -0.1]
  /// Where the variables are cut.
  private static let borders = [-2.4, -1.3, 0.7]

  /// One respondent's answers to U1 to U9; `nil` for about one blank in a hundred.
  mutating func answers(mood: Double, ease: [Double] = Self.ease) -> [Int?] {
    let independent = elements.map { _ in random.normal() }
    let correlated = factor.lowerTimes(independent)
    return correlated.indices.map { element in
      guard random.uniform() > 0.01 else { return nil }
      let value = correlated[element] + mood + ease[element]
      return 1 + Self.borders.count { $0 < value }
    }
  }

  /// The answers of respondents who left nothing out.
  mutating func completeAnswers(respondents: Int) -> [[Int]] {
    var complete: [[Int]] = []
    while complete.count < respondents {
      let answers = answers(mood: 0).compactMap(\.self)
      if answers.count == elements.count { complete.append(answers) }
    }
    return complete
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[random.integer(below: values.count)]
  }

  /// An export of an online form, in the order in which the ministry's questionnaire asks.
  mutating func form(respondents: Int) -> String {
    let order = [0, 1, 2, 3, 4, 5, 6, 8, 7]  // facilities are question 8, complaints question 9
    let questions = [
      "kesesuaian persyaratan pelayanan dengan jenis pelayanannya",
      "kemudahan prosedur pelayanan di unit ini",
      "kecepatan waktu dalam memberikan pelayanan",
      "kewajaran biaya/tarif dalam pelayanan",
      "kesesuaian produk pelayanan antara yang tercantum dalam standar dengan hasilnya",
      "kompetensi/kemampuan petugas dalam pelayanan",
      "perilaku petugas dalam pelayanan terkait kesopanan dan keramahan",
      "kualitas sarana dan prasarana",
      "penanganan pengaduan pengguna layanan",
    ]
    var lines = [
      (["Cap waktu", "Jenis Kelamin", "Usia", "Pendidikan Terakhir", "Pekerjaan", "Jenis Layanan"]
        + questions.enumerated().map {
          "\($0.offset + 1). Bagaimana pendapat Saudara tentang \($0.element)?"
        } + ["Saran / Masukan"]).map(quoted).joined(separator: ",")
    ]
    for _ in 0..<respondents {
      let answers = answers(mood: 0.5)
      let (month, day) = (1 + random.integer(below: 12), 1 + random.integer(below: 28))
      let profile = [
        "\(day)/\(month)/2024 \(8 + random.integer(below: 8)).\(10 + random.integer(below: 50)).00",
        pick(["Laki-laki", "Perempuan"]), String(18 + random.integer(below: 50)),
        pick(["SD", "SMP", "SMA", "SMA", "D3", "S1", "S1", "S2"]),
        pick(["PNS", "Swasta", "Wirausaha", "Petani", "Pelajar/Mahasiswa", "Lainnya"]),
        pick(["KTP-el", "Kartu Keluarga", "Surat Pengantar", "Izin Usaha"]),
      ]
      let labels = order.map { element in
        answers[element].map { elements[element].labels[$0 - 1][0] } ?? ""
      }
      let comment = pick(["", "", "", "", "Sudah baik, pertahankan", "Loketnya ditambah"])
      lines.append((profile + labels + [comment]).map(quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Five years of four villages and three services: strata with populations, and weights.
  mutating func villages() -> String {
    let villages: [(name: String, people: Int, mood: Double)] = [
      ("Sukamaju", 4_200, 0.2), ("Mekarsari", 2_900, -0.1), ("Karanganyar", 1_750, 0.0),
      ("Wonosari", 980, -0.4),
    ]
    let services = ["KTP-el", "Kartu Keluarga", "Surat Pengantar"]
    var lines = ["year,unit,service,population,weight,U1,U2,U3,U4,U5,U6,U7,U8,U9"]
    for year in 2019...2023 {
      for village in villages {
        let count = 30 + random.integer(below: 40)
        // A weight of four decimals, as a spreadsheet would print N/n.
        let tenThousandths = (village.people * 10_000 + count / 2) / count
        let decimals = String(tenThousandths % 10_000)
        let weight =
          "\(tenThousandths / 10_000).\(String(repeating: "0", count: 4 - decimals.count))\(decimals)"
        for _ in 0..<count {
          let mood = village.mood + 0.09 * Double(year - 2019)
          let answers = answers(mood: mood).map { $0.map(String.init) ?? "" }
          lines.append(
            ([String(year), village.name, pick(services), String(village.people), weight] + answers)
              .joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    text.contains(",") ? "\"\(text)\"" : text
  }
}
