import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Postgres

extension LetterRoutes {
    /// `POST /verify/{token}`: whether a file, or the file that a SHA-256 stands for, is this letter. Nothing is stored: the
    /// bytes are hashed as they come.
    @Sendable func compare(_ call: OpenCall, _ body: RequestBody) async throws -> Reply {
        let digest: FileDigest
        switch call.headers[.contentType]?.lowercased().split(separator: ";").first.map(String.init) {
        case "application/json": digest = try await Self.named(body)
        case "application/pdf", "application/octet-stream", nil: digest = try await Self.digest(of: body, call.headers)
        default: throw Problem.notComparable
        }
        let token = String((call.pathParameters["token"] ?? "").prefix(100))
        let results = try await store.pool.pipeline([
            "SELECT * FROM verify_letter(\(token))",
            "SELECT compare_letter(\(token), \(digest.bytes))",
        ])
        guard let row = try results[0].singleOrNone(),
            let match = try results[1].single().column(0, as: String?.self).flatMap(LetterMatch.init(rawValue:))
        else { throw Problem.notFound(id: "surat", en: "letter") }
        let letter = try Wire.LetterVerification(row)
        return try .json(
            Wire.LetterComparison(
                match: match.rawValue,
                words: match.words,
                sha256: digest.description,
                letter: letter
            )
        )
    }

    /// The digest that a body names.
    private static func named(_ body: RequestBody) async throws -> FileDigest {
        let data = try await body.data(upTo: 1024)
        let request = try Problem.reading { () throws(Wire.BodyFailure) in
            try Wire.read(Wire.LetterComparisonRequest.self, from: data)
        }
        guard let digest = FileDigest(hex: request.sha256.lowercased()) else {
            throw Problem.invalid(
                "sha",
                "malformed",
                id: "SHA-256 terdiri atas 64 angka heksadesimal; lihat `sha256sum BERKAS`.",
                en: "A SHA-256 has 64 hexadecimal digits; see `sha256sum FILE`."
            )
        }
        return digest
    }

    /// The digest of the body itself.
    private static func digest(of body: RequestBody, _ headers: HTTPFields) async throws -> FileDigest {
        if let declared = headers[.contentLength].flatMap({ Int64($0) }), declared > Self.largestSigned {
            throw Problem.tooLarge(most: Int(Self.largestSigned))
        }
        var hash = SHA256()
        var size: Int64 = 0
        for try await buffer in body {
            size += Int64(buffer.readableBytes)
            guard size <= Self.largestSigned else { throw Problem.tooLarge(most: Int(Self.largestSigned)) }
            buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        }
        guard size > 0, let digest = FileDigest(hash.finalize()) else {
            throw Problem.invalid("body", "empty", id: "Berkas itu kosong.", en: "The file is empty.")
        }
        return digest
    }
}

extension Problem {
    /// A body that is neither the file nor its SHA-256, as a form's is: its hash would be no file's.
    fileprivate static let notComparable = Problem(
        status: .unsupportedMediaType,
        code: "unsupported_media_type",
        title: Words(id: "Jenis isi tidak didukung", en: "Unsupported media type"),
        detail: Words(
            id: "Kirim PDF-nya sendiri sebagai application/pdf, atau SHA-256-nya sebagai application/json.",
            en: "Send the PDF itself as application/pdf, or its SHA-256 as application/json."
        )
    )
}

/// What a file is of a letter. Raw values are the codes of the API and of the database.
enum LetterMatch: String, CaseIterable {
    /// The letter with its latest electronic signature.
    case signed
    /// The letter without electronic signatures.
    case paper
    /// The letter with some of its electronic signatures.
    case earlierSigned = "earlier_signed"
    /// Nothing that was issued under this code.
    case other

    /// The answer as whoever holds the file reads it.
    var words: Words {
        switch self {
        case .signed:
            Words(
                id: "Salinan yang benar: surat ini dengan tanda tangan elektroniknya.",
                en: "A true copy: this letter with its electronic signatures."
            )
        case .paper:
            Words(
                id: "Salinan yang benar: surat ini tanpa tanda tangan elektronik.",
                en: "A true copy: this letter without electronic signatures."
            )
        case .earlierSigned:
            Words(
                id: "Salinan yang benar, tetapi belum memuat semua tanda tangan elektronik.",
                en: "A true copy, but without all of its electronic signatures."
            )
        case .other:
            Words(
                id: "Berkas ini bukan surat ini: isinya diubah, disimpan ulang, dipindai, atau surat lain.",
                en: "This file is not this letter: it was changed, saved anew, scanned, or is another letter."
            )
        }
    }
}
