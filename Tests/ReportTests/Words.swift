import Localization
import Rendering
import Testing

/// Records an issue where a text is not said properly in both languages.
///
/// - Parameters:
///   - words: The text.
///   - facts: What must stand in both; a decimal comma of the Indonesian text is read as a point.
///   - sourceLocation: Where an issue is shown.
func expectWords(
  _ words: Bilingual, facts: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) {
  let about = Comment(rawValue: "\(words.id) | \(words.en)")
  #expect(words.id != words.en, about, sourceLocation: sourceLocation)
  for language in Language.allCases {
    let text = words[language]
    #expect(!text.isEmpty, about, sourceLocation: sourceLocation)
    #expect(!text.contains("Optional("), about, sourceLocation: sourceLocation)
    #expect(!text.contains("  ") && text.first != " " && text.last != " ", about)
    let quotes = (text.count { $0 == "\u{201C}" }, text.count { $0 == "\u{201D}" })
    #expect(quotes.0 == quotes.1, about, sourceLocation: sourceLocation)
    for fact in facts {
      #expect(text.contains(fact), "\(fact) in \(text)", sourceLocation: sourceLocation)
    }
  }
  expectLanguages(words, sourceLocation: sourceLocation)
}

/// Records an issue where a text has words of the other language.
func expectLanguages(
  _ words: Bilingual, sourceLocation: SourceLocation = #_sourceLocation
) {
  let indonesian: Set<String> = [
    "responden", "unsur", "tidak", "yang", "dan", "kolom", "berkas", "bobot", "mutu", "jawaban",
    "selang", "sampel", "dari", "semua", "dengan", "atau", "tahun", "peraturan", "rata",
  ]
  let english: Set<String> = [
    "the", "of", "and", "respondents", "element", "elements", "not", "grade", "answers", "weight",
    "file", "column", "by", "or", "interval", "year", "sample", "all", "with",
  ]
  // options of the command line are the same in both
  func parts(_ text: String) -> Set<String> {
    let plain = text.replacing(#/--[a-z-]+( [a-z]+)?|\u{201C}[^\u{201D}]*\u{201D}/#, with: "")
    return Set(plain.lowercased().split { !$0.isLetter }.map(String.init))
  }
  let (inEnglish, inIndonesian) = (
    parts(words.en).intersection(indonesian), parts(words.id).intersection(english)
  )
  #expect(inEnglish == [], "\(words.en)", sourceLocation: sourceLocation)
  #expect(inIndonesian == [], "\(words.id)", sourceLocation: sourceLocation)
}

extension Document {
  /// Every text that a reader can see.
  var texts: [Bilingual] {
    blocks.flatMap { block -> [Bilingual] in
      switch block {
      case .title(let title, let subtitle): [title, subtitle]
      case .heading(let text), .chapter(let text), .paragraph(let text): [text]
      case .figure(let label, let value, let mark, let details):
        [label, mark] + details + texts([value])
      case .table(let table): table.columns.map(\.title) + texts(table.rows.flatMap { $0 })
      case .chart(let chart): chart.texts
      case .rows(let chart): chart.texts
      case .shares(let chart): chart.texts
      case .cards(let cards):
        cards.flatMap { [$0.label, $0.mark] + $0.details + texts([$0.value]) }
      case .notes(let title, let notes): [title] + notes
      case .signature(let above, let below): above + below
      }
    }
  }

  private func texts(_ cells: [Cell]) -> [Bilingual] {
    cells.compactMap { cell in
      if case .text(let text) = cell { text } else { nil }
    }
  }
}
