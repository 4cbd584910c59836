import Domain
import Foundation
import Postgres

/// What a letter is made of, beside what the case's file knows: as the transaction of its act has it.
struct LetterFacts {
    let employer: LetterContent.Employer
    /// The firms of the other cases that the letter orders, in their order.
    let others: [LetterContent.Employer]
    let office: LetterContent.Office
    /// The offices that work the region today, by kind, and the one that the act names as ``namedOffice``.
    let offices: [String: String]
    let findings: [Finding]
    /// Numbers of the case's letters, by the act that made them.
    let numbers: [Int: String]
    let people: [PersonID: (name: String, nip: String?)]
    /// The latest order, before this act.
    let order:
        (number: String, orderedOn: LocalDate, from: LocalDate, through: LocalDate, kind: Words, who: [PersonID])?
    let inspectionKind: Words?
    let debts: [LetterContent.Debt]
    /// The office's own text for letters of the kind, in force on the letter's day.
    let template: (version: Int, body: String)?
    /// The sources of templates of the kind that are kept, by their hashes.
    let sources: Set<[UInt8]>

    /// Stands for a kind where an act names an office.
    static let namedOffice = "named"

    struct Finding {
        let id: FindingID
        let content: LetterContent.Finding
        let status: FindingStatus
    }

    /// The statements that `init(_:)` reads, in order, for a letter of a kind on a day.
    static func statements(
        _ file: CaseFile,
        _ kind: LetterKind,
        on day: LocalDate,
        office: UUID,
        people: [PersonID],
        naming named: String? = nil,
        others: [CaseID] = []
    ) -> [SQL] {
        let id = file.id
        return [
            "\(firm) WHERE f.id = \(file.companyID)",
            """
            SELECT o.name, o.kind, p.name AS parent_name, coalesce(h.place, g.place) AS place,
                   coalesce(h.address, CASE WHEN h.place IS NULL OR h.place = g.place THEN g.address END) AS address
            FROM office o LEFT JOIN office p ON p.id = o.parent_id
            LEFT JOIN office_letterhead h ON h.office_id = o.id
            LEFT JOIN office_letterhead g ON g.office_id = o.parent_id
            WHERE o.id = \(office)
            """,
            """
            SELECT o.kind, o.name, o.code FROM office o JOIN office_territory t ON t.office_id = o.id
            WHERE t.region_code = \(file.regionCode) AND t.from_on <= today(o.zone)
              AND (t.until_on IS NULL OR t.until_on > today(o.zone))
            UNION ALL SELECT \(namedOffice), o.name, o.code FROM office o WHERE o.code = \(named)
            ORDER BY code DESC
            """,
            """
            SELECT id, kind, facts, legal_provision, workers_affected, established_on, status
            FROM finding WHERE case_id = \(id) ORDER BY seq, id
            """,
            "SELECT ordinal, number FROM letter_of_case WHERE case_id = \(id)",
            """
            SELECT p.id, p.name, p.nip FROM person p
            WHERE p.id = ANY (\(people)) OR p.id IN (
                SELECT i.person_id FROM assignment_case c JOIN assignment_inspector i ON i.assignment_id = c.assignment_id
                WHERE c.case_id = \(id))
            """,
            """
            SELECT a.number, a.ordered_on, a.valid_from, a.valid_to, a.kind,
                   (SELECT array_agg(i.person_id ORDER BY i.person_id) FROM assignment_inspector i
                    WHERE i.assignment_id = a.id) AS inspectors
            FROM assignment_case c JOIN assignment a ON a.id = c.assignment_id
            WHERE c.case_id = \(id) ORDER BY a.ordered_on DESC, a.recorded_at DESC LIMIT 1
            """,
            "SELECT kind FROM inspection WHERE case_id = \(id)",
            """
            SELECT d.id, d.number, d.due_on, d.balance, i.kind, i.programme, i.first_month, i.last_month,
                   i.balance AS item_balance
            FROM debt_case x JOIN debt d ON d.id = x.debt_id JOIN debt_item i ON i.debt_id = d.id
            WHERE x.case_id = \(id) AND d.balance > 0 AND i.balance > 0 ORDER BY d.due_on, d.id, i.ordinal
            """,
            "\(LetterTemplateVersion.inForce(kind, on: day))",
            "SELECT sha256 FROM letter_template_source WHERE kind = \(kind.rawValue)",
            "\(firm) JOIN enforcement_case c ON c.company_id = f.id WHERE c.id = ANY (\(others)) ORDER BY c.id",
        ]
    }

