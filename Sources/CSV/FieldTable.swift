/// A number for each content of some fields of plain records.
///
/// A lookup compares whole words of the text itself: nothing is copied, decoded or allocated.
public struct FieldTable: Sendable {
  /// Runs of neighbouring fields: the delimiters between them belong to their contents.
  ///
  /// From the first field's place among the beginnings to the place behind the last field.
  private let runs: [Range<Int>]
  /// The entry at each place of an open addressing table; `-1` for none.
  private var slots = [Int32](repeating: -1, count: 64)
  private var entries: [(hash: UInt64, start: Int32, number: Int32)] = []
  /// The contents of all entries, one after another.
  private var words: [UInt64] = []

  /// The most contents that are remembered: a column may have another value in each record.
  public static let limit = 1 << 16

  /// Nothing yet.
  ///
  /// - Parameter fields: The numbers of the fields whose contents are told apart together.
  public init(fields: [Int]) {
    var runs: [Range<Int>] = []
    for field in Set(fields).sorted() {
      if let last = runs.last, last.upperBound == field {
        runs[runs.count - 1] = last.lowerBound..<field + 1
      } else {
        runs.append(field..<field + 1)
      }
    }
    self.runs = runs
  }

  /// The number of a record; `nil` where its contents were not learnt.
  public func number(
    of record: Int, of records: borrowing PlainRecords, in text: [UInt8]
  ) -> Int? {
    let number = find(
      text.span, records.begins.span, record * records.width,
      hash: hash(text.span, records.begins.span, record * records.width))
    return number < 0 ? nil : number
  }

  /// Finds the numbers of `records`.
  ///
  /// - Parameters:
  ///   - records: Some records.
  ///   - text: The text that they were found in.
  ///   - numbers: Receives the number of each; -1 where its contents were not learnt.
  public func find(
    _ records: borrowing PlainRecords, in text: [UInt8], into numbers: inout [Int]
  ) {
    if numbers.count < records.count { numbers = Array(repeating: -1, count: PlainRecords.limit) }
    let (text, begins, width) = (text.span, records.begins.span, records.width)
    let run = runs.count == 1 ? runs[0] : 0..<0
    var numbers = numbers.mutableSpan
    for record in 0..<records.count {
      let first = record &* width
      let start = Int(begins[first &+ run.lowerBound])
      let length = Int(begins[first &+ run.upperBound]) &- 1 &- start
      numbers[record] =
        0...15 ~= length
        ? findShort(text, at: start, length: length)
        : find(text, begins, first, hash: hash(text, begins, first))
    }
  }

  /// Learns the number of the contents of a record, if they are new and there is room.
  ///
  /// - Parameters:
  ///   - record: The place of the record among `records`.
  ///   - records: Some records.
  ///   - text: The text that they were found in.
  ///   - number: Zero or more.
  public mutating func learn(
    _ record: Int, of records: borrowing PlainRecords, in text: [UInt8], _ number: Int
  ) {
    guard entries.count < Self.limit,
      self.number(of: record, of: records, in: text) == nil
    else { return }
    let first = record * records.width
    let hash = hash(text.span, records.begins.span, first)
    entries.append((hash, Int32(words.count), Int32(number)))
    for run in runs {
      let end = Int(records.begins[first + run.upperBound]) - 1
      for start in stride(from: Int(records.begins[first + run.lowerBound]), through: end, by: 8) {
        words.append(Self.word(text.span, at: start, end: end))
      }
    }
    if 2 * entries.count > slots.count {
      slots = Array(repeating: -1, count: 4 * slots.count)
      for place in entries.indices { insert(place) }
    } else {
      insert(entries.count - 1)
    }
  }

  private mutating func insert(_ place: Int) {
    var slot = Int(truncatingIfNeeded: entries[place].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place)
  }

  // The contents of a run are taken in whole words, one more than it fills: the last is not full and
  // ends the run, since no text holds a zero.

  /// The bytes from `start` to `end`, at most eight, as one number.
  @inline(__always)
  private static func word(_ text: Span<UInt8>, at start: Int, end: Int) -> UInt64 {
    let word = text.word(at: start)
    let length = end &- start
    return length >= 8 ? word : word & ~(UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* length))
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  @inline(__always)
  private func hash(_ text: Span<UInt8>, _ begins: Span<UInt32>, _ first: Int) -> UInt64 {
    var hash = Self.seed
    let runs = runs.span
    for index in 0..<runs.count {
      var start = Int(begins[first &+ runs[index].lowerBound])
      let end = Int(begins[first &+ runs[index].upperBound]) &- 1
      repeat {
        hash = Self.mixed(hash, Self.word(text, at: start, end: end))
        start &+= 8
      } while start <= end
    }
    return hash
  }

  /// The number of the contents, -1 where they were not learnt.
  @inline(__always)
  private func find(
    _ text: Span<UInt8>, _ begins: Span<UInt32>, _ first: Int, hash: UInt64
  ) -> Int {
    let (slots, entries) = (slots.span, entries.span)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while case let place = slots[slot], place >= 0 {
      let entry = entries[Int(place)]
      if entry.hash == hash && isEqual(text, begins, first, to: Int(entry.start)) {
        return Int(entry.number)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return -1
  }

  /// The same of one run of at most 15 bytes, which is two words at most: the most frequent case.
  @inline(__always)
  private func findShort(_ text: Span<UInt8>, at start: Int, length: Int) -> Int {
    let (slots, entries, words) = (slots.span, entries.span, words.span)
    let first = Self.word(text, at: start, end: start &+ length)
    var (hash, second) = (Self.mixed(Self.seed, first), UInt64(0))
    if length >= 8 {
      second = Self.word(text, at: start &+ 8, end: start &+ length)
      hash = Self.mixed(hash, second)
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while case let place = slots[slot], place >= 0 {
      let entry = entries[Int(place)]
      if entry.hash == hash && words[Int(entry.start)] == first
        && (length < 8 || words[Int(entry.start) &+ 1] == second)
      {
        return Int(entry.number)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return -1
  }

  @inline(__always)
  private func isEqual(
    _ text: Span<UInt8>, _ begins: Span<UInt32>, _ first: Int, to place: Int
  ) -> Bool {
    let (runs, words) = (runs.span, words.span)
    var place = place
    for index in 0..<runs.count {
      var start = Int(begins[first &+ runs[index].lowerBound])
      let end = Int(begins[first &+ runs[index].upperBound]) &- 1
      repeat {
        guard words[place] == Self.word(text, at: start, end: end) else { return false }
        place &+= 1
        start &+= 8
      } while start <= end
    }
    return true
  }
}
