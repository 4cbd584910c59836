import Domain
import FoundationEssentials
import Testing

private enum Thing {}

@Suite("Identities") struct IdentityTests {
    @Test("the example of RFC 9562 appendix A.6 is laid out bit by bit")
    func rfcVector() {
        let uuid = UUIDv7.make(
            milliseconds: 0x017F_22E2_79B0,
            randomness: .init(high: 0xCC3, low: 0x18C4_DC0C_0C07_398F)
        )
        #expect(ID<Thing>(uuid).text == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(UUIDv7.instant(of: uuid) == Date(timeIntervalSince1970: 1_645_557_742))
    }

    @Test("one generator only ascends, within a millisecond and when the clock steps back")
    func ascending() {
        var generator = UUIDv7Generator()
        var last: ID<Thing>?
        for step in 0..<20_000 {
            let clock = 1_800_000_000 + Double(step / 5000) - (step % 7 == 0 ? 3 : 0)
            let next = ID<Thing>(generator.next(at: Date(timeIntervalSince1970: clock)))
            if let last, !(last < next) {
                Issue.record("\(next) does not follow \(last)")
                return
            }
            last = next
        }
    }

    @Test("a full random part carries into the time and still ascends")
    func carry() {
        struct Full: RandomNumberGenerator { mutating func next() -> UInt64 { .max } }
        var full = Full()
        var generator = UUIDv7Generator()
        let instant = Date(timeIntervalSince1970: 1_800_000_000)
        let first = ID<Thing>(generator.next(at: instant, using: &full))
        let second = ID<Thing>(generator.next(at: instant, using: &full))
        #expect(first < second)
        #expect(second.text.hasPrefix("01a3185c-5001-7000-8000-0000"))
    }

    @Test("upper case is understood, lower case is written")
    func normalForm() throws {
        let id = try ID<Thing>("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        let data = try JSONEncoder().encode([id])
        #expect(try JSONDecoder().decode([ID<Thing>].self, from: data) == [id])
    }

    @Test(
        "other shapes are refused",
        arguments: ["", "017f22e279b07cc398c4dc0c0c07398f", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}", "not-a-uuid"]
    )
    func refused(text: String) {
        #expect(throws: ParseFailure.self) { try ID<Thing>(text) }
    }
}
