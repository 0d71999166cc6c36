import CSV

/// The header of a file: where it is, and what stands in it.
struct Header {
  /// Position among the first records.
  var position: Int
  /// Records that belong to it, 1 or 2.
  var height: Int
  /// The line of its first record.
  var line: Int
  var texts: [String]
  var meanings: [HeaderMeaning]
}

/// Finds the header among the first records of a file, below any titles.
struct HeaderFinder {
  let columns: ColumnFinder
  let answers: AnswerReader
  /// The first record of the file is the header of sums.
  var hasSums = false
  /// How many records are looked at.
  static let depth = 30

  /// The record with the most recognized columns, joined with a neighbour that adds others.
  ///
  /// A merged title cell over single codes, or codes over names, make a header of two records. The
  /// neighbour counts where it names columns that the record leaves unknown, or gives the items'
  /// names where the record has only their codes.
  func header(in records: [Record]) -> Header? {
    if hasSums { return headerOfSums(in: records) }
    var known: [String: HeaderMeaning] = [:]  // answers below the header are few, and many times
    let rows = records.prefix(Self.depth).map { record in
      (0..<record.count).map { field in
        let text = record.text(of: field)
        let meaning = known[text] ?? columns.meaning(ofCell: text)
        known[text] = meaning
        return (text: text, meaning: meaning)
      }
    }
    // A cell that could mean several things is a title or a comment as likely as a header.
    let scores = rows.map { row in
      Set(row.filter { $0.meaning.roles.count == 1 }.flatMap(\.meaning.roles)).count
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
      return nil
    }
    // max(by:) gives the last of equals; a header stands above its data.
    let position = scores.firstIndex(of: scores[best]) ?? best
    var header = Header(
      position: position, height: 1, line: records[position].line,
      texts: rows[position].map { Words.value($0.text) }, meanings: rows[position].map(\.meaning))
    for neighbour in [position - 1, position + 1] where rows.indices.contains(neighbour) {
      guard canBelong(rows[neighbour], to: header),
        let joined = join(header, with: rows[neighbour], above: neighbour < position)
      else { continue }
      header.texts = joined.map(\.text)
      header.meanings = joined.map(\.meaning)
      header.height = 2
      if neighbour < position {
        (header.position, header.line) = (neighbour, records[neighbour].line)
      }
      break
    }
    return header
  }

  /// How well some first records suit, to choose between delimiters.
  func score(_ records: [Record]) -> Int {
    if hasSums { return AggregateReader.score(records) }
    return header(in: records).map { Set($0.meanings.flatMap(\.roles)).count } ?? 0
  }

  /// The header of sums: groups before them, answers behind, whatever else the names could mean.
  private func headerOfSums(in records: [Record]) -> Header? {
    guard let position = records.firstIndex(where: { !$0.isBlank }) else { return nil }
    let texts = records[position].headers
    let isOfSums = texts.map { AggregateColumn(header: $0) != nil }
    let (first, last) = (isOfSums.firstIndex(of: true) ?? 0, isOfSums.lastIndex(of: true) ?? 0)
    let meanings = texts.enumerated().map { field, text in
      var meaning = columns.meaning(ofCell: text)
      meaning.roles = meaning.roles.filter {
        field < first && !$0.isItem || field > last && $0.isItem
      }
      return meaning.roles.isEmpty ? .unknown : meaning
    }
    return Header(
      position: position, height: 1, line: records[position].line, texts: texts,
      meanings: meanings)
  }

  private typealias Cell = (text: String, meaning: HeaderMeaning)

  /// Whether `row` can be a part of the header and not a title, which is one cell, nor a respondent,
  /// whose answers stand where the header asks items.
  private func canBelong(_ row: [Cell], to header: Header) -> Bool {
    let filled = row.indices.filter { !Words.value(row[$0].text).isEmpty }
    return filled.count > 1
      && !filled.contains { column in
        guard column < header.meanings.count,
          case .item(let item)? = header.meanings[column].roles.first,
          case .level = answers.answer(row[column].text, item: item)
        else { return false }
        return true
      }
  }

  private func join(_ header: Header, with row: [Cell], above: Bool) -> [Cell]? {
    let known = Set(header.meanings.flatMap(\.roles))
    var (joined, gains): ([Cell], Int) = ([], 0)
    for index in 0..<max(header.texts.count, row.count) {
      let own: Cell =
        index < header.texts.count
        ? (header.texts[index], header.meanings[index]) : ("", .unknown)
      let other: Cell = index < row.count ? row[index] : ("", .unknown)
      switch (own.meaning.reason, other.meaning.reason) {
      case (.unknown, .chosen), (.code, .chosen), (.words, .chosen), (.wordsAgainstCode, .chosen):
        gains += 1
        joined.append((Words.value(other.text), other.meaning))
      case (.unknown, .words), (.unknown, .code):
        let isNew = known.isDisjoint(with: other.meaning.roles)
        gains += isNew ? 1 : 0
        joined.append(isNew ? (Words.value(other.text), other.meaning) : own)
      case (.code, .words), (.words, .code):
        let text = above ? "\(other.text) \(own.text)" : "\(own.text) \(other.text)"
        let meaning = columns.meaning(of: text)
        let words = own.meaning.reason.isCode ? other.meaning : own.meaning
        let isItem = words.roles.allSatisfy(\.isItem)
        gains += isItem ? 1 : 0
        joined.append(isItem ? (Words.value(text), meaning.roles.isEmpty ? words : meaning) : own)
      default:
        // The header of a column that nobody knows still names it.
        joined.append(
          Words.value(own.text).isEmpty && other.meaning.reason == .unknown
            ? (Words.value(other.text), .unknown) : own)
      }
    }
    return gains > 0 ? joined : nil
  }
}

extension ColumnFinder {
  fileprivate func meaning(ofCell text: String) -> HeaderMeaning {
    // A header is a few words; a comment among the first answers is not.
    text.utf8.count <= 1000 ? meaning(of: text) : .unknown
  }
}

extension ColumnReason {
  fileprivate var isCode: Bool { if case .code = self { true } else { false } }
}
