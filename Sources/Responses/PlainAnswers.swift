import CSV
import Moments

/// Reads plain records whose answers are one digit each, or blank: nearly all of most files.
///
/// It gives what `RowReader.add(_:)` would give of the same record, or leaves the record to it.
struct PlainAnswers {
  private let bottom: UInt8
  private let levelCount: UInt8
  /// The field of each item, -1 where it has none.
  private let fields: [Int]
  /// How many items have a field.
  private let present: Int
  /// The items stand one behind another in neighbouring fields, on a scale of four.
  private let areFours: Bool
  /// The lowest answer four times, each with a delimiter behind it.
  private let lowest: UInt64
  /// What belongs to the answers of the last word of a record.
  private let lastMask: UInt64
  /// The field of the first item, and that behind the last, where these are neighbours.
  private let firstField: Int
  private let endField: Int
  private let weight: Int?
  private let numbers: DesignNumbers

  init(_ map: ColumnMap, levels: ClosedRange<Int>, delimiter: UInt8, numbers: DesignNumbers) {
    // Levels of one digit; others are no business of plain records.
    bottom = 0x30 + UInt8(min(9, levels.lowerBound))
    levelCount = UInt8(max(0, min(levels.upperBound, 9) - levels.lowerBound + 1))
    fields = map.items.map { $0 ?? -1 }
    present = map.items.count { $0 != nil }
    areFours =
      levels.count == 4 && levels.upperBound <= 9 && fields[0] >= 0
      && zip(fields, fields.dropFirst()).allSatisfy { $1 == $0 + 1 }
    lowest = (UInt64(delimiter) << 8 | UInt64(bottom)) * 0x0001_0001_0001_0001
    lastMask = UInt64.max >> UInt64(64 - 8 * (2 * ((fields.count - 1) % 4) + 1))
    firstField = areFours ? fields[0] : 0
    endField = areFours ? fields[0] + fields.count : 0
    weight = map.weight
    self.numbers = numbers
  }

  /// Adds records to `batch`, up to the first that is not as described or has no cell.
  ///
  /// - Parameters:
  ///   - records: Records that were found in `text`.
  ///   - first: The first of them to read.
  ///   - cells: By record, the cell of the moments; -1 where it is not known.
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
      var answer = Answer()
      if !readFours(
        from: Int(begins[record &* width &+ firstField]),
        to: Int(begins[record &* width &+ endField]) &- 1, in: text,
        place &* words, &scores, &answer)
      {
        answer = readFields(record, of: records, in: text, place &* words, &scores)
        guard answer.count > 0 else { break }
        if answer.count < present {
          countMissing(record, of: records, into: &counts)
        }
      }
      straightLiners += answer.count == present && answer.differences == 0 ? 1 : 0
      answered[place] = UInt16(truncatingIfNeeded: answer.count)
      places[place] = Int32(truncatingIfNeeded: cells[record])
      record &+= 1
      place &+= 1
    }
    counts.straightLiners += straightLiners
    return record - first
  }

  /// What one record answers: how many items, and zero differences where all alike.
  private struct Answer {
    var count = 0
    var differences: UInt64 = 0
  }

  /// Reads the answers of a record that has them all, side by side on a scale of four levels, four
  /// at a time; `false` for all others.
  ///
  /// Four digits and the delimiters between them fill a word. Less the word of four lowest answers, a
  /// right one leaves 0 to 3 in each digit's place and nothing elsewhere: no other word does.
  @inline(__always)
  private func readFours(
    from first: Int, to end: Int, in text: Span<UInt8>,
    _ place: Int, _ scores: inout MutableSpan<UInt64>, _ answer: inout Answer
  ) -> Bool {
    let count = fields.count
    guard areFours && end &- first == 2 &* count &- 1 else { return false }
    let all = UInt64(text[first] &- bottom) &* 0x0001_0001_0001_0001
    var (item, wrong, differences, word) = (0, UInt64(0), UInt64(0), UInt64(0))
    while item < count {
      // The byte behind the last answer is a line end or another delimiter: it is left out.
      let mask = item &+ 4 < count ? UInt64.max : lastMask
      let digits = text.word(at: first &+ 2 &* item) & mask
      let distances = digits &- (lowest & mask)
      wrong |= distances & ~0x0003_0003_0003_0003
      differences |= (distances ^ all) & mask
      // The scores, now in every second byte, side by side.
      var four = digits & 0x000F_000F_000F_000F
      four = (four | four &>> 8) & 0x0000_FFFF_0000_FFFF
      four = (four | four &>> 16) & 0x0000_0000_FFFF_FFFF
      word |= four &<< UInt64(truncatingIfNeeded: 8 &* (item & 4))
      item &+= 4
      if item & 7 == 0 || item >= count {
        scores[place &+ (item &- 1) &>> 3] = word
        word = 0
      }
    }
    answer = Answer(count: count, differences: differences)
    return wrong == 0
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
        let distance = text[range.lowerBound] &- bottom
        guard range.count == 1 && distance < levelCount else { return Answer() }
        word |= UInt64(distance &+ (bottom &- 0x30)) << UInt64(8 * (item % 8))
        if answer.count == 0 { one = distance }
        answer.differences |= UInt64(distance ^ one)
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
