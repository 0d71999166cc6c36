import CSV
import Report
import Responses
import Satisfaction

/// What the files of a trend or a forecast hold: series, or the responses of several years.
enum TrendInput {
  case series(SeriesReading)
  case responses(YearsReading)

  /// Reads the files that `input` names, as what the first of them is.
  ///
  /// - Parameters:
  ///   - input: The files; `--by` names the groups.
  ///   - series: The columns of a series.
  ///   - design: The sampling design of responses.
  ///   - commonElements: Of responses only the elements that all editions in the data share.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  /// - Throws: `Failure` where a file cannot be read or is neither.
  init(
    _ input: InputOptions, series: SeriesOptions, design: DesignOptions, commonElements: Bool,
    progress: ProgressLine?
  ) throws {
    let reader = series.reader(groups: names(input.by))
    // Standard input cannot be read twice, so alone it is kept.
    let isStandardInput = input.inputs.count == 1 && input.inputs[0].path == "-"
    let kept = isStandardInput ? try Self.standardInput() : nil
    func source(_ path: String) throws(FileError) -> ByteSource {
      if let kept { return ByteSource(kept, sheet: input.sheet) }
      return try ByteSource(path: path, sheet: input.sheet)
    }
    do {
      let questionnaires = try input.schedule().editions.map(\.questionnaire)
      let first = input.inputs.first { $0.path != "-" || isStandardInput }
      guard let first, try reader.recognizes(source(first.path), beside: questionnaires) else {
        self = .responses(
          try YearsReading(
            input, design: design, commonElements: commonElements, progress: progress,
            standardInput: kept))
        return
      }
      var reading: SeriesReading?
      for file in input.inputs { reading = try reader.read(source(file.path), after: reading) }
      guard let reading else { throw Failure(.usage, []) }
      self = .series(reading)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as TableProblem {
      throw Failure(.data, error.words)
    }
  }

  private static func standardInput() throws -> [UInt8] {
    do {
      var source = try ByteSource(path: "-")
      var (bytes, block) = ([UInt8](), [UInt8]())
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty
      return bytes
    } catch {
      throw Failure(error)
    }
  }
}
