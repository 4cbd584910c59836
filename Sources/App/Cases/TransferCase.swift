import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// The office that takes a case over, found by its code, identity or name.
struct ReceivingOffice: Sendable {
    let id: UUID
    let code: String
    let name: String

    /// Finds the office, and sees that the case may go there on that day: an office of the track, whose territory holds
    /// the firm, and another than the one that has it.
    ///
    /// - Throws: A problem that names the field, the reason, and the offices that would do.
    init(_ text: String, for file: CaseFile, on day: LocalDate, _ tx: Transaction) async throws {
        let kinds = file.track == .inspection ? ["labour_unit", "labour_province"] : ["bpjs_branch"]
        let results = try await tx.pipeline([
            """
            SELECT o.id, o.code, o.name, o.kind = ANY (\(kinds)) AS fits,
                   EXISTS (SELECT FROM office_territory t WHERE t.office_id = o.id AND t.region_code = f.region_code
                     AND t.from_on <= \(day) AND (t.until_on IS NULL OR t.until_on > \(day))) AS holds,
                   o.id = \(file.officeID) AND f.region_code = \(file.regionCode) AS is_there
            FROM office o CROSS JOIN company f
            WHERE f.id = \(file.companyID) AND (o.code = \(text) OR o.id::text = \(text) OR o.name = \(text))
            """,
            """
            SELECT o.code FROM office o JOIN office_territory t ON t.office_id = o.id
            JOIN company f ON f.id = \(file.companyID) AND f.region_code = t.region_code
            WHERE o.kind = ANY (\(kinds)) AND t.from_on <= \(day) AND (t.until_on IS NULL OR t.until_on > \(day))
              AND NOT (o.id = \(file.officeID) AND f.region_code = \(file.regionCode))
            ORDER BY o.code
            """,
        ])
        let fitting = try results[1].map { try $0.column(0, as: String.self) }.joined(separator: ", ")
        guard let row = results[0].first else { throw Self.refusal("unknown_office", fitting, .unknown) }
        guard try row.column("fits") else { throw Self.refusal("office_of_other_kind", fitting, .otherKind) }
        guard try row.column("holds") else { throw Self.refusal("outside_territory", fitting, .outside) }
        guard try !row.column("is_there", as: Bool.self) else { throw Self.refusal("same_office", fitting, .there) }
        id = try row.column("id")
        code = try row.column("code")
        name = try row.column("name")
    }

    private enum Failing {
        case unknown, otherKind, outside, there

        var words: Words {
            switch self {
            case .unknown: Words(id: "Kantor itu tidak dikenal.", en: "There is no such office.")
            case .otherKind:
                Words(id: "Kantor itu tidak menangani jalur ini.", en: "That office works no cases of this track.")
            case .outside:
                Words(
                    id: "Wilayah kerja kantor itu tidak mencakup tempat perusahaan pada tanggal itu.",
                    en: "That office's territory does not hold the firm's region on that day."
                )
            case .there: Words(id: "Kasus sudah berada di kantor itu.", en: "The case is with that office already.")
            }
        }
    }

    private static func refusal(_ code: String, _ fitting: String, _ failing: Failing) -> Problem {
        let remedy =
            fitting.isEmpty
            ? Words(
                id: "Tidak ada kantor lain untuk wilayah perusahaan; perbaiki dahulu wilayah perusahaan bila pindah.",
                en: "No other office holds the firm's region; if it has moved, correct its region first."
            )
            : Words(id: "Kantor yang dapat menerima: \(fitting).", en: "Offices that can take it: \(fitting).")
        return .invalid([
            .init(field: StepField.office.wireName, code: code, detail: failing.words, remedy: remedy)
        ])
    }
}

extension CaseRoutes {
    /// Takes the step `transfer`: the case goes to the named office and to the firm's present region, its clocks run on,
    /// and whoever led it leads it no more.
    func transfer(_ asked: Casework.Act, _ id: CaseID, _ call: Call, _ tx: Transaction) async throws -> Reply {
        guard let file = try await cases.file(id, in: tx) else { throw Problem.notFound(id: "kasus", en: "case") }
        var act = asked
        var office: ReceivingOffice?
        // Without an office, or by somebody who may not, the procedure itself says so.
        if let text = act.details.office,
            file.facts.state.flatMap({ file.rules.target(of: act.action, from: $0) }) != nil,
            call.signedIn.post(permitting: act.action, in: file.facts.state, over: file.regionCode, file.rules) != nil
        {
            let found = try await ReceivingOffice(text, for: file, on: act.occurredOn, tx)
            act.details.office = found.code
            office = found
        }
        let taken = try await cases.take(act, file, as: call.signedIn, in: tx)
        guard let office else { throw Problem.internal }
        // Read before the case moves: whoever gives it away may not see it afterwards.
        var (event, summary) = try await Self.read(taken, call, tx)
        let moved = try await tx.pipeline([
            "SELECT name FROM office WHERE id = \(file.officeID)",
            """
            INSERT INTO case_transfer (case_id, seq, from_office, to_office, from_region, to_region)
            VALUES (\(id), \(taken.seq), \(file.officeID), \(office.id), \(file.regionCode), \(file.regionCode))
            """,
            "SELECT region_code FROM company WHERE id = \(file.companyID)",
        ])
        event.fromOffice = Wire.OfficeRef(
            id: file.officeID.uuidString.lowercased(),
            name: try moved[0].single().column(0)
        )
        event.toOffice = Wire.OfficeRef(id: office.id.uuidString.lowercased(), name: office.name)
        summary.responsible?.person = nil
        if let region = try moved[2].first?.column(0, as: String.self) { summary.company.regionCode = region }
        return try .json(Wire.StepResult(event: event, case: summary), status: .created, version: summary.version)
    }
}
