import API
import Foundation
import NIOCore
import Testing

@testable import App

@Suite("JSON written by hand")
struct JSONWriterTests {
    @Test("Any text is written as the standard encoder writes it")
    func strings() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<3000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                let range: ClosedRange<UInt32> = [0...0x1F, 0x20...0x7F, 0x80...0xD7FF, 0xE000...0x10FFFF][round % 4]
                text.append(Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "\"")
                text.append(["\"", "\\", "/", "\n", "a"].randomElement(using: &random) ?? "a")
            }
            var writer = JSONWriter(capacity: 0)
            writer.string(String(text))
            let expected = try Wire.encoder().encode(String(text))
            #expect(Data(writer.buffer.readableBytesView) == expected)
        }
    }
}
