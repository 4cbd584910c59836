import Foundation
import Testing

@testable import App

@Suite("What reads signed files survives whatever comes")
struct SignatureFuzzTests {
    @Test("Random dictionaries, ranges and signatures are refused or read, and never more than the file is signed")
    func ranges() {
        var random = SystemRandomNumberGenerator()
        let numbers: [JSONValue] = [
            .number(0), .number(-1), .number(4), .number(10), .number(14), .number(20), .number(1e300), .number(0.5),
            .number(.nan), .string("0"), .null, .array([]),
        ]
        for _ in 0..<20_000 {
            let marks: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "3"), UInt8(ascii: "0"), 0, 0xFF]
            let file: [UInt8] = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                marks.randomElement(using: &random) ?? 0
            }
            let range = (0..<Int.random(in: 0..<6, using: &random)).compactMap { _ in numbers.randomElement() }
            let signature: [String: JSONValue] = ["/ByteRange": .array(range), "/Contents": .string("b:3000")]
            guard let read = try? SignedRange(signature, of: file) else { continue }
            #expect(read.signed.count + 2 + 4 == file.count)
        }
        for _ in 0..<20_000 {
            let masks: [UInt8] = [0x30, 0x84, 0xFF, 0]
            let bytes: [UInt8] = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random) & (masks.randomElement(using: &random) ?? 0)
            }
            if let value = SignedRange.trimmed([0x30] + bytes) { #expect(value.count <= bytes.count + 1) }
        }
    }

    @Test("Objects that refer to themselves, to nothing or to each other end in a refusal, not in a circle")
    func circles() throws {
        var random = SystemRandomNumberGenerator()
        let values = [
            "\"1 0 R\"", "\"2 0 R\"", "\"3 0 R\"", "\"9 0 R\"", "null", "[]", "[\"1 0 R\", \"2 0 R\"]", "3", "\"/Sig\"",
            "\"/Page\"",
            "{\"/Fields\": [\"3 0 R\"]}", "{\"/Kids\": [\"3 0 R\"], \"/T\": \"u:a\"}", "[0, 0, 1, 1]",
        ]
        let names = [
            "/AcroForm", "/Fields", "/Kids", "/T", "/FT", "/V", "/Annots", "/Type", "/MediaBox", "/Rect", "/Parent",
        ]
        func dictionary() -> String {
            let entries = names.shuffled(using: &random).prefix(4).map {
                "\"\($0)\": \(values.randomElement(using: &random) ?? "1")"
            }
            return "{\(entries.joined(separator: ", "))}"
        }
        func objects() throws -> PDFObjects {
            let all =
                (1...4).map { "\"obj:\($0) 0 R\": {\"value\": \(dictionary())}" } + [
                    "\"trailer\": {\"value\": {\"/Root\": \"1 0 R\"}}"
                ]
            let json = "{\"qpdf\": [{}, {\(all.joined(separator: ", "))}]}"
            return try #require(PDFObjects(json: Array(json.utf8)))
        }
        for _ in 0..<3_000 {
            let before = try objects()
            // Nothing that is random is a signature of a known form.
            #expect(throws: SignatureFault.self) {
                try SigningChange(before: before, after: try objects()).signature()
            }
            #expect(throws: SignatureFault.self) { try SigningChange(before: before, after: before).signature() }
        }
        for garbage in ["", "{", "[]", "{\"qpdf\": []}", "{\"qpdf\": [{}, {}]}", "{\"qpdf\": [1, 2]}"] {
            #expect(PDFObjects(json: Array(garbage.utf8)).map { $0.objects.count } == nil)
        }
    }
}
