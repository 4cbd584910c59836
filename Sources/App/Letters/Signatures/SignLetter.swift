import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Postgres
import _NIOFileSystem

extension LetterRoutes {
    /// How many bytes a signed letter may have; the table holds the same.
    static let largestSigned: Int64 = 32 << 20

    /// `POST /v1/letters/{id}/signatures`: takes the letter's file as somebody has signed it elsewhere.
    @Sendable func sign(_ call: Call, _ body: RequestBody) async throws -> Reply {
        _ = try call.permit(.signLetter)
        let id = try call.id(of: Letter.self)
        if let declared = call.headers[.contentLength].flatMap({ Int64($0) }), declared > Self.largestSigned {
            throw Problem.signedTooLarge
        }
        let results = try await store.read(
            as: call.signedIn,
            Self.openLetter(id, for: call.actor) + [
                """
                SELECT c.content, c.sha256, EXISTS (SELECT FROM letter_paper p WHERE p.letter_id = c.letter_id) AS is_printed
                FROM letter_content c WHERE c.letter_id = \(id)
                """
            ]
        )
        try Self.checkOpen(results[0], call)
        guard let row = results[1].first else { throw Problem.notFrozen }
        let content = try LetterContent(stored: row)
        if try !row.column("is_printed", as: Bool.self) { try await print(id) }
        guard let staging = archive?.staging else { throw Problem.noStorage }
        do {
            return try await staging.receive(body, most: Self.largestSigned, tooLarge: Problem.signedTooLarge) { file in
                guard file.type == .pdf else { throw Problem.notPDF }
                // The digest stands for the bytes: a repeat under the same key is the same only with the same file.
                var call = call
                call.body = Data(file.digest.bytes)
                return try await keep(BroughtFile(file: file), id, content, staging, call)
            }
        } catch let error as VaultError {
            throw Problem(error)
        } catch let fault as SignatureFault {
            throw Problem(fault)
        } catch is SignatureTools.Missing {
            throw Problem.signatureToolsMissing
        }
    }

    private func keep(
        _ signer: some LetterSigner,
        _ id: LetterID,
        _ content: LetterContent,
        _ staging: FileStaging,
        _ call: Call
    ) async throws -> Reply {
        try await store.once(call) { tx in
            // Two that bring a signature at once: the second finds the first, and is told to sign that version.
            let results = try await tx.pipeline([
                "SELECT pg_advisory_xact_lock(hashtextextended('letter_signature ' || \(id.text), 0))",
                """
                SELECT 0 AS version, pdf, NULL::integer AS signatory FROM letter_paper WHERE letter_id = \(id)
                UNION ALL SELECT version, pdf, signatory FROM letter_signature WHERE letter_id = \(id) ORDER BY version
                """,
            ])
            let versions = try results[1].map { try $0.column("pdf", as: [UInt8].self) }
            guard let latest = versions.last else { throw Problem.rendererUnavailable }
            let taken = Set(try results[1].compactMap { try $0.column("signatory", as: Int?.self) })
            let number = try Self.place(call, content, taken)
            let letter = LetterToSign(id: id, file: latest, place: content.signatories[number - 1])
            let file = try await signer.sign(letter)
            let folder = staging.folder.appending("signature-\(UUID().uuidString.lowercased())")
            let found = try await SignedFileCheck(versions: versions, folder: folder).signer(of: file)
            _ = try await tx.execute(
                """
                INSERT INTO letter_signature (letter_id, signatory, pdf, sha256, subject, issuer, serial, certificate, method)
                VALUES (\(id), \(number), \(file), \(Array(SHA256.hash(data: file))), \(found.subject), \(found.issuer),
                    \(found.serial), 'not_checked', \(signer.method.rawValue))
                """
            )
            let row = try await tx.query(
                "SELECT \(Wire.LetterSignature.column) FROM letter l WHERE l.id = \(id)"
            ).single()
            guard let last = try Wire.LetterSignature.read(row, "signatures")?.last else { throw Problem.internal }
            return try .json(last.named(by: content.signatories), status: .created)
        }
    }

    /// The place that the signature is for: the one named, or the only one that is left.
    private static func place(_ call: Call, _ content: LetterContent, _ taken: Set<Int>) throws -> Int {
        let places = content.signatories.indices.filter { content.signatories[$0].officer != nil }.map { $0 + 1 }
        if let named = call.query["signatory"].flatMap({ Int($0) }) {
            guard places.contains(named) else { throw Problem.noSuchPlace(content, places) }
            guard !taken.contains(named) else { throw Problem.placeSigned }
            return named
        }
        let left = places.filter { !taken.contains($0) }
        guard !left.isEmpty else { throw Problem.placeSigned }
        guard left.count == 1 else { throw Problem.noSuchPlace(content, left) }
        return left[0]
    }
}

