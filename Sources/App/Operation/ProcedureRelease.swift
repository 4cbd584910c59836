import Domain
import Foundation
import Postgres

/// Writes the versions of the procedures that come with the program, and finds out whether this program can decide by
/// those that the database holds.
struct ProcedureRelease: Sendable {
    /// The folder of the reference data, with released versions as they were hashed.
    let directory: URL

    /// The released versions that the program no longer declares, as `track.number`. Cases may still be pinned to them.
    static let frozen = ["inspection.1", "bpjs_sanction.1"]

    /// Writes what is missing: the text of versions from before texts were kept, and the version that this code declares.
    ///
    /// On a database without versions it holds from the beginning. Where cases follow an older one, it holds from
    /// tomorrow; where the office follows a version of its own, it stays a draft until an administrator publishes it.
    ///
    /// - Throws: ``StartFailure`` where a version has another content than this build's, or was written by a newer one.
    func publish(_ tx: Transaction) async throws {
        for name in Self.frozen {
            let file = directory.appendingPathComponent("procedures/\(name).txt")
            let version = try ProcedureVersion(canonicalText: String(contentsOf: file, encoding: .utf8))
            try await fill(version, tx)
        }
        for track in Track.allCases { try await publish(.current(track), tx) }
    }

    /// Refuses to serve where cases may follow rules that this build does not know.
    static func refuseUnknown(_ rows: Rows) throws {
        guard let version = try ProcedureBook(rows).unknown.first else { return }
        throw StartFailure(
            id: "program ini tidak mengenal versi \(version.number) prosedur \(version.track.rawValue) di basis data",
            en: "this build does not know version \(version.number) of the procedure \(version.track.rawValue) in the "
                + "database",
            remedy: Words(
                id:
                    "jalankan program yang lebih baru: kasus yang mengikuti versi itu tidak dapat diputus oleh yang ini",
                en: "run a newer build: this one cannot decide the cases that follow that version"
            )
        )
    }

    private func fill(_ version: ProcedureVersion, _ tx: Transaction) async throws {
        guard try await known(version, tx) else { return }
        _ = try await tx.pipeline([
            """
            UPDATE procedure_version SET content = \(version.canonicalText)
            WHERE procedure = \(version.track.rawValue) AND version = \(version.number) AND content IS NULL
            """,
            // A draft's structure is written when it is published.
            """
            SELECT write_duties_apart(procedure, version) FROM procedure_version
            WHERE procedure = \(version.track.rawValue) AND version = \(version.number) AND published_at IS NOT NULL
            """,
        ])
    }

    private func publish(_ version: ProcedureVersion, _ tx: Transaction) async throws {
        let track = version.track.rawValue
        guard try await !known(version, tx) else { return try await fill(version, tx) }
        let present = try await tx.query(
            """
            SELECT version, first_day_to_come() AS tomorrow FROM procedure_version
            WHERE procedure = \(track) AND published_at IS NOT NULL ORDER BY valid_from DESC LIMIT 1
            """
        ).first
        let isOwn =
            try present.map { try $0.column("version", as: Int.self) >= ProcedureVersion.firstOwnNumber } ?? false
        let validFrom: LocalDate? = try isOwn ? nil : present?.column("tomorrow") ?? .first
        _ = try await tx.pipeline([
            """
            INSERT INTO procedure_version (procedure, version, content_sha256, content, valid_from, published_at)
            VALUES (\(track), \(version.number), \(version.contentHash), \(version.canonicalText), \(validFrom),
                CASE WHEN \(!isOwn) THEN now() END)
            """,
            "SELECT write_procedure_structure(\(track), \(version.number)) WHERE \(!isOwn)",
        ])
    }

    /// Whether the database holds a version.
    ///
    /// - Throws: ``StartFailure`` where it holds another content under its number.
    private func known(_ version: ProcedureVersion, _ tx: Transaction) async throws -> Bool {
        let track = version.track.rawValue
        let rows = try await tx.query(
            "SELECT content_sha256 FROM procedure_version WHERE procedure = \(track) AND version = \(version.number)"
        )
        guard let hash = try rows.first?.column(0, as: String.self) else { return false }
        guard hash == version.contentHash else {
            throw StartFailure(
                id: "versi \(version.number) prosedur \(track) di basis data berbeda dari yang ada di program ini",
                en: "version \(version.number) of the procedure \(track) in the database differs from this build's",
                remedy: Words(
                    id: "prosedur yang sudah terbit tidak disunting: nyatakan perubahannya sebagai versi baru",
                    en: "a published procedure is never edited: declare the change as a new version"
                )
            )
        }
        return true
    }
}
