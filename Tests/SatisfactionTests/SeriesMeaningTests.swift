import Satisfaction
import Testing

@Suite struct SeriesMeaningTests {
  @Test("a header says what is measured, whatever its blanks and capitals")
  func recognizes() {
    for header in ["IKM", "Nilai IKM", "nilai_skm", "publishedIkm"] {
      #expect(SeriesMeaning(header: header) == .index)
    }
    for header in ["rate", "Persentase", "percentage"] {
      #expect(SeriesMeaning(header: header) == .percentage)
    }
    for header in ["value", "nilai", "ikm lama", ""] {
      #expect(SeriesMeaning(header: header) == .unknown)
    }
    #expect(SeriesMeaning.index.bounds == 25...100)
    #expect(SeriesMeaning.percentage.bounds == 0...100)
    #expect(SeriesMeaning.unknown.bounds == nil)
  }
}