    /// What `Employer(firm:)` reads; conditions follow.
    private static let firm: SQL = """
        SELECT f.legal_name, f.address, f.district, r.name AS region_name,
               (SELECT coalesce(array_agg(i.kind ORDER BY i.kind, i.value), '{}') FROM company_identifier i
                WHERE i.company_id = f.id) AS number_kinds,
               (SELECT coalesce(array_agg(i.value ORDER BY i.kind, i.value), '{}') FROM company_identifier i
                WHERE i.company_id = f.id) AS number_values
        FROM company f JOIN region r ON r.code = f.region_code
        """

    init(_ results: [Rows]) throws {
        employer = try LetterContent.Employer(firm: try results[0].single())
        others = try results[11].map { try LetterContent.Employer(firm: $0) }
        let own = try results[1].single()
        office = LetterContent.Office(
            name: try own.column("name"),
            kind: try own.column("kind"),
            parent: try own.column("parent_name"),
            place: try own.column("place"),
            address: try own.column("address")
        )
        offices = Dictionary(
            try results[2].map { (try $0.column("kind", as: String.self), try $0.column("name", as: String.self)) },
            uniquingKeysWith: { $1 }
        )
        findings = try results[3].map { try Finding($0) }
        numbers = Dictionary(
            try results[4].map { (try $0.column("ordinal", as: Int.self), try $0.column("number", as: String.self)) },
            uniquingKeysWith: { first, _ in first }
        )
        people = Dictionary(
            try results[5].map { row in
                let person: PersonID = try row.column("id")
                return (person, (name: try row.column("name"), nip: try row.column("nip")))
            },
            uniquingKeysWith: { first, _ in first }
        )
        order = try results[6].first.map { row in
            (
                number: try row.column("number"), orderedOn: try row.column("ordered_on"),
                from: try row.column("valid_from"), through: try row.column("valid_to"),
                kind: try row.code("kind", as: InspectionKind.self).words,
                who: try row.column("inspectors", as: [PersonID].self)
            )
        }
        inspectionKind = try results[7].first.map { try $0.code("kind", as: InspectionKind.self).words }
        debts = try Self.debts(results[8])
        template = try results[9].first.map { (version: try $0.column("version"), body: try $0.column("body")) }
        sources = Set(try results[10].map { try $0.column("sha256", as: [UInt8].self) })
    }

    private static func debts(_ rows: Rows) throws -> [LetterContent.Debt] {
        var debts: [(id: UUID, debt: LetterContent.Debt)] = []
        for row in rows {
            let id: UUID = try row.column("id")
            let item = LetterContent.Debt.Item(
                kind: try row.column("kind"),
                programme: try row.column("programme"),
                from: try row.column("first_month"),
                through: try row.column("last_month"),
                balance: Rupiah(try row.column("item_balance", as: Int64.self))
            )
            if debts.last?.id == id {
                debts[debts.count - 1].debt.items.append(item)
            } else {
                let debt = LetterContent.Debt(
                    number: try row.column("number"),
                    dueOn: try row.column("due_on"),
                    balance: Rupiah(try row.column("balance", as: Int64.self)),
                    items: [item]
                )
                debts.append((id, debt))
            }
        }
        return debts.map(\.debt)
    }
}

extension LetterContent.Employer {
    /// Reads a firm as the register knows it today.
    fileprivate init(firm row: Row) throws {
        let address: [String?] = [try row.column("address"), try row.column("district")]
        let kinds = try row.column("number_kinds", as: [String].self)
        let values = try row.column("number_values", as: [String].self)
        self.init(
            name: try row.column("legal_name"),
            address: address.contains { $0 != nil } ? address.compactMap { $0 }.joined(separator: ", ") : nil,
            region: try row.column("region_name"),
            numbers: zip(kinds, values).map { Number(kind: $0, value: $1) }
        )
    }
}

extension LetterFacts.Finding {
    fileprivate init(_ row: Row) throws {
        id = try row.column("id")
        status = try row.code("status")
        let kind: FindingKind = try row.code("kind")
        content = LetterContent.Finding(
            kind: kind,
            facts: try row.column("facts"),
            // What BPJS' own examination finds names no provision of its own.
            provision: try row.column("legal_provision", as: String?.self) ?? kind.provision,
            workers: try row.column("workers_affected"),
            establishedOn: try row.column("established_on")
        )
    }
}
