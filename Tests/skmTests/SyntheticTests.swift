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

  @Test("another seed gives another survey")
  func dependsOnSeed() throws {
    let here = try Workdir()
    let first = try here.run(Workdir.binaries + "/skm-bench", ["synthesize", "form"])
    let second = try here.run(
      Workdir.binaries + "/skm-bench", ["synthesize", "form", "--seed", "2"])
    #expect(first.output != second.output && !second.output.isEmpty)
  }
}
