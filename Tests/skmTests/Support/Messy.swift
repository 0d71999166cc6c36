import TestSupport

/// What one cell of the messy copy is replaced by.
struct Damage: Sendable {
  let record: Int
  let column: String
  let text: String
}

/// The real survey as a careless office would send it, made from the real file.
///
/// Three rows above the header, semicolons, a BOM, CRLF, words instead of numbers, columns named by
/// words (the eighth is facilities, the ninth complaints), empty rows and columns at the end.
func messyCopy(_ damages: [Damage] = []) throws -> [UInt8] {
  let here = try Workdir()
  try here.copy(metroPusat, to: "responses.csv")
  let records = try here.text(of: "responses.csv").split(separator: "\n").map(fields)
  let header = records[0].map { headers[$0] ?? $0 }
  var lines = ["Survei Kepuasan Masyarakat Kecamatan Metro Pusat", "Tahun 2020 dan 2021;;", ""]
  lines.append((header + ["", ""]).joined(separator: ";"))
  for (number, record) in records.dropFirst().enumerated() {
    var cells = zip(records[0], record).map { header, cell in
      labels[header].flatMap { words in Int(cell).map { words[$0 - 1] } } ?? cell
    }
    for damage in damages where damage.record == number + 1 {
      if let place = header.firstIndex(of: damage.column) { cells[place] = damage.text }
    }
    lines.append((cells + ["", ""]).joined(separator: ";"))
  }
  lines += [";;;;;;", ""]
  return [0xEF, 0xBB, 0xBF] + Array(lines.map { $0 + "\r\n" }.joined().utf8)
}

/// The fields of a record of the real file, whose quoted fields hold commas but no quotes.
private func fields(_ record: Substring) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in record {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: fields.append("")
    default: fields[fields.count - 1].append(character)
    }
  }
  return fields
}

private let headers = [
  "U1": "Persyaratan", "U2": "Prosedur", "U3": "Waktu penyelesaian", "U4": "Biaya/tarif",
  "U5": "Produk", "U6": "Kompetensi pelaksana", "U7": "Perilaku pelaksana",
  "U8": "Sarana dan prasarana", "U9": "Penanganan pengaduan",
]

/// The answers of the ministry's questionnaire, by the column of the real file.
private let labels = [
  "U1": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
  "U2": ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"],
  "U3": ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"],
  "U4": ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"],
  "U5": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
  "U6": ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"],
  "U7": [
    "Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah",
  ],
  "U8": ["Buruk", "Cukup", "Baik", "Sangat baik"],
  "U9": [
    "Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik",
  ],
]
