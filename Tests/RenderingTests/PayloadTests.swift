import Localization
import Rendering
import Testing

@Suite struct PayloadTests {
  @Test("what is not there is null")
  func hasOptionals() {
    #expect(Payload.optional(2.5) == .number(2.5))
    #expect(Payload.optional(nil as Double?) == .null)
    #expect(Payload.optional(3) == .integer(3))
    #expect(Payload.optional(nil as Int?) == .null)
    #expect(Payload.optional("x") == .text("x"))
    #expect(Payload.optional(nil as String?) == .null)
    let words = Bilingual(id: "ya", en: "yes")
    #expect(Payload.optional(words) == .words(words))
    #expect(Payload.optional(nil as Bilingual?) == .null)
  }

  @Test("members keep their order")
  func keepsOrder() {
    let payload = Payload.object(["b": .null, "a": .bool(true)])
    #expect(
      payload == .object([Payload.Member("b", .null), Payload.Member("a", .bool(true))]))
    #expect(
      payload != .object([Payload.Member("a", .bool(true)), Payload.Member("b", .null)]))
  }
}
