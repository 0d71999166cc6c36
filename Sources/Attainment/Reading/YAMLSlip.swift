/// A slip in the notation of a YAML file, by what was probably meant.
public enum YAMLSlip: String, Sendable, Hashable, CaseIterable {
  /// A tab stands where spaces belong.
  case tab
  /// A quotation mark is never closed, or something follows behind the closing one.
  case quote
  /// A bracket or brace is never closed, or a comma is missing within.
  case bracket
  /// A colon where no key can stand: the line before lacks one, or a text with a colon has no quotes.
  case colon
  /// A line without the colon behind its key.
  case missingColon
  /// A line begins too far to the left or to the right.
  case indentation
  /// A text begins with a character that means something else, such as `@`, `%`, `&`, `*` or `!`.
  case reservedCharacter
  /// A backslash in double quotes with something behind it that it cannot bring about.
  case escape
  /// More than one document in the file.
  case severalDocuments
  /// Anything else that is no YAML.
  case other

  /// The slip that the parser's own words tell of.
  ///
  /// - Parameters:
  ///   - problem: What libYAML says of the place where it stopped.
  ///   - context: What it says of the thing that began before, where there is one.
  ///   - character: What stands where it stopped.
  init(problem: String, context: String, character: Unicode.Scalar?) {
    self =
      if character == "\t" || problem.contains("tab character") {
        .tab
      } else if context.contains("quoted scalar") {
        problem.contains("escape") || problem.contains("hexdecimal") ? .escape : .quote
      } else if context.contains("flow") {
        .bracket
      } else if problem.contains("mapping values are not allowed") {
        .colon
      } else if problem.contains("expected ':'") {
        .missingColon
      } else if problem.contains("cannot start any token") || context.contains("an anchor")
        || context.contains("an alias") || context.contains(" tag")
      {
        .reservedCharacter
      } else if problem.contains("another document") || problem.contains("<document start>") {
        .severalDocuments
      } else if context.contains("block") || problem.contains("not allowed in this context") {
        .indentation
      } else {
        .other
      }
  }

  /// The place to look at is where the thing began, and not where its end was missed.
  var isFoundAtItsBeginning: Bool {
    switch self {
    case .quote, .bracket, .missingColon: true
    case .tab, .colon, .indentation, .reservedCharacter, .escape, .severalDocuments, .other: false
    }
  }
}
