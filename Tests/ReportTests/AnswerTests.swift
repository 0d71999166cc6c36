import CSV
import FoundationEssentials
import Localization
import Rendering
import Report
import Responses
import Satisfaction
import TestSupport
import Testing

@Suite struct AnswerTests {
  /// Every JSON key and CSV header that programs may rely on: one name for one thing.
  static let glossary: Set<String> = [
    // everywhere
    "schema", "warnings", "code", "message", "group", "element", "name", "grade", "performance",
    "reason",
    // estimates
    "estimate", "standardError", "degreesOfFreedom", "lower", "upper", "level",
    // index
    "edition", "weightRule", "intervalMethod", "designUsed", "weightsFollowPopulation", "official",
    "groups", "aggregates",
    "respondents", "completeRespondents", "index", "published", "gradeProbabilities",
    "gradeByWeightRule", "publishedByWeightRule", "requiredSampleSize", "elements", "count", "sum",
    "weightedMean", "rank", "over", "rule", "stratum", "psu", "weight", "population", "singleton",
    "missing", "gradeProbabilityA", "gradeProbabilityB", "gradeProbabilityC", "gradeProbabilityD",
    // check
    "files", "file", "encoding", "delimiter", "sheet", "headerLine", "rows", "columns", "header",
    "role",
    "levels", "invalid", "duplicates", "straightLiners", "years", "services", "problems",
    "problemCount", "line", "record", "column", "text", "expected",
    // editions
    "editions", "id", "title", "scale", "lowest", "highest", "multiplier", "weightRules",
    "sampleSize", "grades", "from",
    // verify
    "row", "unit", "period", "recomputed", "expectedGrade", "gradeAgrees", "gradeEditions",
    "reproducesWith",
    "withinRounding", "findings",
    // sample-size
    "method", "margin", "allocation", "allocationRule", "standardDeviation",
    // forecast
    "bounds", "mean", "median", "requiredAnnualChange", "requiredChanges",
    "annualChange", "attained", "yearlyChanges", "target", "probabilityOfAttainment", "backtest",
    "origins", "coverage80", "coverage95", "meanAbsoluteScaledError", "meanScaledIntervalScore",
    // reliability
    "seed", "alpha", "standardized", "verdict", "intervals", "items", "item", "mean", "skewness",
    "itemTotal", "itemRest", "alphaIfDropped", "criticalR", "isValid", "floorShare", "ceilingShare",
    "missingShare", "itemsUsed", "omegaTotal", "omegaHierarchical", "categoricalOmega",
    "ordinalAlpha", "ordinalOmega", "guttman", "lambda1", "lambda2", "lambda3", "lambda4",
    "lambda5",
    "lambda6", "splitHalf", "minimum", "maximum", "meanSpearmanBrown", "oddEven", "spearmanBrown",
    "oddEvenGuttman", "kmo", "bartlett", "statistic", "pValue", "eigenvalues", "parallel",
    "parallelMeans", "suggestedFactors", "correlations", "polychoric", "sparsePairs", "loadings",
    "minimumResidualLoadings", "maximumLikelihoodLoadings", "fit", "fits", "estimator", "test",
    "chiSquare", "cfi", "tli", "rmsea", "rmseaLower", "rmseaUpper", "srmr", "loading", "invariance",
    "between", "to", "models", "model", "isImproper", "steps", "change", "cfiChange", "rmseaChange",
    "established", "conclusion", "factorMeanDifference",
    "quality", "blankRows", "mahalanobisOutliers", "flagged", "indexWithoutFlagged",
    // trend
    "series", "quantity", "observations", "valueHeader", "commonEdition", "commonGrade",
    "mainSlope", "basis", "direction", "leastSquares", "weighted", "randomEffects", "terms", "term",
    "residualStandardDeviation", "rSquared", "tau2", "tauSquaredStandardError", "iSquared",
    "residualHeterogeneity", "converged", "fitted", "predictionLower", "predictionUpper",
    "theilSen", "slope", "intercept", "mannKendall", "tau", "exact", "smallestPValue", "breaks",
    "withinEditionSlope", "elementSlopes", "commonSlope", "ownSlope", "ownStandardError",
    "ownShare", "contribution",
    // attainment
    "scheme", "noEvent", "parent", "goal", "indicators", "means", "objectives", "budget",
    "followUp", "units", "unitsMean", "indicator", "kind", "polarity", "responsible", "source",
    "objective", "formula", "cap", "attainmentOfPlanEnd", "attainment", "category", "plan",
    "actual", "absorption", "efficiency", "action", "when", "realisation", "weakest",
    "followUpRealisation", "targetUpper", "changeFromLastYear",
    // rate
    "numerator", "register", "asOf", "reported", "resolved", "facilitated", "everResolved", "rate",
    "shares", "pooled", "trend", "logOdds", "oddsRatio", "likelihoodRatio", "cochranArmitage",
    "asymptoticPValue", "timeToResolution", "unresolved", "openCases", "days", "type", "village",
    "outlook", "probabilityOfNoReport", "meanReports", "dispersion", "reports", "probability",
    "resolvedNeeded", "byReports", "differences", "year",
    // estimate
    "estimates", "variable", "denominator", "designEffect", "replicates", "calibration",
    "smallestFactor", "largestFactor", "factorVariation", "margins", "value", "total", "reached",
    // report
    "surveys", "answers", "counts", "profiles", "comparisons", "adjustedPValue", "comments",
    "command", "sha256",
    // compare
    "familySize", "power", "fromEstimate", "toEstimate", "fromRespondents", "toRespondents",
    "simultaneousLower", "simultaneousUpper", "respondentsNeeded", "jointTests",
    "distributionTests", "values", "numeratorDegreesOfFreedom", "denominatorDegreesOfFreedom",
    "meanDesignEffect", "firstOrder",
  ]

