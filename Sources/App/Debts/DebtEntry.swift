import Domain
import Foundation
import Postgres

/// One act of a debt's log with what hangs on it, as it is written.
struct DebtEntry: Sendable {
    let debt: DebtID
    let seq: Int
    /// `nil` for the bill, which begins the log.
    let from: DebtState?
    let to: DebtState
    let change: Rupiah
    let role: Role

    /// By how much an act moves one part.
    struct Posting: Sendable {
        let ordinal: Int
        let amount: Rupiah
    }

    /// What billing these parts moves.
    static func postings(_ items: [DebtBook.Item], firstOrdinal: Int) -> [Posting] {
        items.enumerated().map { Posting(ordinal: firstOrdinal + $0, amount: $1.amount) }
    }

    /// The statements that write the act, its parts, its postings and its plan, in this order.
    func statements(_ act: DebtBook.Act, postings: [Posting], firstOrdinal: Int) -> [SQL] {
        var statements = [event(act)]
        if !act.items.isEmpty {
            statements.append(
                """
                INSERT INTO debt_item (debt_id, ordinal, seq, kind, programme, first_month, last_month, amount, legal_basis)
                SELECT \(debt), \(firstOrdinal) - 1 + i.position, \(seq), i.kind, nullif(i.programme, ''),
                    nullif(i.first_month, '')::date, nullif(i.last_month, '')::date, i.amount, i.legal_basis
                FROM unnest(\(act.items.map(\.kind.rawValue)), \(act.items.map { $0.programme?.rawValue ?? "" }),
                    \(act.items.map { $0.firstMonth?.firstDay.description ?? "" }),
                    \(act.items.map { $0.lastMonth?.firstDay.description ?? "" }), \(act.items.map(\.amount.amount)),
                    \(act.items.map(\.legalBasis)))
                    WITH ORDINALITY AS i (kind, programme, first_month, last_month, amount, legal_basis, position)
                """
            )
        }
        if !postings.isEmpty {
            statements.append(
                """
                INSERT INTO debt_posting (debt_id, seq, ordinal, amount)
                SELECT \(debt), \(seq), p.ordinal, p.amount
                FROM unnest(\(postings.map(\.ordinal)), \(postings.map(\.amount.amount))) AS p (ordinal, amount)
                """
            )
        }
        if !act.instalments.isEmpty {
            statements.append(
                """
                INSERT INTO debt_instalment (debt_id, seq, number, due_on, amount)
                SELECT \(debt), \(seq), p.number, p.due_on, p.amount
                FROM unnest(\(act.instalments.map(\.dueOn)), \(act.instalments.map(\.amount.amount)))
                    WITH ORDINALITY AS p (due_on, amount, number)
                """
            )
        }
        return statements
    }

    private func event(_ act: DebtBook.Act) -> SQL {
        """
        INSERT INTO debt_event (id, debt_id, seq, prev_seq, from_state, action, to_state, occurred_on, actor_role, change,
            reverses_seq, authority, term_on, result, legal_basis, reference, reason, note)
        VALUES (\(UUIDv7.new()), \(debt), \(seq), \(seq > 1 ? seq - 1 : nil), \(from?.rawValue ?? "new"),
            \(act.action.rawValue), \(to.rawValue), \(act.occurredOn), \(role.rawValue), \(change.amount),
            \(act.reversesSeq), \(act.authority), \(act.termOn), \(act.result), \(act.legalBasis), \(act.reference),
            \(act.reason), \(act.note))
        """
    }
}
