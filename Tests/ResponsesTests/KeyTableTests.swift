import Testing

@testable import Responses

@Suite struct KeyTableTests {
  @Test("numbers names as they come")
  func numbersNames() {
    var table = KeyTable()
    #expect(table.number(of: key(["b", "x"])) == 0)
    #expect(table.number(of: key(["a", ""])) == 1)
    #expect(table.number(of: key(["b", "x"])) == 0)
    #expect(table.number(of: key(["", "a"])) == 2)
    #expect(table.names == [["b", "x"], ["a", ""], ["", "a"]])
  }

  @Test func aNameWithoutPartsIsOne() {
    var table = KeyTable()
    #expect(table.number(of: []) == 0)
    #expect(table.number(of: []) == 0)
    #expect(table.names == [[]])
    #expect(table.number(of: key([""])) == 1)
    #expect(table.names[1] == [""])
  }

  @Test("sorts names by their bytes, and says where each went")
  func sortsNames() {
    var table = KeyTable()
    for name in ["b", "é", "a10", "a2"] { _ = table.number(of: key([name])) }
    #expect(table.sort() == [2, 3, 0, 1])
    #expect(table.names == [["a10"], ["a2"], ["b"], ["é"]])
    #expect(table.number(of: key(["b"])) == 2 && table.number(of: key(["c"])) == 4)
  }

  private func key(_ parts: [String]) -> [UInt8] {
    parts.flatMap { Array($0.utf8) + [KeyTable.separator] }
  }
}
