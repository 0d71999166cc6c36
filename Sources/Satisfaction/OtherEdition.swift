public import Responses

/// A file that looks like a survey of another edition than the one that it was read with.
public struct OtherEdition: Sendable, Hashable {
  /// The path as the user wrote it.
  public let file: String
  /// The edition whose elements its headers name.
  public let edition: RegulationEdition
  /// The problems that the other edition does not explain.
  public let remaining: [ResponseProblem]
  /// How many problems the other edition explains.
  public let explained: Int

  /// Looks for an edition that a refused file fits better; fails where there is none.
  ///
  /// A file is refused for its columns where one edition's questions are taken for another's: U8 is the
  /// pledge of 2014 and the complaints of 2017. Words decide, and codes alone say nothing. An
  /// edition fits better where more of its elements are named, and all of them.
  ///
  /// - Parameters:
  ///   - files: What was found in the files.
  ///   - problems: What is wrong with them.
  ///   - edition: The one that they were read with.
  public init?(
    _ files: [FileSummary], problems: [ResponseProblem], instead edition: RegulationEdition
  ) {
    let codes = Set(edition.elements.map(\.code))
    let explained = problems.filter { $0.kind.isOfColumns(for: codes) }
    guard let file = explained.first?.file,
      let headers = files.first(where: { $0.file == file })?.columns.map(\.header)
    else { return nil }
    func fit(_ edition: RegulationEdition) -> Int {
      edition.questionnaire.countOfItems(namedBy: headers)
    }
    let own = fit(edition)
    let others = RegulationEdition.shipped.filter { $0.id != edition.id }.map { ($0, fit($0)) }
    guard let best = others.max(by: { $0.1 < $1.1 }), best.1 > own,
      best.1 == best.0.elements.count
    else { return nil }
    self.file = file
    self.edition = best.0
    self.explained = explained.count { $0.file == file }
    remaining = problems.filter { $0.file != file || !$0.kind.isOfColumns(for: codes) }
  }
}

extension ResponseProblem.Kind {
  /// The columns of elements are not those of the edition.
  fileprivate func isOfColumns(for codes: Set<String>) -> Bool {
    switch self {
    case .columnFitsSeveral, .missingItems, .unansweredItem: true
    case .severalColumnsFit(let role, _): codes.contains(role)
    default: false
    }
  }
}
