import Testing

@testable import Rendering

@Suite struct MarkupBalanceTests {
  private static let whole =
    #"<?xml version="1.0"?><a b="1 > 0" c='x'><d/><e>text &lt; text</e><f g="/"></f></a>"#

  private func isWhole(_ texts: String...) -> Bool {
    var balance = MarkupBalance()
    for text in texts { balance.read(text.utf8) }
    return balance.isWhole
  }

  @Test("markup that ends is whole, in one piece or many")
  func readsWhole() {
    #expect(isWhole(Self.whole))
    for cut in 0...Self.whole.count {
      #expect(isWhole(String(Self.whole.prefix(cut)), String(Self.whole.dropFirst(cut))))
    }
    #expect(isWhole("<a/>"))
  }

  @Test("markup that is cut anywhere is not")
  func findsCuts() {
    for cut in 0..<Self.whole.count { #expect(!isWhole(String(Self.whole.prefix(cut))), "\(cut)") }
    #expect(!isWhole("") && !isWhole("text") && !isWhole("<a></a></a>"))
  }
}
