import Moments
import Responses
import SurveyInference
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct ElementBridgeTests {
  static let editions = RegulationEdition.shipped

  @Test("the editions of 2014 and 2017 share eight of nine elements")
  func sharesEight() throws {
    let bridge = try #require(ElementBridge(between: [Self.editions[1], Self.editions[0]]))
    #expect(bridge.editions == ["permenpanrb-16-2014", "permenpanrb-14-2017"])
    #expect(bridge.identities.count == 8)
    // 2014 alone asks for the pledge, 2017 alone for the facilities
    #expect(bridge.leftOut(of: Self.editions[1]) == ["U8"])
    #expect(bridge.leftOut(of: Self.editions[0]) == ["U9"])
    #expect(ElementBridge(around: Self.editions[1]) == bridge)
    #expect(ElementBridge(around: Self.editions[0])?.leftOut(of: Self.editions[0]) == ["U9"])
  }

  @Test("an element is the same where its identity is, whatever its code and its name")
  func comparesIdentities() {
    func identity(_ edition: Int, _ code: String) -> String? {
      Self.editions[edition].elements.first { $0.code == code }?.identity
    }
    for code in (1...7).map({ "U\($0)" }) { #expect(identity(0, code) == identity(1, code)) }
    #expect(identity(0, "U8") == identity(1, "U9"))  // complaints
    #expect(identity(0, "U9") != identity(1, "U8"))
    // 2004 asks for procedure and requirements too, in the other order
    #expect(identity(2, "U1") == identity(0, "U2") && identity(2, "U2") == identity(0, "U1"))
    #expect(ElementBridge(between: Self.editions)?.identities == ["prosedur", "persyaratan"])
    for edition in Self.editions {
      #expect(Set(edition.elements.map(\.identity)).count == edition.elements.count)
    }
  }

  @Test("editions that share nothing have no bridge; one alone is its own")
  func needsSharing() throws {
    let own = try RegulationEdition(json: Array(RegulationEditionDecodingTests.text.utf8))
    #expect(ElementBridge(between: [own, Self.editions[0]]) == nil)
    #expect(ElementBridge(around: own) == nil && ElementBridge(between: []) == nil)
    let alone = try #require(ElementBridge(between: [own, own]))
    #expect(alone.editions == ["own"] && alone.leftOut(of: own).isEmpty)
  }

  @Test("identities are read from an edition file, and are different within it")
  func readsIdentities() throws {
    let text = RegulationEditionDecodingTests.text
    let given = text.replacing(
      #""id": "Q2", "#, with: #""id": "Q2", "identity": "Waktu-Pelayanan","#)
    let edition = try RegulationEdition(json: Array(given.utf8))
    #expect(edition.elements.map(\.identity) == ["ramah", "waktu pelayanan"])
    let twice = text.replacing(#""id": "Q2", "#, with: #""id": "Q2", "identity": "RAMAH","#)
    #expect(
      throws: EditionError.invalid(key: "elements[1].identity", reason: .repeated("RAMAH"))
    ) { try RegulationEdition(json: Array(twice.utf8)) }
    // the same name by chance is no identity
    let named = text.replacing(#""id": "Cepat""#, with: #""id": "Ramah""#)
    let same = try RegulationEdition(json: Array(named.utf8))
    #expect(same.elements.map(\.identity) == ["ramah", "ramah q2"])
  }

  @Test("an index of the shared elements is that of the answers to these alone")
  func restrictsIndex() throws {
    let rows = ["443434441", "434344342", "344343431"]
    var survey = SampleSurvey(rows)
    let bridge = try #require(ElementBridge(around: survey.edition))
    bridge.apply(to: &survey.request, of: survey.edition)
    survey.options.bridge = bridge
    let analysis = try survey.analysis()
    let index = try analysis.groups[0].index.get()
    let sum = rows.flatMap { $0.dropLast() }.compactMap(\.wholeNumberValue).reduce(0, +)
    #expect(index.estimate.value.isClose(to: 25 * Double(sum) / 24, .relative(1e-14)))
    #expect(analysis.groups[0].elements.map(\.element) == (1...8).map { "U\($0)" })
    #expect(
      analysis.warnings.first == .commonElements(editions: bridge.editions, leftOut: ["U9"]))
    #expect(
      !analysis.warnings.contains { if case .unofficialElements = $0 { true } else { false } })
    // who left U9 blank has answered everything that counts
    survey.lines.append("4,4,4,4,4,4,4,4,")
    #expect(try survey.analysis().groups[0].completeRespondents == 4)
    // codes alone may have left out the wrong element
    #expect(analysis.warnings.contains(.codesInDoubt(elements: ["U8", "U9"])))
  }

  @Test("an element that does not count needs no column, and may have one")
  func needsNoColumn() throws {
    var survey = SampleSurvey([])
    survey.lines = ["U1,U2,U3,U4,U5,U6,U7,U8", "4,3,3,4,4,4,3,4", "4,4,3,4,4,4,3,3"]
    #expect(try survey.reading().problems.map(\.kind) == [.missingItems(["U9"])])
    survey.request.leftOutItems = ["U9"]
    #expect(try survey.reading().problemCount == 0)
    // exchanged columns are still known by their words
    survey.lines[0] = "U1,U2,U3,U4,U5,U6,U7,U8 Sarana,U9 Pengaduan"
    for line in [1, 2] { survey.lines[line] += ",1" }
    let reading = try survey.reading()
    #expect(reading.problemCount == 0 && reading.presentItems == Array(0..<8))
    #expect(reading.moments.groups[0].levels.sum(item: 7) == 2)
  }
}
