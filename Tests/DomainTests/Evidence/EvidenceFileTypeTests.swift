import Testing

@testable import Domain

struct EvidenceFileTypeTests {
    static let heads: [([UInt8], EvidenceFileType?)] = [
        ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        (Array("RIFF1234WEBPVP8 ".utf8), .webp),
        (Array("RIFF1234WAVEfmt ".utf8), nil),
        (Array("1234ftypheic".utf8), .heic),
        (Array("1234ftypisom".utf8), nil),
        ([0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0], .tiff),
        ([0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8], .tiff),
        (Array("%PDF-1.7\n".utf8), .pdf),
        (Array("<html>%PDF-1.7".utf8), nil),
        (Array("MZ".utf8), nil),
        (Array("PK".utf8) + [3, 4], nil),
        ([], nil),
        ([0xFF, 0xD8], nil),
    ]

    @Test("A file is what its first bytes say", arguments: heads)
    func told(head: [UInt8], type: EvidenceFileType?) {
        #expect(EvidenceFileType(head: head) == type)
    }

    @Test("No extension stands for two types")
    func extensions() {
        let all = EvidenceFileType.allCases.flatMap(\.extensions)
        #expect(Set(all).count == all.count)
    }

    @Test("A digest reads what it prints, and nothing else")
    func digest() throws {
        let digest = try #require(FileDigest((0..<32).map { UInt8($0 * 7 & 0xFF) }))
        #expect(FileDigest(hex: digest.description) == digest)
        #expect(FileDigest(hex: digest.description.uppercased()) == nil)
        #expect(FileDigest(hex: digest.description + "0") == nil)
        #expect(FileDigest(hex: "é" + digest.description.dropFirst(2)) == nil)
        #expect(FileDigest([1, 2, 3]) == nil)
    }
}
