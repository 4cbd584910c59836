import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension LetterTemplateRoutes {
    /// `POST /v1/letter-templates/{kind}/versions`: keeps a text that could be used, as a draft.
    @Sendable func draft(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeLetterTemplates)
        let kind = try call.letterKind
        let request: Wire.LetterTemplateRequest = try call.read()
        try Self.check(LetterTemplateCheck(kind: kind, body: request.body).faults())
        return try await store.once(call) { tx in
            let number: Int = try await tx.query(
                """
                INSERT INTO letter_template (kind, version, body, reason, author_id)
                SELECT \(kind.rawValue), coalesce(max(version), 0) + 1, \(request.body), \(request.reason),
                    \(call.signedIn.personID)
                FROM letter_template WHERE kind = \(kind.rawValue) RETURNING version
                """
            ).single().column(0)
            return try await written(kind, number, tx)
        }
    }

    /// `POST /v1/letter-templates/{kind}/versions/{version}/publication`
    ///
    /// The text is held against everything once more, for a newer program may ask more of it, and its pages are rendered.
    @Sendable func publish(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeLetterTemplates)
        let request: Wire.LetterTemplatePublicationRequest = try call.read()
        let validFrom = try request.validFrom.map { try LocalDate(field: "valid_from", $0) } ?? call.signedIn.today
        let version = try await find(call)
        guard version.number > 0 else { throw Problem.programsTemplate }
        try Self.check(LetterTemplateCheck(kind: version.kind, body: version.body).faults())
        try await render(version)
        return try await store.once(call) { tx in
            _ = try await tx.execute(
                """
                INSERT INTO letter_template_publication (kind, version, valid_from, reason, publisher_id)
                VALUES (\(version.kind.rawValue), \(version.number), \(validFrom), \(request.reason),
                    \(call.signedIn.personID))
                """
            )
            return try await written(version.kind, version.number, tx)
        }
    }

    /// `POST /v1/letter-templates/{kind}/versions/{version}/withdrawal`: letters issued with it stay as they are.
    @Sendable func withdraw(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeLetterTemplates)
        let request: Wire.LetterTemplateWithdrawalRequest = try call.read()
        let version = try await find(call)
        guard version.number > 0 else { throw Problem.programsTemplate }
        return try await store.once(call) { tx in
            _ = try await tx.execute(
                """
                INSERT INTO letter_template_withdrawal (kind, version, reason, withdrawn_by)
                VALUES (\(version.kind.rawValue), \(version.number), \(request.reason), \(call.signedIn.personID))
                """
            )
            return try await written(version.kind, version.number, tx)
        }
    }

    private func written(_ kind: LetterKind, _ number: Int, _ tx: Transaction) async throws -> Reply {
        let row = try await tx.query(Self.one(kind, number)).single()
        return try .json(try Wire.LetterTemplateVersion(whole: LetterTemplateVersion(row)), status: .created)
    }

    /// Makes the pages of the whole fixture.
    ///
    /// - Throws: `template_not_rendered` where one of them is none.
    private func render(_ version: LetterTemplateVersion) async throws {
        let source = try version.source
        for fixture in LetterFixture.allCases {
            do {
                _ = try await press.pdf(try source.html(LetterTemplateCheck.page(fixture.content(version.kind))))
            } catch let failure as LetterPress.Failure where failure.isOfThePage {
                throw Problem.invalid(
                    "body",
                    "template_not_rendered",
                    id: "Halaman contoh \(fixture.rawValue) tidak dapat dicetak (\(failure.code)).",
                    en: "The page of the fixture \(fixture.rawValue) can't be printed (\(failure.code))."
                )
            } catch is LetterPress.Failure {
                throw Problem.rendererUnavailable
            }
        }
    }

    private static func check(_ faults: [LetterText.Fault]) throws {
        guard faults.isEmpty else {
            throw Problem.invalid(
                faults.map { fault in
                    Problem.FieldError(
                        field: "body",
                        code: fault.code,
                        detail: Words(
                            id: "Baris \(fault.line): \(fault.detail.id)",
                            en: "Line \(fault.line): \(fault.detail.en)"
                        )
                    )
                }
            )
        }
    }
}

extension Problem {
    /// No such kind of letter, or no such version of its text.
    static let noTemplate = Problem.notFound(id: "naskah surat", en: "text of a letter")

    /// The text that comes with the program is neither published nor withdrawn.
    static let programsTemplate = Problem.conflict(
        "template_of_program",
        id: "Versi 0 adalah naskah bawaan program; tulis versi baru untuk mengubahnya.",
        en: "Version 0 comes with the program; write a new version to change it."
    )

    /// What the database says of the texts of letters, by constraint.
    static let aboutTemplates: [String: Problem] = [
        "letter_template_published_once": .conflict(
            "template_published",
            id: "Versi itu sudah diterbitkan.",
            en: "That version is already published."
        ),
        "letter_template_withdrawn_once": .conflict(
            "template_withdrawn",
            id: "Versi itu sudah ditarik.",
            en: "That version is already withdrawn."
        ),
        "letter_template_is_withdrawn": .conflict(
            "template_withdrawn",
            id: "Versi itu sudah ditarik; tulis versi baru.",
            en: "That version was withdrawn; write a new one."
        ),
        "letter_template_not_in_past": .invalid(
            "valid_from",
            "past_day",
            id: "Naskah berlaku paling cepat hari ini.",
            en: "A text holds from today on at the earliest."
        ),
        "letter_template_pkey": .versionConflict(current: nil),
        "letter_template_in_sequence": .versionConflict(current: nil),
    ]
}
