public import Localization

/// What is said to people: blocks from top to bottom, in both languages.
public struct Document: Sendable, Hashable {
  /// One block.
  public enum Block: Sendable, Hashable {
    /// The title of the document; a line of its own with what it speaks of.
    case title(Bilingual, subtitle: Bilingual)
    case heading(Bilingual)
    /// A main part of a long document: headings that follow stand below it.
    case chapter(Bilingual)
    case paragraph(Bilingual)
    /// A number that is the answer, large, with what it means beside it.
    case figure(label: Bilingual, value: Cell, mark: Bilingual, details: [Bilingual])
    /// Several answers, side by side where there is room.
    case cards([Card])
    case table(Table)
    case chart(Chart)
    case rows(RowChart)
    case shares(ShareChart)
    /// Things to know before relying on the answer.
    case notes(title: Bilingual, [Bilingual])
    /// Lines, room for a signature, and lines: place, date and office; name, rank and number.
    case signature(above: [Bilingual], below: [Bilingual])
  }

  /// An answer with what it means.
  public struct Card: Sendable, Hashable {
    public let label: Bilingual
    public let value: Cell
    /// A word behind the value, such as a grade.
    public let mark: Bilingual
    /// Short sentences.
    public let details: [Bilingual]

    public init(label: Bilingual, value: Cell, mark: Bilingual, details: [Bilingual]) {
      self.label = label
      self.value = value
      self.mark = mark
      self.details = details
    }
  }

  public var blocks: [Block]

  public init(_ blocks: [Block]) { self.blocks = blocks }

  /// The blocks that text can show: a picture's words and numbers stand beside it.
  var words: [Block] { blocks.filter { $0.picture == nil } }

  /// The pictures, from top to bottom.
  ///
  /// One that a page shows again where it is spoken of is one picture.
  var pictures: [Picture] {
    blocks.compactMap(\.picture).reduce(into: []) { pictures, picture in
      if !pictures.contains(picture) { pictures.append(picture) }
    }
  }

  /// There is something to draw.
  public var hasPictures: Bool { !pictures.isEmpty }

  /// The charts of time, from top to bottom.
  public var charts: [Chart] {
    blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  /// It is long enough to have main parts.
  var hasChapters: Bool {
    blocks.contains { if case .chapter = $0 { true } else { false } }
  }

  /// The first title; `nil` where there is none.
  var title: Bilingual? {
    for case .title(let title, _) in blocks { return title }
    return nil
  }
}

extension Document.Block {
  /// What is drawn; `nil` where there are words.
  var picture: Picture? {
    switch self {
    case .chart(let chart): .time(chart)
    case .rows(let chart): .rows(chart)
    case .shares(let chart): .shares(chart)
    case .title, .heading, .chapter, .paragraph, .figure, .cards, .table, .notes, .signature: nil
    }
  }
}
