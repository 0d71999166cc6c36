import ArgumentParser
import Dispatch
import Localization
import SurveyInference
import Synchronization

/// `skm-bench coverage`: how often intervals hold the true index, and how wide they are.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Simulates how often intervals hold the true index, and writes a CSV.",
    discussion: """
      The index of made-up surveys near the ceiling is estimated as skm does. missedBelow is the \
      share of samples in which the true index lies below the interval, missedAbove above.

      Example:  skm-bench coverage --seed 1 > Tests/Reference/coverage.csv
      """)

  @Option(help: "The same seed gives the same table.")
  var seed: UInt64 = 1

  @Option(help: "Samples per row.")
  var replicates = 4000

  @Option(help: "Confidence level as a fraction.")
  var level = 0.95

  @Option(help: "Only these designs.")
  var design: [CoverageSurvey.Design] = CoverageSurvey.Design.allCases

  @Option(help: "Only these true indices, of 76, 88, 96.7, 99.4 and 99.8.")
  var index: [Double] = Self.indices

  @Option(help: "Only these sample sizes, of 20, 50, 150 and 400.")
  var sampleSize: [Int] = Self.sampleSizes

  private static let indices = [76, 88, 96.7, 99.4, 99.8]
  private static let sampleSizes = [20, 50, 150, 400]

  func validate() throws {
    guard replicates > 0 else { throw ValidationError("--replicates must be positive.") }
    guard 0 < level && level < 1 else { throw ValidationError("--level is a fraction.") }
  }

  func run() throws {
    print("# skm-bench coverage --seed \(seed) --replicates \(replicates) --level \(level)")
    print("design,index,sampleSize,method,coverage,missedBelow,missedAbove,meanWidth")
    // Cells are numbered in the whole table, so that one alone gives what it gives there.
    var number: UInt64 = 0
    for design in CoverageSurvey.Design.allCases {
      for index in Self.indices {
        for size in Self.sampleSizes {
          if self.design.contains(design) && self.index.contains(index) && sampleSize.contains(size)
          {
            let survey = CoverageSurvey(design, index: index, sampleSize: size)
            let tally = try tally(survey, firstStream: number << 32)
            write(tally, [design.rawValue, text(index), String(size)])
          }
          number += 1
        }
      }
    }
  }

  private func text(_ index: Double) -> String {
    index == index.rounded() ? String(Int(index)) : String(index)
  }

  private func write(_ tally: CoverageTally, _ cell: [String]) {
    let samples = Double(tally.sampleCount)
    for (method, count) in zip(IntervalMethod.allCases, tally.counts) {
      let shares = [count.covered, count.missedBelow, count.missedAbove].map {
        FixedDecimal(rounding: Double($0) / samples, decimals: 4).text
      }
      let width = FixedDecimal(rounding: count.width / samples, decimals: 3).text
      print((cell + [method.rawValue] + shares + [width]).joined(separator: ","))
    }
  }

  /// The tally of all samples, drawn in blocks on all processors and added up in one order.
  private func tally(_ survey: CoverageSurvey, firstStream: UInt64) throws -> CoverageTally {
    let size = 50
    let blocks = (replicates + size - 1) / size
    let (seed, level, replicates) = (seed, level, replicates)
    let results = Mutex([Int: Result<CoverageTally, any Error>]())
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let first = firstStream + UInt64(block * size)
      let last = firstStream + UInt64(min(replicates, (block + 1) * size))
      let result = Result {
        try CoverageTally(survey, level: level, seed: seed, streams: first..<last)
      }
      results.withLock { $0[block] = result }
    }
    let tallies = results.withLock { $0 }
    return try (0..<blocks).reduce(into: CoverageTally()) { sum, block in
      if let tally = try tallies[block]?.get() { sum.add(tally) }
    }
  }
}

extension CoverageSurvey.Design: ExpressibleByArgument {}
