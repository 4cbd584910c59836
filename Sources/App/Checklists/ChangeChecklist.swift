import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ChecklistRoutes {
    /// `POST /v1/checklists/{code}/versions`: keeps a checklist that could be published, as a draft.
    @Sendable func draft(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeChecklists)
        let code = try call.checklist
        let request: Wire.ChecklistVersionRequest = try call.read()
        try Self.check(request.content)
        let content = String(decoding: try Wire.encoder().encode(request.content), as: UTF8.self)
        return try await store.once(call) { tx in
            let number: Int = try await tx.query(
                """
                INSERT INTO checklist_version (checklist, version, content, sha256, reason, author_id)
                SELECT \(code), coalesce(max(version), 0) + 1, \(content), sha256(convert_to(\(content), 'UTF8')),
                    \(request.reason), \(call.signedIn.personID)
                FROM checklist_version WHERE checklist = \(code) RETURNING version
                """
            ).single().column(0)
            return try await written(code, number, tx)
        }
    }

    /// `POST /v1/checklists/{code}/versions/{version}/publication`
    ///
    /// The content is held against everything once more, for a newer program may ask more of it.
    @Sendable func publish(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeChecklists)
        let request: Wire.ChecklistPublicationRequest = try call.read()
        let validFrom = try request.validFrom.map { try LocalDate(field: "valid_from", $0) } ?? call.signedIn.today
        let version = try await find(call)
        try Self.check(version.content)
        return try await store.once(call) { tx in
            _ = try await tx.execute(
                """
                INSERT INTO checklist_publication (checklist, version, valid_from, reason, publisher_id)
                VALUES (\(version.code), \(version.number), \(validFrom), \(request.reason), \(call.signedIn.personID))
                """
            )
            return try await written(version.code, version.number, tx)
        }
    }

    private func written(_ code: String, _ number: Int, _ tx: Transaction) async throws -> Reply {
        let row = try await tx.query(ChecklistVersionRow.one(code, number)).single()
        return try .json(try ChecklistVersionRow(row).whole, status: .created)
    }

    private static func check(_ content: Checklist) throws {
        let faults = ChecklistCheck.faults(content)
        guard faults.isEmpty else {
            throw Problem.invalid(
                faults.prefix(100).map { .init(field: "content.\($0.path)", code: $0.code, detail: $0.detail) }
            )
        }
    }
}

extension Problem {
    /// No such checklist, no such version, or none in force on the day.
    static let noChecklist = Problem.notFound(id: "daftar periksa", en: "checklist")

    /// What the database says of checklists, by constraint.
    static let aboutChecklists: [String: Problem] = [
        "checklist_published_once": .conflict(
            "checklist_published",
            id: "Versi itu sudah diterbitkan; tulis versi baru untuk mengubahnya.",
            en: "That version is already published; write a new one to change it."
        ),
        "checklist_not_in_past": .invalid(
            "valid_from",
            "past_day",
            id: "Daftar periksa berlaku paling cepat hari ini.",
            en: "A checklist holds from today on at the earliest."
        ),
        "checklist_version_pkey": .versionConflict(current: nil),
        "checklist_version_in_sequence": .versionConflict(current: nil),
        "checklist_version_in_force": .invalid(
            "version",
            "not_in_force",
            id: "Versi itu tidak berlaku pada hari kunjungan.",
            en: "That version did not hold on the visit's day."
        ),
        "checklist_start_published": .invalid(
            "version",
            "not_in_force",
            id: "Versi itu belum diterbitkan.",
            en: "That version is not published."
        ),
        "checklist_of_examination": .conflict(
            "visit_not_examined",
            id: "Pada kunjungan ini tidak ada yang diperiksa; daftar periksa diisi pada kunjungan yang memeriksa.",
            en: "Nothing was examined on this visit; a checklist is answered on one that examined."
        ),
        "checklist_answered_by_visitor": .forbidden(
            Words(
                id: "Yang mengisi daftar periksa adalah mereka yang ikut berkunjung.",
                en: "Those who took part in the visit answer its checklist."
            )
        ),
        "checklist_is_complete": .checklistComplete,
        "checklist_completed_once": .checklistComplete,
        "checklist_answer_pkey": .idTaken,
        "checklist_proposal_recorded_once": .conflict(
            "proposal_recorded",
            id: "Usul itu sudah dicatat sebagai temuan.",
            en: "A finding is recorded on that proposal already."
        ),
    ]

    /// No answer is added to a complete checklist.
    static let checklistComplete = Problem.conflict(
        "checklist_complete",
        id: "Daftar periksa kunjungan ini sudah selesai; jawabannya tidak berubah lagi.",
        en: "This visit's checklist is complete; its answers do not change any more."
    )
}
