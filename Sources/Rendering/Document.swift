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
    /// Things to know before relying on the answer.
    case notes(title: Bilingual, [Bilingual])
  }

  public var blocks: [Block]

  public init(_ blocks: [Block]) { self.blocks = blocks }
}
