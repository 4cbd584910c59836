import Postgres

/// The rows of one batch of cases, table by table, in the order in which a segment is written.
struct CaseStaging: Sendable {
    var cases = StagedRows()
    var events = StagedRows()
    var inspections = StagedRows()
    var letters = StagedRows()
    var deliveries = StagedRows()
    var visits = StagedRows()
    var authors = StagedRows()
    var assignments = StagedRows()
    var inspectors = StagedRows()
    var assignedCases = StagedRows()
    var findings = StagedRows()
    var outcomes = StagedRows()
    var clocks = StagedRows()
    var outbox = StagedRows()
    var debts = StagedRows()
    var debtCases = StagedRows()
    var debtEvents = StagedRows()
    var debtItems = StagedRows()
    var debtPostings = StagedRows()
    var debtActs = StagedRows()
    var clockEnds = StagedRows()

    /// Each table with its rows. What hangs on an act comes after it.
    private static let tables: [(StagedTable, any WritableKeyPath<CaseStaging, StagedRows> & Sendable)] = [
        (
            StagedTable(
                target: "enforcement_case",
                columns: [
                    "id", "track", "procedure_version", "company_id", "region_code", "office_id", "finding_kind",
                    "workers_affected", "responsible_id",
                ]
            ), \.cases
        ),
        (
            StagedTable(
                target: "case_event",
                columns: [
                    "id", "case_id", "seq", "prev_seq", "procedure", "procedure_version", "from_state", "action",
                    "to_state", "occurred_on", "actor_role", "reason", "details",
                ],
                order: ["case_id", "seq"]
            ), \.events
        ),
        (StagedTable(target: "inspection", columns: ["id", "case_id", "kind", "proposed_by"]), \.inspections),
        (
            StagedTable(
                target: "letter",
                columns: [
                    "id", "case_id", "seq", "ordinal", "kind", "office_id", "register", "year", "sequence", "number",
                    "issued_on", "days",
                ]
            ), \.letters
        ),
        (
            StagedTable(
                target: "letter_delivery",
                columns: [
                    "id", "case_id", "seq", "letter_id", "kind", "occurred_on", "counts", "received_by", "witnesses",
                ]
            ), \.deliveries
        ),
        (
            StagedTable(
                target: "visit",
                columns: [
                    "id", "inspection_id", "case_id", "seq", "occurred_on", "outcome", "notes", "persons_met",
                    "recorded_by",
                    "digest",
                ]
            ), \.visits
        ),
        (StagedTable(target: "visit_author", columns: ["visit_id", "person_id"]), \.authors),
        (
            StagedTable(
                target: "assignment",
                columns: ["id", "office_id", "number", "kind", "ordered_on", "valid_from", "valid_to", "ordered_by"]
            ), \.assignments
        ),
        (StagedTable(target: "assignment_inspector", columns: ["assignment_id", "person_id"]), \.inspectors),
        (StagedTable(target: "assignment_case", columns: ["assignment_id", "case_id", "seq"]), \.assignedCases),
        (
            StagedTable(
                target: "finding",
                columns: [
                    "id", "case_id", "seq", "company_id", "visit_id", "kind", "facts", "legal_provision",
                    "workers_affected", "established_on", "recorded_by",
                ]
            ), \.findings
        ),
        (
            StagedTable(target: "finding_outcome", columns: ["finding_id", "case_id", "seq", "outcome", "evidence"]),
            \.outcomes
        ),
        (
            StagedTable(
                target: "case_clock",
                columns: [
                    "id", "case_id", "kind", "nature", "letter_id", "started_seq", "starts_on", "days", "unit",
                    "until_on", "rolls_forward", "legal_basis", "certainty", "due_on", "unresolved_year",
                    "explanation",
                ]
            ), \.clocks
        ),
        (StagedTable(target: "outbox", columns: ["topic", "case_id", "seq", "payload"]), \.outbox),
        (StagedTable(target: "debt", columns: ["id", "company_id", "region_code", "office_id", "due_on"]), \.debts),
        (StagedTable(target: "debt_case", columns: ["debt_id", "case_id", "company_id"]), \.debtCases),
        (
            StagedTable(
                target: "debt_event",
                columns: [
                    "id", "debt_id", "seq", "prev_seq", "from_state", "action", "to_state", "occurred_on", "actor_role",
                    "change", "reason",
                ]
            ), \.debtEvents
        ),
        (
            StagedTable(target: "debt_item", columns: ["debt_id", "ordinal", "seq", "kind", "amount", "legal_basis"]),
            \.debtItems
        ),
        (StagedTable(target: "debt_posting", columns: ["debt_id", "seq", "ordinal", "amount"]), \.debtPostings),
        (StagedTable(target: "case_debt_act", columns: ["case_id", "seq", "debt_id", "debt_seq"]), \.debtActs),
    ]

    private static let createClockEnds: SQL = """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_clock_end (segment integer, id uuid, ended_seq integer, ended_on date)
        ON COMMIT DELETE ROWS
        """
    private static let copyClockEnds: SQL = "COPY staged_clock_end FROM STDIN"

    private static func endClocks(_ segment: Int) -> SQL {
        """
        UPDATE case_clock k SET ended_seq = s.ended_seq, ended_on = s.ended_on, outcome = 'ended'
        FROM staged_clock_end s WHERE s.segment = \(segment) AND k.id = s.id
        """
    }

    /// Makes the temporary tables where the connection lacks them.
    static var create: [SQL] { tables.map(\.0.create) + [createClockEnds] }

    /// Copies everything to the temporary tables.
    mutating func copy(_ tx: Transaction) async throws {
        for (table, rows) in Self.tables where !self[keyPath: rows].segments.isEmpty {
            try await tx.copyIn(into: table.copy, rows: self[keyPath: rows].take())
        }
        if !clockEnds.segments.isEmpty { try await tx.copyIn(into: Self.copyClockEnds, rows: clockEnds.take()) }
    }

    /// Writes one segment from the temporary tables, in the order of the schema.
    func write(_ segment: Int) -> [SQL] {
        let inserts = Self.tables.filter { self[keyPath: $0.1].segments.contains(segment) }.map { $0.0.insert(segment) }
        return inserts + (clockEnds.segments.contains(segment) ? [Self.endClocks(segment)] : [])
    }
}