  /// Objects whose keys are values of the data.
  static let dataKeys: Set<String> = [
    "gradeProbabilities", "gradeByWeightRule", "publishedByWeightRule", "levels", "years",
    "services", "recomputed",
  ]

  private func keys(_ payload: Payload, under name: String = "") -> Set<String> {
    switch payload {
    case .object(let members):
      let isData = Self.dataKeys.contains(name) || name == "group"
      return members.reduce(into: isData ? [] : Set(members.map(\.key))) { found, member in
        found.formUnion(keys(member.value, under: member.key))
      }
    case .array(let values):
      return values.reduce(into: []) { $0.formUnion(keys($1, under: name)) }
    default: return []
    }
  }

  private func answers() throws -> [Answer] {
    try SampleForecast.all.map { $0.answer } + SampleAnswers.allIndices.map { try $0.index() }
      + [SampleAnswers.whole, .messy].map { try $0.check() }
      + [Answer.editions(RegulationEdition.shipped)]
      + RegulationEdition.shipped.map { Answer.editions([$0]) }
      + SampleTables.verifications() + SampleTables.plans()
      + SampleReliability.all.map { try $0.answer() } + SampleTrends.all()
      + SampleAttainment.all() + SampleRates.all() + SampleReviews.all()
      + SampleComparisons.all() + SampleEstimates.all()
  }

  @Test("every key and header is in the glossary, in lower camel case")
  func keysAreInGlossary() throws {
    for key in Self.glossary {
      #expect(key.wholeMatch(of: #/[a-z]+([A-Z][a-z]*)*[0-9]{0,3}/#) != nil, "\(key)")
    }
    let roles: Set<String> = ["service", "year", "who", "region"]
    var used: Set<String> = []
    for answer in try answers() {
      used.formUnion(keys(answer.payload))
      used.formUnion(answer.table.columns)
    }
    #expect(used.subtracting(roles).subtracting(Self.glossary) == [])
    #expect(Self.glossary.subtracting(used) == [])
  }

  @Test("no header stands twice in a table")
  func headersAreDifferent() throws {
    for answer in try answers() {
      #expect(Set(answer.table.columns).count == answer.table.columns.count)
    }
  }

  @Test("no key stands twice in an object", arguments: Language.allCases)
  func keysAreDifferent(language: Language) throws {
    func check(_ payload: Payload) {
      switch payload {
      case .object(let members):
        #expect(Set(members.map(\.key)).count == members.count)
        for member in members { check(member.value) }
      case .array(let values): for value in values { check(value) }
      default: break
      }
    }
    for answer in try answers() { check(answer.payload) }
  }

