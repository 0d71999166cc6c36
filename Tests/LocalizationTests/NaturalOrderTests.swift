import TestSupport
import Testing

@testable import Localization

@Suite struct NaturalOrderTests {
  private func sorted(_ texts: [String]) -> [String] {
    texts.sorted { naturallyPrecedes([$0], [$1]) }
  }

  @Test("numbers inside a text compare as numbers, blanks come last")
  func comparesNumbers() {
    #expect(
      sorted(["Loket 10", "", "Loket 2", "Loket 1"]) == ["Loket 1", "Loket 2", "Loket 10", ""])
    #expect(sorted(["2021", "2020", "999"]) == ["999", "2020", "2021"])
    #expect(sorted(["2021-S2", "2021-S1", "2020-S2"]) == ["2020-S2", "2021-S1", "2021-S2"])
    #expect(sorted(["b", "A", "c", "B2", "b10"]) == ["A", "b", "B2", "b10", "c"])
    #expect(sorted(["RT 3 RW 10", "RT 3 RW 9", "RT 12 RW 1"]).last == "RT 12 RW 1")
  }

  @Test("the first role decides, then the next")
  func comparesRoles() {
    #expect(naturallyPrecedes(["2020", "b"], ["2021", "a"]))
    #expect(naturallyPrecedes(["2020", "a"], ["2020", "b"]))
    #expect(naturallyPrecedes(["2020", "b"], ["2020", ""]))
    #expect(!naturallyPrecedes(["", "a"], ["2020", "b"]))
    #expect(!naturallyPrecedes(["2020"], ["2020"]))
  }

  @Test("numbers of any length compare as numbers")
  func comparesLongNumbers() {
    let long = "10000000000000000000000"
    #expect(sorted([long, "9", "10"]) == ["9", "10", long])
  }

  @Test("two different groups have one order, whatever the order of the rows")
  func ordersTotally() {
    let pairs = [(["a"], ["A"]), (["1"], ["01"]), (["a", "2"], ["A", "1"]), (["x 1"], ["X 1"])]
    for (left, right) in pairs {
      #expect(
        naturallyPrecedes(left, right) != naturallyPrecedes(right, left), "\(left) \(right)")
    }
  }

  @Test("is an order", arguments: 0..<30 as Range<UInt64>)
  func isAnOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let texts = (0..<12).map { _ in
      String(
        (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in
          "01290ab- ".randomElement(using: &random)
        })
    }
    for a in texts {
      #expect(!naturallyPrecedes([a], [a]))
      for b in texts {
        #expect(!(naturallyPrecedes([a], [b]) && naturallyPrecedes([b], [a])), "\(a) \(b)")
        for c in texts where naturallyPrecedes([a], [b]) && naturallyPrecedes([b], [c]) {
          #expect(naturallyPrecedes([a], [c]), "\(a) \(b) \(c)")
        }
      }
    }
  }
}
