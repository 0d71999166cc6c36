public import CSV

/// Reads what the SQL of `skm query` has summed.
///
/// The rows are read as rows of responses are, with the same meanings of headers and answers and the same
/// problems; each only stands for as many respondents as it says. So the moments of a result are those of
/// the table: with whole numbers to the last bit, with fractional weights as far as the database adds up.
public enum AggregateReader {
  /// Asks for what a query has summed, as the header of its result tells: its sampling design, and all of
  /// its groups where none are named.
  ///
  /// - Parameters:
  ///   - request: What to read, without a design. A ``ResponseReader`` then reads results with it.
  ///   - input: The first result; what can be read only once is kept in memory.
  ///   - isSeries: Groups are of years, so that a group for each day makes no sense.
  ///   - earlier: What was asked of the same result before, as by another edition; its header is then known.
  /// - Returns: The same, with the design and the groups.
  /// - Throws: `AggregateError` where the file cannot be opened, is no result of such a query, or not all
  ///   of one.
  public static func request(
    _ request: SurveyRequest, for input: ResponseInput, isSeries: Bool = false,
    after earlier: SurveyRequest? = nil
  ) throws(AggregateError) -> SurveyRequest {
    var request = request
    if let earlier, let layout = earlier.aggregate {
      request.kept = earlier.kept
      return take(layout, request, isSeries: isSeries)
    }
    do throws(FileError) {
      var source = try ByteSource(path: input.path, sheet: input.sheet)
      if source.storedBytes == nil { request.kept = (input.path, try bytes(of: &source)) }
    } catch {
      throw .file(error)
    }
    return try take(request, input, isSeries: isSeries)
  }

  /// Reads a result that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: A table of text.
  ///   - request: What to read; where it names no groups these are all of the query's.
  /// - Returns: The moments, or the problems that keep them from being used.
  /// - Throws: `AggregateError` where this is no result of such a query, or not all of one.
  public static func read(
    _ bytes: [UInt8], _ request: SurveyRequest
  ) throws(AggregateError) -> SurveyReading {
    var request = request
    request.kept = ("-", bytes)
    let input = ResponseInput(path: "-")
    let complete = try take(request, input, isSeries: false)
    do throws(FileError) {
      return try ResponseReader(complete).read([input])
    } catch {
      throw .file(error)
    }
  }

  private static func take(
    _ request: SurveyRequest, _ input: ResponseInput, isSeries: Bool
  ) throws(AggregateError) -> SurveyRequest {
    let header = try header(of: input, request)
    do {
      return take(try AggregateLayout(header: header.headers), request, isSeries: isSeries)
    } catch {
      throw .problem(ResponseProblem(error.kind, file: input.path, line: header.line))
    }
  }

  private static func take(
    _ layout: AggregateLayout, _ request: SurveyRequest, isSeries: Bool
  ) -> SurveyRequest {
    var request = request
    request.aggregate = layout
    if request.groups.isEmpty {
      request.groups = isSeries ? layout.groupsWithoutDates : layout.groups
    }
    (request.strata, request.units) = (layout.strata, layout.units)
    (request.weight, request.population) = (layout.weight, layout.population)
    return request
  }

  /// How many columns of sums a first record names, by which the delimiter is known.
  static func score(_ records: [Record]) -> Int {
    let first = records.first { !$0.isBlank }
    return first.map { $0.headers.count { AggregateColumn(header: $0) != nil } } ?? 0
  }

  private static func header(
    of input: ResponseInput, _ request: SurveyRequest
  ) throws(AggregateError) -> Record {
    do throws(CSVError) {
      let source: ByteSource
      do throws(FileError) {
        source = try request.source(input)
      } catch {
        throw .file(error)
      }
      if let record = try firstRecord(source) { return record }
    } catch {
      if case .file(let error) = error { throw .file(error) }
      throw .problem(ResponseProblem(.unreadable(error), file: input.path, line: error.line))
    }
    throw .problem(ResponseProblem(.emptyFile, file: input.path))
  }

  /// The first record that is not blank.
  private static func firstRecord(_ source: consuming ByteSource) throws(CSVError) -> Record? {
    var reader = try CSVReader(source) { score($0) }
    var record = Record()
    while try reader.read(into: &record) {
      if !record.isBlank { return record }
    }
    return nil
  }

  private static func bytes(of source: inout ByteSource) throws(FileError) -> [UInt8] {
    var (bytes, block) = ([UInt8](), [UInt8]())
    repeat {
      try source.read(into: &block)
      bytes += block
    } while !block.isEmpty
    return bytes
  }
}

/// Why the result of a query cannot be read.
public enum AggregateError: Error, Sendable, Hashable {
  case file(FileError)
  case problem(ResponseProblem)
}

extension Record {
  /// The texts of a header.
  var headers: [String] { (0..<count).map { Words.value(text(of: $0)) } }
}
