@testable import App
@testable import Domain
@testable import Postgres

// The book of a debt, as a hand writes it that knows what an act of a case needs beside itself.
extension HandWriting {
    /// A debt of one part behind a case, billed by the case's latest act.
    static func bill(_ kind: String, _ amount: Int, of id: CaseID, by person: Person) -> [SQL] {
        let debt = DebtID(UUIDv7.new())
        return [
            """
            INSERT INTO debt (id, company_id, region_code, office_id, due_on)
            SELECT \(debt), c.company_id, c.region_code, o.id, c.last_act_on + 30
            FROM enforcement_case c, office o WHERE c.id = \(id) AND o.code = \(person.office)
            """,
            """
            INSERT INTO debt_case (debt_id, case_id, company_id)
            SELECT \(debt), id, company_id FROM enforcement_case WHERE id = \(id)
            """,
            debtEvent("bill", to: "open", of: id, by: person, change: amount),
            """
            INSERT INTO debt_item (debt_id, ordinal, seq, kind, programme, amount, legal_basis)
            VALUES (\(debt), 1, 1, \(kind), \(kind == "administrative_fine" ? nil : "JHT"), \(amount), 'x')
            """,
            posting(amount, of: id), join(id),
        ]
    }

    /// A payment on the one debt behind a case, which its latest act is.
    static func payment(_ amount: Int, to state: String, of id: CaseID, by person: Person) -> [SQL] {
        [debtEvent("pay", to: state, of: id, by: person, change: -amount), posting(-amount, of: id), join(id)]
    }

    /// The next act on the one debt behind a case, on the day of the case's latest act.
    static func debtEvent(
        _ action: String,
        to state: String,
        of id: CaseID,
        by person: Person,
        change: Int = 0
    ) -> SQL {
        """
        INSERT INTO debt_event (id, debt_id, seq, prev_seq, from_state, action, to_state, occurred_on, actor_role, change,
            authority, term_on)
        SELECT gen_random_uuid(), d.id, d.version + 1, nullif(d.version, 0), d.state, \(action), \(state), c.last_act_on,
               \(person.role.rawValue), \(change), 'Instansi Rekaan', c.last_act_on + 90
        FROM \(debt(of: id))
        """
    }

    /// What the debt's latest act moves, on its first part.
    static func posting(_ amount: Int, of id: CaseID) -> SQL {
        "INSERT INTO debt_posting (debt_id, seq, ordinal, amount) SELECT d.id, d.version, 1, \(amount) FROM \(debt(of: id))"
    }

    /// Says that the latest act of the case is the latest act on its debt.
    static func join(_ id: CaseID) -> SQL {
        """
        INSERT INTO case_debt_act (case_id, seq, debt_id, debt_seq)
        SELECT c.id, c.version, d.id, d.version FROM \(debt(of: id))
        """
    }

    private static func debt(of id: CaseID) -> SQL {
        """
        enforcement_case c JOIN debt_case x ON x.case_id = c.id JOIN debt d ON d.id = x.debt_id WHERE c.id = \(id)
        """
    }
}
