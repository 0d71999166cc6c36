import Localization
import Satisfaction
import Testing

@testable import Responses

@Suite struct ColumnFinderTests {
  // MARK: - Items

  @Test("knows the questions of the official form")
  func knowsOfficialQuestions() {
    for (number, (code, question)) in officialQuestions.enumerated() {
      for header in [
        question, "\(number + 1). \(question)", question.uppercased(), "[\(question)]",
      ] {
        #expect(item(header) == code, "\(header)")
      }
    }
  }

  @Test("knows the names of every edition's elements, in both languages and with their codes")
  func knowsNames() {
    for edition in RegulationEdition.shipped {
      let finder = ColumnFinder(edition.questionnaire)
      for (index, element) in edition.elements.enumerated() {
        for name in [element.name.id, element.name.en] {
          for header in [name, "\(element.code) \(name)", "\(index + 1). \(name)", "[\(name)]"] {
            #expect(
              finder.meaning(of: header).roles == [.item(index)], "\(edition.id): \(header)")
          }
        }
        for header in element.headers {
          let plain = header.hasPrefix("=") ? String(header.dropFirst()) : header
          #expect(finder.meaning(of: plain).roles == [.item(index)], "\(edition.id): \(header)")
        }
      }
    }
  }

  @Test(
    "knows headers as forms write them",
    arguments: [
      ("6. Bagaimana pendapat saudara tentang kesesuaian persyaratan pelayanan", "U1"),
      ("Pendapat Anda [Kecepatan waktu]", "U3"), ("Waktu", "U3"), ("Waktu Pelayanan", "U3"),
      ("jangka   waktu", "U3"), ("Biaya / Tarif", "U4"), ("U5 (Produk)", "U5"), ("Sarpras", "U9"),
      ("Fasilitas", "U9"), ("Penanganan Pengaduan, Saran dan Masukan", "U8"),
      ("Saran dan pengaduan", "U8"), ("U1 (Persyaratan)", "U1"),
    ])
  func knowsFormHeaders(header: String, code: String) {
    #expect(item(header) == code)
  }

  @Test("knows codes alone", arguments: ["U8", "u8", " U 8 ", "Unsur 8", "Element 8", "U8."])
  func knowsCodes(header: String) {
    #expect(
      ColumnFinder(current).meaning(of: header)
        == HeaderMeaning(roles: [.item(7)], reason: .code("U8")))
  }

  @Test("a code is not another that begins alike")
  func tellsCodesApart() {
    let finder = ColumnFinder(edition("kepmenpan-25-2004"))
    #expect(finder.meaning(of: "U1").roles == [.item(0)])
    #expect(finder.meaning(of: "U11").roles == [.item(10)])
    #expect(finder.meaning(of: "U14").roles == [.item(13)])
    #expect(finder.meaning(of: "U15").roles == [])
  }

  @Test("the words win over the code")
  func wordsWinOverCode() {
    let finder = ColumnFinder(current)
    #expect(
      finder.meaning(of: "U8 (Sarana & Prasarana)")
        == HeaderMeaning(roles: [.item(8)], reason: .wordsAgainstCode("sarana", code: "U8")))
    #expect(
      finder.meaning(of: "U9 (Pengaduan)")
        == HeaderMeaning(roles: [.item(7)], reason: .wordsAgainstCode("pengaduan", code: "U9")))
    #expect(finder.meaning(of: "U8 Pengaduan").reason == .words("pengaduan"))
  }

  @Test("a header that fits two items fits both, unless its code says which")
  func listsAmbiguity() {
    let finder = ColumnFinder(current)
    #expect(finder.meaning(of: "Kecepatan dan biaya").roles == [.item(2), .item(3)])
    #expect(finder.meaning(of: "U4 Kecepatan dan biaya").roles == [.item(3)])
    #expect(finder.meaning(of: "U1 Kecepatan dan biaya").roles == [.item(2), .item(3)])
  }

  /// The reason is shown to the reader, so it is the phrase that means the item.
  @Test("the reason is a phrase of the item that was chosen")
  func namesTheDecidingPhrase() {
    #expect(
      ColumnFinder(current).meaning(of: "U4 Kecepatan dan biaya")
        == HeaderMeaning(roles: [.item(3)], reason: .words("biaya")))
  }

  // MARK: - Roles

  @Test(
    "knows roles as forms write them",
    arguments: [
      ("Cap waktu", .timestamp), ("Timestamp", .timestamp), ("Stempel waktu", .timestamp),
      ("2. Umur", .age), ("3. Jenis Kelamin", .sex), ("4. Jenjang Pendidikan", .education),
      ("5. Pekerjaan", .occupation), ("Jenis Kelamin (L/P)", .sex), ("No", .id), ("No.", .id),
      ("Pendidikan Terakhir", .education), ("Jenis Layanan", .service), ("Tahun", .year),
      ("TANGGAL", .date), ("Tanggal survei", .date), ("Saran / Masukan (Teks)", .comment),
      ("Saran", .comment), ("Kritik dan saran", .comment), ("Semester", .semester),
      ("Triwulan", .quarter), ("Unit Pelayanan", .unit), ("Usia Responden", .age),
      ("Layanan yang diterima", .service), ("Apakah Anda penyandang disabilitas?", .disability),
    ] as [(String, Role)])
  func knowsRoles(header: String, role: Role) {
    #expect(ColumnFinder(current).meaning(of: header).roles == [.role(role)])
  }

  @Test(
    "leaves others alone",
    arguments: [
      "Jam survei", "1. Nama Lengkap", "Nama", "", "   ", "-", "7", "Tahun lahir", "Sarananya",
      "Wak", "Biayai", "Stratum", "PSU", "Bobot", "Weight", "Populasi", "Population", "w", "N",
      "Email", "U", "U0", "U10", "مقياس",
    ])
  func leavesOthers(header: String) {
    #expect(ColumnFinder(current).meaning(of: header) == .unknown)
  }

  @Test("what the user chose comes first")
  func obeysChoice() {
    let finder = ColumnFinder(current, chosen: ["  SARANA ": .item(0), "w": .role(.weight)])
    #expect(
      finder.meaning(of: "Sarana") == HeaderMeaning(roles: [.item(0)], reason: .chosen))
    #expect(finder.meaning(of: "W") == HeaderMeaning(roles: [.role(.weight)], reason: .chosen))
    #expect(finder.meaning(of: "Sarana dan prasarana").roles == [.item(8)])
  }

  private func item(_ header: String) -> String? {
    let roles = ColumnFinder(current).meaning(of: header).roles
    guard roles.count == 1, case .item(let item) = roles[0] else { return nil }
    return current.items[item].code
  }
}
