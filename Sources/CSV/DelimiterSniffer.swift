/// Finds the delimiter of a file from its beginning.
enum DelimiterSniffer {
  /// The delimiters that are tried, the preferred first.
  static let candidates = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The candidate under which the file makes most sense.
  ///
  /// What makes sense is the caller's word first (a survey reader counts the columns that it knows),
  /// of records that are divided at all; among equals the delimiter wins whose records agree best on more than one field.
  ///
  /// - Parameters:
  ///   - sample: The first bytes of the file, UTF-8.
  ///   - isWhole: The sample is the whole file, so that its last record is complete.
  ///   - score: How well these first records suit the caller.
  /// - Returns: One of `candidates`.
  static func delimiter(
    of sample: [UInt8], isWhole: Bool, score: ([Record]) -> Int
  ) -> UInt8 {
    var best = (delimiter: candidates[0], score: -1, agreement: -1)
    for delimiter in candidates {
      let records = firstRecords(of: sample, isWhole: isWhole, delimiter: delimiter)
      // A delimiter that nothing is divided by need not be asked for: it is the last choice anyway.
      let isDivided = records.contains { $0.count > 1 }
      let candidate = (delimiter, isDivided ? score(records) : 0, agreement(records))
      if (candidate.1, candidate.2) > (best.score, best.agreement) { best = candidate }
    }
    return best.delimiter
  }

  /// The complete records at the beginning of `sample`, at most `limit`.
  static func firstRecords(
    of sample: [UInt8], isWhole: Bool, delimiter: UInt8, limit: Int = 32
  ) -> [Record] {
    var parser = RecordParser(delimiter: delimiter)
    var (records, record, index) = ([Record](), Record(), 0)
    do {
      while records.count < limit, try parser.parse(sample, from: &index, into: &record) {
        records.append(record)
      }
      if records.count < limit, isWhole, try parser.finish(into: &record) { records.append(record) }
    } catch {
      // A candidate that cannot even parse the sample is judged by what came before.
    }
    return records
  }

  /// How many fields the records have that agree with most others on a number above one.
  private static func agreement(_ records: [Record]) -> Int {
    let counts = Dictionary(grouping: records.map(\.count).filter { $0 > 1 }, by: \.self)
    return counts.map { $0.key * $0.value.count }.max() ?? 0
  }
}
