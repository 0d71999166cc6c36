public import Localization
public import Satisfaction

/// What is said of a command that was not used as it is meant.
public enum UsageWords {
  /// A file that was read with the wrong edition.
  public static func otherEdition(_ other: OtherEdition) -> Bilingual {
    CheckWords.otherEdition(other).message
  }

  public static func unknownEdition(_ name: String, known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(
      id: "Peraturan \u{201C}\(name)\u{201D} tidak dikenali. Pilihan yang tersedia: \(list), atau "
        + "lokasi berkas .json.",
      en: "The edition \u{201C}\(name)\u{201D} is not known. There are: \(list), or the path of a "
        + ".json file.")
  }

  /// Editions without a single element in common.
  public static func nothingShared(_ editions: [String]) -> Bilingual {
    let list = editions.joined(separator: ", ")
    return Bilingual(
      id: "--common-elements: tidak ada unsur yang sama pada semua peraturan (\(list)).",
      en: "--common-elements: no element is the same in every edition (\(list)).")
  }

  public static func unknownRole(_ name: String, known: [String]) -> Bilingual {
    let list = known.joined(separator: " ")
    return Bilingual(
      id: "--column tidak mengenal peran \u{201C}\(name)\u{201D}. Pilihan yang tersedia: \(list).",
      en: "--column knows no role \u{201C}\(name)\u{201D}. There are: \(list).")
  }

  /// The same file, role or header twice is a slip: respondents would count double.
  public static func givenTwice(_ what: String) -> Bilingual {
    Bilingual(id: "\(what) disebut dua kali.", en: "\(what) is given twice.")
  }

  public static func wouldOverwrite(_ path: String) -> Bilingual {
    Bilingual(
      id: "-o \(path) akan menimpa berkas yang dibaca; pilih nama lain.",
      en: "-o \(path) would overwrite a file that is read; choose another name.")
  }

  /// A workbook is no text that a terminal or a pipe could show.
  public static let workbookNeedsPath = Bilingual(
    id: "--format xlsx memerlukan nama berkas, misalnya -o hasil.xlsx.",
    en: "--format xlsx needs the name of a file, such as -o result.xlsx.")

  /// A folder that holds more than a bundle of tables would be lost.
  public static func folderIsNotOurs(_ path: String, _ name: String) -> Bilingual {
    Bilingual(
      id:
        "Folder \(path) berisi \u{201C}\(name)\u{201D}, yang tidak ditulis oleh skm. Pilih folder baru "
        + "atau kosong.",
      en:
        "The folder \(path) holds \u{201C}\(name)\u{201D}, which skm did not write. Choose a new or an "
        + "empty folder.")
  }

  /// Problems that are not shown; those of a response file `skm check` lists.
  public static func moreProblems(_ count: Int, areChecked: Bool = true) -> Bilingual {
    guard areChecked else {
      return Bilingual(
        id: "… dan \(Catalogue.count(count).id) masalah lainnya.",
        en: "… and \(Catalogue.count(count).en) more.")
    }
    return Bilingual(
      id: "… dan \(Catalogue.count(count).id) masalah lainnya; tampilkan semua dengan skm check "
        + "--format csv.",
      en: "… and \(Catalogue.count(count).en) more; all of them by skm check --format csv.")
  }

  /// A number where a column of sampling weights belongs.
  public static func elementWeights(_ number: String) -> Bilingual {
    Bilingual(
      id: "--weight menyebut kolom bobot responden. Untuk bobot unsur, gunakan "
        + "--element-weights \(number).",
      en: "--weight names a column of respondents' weights. For the weight of elements use "
        + "--element-weights \(number).")
  }

  /// `--year` that the plan does not have.
  public static func yearOutsidePlan(_ year: Int, _ period: ClosedRange<Int>) -> Bilingual {
    let (first, last) = (period.lowerBound, period.upperBound)
    return Bilingual(
      id: "--year \(year) di luar periode rencana, \(first) sampai \(last).",
      en: "--year \(year) lies outside the plan, which runs from \(first) to \(last).")
  }

  /// `--format svg` of an answer that is only numbers.
  public static let noChart = Bilingual(
    id:
      "Jawaban ini tidak memuat grafik, atau deretnya terlalu banyak untuk digambar, sehingga tidak ada "
      + "SVG. Pilih html, markdown, csv atau json.",
    en:
      "This answer has no chart, or too many series to draw, so there is no SVG of it. Choose html, "
      + "markdown, csv or json.")

  /// `--poster` of a plan without a survey of its own.
  public static let noPoster = Bilingual(
    id: "Tidak ada lembar publikasi: rencana ini tidak menyebut berkas responden dengan IKM pada "
      + "tahun-tahunnya. Tulis berkasnya pada data: dari indikator satisfactionIndex.",
    en:
      "There is no poster: the plan names no response files with an index in its years. Name them "
      + "as data: of a satisfactionIndex indicator.")

