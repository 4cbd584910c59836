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

    /// `GET /v1/letters/{id}/content`: the paper, printed now where it is not yet, or the same page for a browser.
    @Sendable func content(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let type = try LetterType.preferred(by: call.headers[.accept])
        let id = try call.id(of: Letter.self)
        let results = try await store.read(
            as: call.signedIn,
            Self.openLetter(id, for: call.actor) + [
                "SELECT c.content, c.sha256, \(LetterContent.sourceColumn) FROM letter_content c WHERE c.letter_id = \(id)",
                paper(id),
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
        try await print(id)
        guard let row = try await store.read(as: call.signedIn, paper(id)).first else {
            throw Problem.rendererUnavailable
        }
        return try Self.pdf(row, id).unlessKnown(to: call)
    }

    private func paper(_ id: LetterID) -> SQL {
        """
        SELECT p.pdf, p.sha256, p.content_sha256, c.sha256 AS frozen_sha256, recorded_paper(p.letter_id) AS recorded, l.number
        FROM letter_paper p JOIN letter_content c ON c.letter_id = p.letter_id JOIN letter l ON l.id = p.letter_id
        WHERE p.letter_id = \(id)
        """
    }

    private func print(_ id: LetterID) async throws {
        do {
            try await printer.print(id, on: jobs)
        } catch is LetterPress.Failure {
            throw Problem.rendererUnavailable
        }
    }

    /// The paper, if its bytes are those that were printed: by its own hash, by the trail's, and of this content.
    private static func pdf(_ row: Row, _ id: LetterID) throws -> Reply {
        let bytes = try row.column("pdf", as: [UInt8].self)
        let hash = Array(SHA256.hash(data: bytes))
        let known = try ["sha256", "recorded"].map { try row.column($0, as: [UInt8]?.self) }
        guard known.allSatisfy({ $0 == hash }),
            try row.column("content_sha256", as: [UInt8].self) == row.column("frozen_sha256", as: [UInt8].self)
        else { throw JobFailure.letterAltered }
        let number = try row.column("number", as: String.self)
        let name = String(
            number.unicodeScalars.map { CharacterSet.alphanumerics.contains($0) && $0.isASCII ? Character($0) : "-" }
        )
        let headers: HTTPFields = [
            .contentType: "application/pdf",
            .contentDisposition: "inline; filename=\"\(name).pdf\"",
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
