import CSV
import Localization
import Report
import Responses
import Satisfaction
import Testing

@Suite struct TableWordsTests {
  private func problem(_ text: String) -> TableProblem? {
    do {
      let verification = try SampleTables.verification(text)
      for row in verification.rows { _ = try row.verdict.get() }
      return nil
    } catch { return error as? TableProblem }
  }

  private func strata(_ text: String) -> TableProblem? {
    do {
      _ = try StrataReader().read(ByteSource(Array(text.utf8), name: "figures.csv"))
      return nil
    } catch { return error }
  }

  private func series(_ text: String, value: String? = nil) -> TableProblem? {
    do {
      _ = try SeriesReader(value: value).read(ByteSource(Array(text.utf8), name: "figures.csv"))
      return nil
    } catch { return error }
  }

  private func conflicts(_ text: String) -> TableProblem? {
    do {
      let day = CalendarDay(year: 2021, month: 12, day: 31)
      _ = try ConflictReader(asOf: day).read(ByteSource(Array(text.utf8), name: "figures.csv"))
      return nil
    } catch { return error }
  }

  private func margins(_ text: String, data: [String]? = nil) -> TableProblem? {
    do {
      let margins = try MarginsReader().read(
        ByteSource(Array("variable,value,total\n\(text)".utf8), name: "figures.csv"))
      if let data { _ = try margins.completed { _ in data } }
      return nil
    } catch { return error }
  }

  @Test("every problem says where, what stands there, and what would be right")
  func wordsProblems() throws {
    let codes = (1...9).map { "U\($0)" }.joined(separator: ",")
    let eight = Array(repeating: "3,", count: 8).joined()
    let problems: [(TableProblem?, [String])] = [
      (problem("\(codes)\n\"3"), []), (problem(""), []), (problem("a,b\n1,2\n"), ["U1, U2"]),
      (problem("\(codes)\n"), []), (problem("U1,U2\n3,3\n"), ["U3, U4"]),
      (problem("\(codes),ikm,ikm\n\(eight)3,75,75\n"), ["\u{201C}ikm\u{201D}"]),
      (problem("\(codes),U10\n\(eight)3,3\n"), ["U10", "--edition kepmenpan-25-2004"]),
      (problem("\(codes)\n\(eight)\n"), ["U9"]),
      (problem("\(codes)\n\(eight)x\n"), ["x", "U9", "2"]),
      (problem("n,\(codes)\n0,\(eight)3\n"), ["0"]),
      (strata("stratum,population\nA,2.920\n"), ["2.920"]),
      (problem("scale,\(codes)\n1-4,\(eight)5\n"), ["5"]),
      (problem("value_kind,n,\(codes)\nsum,1,\(eight)9\n"), ["9"]),
      (problem("\(codes)\n\(eight)75\n"), ["\u{201C}scale\u{201D}"]),
      (problem("scale,\(codes)\n1-6,\(eight)3\n"), ["1-6", "1-4", "0-100"]),
      (problem("value_kind,\(codes)\nmedian,\(eight)3\n"), ["median", "mean", "sum"]),
      (problem("value_kind,\(codes)\nsum,\(eight)3\n"), ["\u{201C}n\u{201D}"]),
      (strata("stratum,population\nA,1\nA,1\n"), ["A", "3"]),
      (series("year,index\n2020,80\n", value: "indeks"), ["\u{201C}indeks\u{201D}", "index"]),
      (series("year,ikm,rate\n2020,80,9\n"), ["\u{201C}ikm\u{201D}, \u{201C}rate\u{201D}"]),
      (series("year,target,persen\n2020,80,81\n"), ["--value persen", "\u{201C}persen\u{201D}"]),
      (series("year,ikm\n20,80\n"), ["2024-S1", "\u{201C}20\u{201D}"]),
      (series("year,ikm\n2020,80\n2020,81\n"), ["2020", "3", "2", "--by unit"]),
      (series("year,ikm,se\n2020,80,0\n"), ["0", "\u{201C}se\u{201D}"]),
      (conflicts("year,reported,resolved\n2020,8,\n"), ["\u{201C}resolved\u{201D}", "0"]),
      (conflicts("year,reported,resolved\n2020,1,2\n"), ["2", "(1)", "--carry-over"]),
      (conflicts("reported,resolved\n2020-01-02,\n7,\n"), ["7", "3"]),
      (conflicts("reported,resolved\n2020-01-02,done\n"), ["done", "15/03/2021"]),
      (conflicts("reported,resolved\n03/25/2020,\n"), ["03/25/2020", "2020-03-25"]),
      (
        conflicts("reported,resolved\n2020-01-02,2020-01-01\n"), ["2020-01-02", "2020-01-01"]
      ),
      (conflicts("reported,resolved\n2022-01-02,\n"), ["2022-01-02", "2021-12-31"]),
      (conflicts("year,reported,resolved\nTotal,1,1\n"), ["Total", "\u{201C}year\u{201D}"]),
      (conflicts("year,reported,resolved\n2020,2021-02-03,\n"), ["2020", "2021"]),
      (margins("a,4,1\na,4,1\n"), ["2", "3", "4"]), (margins("a,4,1\na,,1\n"), ["2", "3"]),
      (margins("(Intercept),4,1\n"), ["(Intercept)", "4"]), (margins("a,4,-1\n"), ["-1", "0"]),
      (margins("a,1,2\nb,1,3\n"), ["\u{201C}a\u{201D}", "\u{201C}b\u{201D}", "2", "3"]),
      (margins("a,1,2\n", data: []), ["1", "2"]),
      (margins("a,1,2\n", data: ["1", "x"]), ["\u{201C}x\u{201D}"]),
    ]
    var kinds: Set<String> = []
    for (problem, facts) in problems {
      let problem = try #require(problem)
      switch problem.kind {  // another case belongs in this list
      case .unreadable, .emptyFile, .noHeader, .noRows, .missingColumns, .severalColumnsFit,
        .unknownElements, .blankCell, .notANumber, .notACount, .thousandsMark, .outsideScale,
        .sumOutsideScale, .mixedScale, .unknownScale, .unknownValueKind, .sumsWithoutRespondents,
        .repeatedStratum, .unknownColumn, .columnsInDoubt, .notAPeriod, .repeatedPeriod,
        .noValueColumn, .notPositive, .conflict, .margin:
        kinds.insert(problem.kind.code)
      }
      expectWords(problem.words, facts: ["figures.csv"] + facts)
    }
    #expect(kinds.count == problems.count)
  }

  @Test("a column in doubt is chosen as a shell takes it")
  func wordsChoices() throws {
    let doubt = try #require(
      conflicts("tahun,Konflik dilaporkan,dilaporkan,selesai\n2020,2,2,1\n"))
    for text in [doubt.words.id, doubt.words.en] {
      #expect(text.contains("--column \"reported=Konflik dilaporkan\""))
    }
    let value = try #require(series("year,ikm,rate\n2020,80,9\n"))
    #expect(value.words.en.contains("--value ikm."))
  }
}