  public static let level = Bilingual(
    id: "--level adalah pecahan dari 0.01 sampai 0.999999, misalnya 0.95.",
    en: "--level is a fraction from 0.01 to 0.999999, such as 0.95.")

  /// Not a period.
  public static func period(_ option: String, _ text: String) -> Bilingual {
    Bilingual(
      id:
        "\(option): \u{201C}\(text)\u{201D} bukan periode. Contoh: 2026, 2026-S1, 2026-Q3, 2026-07.",
      en:
        "\(option): \u{201C}\(text)\u{201D} is no period, such as 2026, 2026-S1, 2026-Q3, 2026-07.")
  }

  /// Not a period and a value.
  public static func target(_ text: String) -> Bilingual {
    Bilingual(
      id: "--target: \u{201C}\(text)\u{201D} bukan PERIODE=NILAI. Contoh: --target 2026=88.31.",
      en: "--target: \u{201C}\(text)\u{201D} is not PERIOD=VALUE, such as --target 2026=88.31.")
  }

  /// A target of a rate that is no per cent.
  public static func percentTarget(_ text: String) -> Bilingual {
    Bilingual(
      id:
        "Target \u{201C}\(text)\u{201D} harus persentase dari 0 sampai 100, misalnya --target 92,5.",
      en:
        "The target \u{201C}\(text)\u{201D} must be a per cent from 0 to 100, such as --target 92.5."
    )
  }

  /// A day that is none.
  public static func day(_ option: String, _ text: String) -> Bilingual {
    Bilingual(
      id: "\(option) memerlukan tanggal seperti 2021-12-31; \u{201C}\(text)\u{201D} bukan tanggal.",
      en: "\(option) needs a day such as 2021-12-31; \u{201C}\(text)\u{201D} is none.")
  }

  /// Not two numbers, the smaller first.
  public static func bounds(_ text: String) -> Bilingual {
    Bilingual(
      id: "--bounds: \u{201C}\(text)\u{201D} bukan BAWAH,ATAS. Contoh: --bounds 25,100, atau none.",
      en: "--bounds: \u{201C}\(text)\u{201D} is not LOW,HIGH, such as --bounds 25,100, or none.")
  }

  public static let tooFewItems = Bilingual(
    id: "--items memerlukan paling sedikit dua butir, misalnya --items P1,P2,P3.",
    en: "--items needs two items or more, such as --items P1,P2,P3.")

  /// A header that is the name of a role cannot be the code of an item.
  public static func unusableItem(_ name: String) -> Bilingual {
    Bilingual(
      id: "--items: \u{201C}\(name)\u{201D} adalah nama peran kolom; ganti nama kolom itu.",
      en: "--items: \u{201C}\(name)\u{201D} is the name of a role; rename that column.")
  }

  public static func scale(_ text: String) -> Bilingual {
    Bilingual(
      id:
        "--scale adalah jawaban terendah dan tertinggi, misalnya 1-5 atau 0-10 (paling tinggi 254); "
        + "tertulis \u{201C}\(text)\u{201D}.",
      en: "--scale is the lowest and the highest answer, such as 1-5 or 0-10 (254 at most); found "
        + "\u{201C}\(text)\u{201D}.")
  }

  public static let replicates = Bilingual(
    id: "--bootstrap adalah 0 (tanpa bootstrap) atau jumlah sampel dari 100 sampai 1.000.000.",
    en: "--bootstrap is 0 (none) or a number of samples from 100 to 1,000,000.")

  /// A value of `--between` that nobody has.
  public static func unknownValue(_ option: String, _ value: String, known: [String]) -> Bilingual {
    let list = Catalogue.list(known.map { Bilingual($0) })
    return Bilingual(
      id: "\(option): tidak ada responden dengan nilai \u{201C}\(value)\u{201D}. Yang ada: "
        + "\(list.id).",
      en: "\(option): no respondent has \u{201C}\(value)\u{201D}. There are: \(list.en).")
  }

  public static func sameValue(_ value: String) -> Bilingual {
    Bilingual(
      id: "--from dan --to harus berbeda; keduanya \u{201C}\(value)\u{201D}.",
      en: "--from and --to must differ; both are \u{201C}\(value)\u{201D}.")
  }

  /// More or fewer than two groups, and no word on which.
  public static func chooseTwo(_ known: [String]) -> Bilingual {
    let list = Catalogue.list(known.map { Bilingual($0) })
    return Bilingual(
      id: "--between memerlukan dua kelompok: pilih dengan --from dan --to. Yang ada: \(list.id).",
      en: "--between needs two groups: choose them by --from and --to. There are: \(list.en).")
  }

  /// The same role in `--by` and `--between`.
  public static func bothByAndBetween(_ role: String) -> Bilingual {
    Bilingual(
      id: "--between \(role) sudah membandingkan \(role), jadi jangan disebut lagi dalam --by.",
      en: "--between \(role) compares \(role) already; leave it out of --by.")
  }