  @Test("null stands beside a reason", arguments: SampleAnswers.allIndices.indices)
  func nullHasReason(place: Int) throws {
    // what is null by itself: an option that was not used, a number nobody asked for
    let free: Set<String> = ["weight", "population", "requiredSampleSize"]
    func check(_ payload: Payload, _ path: String) {
      switch payload {
      case .object(let members):
        let isNull = members.contains { $0.value == .null && !free.contains($0.key) }
        let keys = Set(members.map(\.key))
        if isNull { #expect(keys.contains("reason"), "\(path)") }
        for member in members { check(member.value, path + "." + member.key) }
      case .array(let values): for value in values { check(value, path) }
      default: break
      }
    }
    check(try SampleAnswers.allIndices[place].index().payload, "")
    for sample in SampleForecast.all { check(sample.answer.payload, "") }
    for answer in try SampleTables.verifications() + SampleTables.plans()
      + SampleReliability.all.map({ try $0.answer() }) + SampleTrends.all()
      + SampleRates.all() + SampleReviews.all() + SampleComparisons.all() + SampleEstimates.all()
    {
      check(answer.payload, "")
    }
  }

  @Test("the schema comes first and the warnings last")
  func isFramed() throws {
    for answer in try answers() {
      guard case .object(let members) = answer.payload else {
        Issue.record("no object")
        continue
      }
      #expect(members.first?.key == "schema" && members.last?.key == "warnings")
      guard case .text(let schema)? = members.first?.value else {
        Issue.record("no schema")
        continue
      }
      #expect(schema.wholeMatch(of: #/skm\.[a-zA-Z]+/1/#) != nil)
      guard case .array(let warnings)? = members.last?.value else {
        Issue.record("no warnings")
        continue
      }
      #expect(warnings.count == answer.notices.count)
    }
  }

  @Test("documents have no missing words, in both languages", arguments: Language.allCases)
  func documentsAreComplete(language: Language) throws {
    for answer in try answers() {
      for text in answer.document.texts {
        #expect(!text[language].isEmpty)
        #expect(!text[language].contains("Optional("))
      }
      let texts = answer.document.texts
      #expect(texts.contains { $0.id != $0.en })
    }
  }

  @Test("documents do not mix languages")
  func documentsDoNotMix() throws {
    let words =
      try SampleForecast.all.map { $0.answer } + SampleAnswers.allIndices.map { try $0.index() }
      + [try SampleAnswers.whole.check()]
      + [Answer.editions(RegulationEdition.shipped)]
      + SampleTables.verifications() + SampleTables.plans()
      + SampleReliability.all.map { try $0.answer() } + SampleTrends.all()
      + SampleAttainment.all() + SampleRates.all() + SampleReviews.all() + SampleComparisons.all()
    for answer in words {
      // names of regulations, of columns and of groups are the same in both
      for text in answer.document.texts where text.id != text.en {
        let title = RegulationEdition.shipped.map(\.title).reduce(text.en) {
          $0.replacing($1, with: "")
        }
        expectLanguages(Bilingual(id: text.id, en: title))
      }
    }
  }

  @Test("every format says something in both languages", arguments: Language.allCases)
  func rendersEverywhere(language: Language) throws {
    for answer in try answers() {
      let json = JSONRenderer(in: language).render(answer.payload)
      #expect(throws: Never.self) { try JSONDecoder().decode(Anything.self, from: Data(json)) }
      let markdown = MarkdownRenderer().render(answer.document, in: language)
      let terminal = TerminalRenderer().render(answer.document, in: language)
      #expect(!markdown.isEmpty && !terminal.isEmpty)
      for notation in CSVWriter.Notation.allCases {
        let csv = CSVRenderer(notation: notation, in: language).render(answer.table)
        var reader = try CSVReader(ByteSource(csv)) { $0.first?.count ?? 0 }
        var (record, counts) = (Record(), Set<Int>())
        while try reader.read(into: &record) { counts.insert(record.count) }
        #expect(counts == [answer.table.columns.count])
      }
    }
  }

  @Test("a terminal of eighty columns holds every line", arguments: Language.allCases)
  func fitsTerminal(language: Language) throws {
    for answer in try answers() {
      let text = String(
        decoding: TerminalRenderer().render(answer.document, in: language), as: UTF8.self)
      for line in text.split(separator: "\n") {
        #expect(line.count <= 80, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("the codes of warnings and problems are those that the documentation lists")
  func documentsCodes() throws {
    let page = try Repository.text("Sources/Report/Report.docc/Codes.md")
    let listed = Set(page.matches(of: #/\| `([A-Za-z0-9]+)` \|/#).map { String($0.1) })
    let sources =
      try Repository.files(in: "Sources/Report", suffix: "Words.swift")
      + Repository.files(in: "Sources/Responses", suffix: "Problem.swift")
      + Repository.files(in: "Sources/Attainment", suffix: "Problem.swift")
    var used: Set<String> = []
    for source in sources {
      let text = try Repository.text(source)
      used.formUnion(
        text.matches(of: #/(?:case \.[A-Za-z0-9]+:|\bcode:) "([a-z][A-Za-z0-9]+)"/#)
          .map { String($0.1) })
    }
    #expect(used == listed)
  }

  /// Any JSON value.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {
      if let container = try? decoder.container(keyedBy: Key.self) {
        for key in container.allKeys { _ = try container.decode(Anything.self, forKey: key) }
      } else if var container = try? decoder.unkeyedContainer() {
        while !container.isAtEnd { _ = try container.decode(Anything.self) }
      }
    }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }
}
