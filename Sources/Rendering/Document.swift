public import Localization

/// What is said to people: blocks from top to bottom, in both languages.
public struct Document: Sendable, Hashable {
  /// One block.
  public enum Block: Sendable, Hashable {
    /// The title of the document; a line of its own with what it speaks of.
    case title(Bilingual, subtitle: Bilingual)
    case heading(Bilingual)
    case paragraph(Bilingual)
    /// A number that is the answer, large, with what it means beside it.
    case figure(label: Bilingual, value: Cell, mark: Bilingual, details: [Bilingual])
    case table(Table)
    case chart(Chart)
    /// Things to know before relying on the answer.
    case notes(title: Bilingual, [Bilingual])
  }

  public var blocks: [Block]

  public init(_ blocks: [Block]) { self.blocks = blocks }

  /// The blocks that text can show: a chart's words and numbers stand beside it.
  var words: [Block] {
    blocks.filter { block in
      if case .chart = block { false } else { true }
    }
  }

  /// The pictures, from top to bottom.
  public var charts: [Chart] {
    blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  /// The first title; `nil` where there is none.
  var title: Bilingual? {
    for case .title(let title, _) in blocks { return title }
    return nil
  }
}
