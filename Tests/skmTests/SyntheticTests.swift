import TestSupport
import Testing

/// The synthetic data sets are what the committed command makes.
@Suite struct SyntheticTests {
  @Test(
    "a data set is what its command writes",
    arguments: [("form", "form-2024"), ("villages", "villages-2019-2023")])
  func isWhatTheCommandWrites(layout: String, file: String) throws {
    let here = try Workdir()
    let outcome = try here.run(
      Workdir.binaries + "/skm-bench", ["synthesize", layout, "--seed", "1"])
    #expect(outcome.status == 0)
    #expect(try outcome.output == Repository.text("datasets/synthetic/\(file).csv"))
  }

  /// The tables of the district office but the counts of its visitors, which are no one's answers.
  private func written() throws -> [String] {
    try Repository.files(in: "datasets/kras", suffix: ".csv").filter {
      $0 != "datasets/kras/pengunjung-2020.csv"
    }
  }

  @Test("the surveys and cases of the district office are what the command writes")
  func districtIsWhatTheCommandWrites() throws {
    let here = try Workdir()
    let outcome = try here.run(
      Workdir.binaries + "/skm-bench", ["synthesize", "kras", "--seed", "1", "-o", "."])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let committed = try written()
    #expect(try here.names().map { "datasets/kras/" + $0 } == committed)
    for path in committed {
      let name = String(path.dropFirst("datasets/kras/".count))
      #expect(try here.bytes(of: name) == Repository.bytes(path), "\(name)")
    }
  }

  @Test("another seed gives another office, with the same course of years")
  func officeDependsOnSeed() throws {
    let here = try Workdir()
    _ = try here.run(
      Workdir.binaries + "/skm-bench", ["synthesize", "kras", "--seed", "2", "-o", "."])
    for path in try written() {
      let name = String(path.dropFirst("datasets/kras/".count))
      let differs = try here.bytes(of: name) != Repository.bytes(path)
      #expect(differs == (name != "konflik-tahunan.csv"), "\(name)")
    }
  }

  @Test(
    "a folder is needed for several files, and refused for one",
    arguments: [["kras"], ["form", "-o", "."]])
  func needsFolder(arguments: [String]) throws {
    let here = try Workdir()
    let outcome = try here.run(Workdir.binaries + "/skm-bench", ["synthesize"] + arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
  }

  @Test("another seed gives another survey")
  func dependsOnSeed() throws {
    let here = try Workdir()
    let first = try here.run(Workdir.binaries + "/skm-bench", ["synthesize", "form"])
    let second = try here.run(
      Workdir.binaries + "/skm-bench", ["synthesize", "form", "--seed", "2"])
    #expect(first.output != second.output && !second.output.isEmpty)
  }
}
