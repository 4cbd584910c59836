import Testing

@testable import Domain

@Suite("Values of the register")
struct RegisterValueTests {
    @Test("Coordinates are latitude and longitude, and what lies off the earth is refused")
    func coordinates() throws {
        #expect(try Coordinates("-2.533333, 112.95").text == "-2.533333,112.95")
        for text in ["", "1", "1,2,3", "a,b", "91,0", "0,181", "1e3,2", "1.,2", "+1,2", "1.1234567,2", "-,1", "1,"] {
            #expect(throws: ParseFailure.self, "\(text)") { try Coordinates(text) }
        }
    }

    @Test("A NITKU is a taxpayer's number and a place, and hides a person's NIK")
    func nitku() throws {
        let body = try NITKU("0077058816710000-000001")
        #expect(body.text == "0077058816710000000001" && body.masked == body.text)
        #expect(try NITKU("6202054508800001000000").masked.contains("450880") == false)
        for text in ["", "0077058816710000", "00770588167100000000012", "00770588167100000000a1"] {
            #expect(throws: ParseFailure.self, "\(text)") { try NITKU(text) }
        }
    }

    @Test("A contact has the form of its channel")
    func contact() throws {
        #expect(try ContactAddress(.phone, "+62 531-21234").text == "+62 531-21234")
        #expect(try ContactAddress(.email, "hrd@contoh.test").text == "hrd@contoh.test")
        for (channel, text) in [
            (ContactAddress.Channel.phone, "123"), (.phone, "telepon"), (.email, "hrd"), (.email, "a@b"),
            (.email, "a b@c.d"), (.web, "contoh"), (.email, "@contoh.test"), (.email, "a@.test"),
        ] {
            #expect(throws: ParseFailure.self, "\(text)") { try ContactAddress(channel, text) }
        }
    }
}
