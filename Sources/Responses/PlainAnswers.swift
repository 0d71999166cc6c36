import CSV
import Moments

/// Reads plain records whose answers are one digit each, or blank: nearly all of most files.
///
/// It gives what `RowReader.add(_:)` would give of the same record, or leaves the record to it.
struct PlainAnswers {
  private let delimiter: UInt8
  /// The lowest and the highest answer of one digit; none where `top` is below.
  private let bottom: UInt8
  private let top: UInt8
  /// The field of each item, -1 where it has none.
  private let fields: [Int]
  /// How many items have a field.
  private let present: Int
  /// The first of the items' fields, and that behind the last, where these are neighbours.
  private let firstField: Int
  private let endField: Int
  /// The length of a digit for each item with delimiters between; 0, which no run has, where they are
  /// no neighbours.
  private let runLength: Int
  private let weight: Int?
  private let numbers: DesignNumbers

  init(_ map: ColumnMap, levels: ClosedRange<Int>, delimiter: UInt8, numbers: DesignNumbers) {
    self.delimiter = delimiter
    bottom = 0x30 + UInt8(min(9, levels.lowerBound))
    top = levels.lowerBound > 9 ? 0 : 0x30 + UInt8(min(9, levels.upperBound))
    fields = map.items.map { $0 ?? -1 }
    present = map.items.count { $0 != nil }
    let areNeighbours =
      fields.count <= 16 && fields[0] >= 0
      && zip(fields, fields.dropFirst()).allSatisfy { $1 == $0 + 1 }
    firstField = areNeighbours ? fields[0] : 0
    endField = areNeighbours ? fields[0] + fields.count : 0
    runLength = areNeighbours ? 2 * fields.count - 1 : 0
    weight = map.weight
    self.numbers = numbers
  }

  /// Adds records to `batch`, up to the first that is not as described or has no cell.
  ///
  /// - Parameters:
  ///   - records: Records that were found in `text`.
  ///   - first: The first of them to read.
  ///   - text: Text of the file.
  ///   - cells: By record, the cell of the moments; -1 where it is not known.
  ///   - batch: Receives respondents, as long as it has room.
  ///   - counts: Receives what a file is counted for.
  /// - Returns: How many were added.
  func read(
    _ records: borrowing PlainRecords, from first: Int, in text: [UInt8], cells: [Int],
    into batch: inout RespondentBatch, counts: inout FileSummary
  ) -> Int {
    let count = read(
      records, from: first, in: text.span, cells: cells.span, place: batch.count,
      room: batch.capacity - batch.count, &batch.scores, &batch.answered, &batch.weights,
      &batch.cells, &counts)
    batch.count += count
    counts.rows += count
    return count
  }

  private func read(
    _ records: borrowing PlainRecords, from first: Int, in text: Span<UInt8>, cells: Span<Int>,
    place firstPlace: Int, room: Int, _ scores: inout [UInt64], _ answered: inout [UInt16],
    _ weights: inout [Double], _ places: inout [Int32], _ counts: inout FileSummary
  ) -> Int {
    var scores = scores.mutableSpan
    var answered = answered.mutableSpan
    var weights = weights.mutableSpan
    var places = places.mutableSpan
    let words = RespondentBatch.wordCount(itemCount: fields.count)
    let (begins, width) = (records.begins.span, records.width)
    let last = min(records.count, first + room)
    var straightLiners = 0
    var (record, place) = (first, firstPlace)
    while record < last, cells[record] >= 0 {
      if let weight {
        let field = record &* width &+ weight
        guard
          let value = numbers.plainWeight(
            text, from: Int(begins[field]), to: Int(begins[field &+ 1]) &- 1)
        else { break }
        weights[place] = value
      }
      var answer = Answer(count: fields.count)
      let start = Int(begins[record &* width &+ firstField])
      let length = Int(begins[record &* width &+ endField]) &- 1 &- start
      let run =
        length == runLength
        ? text.digits(
          at: start, count: fields.count, delimiter: delimiter, from: bottom, to: top) : nil
      if let run, run.isRight {
        scores[place &* words] = run.low
        if words > 1 { scores[place &* words &+ 1] = run.high }
        answer.isStraight = run.isConstant
      } else {
        answer = readFields(record, of: records, in: text, place &* words, &scores)
        guard answer.count > 0 else { break }
        if answer.count < present {
          countMissing(record, of: records, into: &counts)
        }
      }
      straightLiners += answer.count == present && answer.isStraight ? 1 : 0
      answered[place] = UInt16(truncatingIfNeeded: answer.count)
      places[place] = Int32(truncatingIfNeeded: cells[record])
      record &+= 1
      place &+= 1
    }
    counts.straightLiners += straightLiners
    return record - first
  }

  /// What one record answers: how many items, and whether all alike.
  private struct Answer {
    var count = 0
    var isStraight = true
  }

  /// Reads answers wherever they stand; none, where something else than a digit of the scale stands
  /// in one.
  private func readFields(
    _ record: Int, of records: borrowing PlainRecords, in text: Span<UInt8>,
    _ place: Int, _ scores: inout MutableSpan<UInt64>
  ) -> Answer {
    var (answer, one, word) = (Answer(), UInt8(0), UInt64(0))
    for item in 0..<fields.count {
      let range = fields[item] < 0 ? 0..<0 : records.range(of: fields[item], in: record)
      if !range.isEmpty {
        let digit = text[range.lowerBound]
        guard range.count == 1 && bottom <= digit && digit <= top else { return Answer() }
        word |= UInt64(digit & 0x0F) << UInt64(8 * (item % 8))
        if answer.count == 0 { one = digit }
        answer.isStraight = answer.isStraight && digit == one
        answer.count += 1
      }
      if item % 8 == 7 || item == fields.count - 1 {
        scores[place + item / 8] = word
        word = 0
      }
    }
    return answer
  }

  /// Counts the items without an answer that have a field.
  private func countMissing(
    _ record: Int, of records: borrowing PlainRecords, into counts: inout FileSummary
  ) {
    for (item, field) in fields.enumerated()
    where field >= 0 && records.range(of: field, in: record).isEmpty {
      counts.missing[item] += 1
    }
  }
}
