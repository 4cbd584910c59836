import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// An act of a case that moves money, by hand, with its book and without.
struct BookedAct: Sendable, CustomTestStringConvertible {
    let name: String
    /// Brings a case so far.
    let prepare: @Sendable (TestApp) async throws -> String
    /// The act, and what must stand before it.
    let act: @Sendable (CaseID) -> [SQL]
    /// What belongs in the book.
    let book: @Sendable (CaseID) -> [SQL]
    /// What does not.
    var wrong: [@Sendable (CaseID) -> [SQL]] = []

    var testDescription: String { name }
}

@Suite("Money of cases, in the book")
struct BookedMoneyTests {
    private static let head = Person.bpjsBranchHead

    private static func act(
        _ action: String,
        to state: String,
        ago day: Int,
        _ amount: Int = 10_000_000
    ) -> @Sendable (CaseID) -> [SQL] {
        { [HandWriting.act(action, to: state, on: $0, by: head, ago: day, #"{"amount": \#(amount)}"#)] }
    }

    /// The next act on the case's debt, joined to the act of the case.
    private static func moved(_ action: String, to state: String) -> @Sendable (CaseID) -> [SQL] {
        { [HandWriting.debtEvent(action, to: state, of: $0, by: head), HandWriting.join($0)] }
    }

    private static func bill(_ kind: String, _ amount: Int) -> @Sendable (CaseID) -> [SQL] {
        { HandWriting.bill(kind, amount, of: $0, by: head) }
    }

    private static func pay(_ amount: Int, to state: String) -> @Sendable (CaseID) -> [SQL] {
        { HandWriting.payment(amount, to: state, of: $0, by: head) }
    }

    /// The same on the debt, of which the case's act does not know.
    private static func unjoined(_ book: @escaping @Sendable (CaseID) -> [SQL]) -> @Sendable (CaseID) -> [SQL] {
        { Array(book($0).dropLast()) }
    }

    /// A hand-over with its book, and the return from it alone.
    private static func back(_ handOver: String, _ away: String, _ debtAway: String, _ back: String) -> BookedAct {
        BookedAct(
            name: back,
            prepare: billed,
            act: { id in
                act(handOver, to: away, ago: 20)(id) + moved(handOver, to: debtAway)(id)
                    + act(back, to: "arrears_collection", ago: 10)(id)
            },
            book: moved("return_debt", to: "open")
        )
    }

    private static let billed: @Sendable (TestApp) async throws -> String = {
        try await SanctionStory.billed($0).caseID
    }

    static let acts = [
        BookedAct(
            name: "impose_fine",
            prepare: { try await SanctionStory.warnedTwice($0).caseID },
            act: act("impose_fine", to: "fine", ago: 105, 30_000),
            book: bill("administrative_fine", 30_000),
            wrong: [bill("administrative_fine", 29_999), bill("arrears", 30_000)]
        ),
        BookedAct(
            name: "record_payment",
            prepare: { try await SanctionStory.fined($0).caseID },
            act: act("record_payment", to: "fine", ago: 90, 30_000),
            book: pay(30_000, to: "settled"),
            wrong: [pay(29_999, to: "open"), unjoined(pay(30_000, to: "settled"))]
        ),
        BookedAct(
            name: "bill_arrears",
            prepare: { try await SanctionStory.examined($0, "arrears").caseID },
            act: act("bill_arrears", to: "arrears_collection", ago: 180),
            book: bill("arrears", 10_000_000),
            wrong: [bill("arrears", 9_999_999)]
        ),
        BookedAct(
            name: "agree_instalments",
            prepare: billed,
            act: act("agree_instalments", to: "arrears_collection", ago: 20),
            book: { id in
                moved("agree_instalments", to: "in_instalments")(id) + [
                    """
                    INSERT INTO debt_instalment (debt_id, seq, number, due_on, amount)
                    SELECT d.id, d.version, 1, d.last_act_on + 30, d.balance
                    FROM debt d JOIN debt_case x ON x.debt_id = d.id WHERE x.case_id = \(id)
                    """
                ]
            }
        ),
        BookedAct(
            name: "mandate_prosecutor",
            prepare: billed,
            act: act("mandate_prosecutor", to: "prosecutor_mandate", ago: 20),
            book: moved("mandate_prosecutor", to: "with_prosecutor"),
            wrong: [unjoined(moved("mandate_prosecutor", to: "with_prosecutor"))]
        ),
        BookedAct(
            name: "hand_to_state_receivables",
            prepare: billed,
            act: act("hand_to_state_receivables", to: "state_receivables", ago: 20),
            book: moved("hand_to_state_receivables", to: "with_state_receivables"),
            wrong: [unjoined(moved("hand_to_state_receivables", to: "with_state_receivables"))]
        ),
        back("mandate_prosecutor", "prosecutor_mandate", "with_prosecutor", "return_debt"),
        back(
            "hand_to_state_receivables",
            "state_receivables",
            "with_state_receivables",
            "return_from_state_receivables"
        ),
    ]

    @Test(
        "An act of a case that names money without its place in the book is refused for that alone",
        arguments: acts
    )
    func booked(act: BookedAct) async throws {
        try await withApp { app in
            let id = try CaseID(try await act.prepare(app))
            try await app.withServiceRole { role in
                // Every other gate lets the act pass: with its book it stands.
                #expect(await role.attempt(Self.head.token, act.act(id) + act.book(id)) == .rows(1))
                for wrong in [{ _ in [] }] + act.wrong {
                    let outcome = await role.attempt(Self.head.token, act.act(id) + wrong(id))
                    #expect(outcome == .refused("case_event_money_booked"))
                }
            }
        }
    }
}