extension Problem {
    /// Not a PDF, whatever its name says.
    fileprivate static let notPDF = Problem(
        status: .unsupportedMediaType,
        code: "unsupported_media_type",
        title: Words(id: "Bukan PDF", en: "No PDF"),
        detail: Words(
            id: "Isi berkas bukan PDF. Unggah surat yang sudah ditandatangani sebagai PDF.",
            en: "The content is no PDF. Upload the signed letter as PDF."
        )
    )

    /// A file beyond the limit.
    fileprivate static let signedTooLarge = Problem(
        status: .contentTooLarge,
        code: "file_too_large",
        title: Words(id: "Berkas terlalu besar", en: "The file is too large"),
        detail: Words(
            id: "Surat bertanda tangan paling besar \(LetterRoutes.largestSigned >> 20) MiB; tidak ada yang disimpan.",
            en: "A signed letter has at most \(LetterRoutes.largestSigned >> 20) MiB; nothing was stored."
        )
    )

    /// What looks at signatures is not installed.
    fileprivate static let signatureToolsMissing = Problem(
        status: .serviceUnavailable,
        code: "signature_check_unavailable",
        title: Words(id: "Tanda tangan belum dapat diperiksa", en: "Signatures can't be checked yet"),
        detail: Words(
            id: "Tidak ada yang disimpan. Minta administrator menjalankan patuhd doctor, lalu unggah lagi.",
            en: "Nothing was stored. Ask an administrator to run patuhd doctor, then upload again."
        ),
        retryAfter: 60
    )

    /// Every place for an electronic signature bears one, or the one named does.
    static let placeSigned = Problem.conflict(
        "already_signed",
        id: "Tempat itu sudah ditandatangani; tanda tangan tidak diganti. Lihat `patuh letters show`.",
        en: "That place is signed already; signatures are never replaced. See `patuh letters show`."
    )

    fileprivate static func noSuchPlace(_ content: LetterContent, _ places: [Int]) -> Problem {
        let named = places.compactMap { number in
            content.signatories[number - 1].officer.map { "\(number) (\($0.name))" }
        }.joined(separator: ", ")
        return .invalidParameters([
            .init(
                field: "signatory",
                code: "unknown_place",
                detail: named.isEmpty
                    ? Words(
                        id: "Surat ini tidak memuat pejabat yang menandatangani secara elektronik.",
                        en: "This letter names no officer who could sign electronically."
                    )
                    : Words(
                        id: "Sebutkan siapa yang menandatangani dengan signatory: \(named).",
                        en: "Say who has signed by signatory: \(named)."
                    )
            )
        ])
    }
}

extension Wire.LetterSignature {
    /// The column `signatures` of a query over letters `l`.
    static let column: SQL = """
        (SELECT json_agg(json_build_object('version', s.version, 'signatory', s.signatory, 'subject', s.subject,
                    'issuer', s.issuer, 'serial', s.serial, 'certificate', s.certificate, 'method', s.method,
                    'bytes', length(s.pdf), 'hash', encode(s.sha256, 'hex'),
                    'brought_at', extract(epoch FROM s.brought_at), 'person_id', b.id, 'person_name', b.name,
                    'person_login', b.login) ORDER BY s.version)
         FROM letter_signature s LEFT JOIN person b ON b.id = s.brought_by
         WHERE s.letter_id = l.id) AS signatures
        """

    /// Reads ``column``; `nil` where nobody has signed.
    static func read(_ row: Row, _ name: String) throws -> [Wire.LetterSignature]? {
        struct Stored: Decodable {
            let version: Int
            let signatory: Int
            let subject: String
            let issuer: String
            let serial: String
            let certificate: String
            let method: String
            let bytes: Int
            let hash: String
            let broughtAt: Double
            let personId: PersonID?
            let personName: String?
            let personLogin: String?
        }
        guard try row.column(name, as: RawJSON?.self) != nil else { return nil }
        return try row.json(name, as: [Stored].self).map { stored in
            Wire.LetterSignature(
                version: stored.version,
                signatory: stored.signatory,
                subject: stored.subject,
                issuer: stored.issuer,
                serial: stored.serial,
                certificate: stored.certificate,
                certificateWords: Words(
                    id: "Tanda tangan cocok dengan berkas; penerbit sertifikat belum diperiksa",
                    en: "The signature fits the file; who issued the certificate was not checked"
                ),
                method: stored.method,
                bytes: stored.bytes,
                sha256: stored.hash,
                broughtBy: stored.personId.map {
                    Wire.PersonRef(id: $0.text, name: stored.personName ?? "", login: stored.personLogin)
                },
                broughtAt: Date(timeIntervalSince1970: stored.broughtAt).wire
            )
        }
    }

    /// With the name that stands at its place on the letter.
    func named(by places: [LetterContent.Signatory]) -> Self {
        var signature = self
        if places.indices.contains(signatory - 1) { signature.name = places[signatory - 1].officer?.name }
        return signature
    }
}
