import CSV
import Satisfaction
import TestSupport
import Testing

@Suite struct RegulationEditionNamedTests {
  private func error(_ name: String) -> NamedEditionError? {
    do throws(NamedEditionError) {
      _ = try RegulationEdition(named: name)
      return nil
    } catch { return error }
  }

  @Test("every shipped edition goes by its ID, and one's own by its path")
  func finds() throws {
    for edition in RegulationEdition.shipped {
      #expect(try RegulationEdition(named: edition.id) == edition)
    }
    let folder = try Workdir()
    try folder.write(RegulationEditionDecodingTests.text, to: "own.json")
    #expect(try RegulationEdition(named: "\(folder.path)/own.json").id == "own")
  }

  @Test("says what is wrong with a name or its file")
  func refuses() throws {
    #expect(
      error("skm-2017") == .unknown(name: "skm-2017", known: RegulationEdition.shipped.map(\.id)))
    guard case .file(let file)? = error("nowhere.json") else {
      Issue.record("a missing file")
      return
    }
    #expect(file.path == "nowhere.json")
    let folder = try Workdir()
    try folder.write("{}", to: "empty.json")
    let path = "\(folder.path)/empty.json"
    #expect(error(path) == .malformed(path: path, .missingKey("id")))
  }
}
