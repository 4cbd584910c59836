import Foundation
import Testing

@testable import App

@Suite("Cursors")
struct CursorTests {
    @Test(
        "A key comes back from its cursor as it was",
        arguments: [["NUSA SEJAHTERA", "0199f3a0"], ["a\"b\\c/d", ""], ["ÄÖÜ – 日本", "\u{1F}"], []]
    )
    func roundTrip(_ key: [String]) {
        #expect(PageRequest.decode(PageRequest.encode(key)) == key)
    }

    @Test("A cursor is safe in an address", arguments: 0..<64)
    func isSafe(_ number: Int) {
        let text = PageRequest.encode([String(repeating: "~", count: number), "?>"])
        #expect(
            text.utf8.allSatisfy {
                ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
        )
    }

    @Test("The longest key of a firm fits into the contract's cursor")
    func fits() {
        let key = [String(repeating: "W", count: 300), "0199f3a0-1c00-7a00-8000-000000000001"]
        #expect(PageRequest.encode(key).utf8.count <= 512)
    }

    @Test("What is no cursor is none", arguments: ["", "x", "====", "e30", "WyJh", "WzFd", "WyJcdTAwMDAiXQ"])
    func refuses(_ text: String) {
        #expect(PageRequest.decode(text) == nil)
    }
}
