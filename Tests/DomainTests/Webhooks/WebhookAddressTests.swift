import Testing

@testable import Domain

@Suite("Addresses of webhooks")
struct WebhookAddressTests {
    @Test(
        "A host on the internet by https is taken",
        arguments: [
            "https://sistem.contoh.go.id/patuh", "https://contoh.go.id", "https://contoh.go.id:8443/a?b=c",
            "https://Sistem.Contoh.go.id/patuh",
        ]
    )
    func taken(text: String) throws {
        #expect(try WebhookAddress(text, isInside: false).host.hasSuffix("contoh.go.id"))
    }

    @Test(
        "Everything that may lead inside is refused, and allowed only where it is said so",
        arguments: [
            "http://contoh.go.id/", "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/",
            "https://0x7f.1/", "https://basisdata/", "https://a.localhost/", "https://contoh.go.id./",
        ]
    )
    func inside(text: String) {
        // Hexadecimal numbers hold letters: where a name leads is asked before every call.
        if text != "https://0x7f.1/" {
            #expect(throws: ParseFailure.self) { try WebhookAddress(text, isInside: false) }
        }
        #expect(throws: Never.self) { try WebhookAddress(text, isInside: true) }
    }

    @Test(
        "What is no address is refused everywhere",
        arguments: [
            "", "contoh.go.id", "ftp://contoh.go.id/", "https://", "https://a:b@contoh.go.id/", "https://a b.id/",
        ]
    )
    func malformed(text: String) {
        #expect(throws: ParseFailure.self) { try WebhookAddress(text, isInside: true) }
    }

    @Test(
        "Networks of one's own are known by their numbers",
        arguments: [
            ([127, 0, 0, 1], true), ([10, 1, 2, 3], true), ([172, 16, 0, 1], true), ([172, 32, 0, 1], false),
            ([192, 168, 1, 1], true), ([169, 254, 169, 254], true), ([100, 64, 0, 1], true), ([0, 0, 0, 0], true),
            ([224, 0, 0, 1], true), ([255, 255, 255, 255], true), ([8, 8, 8, 8], false), ([103, 10, 1, 1], false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
            ([0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
            ([0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1], true),
            ([0x26, 0x06, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
        ] as [([UInt8], Bool)]
    )
    func networks(address: [UInt8], isPrivate: Bool) {
        #expect(WebhookAddress.isPrivate(address) == isPrivate)
    }
}
