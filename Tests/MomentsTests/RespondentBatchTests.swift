import TestSupport
import Testing

@testable import Moments

@Suite struct RespondentBatchTests {
  @Test("keeps what was appended, of any number of items", arguments: 1...20)
  func keepsRespondents(itemCount: Int) {
    var random = SplitMix64(seed: UInt64(itemCount))
    let rows = (0..<25).map { _ in Row(itemCount: itemCount, cells: 4, using: &random) }
    var batch = RespondentBatch(itemCount: itemCount, completeCount: itemCount, capacity: 25)
    #expect(batch.count == 0)
    for row in rows {
      #expect(!batch.isFull)
      batch.append(row.scores, weight: row.weight, cell: row.cell)
    }
    #expect(batch.isFull && batch.count == 25)
    #expect(batch.wordCount == (itemCount <= 8 ? 1 : itemCount <= 16 ? 2 : 3))
    #expect(RespondentBatch.wordCount(itemCount: itemCount) == batch.wordCount)
    for (place, row) in rows.enumerated() {
      #expect((0..<itemCount).map { batch.score(of: place, item: $0) } == row.scores)
      #expect(Int(batch.answered[place]) == row.scores.count { $0 != 0 })
      #expect(batch.weights[place] == row.weight)
      #expect(Int(batch.cells[place]) == row.cell)
    }
  }

  @Test("scores stand in words of eight bytes, the first item lowest, zero behind the last")
  func packsScores() {
    var batch = RespondentBatch(itemCount: 10, completeCount: 10, capacity: 1)
    batch.scores = [.max, .max]  // of a respondent before
    batch.append([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], weight: 1, cell: 0)
    #expect(batch.scores == [0x0807_0605_0403_0201, 0x0A09])
    #expect(batch.score(of: 0, item: 7) == 8 && batch.score(of: 0, item: 8) == 9)
  }

  @Test("an emptied batch forgets whom it held", arguments: 1...20)
  func isUsedAgain(itemCount: Int) {
    var random = SplitMix64(seed: UInt64(itemCount))
    var batch = RespondentBatch(itemCount: itemCount, completeCount: itemCount, capacity: 3)
    for _ in 0..<4 {
      batch.count = 0
      let rows = (0..<3).map { _ in Row(itemCount: itemCount, cells: 2, using: &random) }
      for row in rows { batch.append(row.scores, weight: row.weight, cell: row.cell) }
      for (place, row) in rows.enumerated() {
        #expect((0..<itemCount).map { batch.score(of: place, item: $0) } == row.scores)
        #expect(Int(batch.answered[place]) == row.scores.count { $0 != 0 })
      }
    }
  }

  @Test("takes away the answers of one respondent and nothing else", arguments: 1...20)
  func removesAnswers(itemCount: Int) {
    var random = SplitMix64(seed: UInt64(itemCount))
    let rows = (0..<5).map { _ in Row(itemCount: itemCount, cells: 3, using: &random) }
    var batch = RespondentBatch(itemCount: itemCount, completeCount: itemCount, capacity: 5)
    for row in rows { batch.append(row.scores, weight: row.weight, cell: row.cell) }
    batch.removeAnswers(of: 2)
    for (place, row) in rows.enumerated() {
      let scores = place == 2 ? Array(repeating: 0, count: itemCount) : row.scores
      #expect((0..<itemCount).map { batch.score(of: place, item: $0) } == scores)
      #expect(Int(batch.answered[place]) == scores.count { $0 != 0 })
      #expect(batch.weights[place] == row.weight && Int(batch.cells[place]) == row.cell)
    }
    #expect(batch.count == 5)
  }

  @Test("sorts by cell, those of a cell in their own order", arguments: 0..<30 as Range<UInt64>)
  func sortsByCell(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let cells = Int.random(in: 1...8, using: &random)
    var batch = RespondentBatch(itemCount: 1, completeCount: 1, capacity: 60)
    // The places behind `count` hold anything.
    for place in 0..<60 { batch.cells[place] = 1_000_000 }
    let count = Int.random(in: 0...60, using: &random)
    let numbers = (0..<count).map { _ in Int.random(in: 0..<cells, using: &random) }
    for cell in numbers { batch.append([1], weight: 1, cell: cell) }
    let expected = (0..<cells).flatMap { cell in
      (0..<count).filter { numbers[$0] == cell }.map { Int32($0) }
    }
    #expect(batch.byCell(count: cells) == expected)
    #expect(batch.byCell(count: cells + 3) == expected)
  }

  /// Whole weights, so that sums are exact.
  @Test("many at once are the same survey as one by one", arguments: 0..<30 as Range<UInt64>)
  func addsManyAtOnce(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    var moments = SurveyMoments(itemCount: survey.itemCount, levels: 1...4)
    var batch = RespondentBatch(
      itemCount: survey.itemCount, completeCount: survey.itemCount,
      capacity: Int.random(in: 1...12, using: &random))
    for respondent in survey.respondents {
      let cell = moments.cell(at: respondent.place)
      if let population = survey.populations?[respondent.place.stratum] {
        moments.setPopulation(population, ofStratum: respondent.place.stratum)
      }
      batch.append(respondent.scores, weight: respondent.weight, cell: cell)
      guard batch.isFull else { continue }
      moments.add(batch)
      batch.count = 0
    }
    moments.add(batch)
    #expect(moments.agrees(with: survey.moments(of: survey.respondents), .exact))
  }

  // MARK: - Refusals

  @Test("refuses rows of another length, and more than there is room for")
  func refusesWhatDoesNotFit() async {
    await #expect(processExitsWith: .failure) {
      var batch = RespondentBatch(itemCount: 3, completeCount: 3, capacity: 2)
      batch.append([1, 2], weight: 1, cell: 0)
    }
    await #expect(processExitsWith: .failure) {
      var batch = RespondentBatch(itemCount: 3, completeCount: 3, capacity: 1)
      batch.append([1, 2, 3], weight: 1, cell: 0)
      batch.append([1, 2, 3], weight: 1, cell: 0)
    }
    await #expect(processExitsWith: .failure) {
      var batch = RespondentBatch(itemCount: 1, completeCount: 1, capacity: 1)
      batch.append([1], weight: 1, cell: 2)
      _ = batch.byCell(count: 2)
    }
  }

  private struct Row {
    let scores: [UInt8]
    let weight: Double
    let cell: Int

    init(itemCount: Int, cells: Int, using random: inout SplitMix64) {
      scores = (0..<itemCount).map { _ in
        random.fraction() < 0.2 ? 0 : UInt8.random(in: 1...255, using: &random)
      }
      weight = random.fraction() * 3
      cell = Int.random(in: 0..<cells, using: &random)
    }
  }
}
