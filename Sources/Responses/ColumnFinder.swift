/// What was understood of one header.
struct HeaderMeaning: Hashable {
  /// What the column can be for; more than one is an ambiguity.
  var roles: [ColumnRole]
  var reason: ColumnReason

  static let unknown = HeaderMeaning(roles: [], reason: .unknown)
}

/// Finds out from header texts what columns are for.
struct ColumnFinder {
  private let questionnaire: Questionnaire
  private let codes: [[String]]
  private let phrases: [[(words: [String], isWhole: Bool)]]
  private let chosen: [String: ColumnRole]
  private let roleHeaders: [(role: Role, whole: [[String]], phrases: [[String]])]

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - questionnaire: The items with the phrases that mean them.
  ///   - chosen: Header texts whose columns the user has assigned.
  init(_ questionnaire: Questionnaire, chosen: [String: ColumnRole] = [:]) {
    self.questionnaire = questionnaire
    self.chosen = Dictionary(
      chosen.map { (Words.label($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    codes = questionnaire.items.map { Words.words(of: $0.code) }
    phrases = questionnaire.items.map { item in
      item.headers.map { (Words.words(of: $0), $0.hasPrefix("=")) }
    }
    roleHeaders = Role.allCases.map { role in
      (role, role.wholeHeaders.map(Words.words), role.phrases.map(Words.words))
    }
  }

  /// What `header` means.
  func meaning(of header: String) -> HeaderMeaning {
    // Sums of weights and strata are found by their place, and `skm:stratum:unit` is no unit.
    guard AggregateColumn(header: header) == nil else { return .unknown }
    if let role = chosen[Words.label(header)] {
      return HeaderMeaning(roles: [role], reason: .chosen)
    }
    var words = Words.words(of: header)
    if words.count > 1, let first = words.first, first.allSatisfy(\.isNumber) {
      words.removeFirst()  // the number of the question
    }
    guard !words.isEmpty else { return .unknown }
    let coded = itemByCode(words)
    if coded == nil, let role = roleByWholeHeader(words) {
      return HeaderMeaning(roles: [.role(role)], reason: .words(words.joined(separator: " ")))
    }
    let isComment =
      !Role.commentWords.isDisjoint(with: words) && Role.complaintWords.isDisjoint(with: words)
    if coded == nil && isComment {
      return HeaderMeaning(roles: [.role(.comment)], reason: .words(words.joined(separator: " ")))
    }
    let named = itemsByPhrase(words)
    if let first = named.first, let coded, named.count == 1, first.item != coded {
      return HeaderMeaning(
        roles: [.item(first.item)],
        reason: .wordsAgainstCode(first.phrase, code: questionnaire.items[coded].code))
    }
    if let first = named.first {
      // Of several items that the words could mean, the code chooses.
      let chosen = named.filter { $0.item == coded }
      let items = chosen.isEmpty ? named : chosen
      return HeaderMeaning(
        roles: items.map { .item($0.item) }, reason: .words(chosen.first?.phrase ?? first.phrase))
    }
    if let coded {
      return HeaderMeaning(
        roles: [.item(coded)], reason: .code(questionnaire.items[coded].code))
    }
    let different = Set(words)
    for (role, _, phrases) in roleHeaders {
      if let phrase = phrases.first(where: { stands($0, in: words, different) }) {
        return HeaderMeaning(
          roles: [.role(role)], reason: .words(phrase.joined(separator: " ")))
      }
    }
    return .unknown
  }

  /// The item whose code begins the header: `U1`, `U 1`, `Unsur 1`, `U1 (Persyaratan)`.
  private func itemByCode(_ words: [String]) -> Int? {
    codes.firstIndex { code in
      guard let name = code.first else { return false }
      if words.starts(with: code) { return true }
      guard words.count > 1, code.count == 1, name.count > 1, name.hasPrefix("u") else {
        return false
      }
      return ["u", "unsur", "element"].contains(words[0]) && words[1] == name.dropFirst()
    }
  }

  private func roleByWholeHeader(_ words: [String]) -> Role? {
    roleHeaders.first { $0.whole.contains(words) }?.role
  }

  /// The items that the words mean, each with the phrase that says so.
  private func itemsByPhrase(_ words: [String]) -> [(item: Int, phrase: String)] {
    let different = Set(words)
    return phrases.indices.compactMap { item in
      phrases[item].first { phrase in
        phrase.isWhole ? words == phrase.words : stands(phrase.words, in: words, different)
      }.map { (item, $0.words.joined(separator: " ")) }
    }
  }

  /// Whether a phrase stands in `words`; most already miss their first word.
  private func stands(
    _ phrase: [String], in words: [String], _ different: Set<String>
  ) -> Bool {
    (phrase.first.map { different.contains($0) } ?? false) && Words.contains(words, phrase)
  }
}
