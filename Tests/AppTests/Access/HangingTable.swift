@testable import Domain
@testable import Postgres

/// A table that hangs on a case, and who reads by SQL what stands in it of a case of each kind.
struct HangingTable: Sendable {
    /// Who reads the rows of a case: all of them, or none.
    enum Readers: Sendable {
        /// The side that works the case, with the auditors.
        case ownSide
        /// Both sides, with the auditors.
        case bothSides
        /// The investigators.
        case investigators
        /// Nobody by his part in the case: the policy asks for something else, which another test shows.
        case otherwise
        /// Nobody of the service.
        case nobody

        /// Whether somebody of the tests' home reads them.
        func contain(_ person: Person, of track: Track) -> Bool {
            let role = person.role
            switch self {
            case .ownSide:
                return role == .auditor || (track == .inspection ? role.isInspectorate : role.isBPJS)
            case .bothSides: return role == .auditor || role.isInspectorate || role.isBPJS
            case .investigators: return role == .investigator
            case .otherwise, .nobody: return false
            }
        }
    }

    let name: String
    /// Which rows are the case's, of table `t`.
    let rows: @Sendable (CaseID) -> SQL
    /// Of a case that lies in no closed file.
    let open: Readers
    /// Of an inspection while its file is closed.
    let closed: Readers

    private init(_ name: String, _ open: Readers, _ closed: Readers, _ rows: @escaping @Sendable (CaseID) -> SQL) {
        (self.name, self.open, self.closed, self.rows) = (name, open, closed, rows)
    }

    /// A table that names the case itself.
    private init(_ name: String, _ open: Readers, _ closed: Readers = .investigators) {
        self.init(name, open, closed) { "t.case_id = \($0)" }
    }

    /// A table that hangs on another that names the case.
    private init(_ name: String, _ key: String, of parent: String, _ open: Readers, _ closed: Readers = .investigators)
    {
        self.init(name, open, closed) { id in
            "t.\(identifier: key) IN (SELECT p.id FROM \(identifier: parent) p WHERE p.case_id = \(id))"
        }
    }

    /// All there are.
    static let all: [HangingTable] = [
        HangingTable("enforcement_case", .bothSides, .investigators) { "t.id = \($0)" },
        HangingTable("case_event", .ownSide), HangingTable("acting_act", .ownSide),
        HangingTable("case_state_period", .bothSides, .bothSides) {
            "t.case_id = \($0) AND t.state <> ALL (closed_states())"
        },
        HangingTable("case_clock", .bothSides), HangingTable("case_pin", .bothSides),
        HangingTable("clock_entry", .ownSide), HangingTable("clock_rung", .ownSide),
        HangingTable("letter", .ownSide), HangingTable("letter_void", .ownSide),
        HangingTable("letter_delivery", .ownSide),
        HangingTable("letter_content", .ownSide),
        HangingTable("letter_paper", "letter_id", of: "letter", .ownSide),
        HangingTable("letter_signature", "letter_id", of: "letter", .ownSide),
        HangingTable("letter_hand", "letter_id", of: "letter", .ownSide),
        HangingTable("letter_draft", .ownSide),
        HangingTable("letter_draft_log", "draft_id", of: "letter_draft", .ownSide),
        HangingTable("inspection", .ownSide, .ownSide),
        HangingTable("visit", .ownSide), HangingTable("visit_author", "visit_id", of: "visit", .ownSide),
        HangingTable("assignment_case", .ownSide), HangingTable("order_end", .ownSide),
        HangingTable("finding", .ownSide), HangingTable("finding_outcome", .ownSide),
        HangingTable("finding_period", "finding_id", of: "finding", .bothSides, .bothSides),
        HangingTable("evidence", .ownSide), HangingTable("evidence_custody", "evidence_id", of: "evidence", .ownSide),
        HangingTable("act_evidence", .ownSide),
        HangingTable("incoming_letter", .ownSide),
        HangingTable("incoming_void", "incoming_id", of: "incoming_letter", .ownSide),
        HangingTable("incoming_link", .ownSide), HangingTable("incoming_evidence", .ownSide),
        HangingTable("incoming_disposition", "incoming_id", of: "incoming_letter", .ownSide),
        HangingTable("incoming_disposition_end", .otherwise, .otherwise) { _ in "true" },
        HangingTable("queue_item", .bothSides), HangingTable("noncompliance_item", .bothSides),
        // States of the closed file are the investigators', as in case_state_period.
        HangingTable("noncompliance_period", .bothSides, .bothSides) {
            "t.case_id = \($0) AND t.state <> ALL (closed_states())"
        },
        HangingTable("case_message", .bothSides, .bothSides) { "t.from_case = \($0)" },
        HangingTable("case_transfer", .ownSide), HangingTable("outbox", .ownSide),
        HangingTable("outbox_delivery", "outbox_id", of: "outbox", .nobody, .nobody),
        // By whom they are addressed to.
        HangingTable("notice", .otherwise, .otherwise),
        // With the debt, and of sanction cases alone.
        HangingTable("debt_case", .bothSides), HangingTable("case_debt_act", .otherwise, .otherwise),
        HangingTable("service_denial", .ownSide), HangingTable("bpjs_report", .bothSides),
        // With the firms, too.
        HangingTable("alleged_succession", .otherwise, .otherwise),
        HangingTable("alleged_successor", .otherwise, .otherwise),
        // By whoever asked for the migration, and whoever handles the complaint.
        HangingTable("rule_migration_case", .otherwise, .otherwise),
        HangingTable("complaint_step", .otherwise, .otherwise),
        HangingTable("closed_file", .nobody, .nobody),
        // By role, and by who went; their own tests show it. In a closed file the investigators' alone.
        HangingTable("worker_list", .otherwise), HangingTable("worker_comparison", .otherwise),
        HangingTable("worker_list_row", "list_id", of: "worker_list", .otherwise),
        HangingTable("worker_list_fault", "list_id", of: "worker_list", .otherwise),
        HangingTable("worker_result", "comparison_id", of: "worker_comparison", .otherwise),
        HangingTable("worker_finding", "comparison_id", of: "worker_comparison", .otherwise),
        HangingTable("checklist_start", .otherwise), HangingTable("checklist_answer", .otherwise),
        HangingTable("checklist_answer_evidence", .otherwise), HangingTable("checklist_completion", .otherwise),
        HangingTable("checklist_finding", .otherwise), HangingTable("checklist_finding_answer", .otherwise),
        // By who handed the list over and who received it.
        HangingTable("plan_entry", .otherwise, .otherwise), HangingTable("plan_act", .otherwise, .otherwise),
        HangingTable("handover_line", .otherwise, .otherwise), HangingTable("handover_act", .otherwise, .otherwise),
    ]
}
