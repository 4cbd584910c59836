import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

extension EvidenceRoutes {
    /// How many bytes a file may have: a photograph of a telephone, or a scan of a hundred pages.
    static let most: Int64 = 64 << 20

    /// `POST /v1/cases/{id}/evidence`
    ///
    /// First the bytes lie where they stay, then the record cites them: a record without its file can't be, and a file
    /// that no record cites is swept away after a day.
    @Sendable func receive(_ call: Call, _ body: RequestBody) async throws -> Reply {
        _ = try call.permit(.addEvidence)
        let label = try EvidenceLabel(call)
        try await checkCase(call)
        if let declared = call.headers[.contentLength].flatMap({ Int64($0) }), declared > Self.most {
            throw Problem.fileTooLarge
        }
        let archive = try openArchive()
        do {
            return try await archive.staging.receive(body, most: Self.most, tooLarge: Problem.fileTooLarge) { file in
                let type = try label.check(file, call.headers)
                // The digest stands for the bytes: a repeat under the same key is the same only with the same file.
                var call = call
                call.body = Data(file.digest.bytes)
                return try await keep(file, type, label, in: archive, call)
            }
        } catch let error as VaultError {
            throw Problem(error)
        }
    }

    /// Nothing is received for a case that the sender does not see.
    private func checkCase(_ call: Call) async throws {
        let id = try call.id(of: EnforcementCase.self)
        let found = try await store.read(as: call.signedIn, "SELECT FROM case_seen WHERE id = \(id)")
        guard found.first != nil else { throw Problem.notFound(id: "kasus", en: "case") }
    }

    /// A letter is one of the case, and none that the sender may not know of.
    private func checkLetter(_ letter: LetterID?, _ caseID: CaseID, _ call: Call, _ tx: Transaction) async throws {
        guard let letter else { return }
        let rows = try await tx.query(LetterRoutes.openLetter(letter, for: call.actor)[0])
        let isOfCase =
            try await tx.query("SELECT FROM letter_of_case WHERE id = \(letter) AND case_id = \(caseID)").first != nil
        guard rows.first != nil, isOfCase else { throw Problem.unknownLetter }
    }

    private func keep(
        _ file: StagedFile,
        _ type: EvidenceFileType,
        _ label: EvidenceLabel,
        in archive: Archive,
        _ call: Call
    ) async throws -> Reply {
        let caseID = try call.id(of: EnforcementCase.self)
        return try await store.once(call) { tx in
            // Whoever sweeps the vault waits until this record stands or has failed.
            try await checkLetter(label.letterID, caseID, call, tx)
            _ = try await tx.query("SELECT pg_advisory_xact_lock_shared(\(file.digest.lock))")
            try await archive.vault.keep(file)
            let id = EvidenceID(UUIDv7.new())
            let added = try await tx.execute(
                """
                INSERT INTO evidence (id, case_id, kind, title, file_name, media_type, size, sha256, dated_on, letter_id,
                    visit_id)
                VALUES (\(id), \(caseID), \(label.kind.rawValue), \(label.title), \(label.fileName), \(type.rawValue),
                    \(file.size), \(file.digest.bytes), \(label.datedOn), \(label.letterID), \(label.visitID))
                ON CONFLICT ON CONSTRAINT evidence_once_in_case DO NOTHING
                """
            )
            let rows = try await tx.query(
                """
                \(Wire.Evidence.select) WHERE e.case_id = \(caseID) AND e.sha256 = \(file.digest.bytes)
                    AND e.kind = \(label.kind.rawValue) ORDER BY e.received_at DESC LIMIT 1
                """
            )
            guard let row = rows.first else { throw Problem.notFound(id: "kasus", en: "case") }
            let evidence = try Wire.Evidence(row)
            return try .json(
                evidence,
                status: added == 1 ? .created : .ok,
                location: "/v1/evidence/\(evidence.id)"
            )
        }
    }
}

extension FileDigest {
    /// The number of the advisory lock that stands for a file.
    var lock: Int64 { bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) } }
}

extension Problem {
    /// A file beyond the limit.
    static let fileTooLarge = Problem(
        status: .contentTooLarge,
        code: "file_too_large",
        title: Words(id: "Berkas terlalu besar", en: "The file is too large"),
        detail: Words(
            id:
                "Satu berkas paling besar \(EvidenceRoutes.most >> 20) MiB. Perkecil atau pecah berkas itu; tidak ada yang disimpan.",
            en: "A file has at most \(EvidenceRoutes.most >> 20) MiB. Make it smaller or split it; nothing was stored."
        )
    )

    /// What a sender is told where the vault did not take or give a file.
    init(_ error: VaultError) {
        switch error {
        case .full:
            self = Problem(
                status: .init(code: 507, reasonPhrase: "Insufficient Storage"),
                code: "storage_full",
                title: Words(id: "Ruang penyimpanan penuh", en: "The storage is full"),
                detail: Words(
                    id: "Tidak ada yang disimpan. Simpan berkas itu, beri tahu administrator, dan kirim lagi nanti.",
                    en: "Nothing was stored. Keep the file, tell the administrator, and send it again later."
                )
            )
        case .altered(let digest):
            self = .conflict(
                "evidence_altered",
                id:
                    "Berkas \(digest) di tempat penyimpanan tidak lagi sama dengan yang diterima. Beri tahu administrator.",
                en: "The file \(digest) in the storage is no longer what was received. Tell the administrator."
            )
        case .missing(let digest):
            self = .conflict(
                "evidence_missing",
                id: "Berkas \(digest) tidak ada lagi di tempat penyimpanan. Beri tahu administrator.",
                en: "The file \(digest) is gone from the storage. Tell the administrator."
            )
        case .unavailable: self = .noStorage
        }
    }

    /// A body that ended before it was whole.
    static let uploadBroken = Problem.malformed(
        "upload_broken",
        id: "Pengiriman terputus sebelum berkasnya utuh. Tidak ada yang disimpan; kirim lagi.",
        en: "The transfer broke off before the file was whole. Nothing was stored; send it again."
    )

    /// The storage of files is away, or there is none.
    static let noStorage = Problem(
        status: .serviceUnavailable,
        code: "storage_unavailable",
        title: Words(id: "Penyimpanan tidak terjangkau", en: "The storage can't be reached"),
        detail: Words(
            id: "Tidak ada yang disimpan. Kirim lagi nanti; bila berulang, beri tahu administrator.",
            en: "Nothing was stored. Send it again later; if it stays so, tell the administrator."
        ),
        retryAfter: 30
    )
}
