import Foundation

@testable import App
@testable import Domain
@testable import Postgres

/// SQL as somebody might write it past the service, with a lawful session in hand.
enum HandWriting {
    /// The next act of a case, in the state in which the case then is.
    static func act(
        _ action: String,
        to state: String? = nil,
        on id: CaseID,
        by person: Person,
        ago day: Int,
        _ details: String = "{}",
        as role: Role? = nil
    ) -> SQL {
        let target: SQL = state.map { "\($0)" } ?? "state"
        return """
            INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
                occurred_on, actor_role, reason, details)
            SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, \(action), \(target),
                   \(dayAgo(day)), \((role ?? person.role).rawValue), 'x', \(RawJSON(details))
            FROM enforcement_case WHERE id = \(id)
            """
    }

    /// A letter that hangs on the case's latest act, with the next number of its register.
    static func letter(_ kind: String, in register: String, on id: CaseID, by office: String, ahead: Int = 0) -> [SQL] {
        [
            """
            INSERT INTO letter_register AS r (office_id, register, year, last)
            SELECT o.id, \(register), extract(year FROM c.last_act_on), \(1 + ahead)
            FROM enforcement_case c, office o WHERE c.id = \(id) AND o.code = \(office)
            ON CONFLICT (office_id, register, year) DO UPDATE SET last = r.last + excluded.last
            """,
            """
            INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, sequence, number, issued_on, days)
            SELECT gen_random_uuid(), c.id, c.version, c.version, \(kind), r.office_id, r.register, r.year, r.last,
                   'tangan/' || r.register || '/' || r.last, c.last_act_on, 14
            FROM enforcement_case c
            JOIN letter_register r ON r.register = \(register) AND r.year = extract(year FROM c.last_act_on)
            JOIN office o ON o.id = r.office_id AND o.code = \(office)
            WHERE c.id = \(id)
            """,
        ]
    }

    /// A receipt of the latest letter of a kind, which hangs on the case's latest act.
    static func receipt(of kind: String, on id: CaseID, ago day: Int) -> SQL {
        """
        INSERT INTO letter_delivery (id, case_id, seq, letter_id, kind, occurred_on, counts)
        SELECT gen_random_uuid(), c.id, c.version, l.id, 'signed_receipt', \(dayAgo(day)), true
        FROM enforcement_case c JOIN letter l ON l.case_id = c.id AND l.kind = \(kind)
        WHERE c.id = \(id) ORDER BY l.ordinal DESC LIMIT 1
        """
    }

    /// A clock of the latest letter of a kind, which hangs on the case's latest act.
    static func clock(
        _ kind: String,
        of letter: String,
        on id: CaseID,
        ago start: Int,
        days: Int,
        due: LocalDate
    ) -> SQL {
        """
        INSERT INTO case_clock (id, case_id, kind, nature, letter_id, started_seq, starts_on, days, unit, rolls_forward,
            legal_basis, certainty, due_on, explanation)
        SELECT gen_random_uuid(), c.id, \(kind), 'legal_deadline', l.id, c.version, \(dayAgo(start)), \(days),
               'calendar_days', true, 'x', 'U', \(due), '{}'
        FROM enforcement_case c JOIN letter l ON l.case_id = c.id AND l.kind = \(letter)
        WHERE c.id = \(id) ORDER BY l.ordinal DESC LIMIT 1
        """
    }

    /// A visit that hangs on the case's latest act.
    static func visit(_ outcome: String, on id: CaseID, by person: Person) -> [SQL] {
        let visit = VisitID(UUIDv7.new())
        return [
            """
            INSERT INTO visit (id, inspection_id, case_id, seq, occurred_on, outcome, recorded_by, digest)
            SELECT \(visit), i.id, c.id, c.version, c.last_act_on, \(outcome), actor_id(), '\\x00'
            FROM enforcement_case c JOIN inspection i ON i.case_id = c.id WHERE c.id = \(id)
            """,
            """
            INSERT INTO visit_author (visit_id, person_id) SELECT \(visit), id FROM person WHERE login = \(person.login)
            """,
        ]
    }

    private static func dayAgo(_ day: Int) -> SQL { "\(LocalDate.today(at: Date(), zone: .wib).adding(days: -day))" }
}

extension TestApp {
    /// Takes acts by hand that the database lets pass, each in a transaction of its own.
    func takeByHand(_ acts: [(person: Person, statements: [SQL])]) async throws {
        try await withServiceRole { role in
            for (index, act) in acts.enumerated() {
                let outcome = await role.attempt(act.person.token, act.statements, commit: true)
                guard outcome == .rows(1) else { throw TestFailure("act \(index) by hand: \(outcome)") }
            }
        }
    }

    /// What the database says to statements by hand.
    func byHand(_ person: Person, _ statements: [SQL]) async throws -> ServiceRole.Outcome {
        try await withServiceRole { await $0.attempt(person.token, statements) }
    }
}
