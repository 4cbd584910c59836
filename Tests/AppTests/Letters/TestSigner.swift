import Foundation
import Testing

@testable import App

/// Signs PDFs as signers' programs do: by an update behind the file's end (ISO 32000-1, 7.5.6) that holds a detached CMS
/// signature of OpenSSL's. What it adds besides can be told, to make files that are no honest signature.
struct TestSigner: Sendable {
    /// What an update says.
    struct Update: Sendable {
        /// Entries of the page and the catalog beside those of a signature.
        var page = ""
        var catalog = ""
        var rect = "[0 0 0 0]"
        var fieldType = "/Sig"
        var subFilter = "/ETSI.CAdES.detached"
        /// A field whose signature is missing.
        var isEmpty = false
        /// Signs other bytes than the file's.
        var signsOtherBytes = false
        /// Garbles the signature.
        var isGarbled = false
        /// A new definition of an object that the file has already.
        var redefines: (number: Int, body: String)?
    }

    private let folder: URL

    init(name: String = "Siti Rekaan") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("signer-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try openssl(
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
                + ["-subj", "/C=ID/O=Dinas Rekaan/CN=\(name)", "-keyout", path("key"), "-out", path("certificate")]
        )
    }

    func close() { try? FileManager.default.removeItem(at: folder) }

    /// The file with a signature more.
    func sign(_ pdf: [UInt8], _ update: Update = Update()) throws -> [UInt8] {
        var file = Source(Data(pdf))
        let root = try file.number(after: "/Root ")
        let size = try file.number(after: "/Size ")
        let page = try file.page()
        let previous = try file.number(after: "startxref\n")
        let signature = "\(size) 0 R"
        let widget = "\(size + 1) 0 R"
        var offsets: [(Int, Int)] = []
        func add(_ number: Int, _ body: String) {
            offsets.append((number, file.bytes.count))
            file.bytes.append(Data("\(number) 0 obj\n\(body)\nendobj\n".utf8))
        }
        let catalog = Self.adding(widget, to: "/Fields", of: try file.body(root)) {
            "/AcroForm <</SigFlags 3 /Fields [\($0)]>>"
        }
        let marked = Self.adding(widget, to: "/Annots", of: try file.body(page)) { "/Annots [\($0)]" }
        add(root, Self.inserting(update.catalog, into: catalog))
        add(page, Self.inserting(update.page, into: marked))
        if let (number, body) = update.redefines { add(number, body) }
        let value = update.isEmpty ? "" : "/V \(signature)"
        add(
            size + 1,
            "<</Type /Annot /Subtype /Widget /FT \(update.fieldType) /T (S\(size)) /F 132 /P \(page) 0 R /Rect \(update.rect) \(value)>>"
        )
        let hole = String(repeating: "0", count: 8192)
        let range = String(repeating: " ", count: 40)
        add(
            size,
            "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter \(update.subFilter) /ByteRange [0\(range)] /Contents <\(hole)>>>"
        )
        let table = file.bytes.count
        var text = "xref\n"
        for (number, offset) in offsets.sorted(by: { $0.0 < $1.0 }) {
            text += "\(number) 1\n\(String(format: "%010d", offset)) 00000 n \n"
        }
        let info = (try? file.number(after: "/Info ")).map { "/Info \($0) 0 R" } ?? ""
        text +=
            "trailer\n<</Size \(size + 2)\n/Root \(root) 0 R\n\(info)\n/Prev \(previous)>>\nstartxref\n\(table)\n%%EOF\n"
        file.bytes.append(Data(text.utf8))
        return try fill(file.bytes, hole: hole, range: range, update)
    }

    private func fill(_ bytes: Data, hole: String, range: String, _ update: Update) throws -> [UInt8] {
        var bytes = bytes
        let gap = try #require(bytes.range(of: Data("<\(hole)>".utf8), options: .backwards))
        let place = try #require(bytes.range(of: Data("[0\(range)]".utf8), options: .backwards))
        let said = " \(gap.lowerBound) \(gap.upperBound) \(bytes.count - gap.upperBound)"
        let padded = "[0" + said.padding(toLength: range.count, withPad: " ", startingAt: 0) + "]"
        bytes.replaceSubrange(place, with: Data(padded.utf8))
        let signed = update.signsOtherBytes ? Data("lain".utf8) : bytes[..<gap.lowerBound] + bytes[gap.upperBound...]
        try signed.write(to: folder.appendingPathComponent("data"))
        _ = try openssl(
            ["cms", "-sign", "-binary", "-md", "sha256", "-in", path("data"), "-signer", path("certificate")]
                + ["-inkey", path("key"), "-outform", "DER", "-out", path("cms")]
        )
        var cms = try Data(contentsOf: folder.appendingPathComponent("cms"))
        if update.isGarbled { cms[cms.count - 5] ^= 0xFF }
        let hex = Array(cms).hex
        bytes.replaceSubrange(
            gap,
            with: Data("<\(hex.padding(toLength: hole.count, withPad: "0", startingAt: 0))>".utf8)
        )
        return Array(bytes)
    }

    private static func adding(_ item: String, to name: String, of body: String, _ new: (String) -> String) -> String {
        if let list = body.range(of: "\(name) ["),
            let end = body.range(of: "]", range: list.upperBound..<body.endIndex)
        {
            return body.replacingCharacters(in: end, with: " \(item)]")
        }
        return inserting(new(item), into: body)
    }

    private static func inserting(_ entry: String, into body: String) -> String {
        guard let end = body.range(of: ">>", options: .backwards) else { return body }
        return body.replacingCharacters(in: end, with: " \(entry) >>")
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("openssl \(arguments[0])") }
    }

    /// A PDF as WeasyPrint and this signer write it: plain objects, a plain table.
    struct Source {
        var bytes: Data

        init(_ bytes: Data) { self.bytes = bytes }

        /// The last number behind a mark.
        func number(after mark: String) throws -> Int {
            let found = try #require(bytes.range(of: Data(mark.utf8), options: .backwards))
            let digits = bytes[found.upperBound...].prefix { (48...57).contains($0) }
            return try #require(Int(String(decoding: digits, as: UTF8.self)))
        }

        /// An object as it was defined last.
        func body(_ number: Int) throws -> String {
            let start = try #require(bytes.range(of: Data("\n\(number) 0 obj\n".utf8), options: .backwards))
            let end = try #require(bytes.range(of: Data("\nendobj".utf8), in: start.upperBound..<bytes.endIndex))
            return String(decoding: bytes[start.upperBound..<end.lowerBound], as: UTF8.self)
        }

        /// The number of the first page.
        func page() throws -> Int {
            let type = try #require(bytes.range(of: Data("/Type /Page\n".utf8)))
            let head = try #require(
                bytes.range(of: Data(" 0 obj\n".utf8), options: .backwards, in: 0..<type.lowerBound)
            )
            let digits = bytes[..<head.lowerBound].reversed().prefix { (48...57).contains($0) }
            return try #require(Int(String(decoding: digits.reversed(), as: UTF8.self)))
        }
    }
}
