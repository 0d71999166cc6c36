import CSV
import Glibc
import Localization
import Report
import Responses
import Satisfaction

/// Reads response files; a file that cannot be read is a failure.
///
/// - Parameters:
///   - inputs: The files.
///   - request: What to read.
///   - threads: How many threads read; all cores where not given.
///   - progress: Tells how far it is; `nil` where nobody wants to know.
///   - standardInput: What stood there, where it is the only file and has been read already.
/// - Returns: The moments, and what was seen on the way.
/// - Throws: `Failure` where a file cannot be opened or read.
func read(
  _ inputs: [ResponseInput], _ request: SurveyRequest, threads: Int? = nil,
  progress: ProgressLine? = nil, standardInput: [UInt8]? = nil
) throws -> SurveyReading {
  let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  defer { progress?.clear() }
  do {
    let reader = ResponseReader(request, threads: threads ?? cores) { progress?.show($0) }
    guard let standardInput else { return try reader.read(inputs) }
    return try reader.read(
      ByteSource(standardInput, sheet: inputs.first?.sheet), year: inputs.first?.year)
  } catch {
    throw Failure(error)
  }
}

/// The first problems, and where to see the others.
///
/// - Parameters:
///   - reading: What was read.
///   - request: What was asked for.
///   - edition: The one that the files were read with; another that they fit better is named.
/// - Returns: A line each.
func refusal(
  _ reading: SurveyReading, _ request: SurveyRequest, _ edition: RegulationEdition? = nil
) -> Failure {
  let other = edition.flatMap { edition in
    OtherEdition(reading.files, problems: reading.problems, instead: edition)
  }
  guard let other else {
    return refusal(reading.problems, count: reading.problemCount, weight: request.weight)
  }
  let rest = refusal(
    other.remaining, count: reading.problemCount - other.explained, weight: request.weight)
  return Failure(rest.status, [UsageWords.otherEdition(other)] + rest.messages)
}

/// The first problems of `count`, and where to see the others.
///
/// - Parameters:
///   - problems: As they were found.
///   - count: All, also those that are not listed.
///   - weight: The column of weights that was asked for.
///   - areChecked: `skm check` lists them.
/// - Returns: A line each.
func refusal(
  _ problems: [ResponseProblem], count: Int, weight: String?, areChecked: Bool = true
) -> Failure {
  let shown = problems.prefix(10)
  var messages = shown.map(\.words)
  if count > shown.count {
    messages.append(UsageWords.moreProblems(count - shown.count, areChecked: areChecked))
  }
  if let weight, case let number = weight.replacing(",", with: "."), Double(number) != nil,
    problems.contains(where: {
      if case .unknownColumn(weight, _, _) = $0.kind { true } else { false }
    })
  {
    messages.append(UsageWords.elementWeights(number))
  }
  return Failure(.data, messages)
}