  /// Editions by year, and a comparison of something else.
  public static func editionsNeedYears(_ role: String) -> Bilingual {
    Bilingual(
      id:
        "--edition dengan beberapa tahun hanya untuk --between year (atau period). Untuk \(role), sebut "
        + "satu peraturan saja, dan hanya berkas yang memakainya.",
      en:
        "--edition with several years goes with --between year (or period) only. For \(role) name one "
        + "edition, and only the files that are of it.")
  }

  public static let factors = Bilingual(
    id: "--factors adalah jumlah faktor dari 2 sampai 20.",
    en: "--factors is a number of factors from 2 to 20.")

  public static let emptyPopulation = Bilingual(
    id: "--population paling sedikit 1.", en: "--population must be at least 1.")

  /// `125.300` where a number of people belongs.
  public static func populationMarks(_ text: String) -> Bilingual {
    let digits = text.filter(\.isNumber)
    return Bilingual(
      id: "Tulis jumlah populasi tanpa tanda pemisah ribuan: --population \(digits).",
      en: "Write the population without marks between thousands: --population \(digits).")
  }

  public static let populationMissing = Bilingual(
    id: "--fpc memerlukan jumlah populasi: --population N.",
    en: "--fpc goes with a number: --population N.")

  /// `--fpc` beside a design that a single number of people does not fit.
  public static let populationNeedsColumn = Bilingual(
    id:
      "--fpc memakai satu jumlah populasi untuk seluruh responden. Dengan strata atau unit sampel, "
      + "sebutkan kolom jumlah populasi: --population KOLOM.",
    en:
      "--fpc takes one number of people for all respondents. With strata or sampling units give a "
      + "column: --population HEADER.")

  /// Options on respondents and elements beside a series, which has none.
  public static func onlyOfResponses(_ options: [String], file: String) -> Bilingual {
    let list = options.joined(separator: ", ")
    return Bilingual(
      id:
        "\(file): ini deret nilai, tanpa responden dan unsur, sehingga \(list) tidak berarti apa-apa. "
        + "Hapus pilihan itu, atau berikan berkas jawaban responden.",
      en:
        "\(file): it is a series of values, without respondents and elements, so \(list) would do "
        + "nothing. Leave it out, or give the files of responses.")
  }

  /// Options on the columns of a series beside responses.
  public static func onlyOfSeries(_ options: [String], file: String) -> Bilingual {
    let list = options.joined(separator: ", ")
    return Bilingual(
      id:
        "\(file): dibaca sebagai jawaban responden, sedangkan \(list) memilih kolom sebuah deret nilai. "
        + "Hapus pilihan itu; kolom jawaban dipilih dengan --column.",
      en: "\(file): it is read as answers of respondents, while \(list) would choose columns of a "
        + "series. Leave it out; columns of answers are chosen by --column.")
  }

  /// `125.300` where a value belongs.
  public static func thousandsMark(_ option: String, _ text: String) -> Bilingual {
    let digits = text.filter { $0 != "." && $0 != "," }
    let decimal = text.replacing(",", with: ".") + "0"
    return Bilingual(
      id:
        "\(option): tanda dalam \u{201C}\(text)\u{201D} dapat berarti pemisah ribuan atau desimal. "
        + "Tulis \(digits) atau \(decimal).",
      en:
        "\(option): the mark in \u{201C}\(text)\u{201D} may be one of thousands or of decimals. Write "
        + "\(digits) or \(decimal).")
  }

  /// Two options of which only one can be meant.
  public static func notTogether(_ first: String, _ second: String) -> Bilingual {
    Bilingual(
      id: "\(first) tidak dapat dipakai bersama \(second).",
      en: "\(first) does not go together with \(second).")
  }

  /// An option that means nothing without another.
  public static func needs(_ option: String, _ other: String) -> Bilingual {
    Bilingual(id: "\(option) memerlukan \(other).", en: "\(option) needs \(other).")
  }

  public static func populationNumber(_ text: String) -> Bilingual {
    Bilingual(
      id: "--population adalah bilangan bulat dari 1 sampai 1.000.000.000.000; tertulis "
        + "\u{201C}\(text)\u{201D}.",
      en: "--population is a whole number from 1 to 1,000,000,000,000; found "
        + "\u{201C}\(text)\u{201D}.")
  }

  /// The number that was given and the strata disagree on how many people there are.
  public static func populationsDiffer(_ population: Int, strata: Int) -> Bilingual {
    let (own, sum) = (Catalogue.count(population), Catalogue.count(strata))
    return Bilingual(
      id: "--population \(own.id) berbeda dengan jumlah populasi strata, \(sum.id).",
      en: "--population \(own.en) differs from the sum of the strata, \(sum.en).")
  }
}
