import API
import Domain
import Foundation
import Postgres

extension Casework {
    /// A case that is about to be opened.
    struct NewCase: Sendable {
        var id: CaseID
        var track: Track
        var companyID: CompanyID
        /// The day of the act that opens it, which decides the version that it is pinned to.
        var opensOn: LocalDate
        var findingKind: FindingKind?
        var workersAffected: Int?
        var linkedCaseID: CaseID?
        var isTakenOver = false
    }

    /// Writes the row of a case that stands nowhere yet; the act that opens it must follow in the same transaction,
    /// or the commit fails.
    ///
    /// - Returns: The empty case, ready for its first act.
    func create(
        _ new: NewCase,
        by action: CaseAction,
        as signedIn: SignedIn,
        in tx: Transaction
    ) async throws -> CaseFile {
        let company = try await tx.query("SELECT region_code FROM company WHERE id = \(new.companyID)")
        guard let region = try company.first?.column(0, as: RegionCode.self) else {
            throw Problem.unknownFirm()
        }
        let rules = try await store.rules(in: tx).procedures.rules(new.track, inForceOn: new.opensOn)
        guard let post = signedIn.post(permitting: action, in: nil, over: region, rules) else {
            let roles = rules.roles(of: action, in: nil).map(\.words)
            throw Problem.forbidden(
                Words(
                    id:
                        "Peran Anda di wilayah ini tidak berwenang. Yang berwenang: \(roles.map(\.id).joined(separator: ", ")).",
                    en:
                        "Your role over this territory may not do this. Who may: \(roles.map(\.en).joined(separator: ", "))."
                )
            )
        }
        if let linked = new.linkedCaseID { try await check(linked, of: new, by: action, tx) }
        do {
            _ = try await tx.query(
                """
                INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id, finding_kind,
                    workers_affected, responsible_id, linked_case_id, taken_over)
                VALUES (\(new.id), \(new.track.rawValue), \(rules.version.number), \(new.companyID),
                    \(region), \(post.officeID), \(new.findingKind?.rawValue), \(new.workersAffected),
                    \(signedIn.personID), \(new.linkedCaseID), \(new.isTakenOver))
                """
            )
        } catch let error as PostgresError where error.constraint == "enforcement_case_pkey" {
            throw Problem.idTaken
        }
        guard let file = try await file(new.id, in: tx) else { throw Problem.internal }
        return file
    }

    /// Sees that the case to be linked is the firm's and such as the action links: an ended one of the same track to be
    /// reopened, an inspection that recommended to be accepted.
    private func check(_ linked: CaseID, of new: NewCase, by action: CaseAction, _ tx: Transaction) async throws {
        // A foreign key would say yes to a case that this person may not know of.
        let known = try await tx.query(
            """
            SELECT c.track, c.closed_on IS NOT NULL AS is_closed,
                   EXISTS (SELECT FROM case_message m WHERE m.from_case = c.id AND m.kind = 'recommendation') AS recommends
            FROM enforcement_case c WHERE c.id = \(linked) AND c.company_id = \(new.companyID)
            """
        )
        guard let row = known.first else {
            throw Problem.invalid(
                "linked_case_id",
                "unknown_case",
                id: "Perusahaan ini tidak punya kasus dengan pengenal itu di wilayah Anda.",
                en: "This firm has no case with that identifier in your territory."
            )
        }
        switch action {
        case .inspection(.reopen), .sanction(.reopen):
            guard try row.column("track") == new.track.rawValue, try row.column("is_closed") else {
                throw Problem.invalid(
                    "linked_case_id",
                    "not_ended",
                    id: "Yang dibuka kembali adalah kasus jalur ini yang sudah berakhir; kasus itu belum.",
                    en: "What is reopened is an ended case of this track; that one is not."
                )
            }
        case .sanction(.acceptRecommendation):
            guard try row.column("recommends") else {
                throw Problem.invalid(
                    "linked_case_id",
                    "nothing_recommended",
                    id: "Kasus itu bukan pemeriksaan yang merekomendasikan sanksi.",
                    en: "That case is no inspection which recommended a sanction."
                )
            }
        default:
            return
        }
    }
}

extension Problem {
    /// A client's identifier that stands for something else already.
    static let idTaken = Problem.conflict(
        "id_taken",
        id: "Pengenal itu sudah dipakai. Buat UUID baru.",
        en: "That identifier is already used. Make a new UUID."
    )
}
