import ArgumentParser

/// `skm-bench`: times the named workloads.
struct TimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time",
    abstract: "Times workloads: the median of several runs, as CSV.",
    discussion: "Example:  skm-bench time read-plain read-weighted-stratified")

  @Argument(help: "The workloads; all where none is named.")
  var workloads: [String] = []

  @Option(help: "Respondents of the file that is read; coefficients rest on as many as they say.")
  var rows = 200_000

  @Option(help: "Series to forecast, the column train of a CSV; made up where none are named.")
  var series: String?

  @Option(help: "How often each workload runs.")
  var runs = 11

  @Flag(help: "One run on few respondents: whether everything works.")
  var smoke = false

  func validate() throws {
    guard rows > 0 && runs > 0 else { throw ValidationError("--rows and --runs are at least 1.") }
  }

  func run() throws {
    let (rows, runs) = smoke ? (2000, 1) : (rows, runs)
    let all =
      try Workload.reading(rows: rows) + Workload.reliability() + Workload.forecasting(series)
    if let unknown = workloads.first(where: { name in !all.contains { $0.name == name } }) {
      let known = all.map(\.name).joined(separator: " ")
      throw ValidationError("There is no workload \(unknown). There are: \(known).")
    }
    print("workload,rows,runs,medianMilliseconds,minimumMilliseconds,result")
    for workload in all where workloads.isEmpty || workloads.contains(workload.name) {
      var (times, result): ([Double], Int) = ([], 0)
      for _ in 0..<runs {
        let began = ContinuousClock.now
        result = try workload.run()
        times.append((ContinuousClock.now - began) / .milliseconds(1))
      }
      times.sort()
      print(
        workload.name, workload.rows, runs, times[runs / 2], times[0], result,
        separator: ",")
    }
  }
}
