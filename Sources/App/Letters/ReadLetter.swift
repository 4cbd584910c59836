import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Postgres

extension LetterRoutes {
    /// The media types in which a letter is given.
    enum LetterType: String, MediaType {
        case pdf = "application/pdf"
        case html = "text/html"
    }

    /// Which of a letter's files is wanted.
    private enum Variant: String {
        case signed, unsigned
    }

    /// `GET /v1/letters/{id}/content`: the paper, printed now where it is not yet, as it was signed last; or the same page
    /// for a browser.
    @Sendable func content(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let type = try LetterType.preferred(by: call.headers[.accept])
        let id = try call.id(of: Letter.self)
        let variant = call.query["variant"].flatMap(Variant.init(rawValue:))
        let results = try await store.read(
            as: call.signedIn,
            Self.openLetter(id, for: call.actor) + [
                "SELECT c.content, c.sha256, \(LetterContent.sourceColumn) FROM letter_content c WHERE c.letter_id = \(id)",
                Self.paper(id, variant),
            ]
        )
        try Self.checkOpen(results[0], call)
        guard let stored = results[1].first else { throw Problem.notFrozen }
        if type == .html {
            let content = try LetterContent(stored: stored)
            let source = try content.source(kept: try stored.column("template_source"))
            return Self.page(try source.html(LetterPage(content: content, publicURL: printer.publicURL)))
                .unlessKnown(to: call)
        }
        if let row = results[2].first { return try Self.pdf(row, id).unlessKnown(to: call) }
        guard variant != .signed else { throw Problem.notSigned }
        try await print(id)
        guard let row = try await store.read(as: call.signedIn, Self.paper(id, variant)).first else {
            throw Problem.rendererUnavailable
        }
        return try Self.pdf(row, id).unlessKnown(to: call)
    }

    /// The file that is wanted: the latest signed one where there is one, unless the paper alone is asked for.
    private static func paper(_ id: LetterID, _ variant: Variant?) -> SQL {
        let signed: SQL = variant == .unsigned ? "false" : "true"
        let unsigned: SQL = variant == .signed ? "s.pdf IS NOT NULL" : "true"
        return """
            SELECT coalesce(s.pdf, p.pdf) AS pdf, coalesce(s.sha256, p.sha256) AS sha256, s.pdf IS NOT NULL AS is_signed,
                   letter_is_unaltered(p.letter_id) AS is_unaltered, l.number
            FROM letter_paper p JOIN letter l ON l.id = p.letter_id
            LEFT JOIN LATERAL (SELECT x.pdf, x.sha256 FROM letter_signature x WHERE x.letter_id = p.letter_id AND \(signed)
                ORDER BY x.version DESC LIMIT 1) s ON true
            WHERE p.letter_id = \(id) AND \(unsigned)
            """
    }

    func print(_ id: LetterID) async throws {
        do {
            try await printer.print(id, on: jobs)
        } catch is LetterPress.Failure {
            throw Problem.rendererUnavailable
        }
    }

    /// The file, if its bytes are those that were printed and signed: by its own hash and the trail's, and of this content.
    private static func pdf(_ row: Row, _ id: LetterID) throws -> Reply {
        let bytes = try row.column("pdf", as: [UInt8].self)
        let hash = Array(SHA256.hash(data: bytes))
        guard try row.column("sha256", as: [UInt8].self) == hash, try row.column("is_unaltered", as: Bool.self) else {
            throw JobFailure.letterAltered
        }
        let number = try row.column("number", as: String.self)
        let name = String(
            number.unicodeScalars.map { CharacterSet.alphanumerics.contains($0) && $0.isASCII ? Character($0) : "-" }
        )
        let headers: HTTPFields = [
            .contentType: "application/pdf",
            .contentDisposition:
                "inline; filename=\"\(name)\(try row.column("is_signed", as: Bool.self) ? "-signed" : "").pdf\"",
            .eTag: "\"\(hash.hex)\"",
            .vary: "Accept",
            .reprDigest: "sha-256=:\(Data(hash).base64EncodedString()):",
        ]
        return Reply(headers: headers, body: .bytes(ByteBuffer(bytes: bytes)))
    }

    /// A letter's page for a browser, which may load nothing and run nothing.
    static func page(_ html: String) -> Reply {
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .eTag: "\"\(SHA256.hash(data: Data(html.utf8)).hex)\"",
            .vary: "Accept",
            .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ]
        return Reply(headers: headers, body: .bytes(ByteBuffer(string: html)))
    }
}

extension HTTPField.Name {
    /// The digest of what is answered (RFC 9530).
    static let reprDigest = HTTPField.Name(written: "Repr-Digest")
}

extension Problem {
    /// A letter that was issued on paper before Patuh kept it, or loaded in bulk.
    static let notFrozen = Problem.conflict(
        "letter_not_frozen",
        id: "Surat ini tidak dicetak dari Patuh: terbit di atas kertas, atau dimuat tanpa isinya.",
        en: "This letter was not printed from Patuh: it was issued on paper, or loaded without its content."
    )

    /// The signed file of a letter that nobody has signed electronically.
    static let notSigned = Problem.conflict(
        "letter_not_signed",
        id: "Surat ini belum ditandatangani secara elektronik. Unduh tanpa variant=signed.",
        en: "This letter bears no electronic signature yet. Ask without variant=signed."
    )

    /// No renderer, or one that fails.
    static var rendererUnavailable: Problem {
        var problem = Problem(
            status: .serviceUnavailable,
            code: "letter_renderer_unavailable",
            title: Words(id: "Surat belum dapat dicetak", en: "The letter can't be printed yet"),
            detail: Words(
                id:
                    "Pencetak surat tidak tersedia saat ini. Suratnya sah dan tercatat; coba lagi, atau jalankan patuhd doctor.",
                en: "The renderer of letters is not available now. The letter stands; try again, or run patuhd doctor."
            )
        )
        problem.retryAfter = 5
        return problem
    }

    /// What is stored is not what was frozen.
    static let letterAltered = Problem(
        status: .internalServerError,
        code: "letter_altered",
        title: Words(id: "Surat berubah", en: "The letter was altered"),
        detail: Words(
            id: "Berkas surat ini tidak sama dengan yang dibekukan saat terbit. Jangan dipakai; hubungi administrator.",
            en: "The file of this letter is not what was frozen at its issue. Don't use it; call an administrator."
        )
    )
}
