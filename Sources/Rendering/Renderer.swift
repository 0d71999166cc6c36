public import Localization

/// Turns a document into the bytes of one format.
public protocol Renderer: Sendable {
  func render(_ document: Document, in language: Language) -> [UInt8]
}
