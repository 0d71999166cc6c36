import Localization
import Testing

@Suite struct NearestTextTests {
  @Test("offers the nearest name if it is near")
  func findsNearest() {
    let names = ["unit", "service", "Jenis Layanan"]
    #expect(nearest(to: "jenis layanann", among: names) == "Jenis Layanan")
    #expect(nearest(to: "unt", among: names) == "unit")
    #expect(nearest(to: "servce", among: names) == "service")
    #expect(nearest(to: "xyz", among: names) == nil)
    #expect(nearest(to: "unit", among: []) == nil)
  }
}
