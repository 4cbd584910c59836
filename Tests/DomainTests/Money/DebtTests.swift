import Testing

@testable import Domain

@Suite("Debts")
struct DebtTests {
    /// Every transition that may be made: where from, what, where to.
    static let expected = """
        defaulted agree_instalments in_instalments
        defaulted charge defaulted
        defaulted hand_to_state_receivables with_state_receivables
        defaulted mandate_prosecutor with_prosecutor
        defaulted pay defaulted
        defaulted pay settled
        defaulted reverse_payment defaulted
        defaulted write_down defaulted
        defaulted write_down settled
        in_instalments agree_instalments in_instalments
        in_instalments charge in_instalments
        in_instalments pay in_instalments
        in_instalments pay settled
        in_instalments record_default defaulted
        in_instalments reverse_payment in_instalments
        in_instalments write_down in_instalments
        in_instalments write_down settled
        new bill open
        open agree_instalments in_instalments
        open charge open
        open hand_to_state_receivables with_state_receivables
        open mandate_prosecutor with_prosecutor
        open pay open
        open pay settled
        open reverse_payment open
        open write_down open
        open write_down settled
        settled charge open
        settled reverse_payment open
        with_prosecutor agree_instalments with_prosecutor
        with_prosecutor pay settled
        with_prosecutor pay with_prosecutor
        with_prosecutor record_default with_prosecutor
        with_prosecutor record_negotiation with_prosecutor
        with_prosecutor return_debt open
        with_prosecutor reverse_payment with_prosecutor
        with_state_receivables pay settled
        with_state_receivables pay with_state_receivables
        with_state_receivables return_debt open
        with_state_receivables reverse_payment with_state_receivables
        """

    @Test("Every state and action leads where the expected table says; an authority's debt is frozen")
    func transitions() {
        let actual = Debt.transitions.map { "\($0.from) \($0.action) \($0.to)" }.sorted().joined(separator: "\n")
        #expect(actual == Self.expected)
    }

    private let items = [
        DebtItemBalance(ordinal: 1, kind: .arrears, balance: Rupiah(500)),
        DebtItemBalance(ordinal: 2, kind: .lateFine, balance: Rupiah(100)),
        DebtItemBalance(ordinal: 3, kind: .arrears, balance: Rupiah(300)),
        DebtItemBalance(ordinal: 4, kind: .administrativeFine, balance: .zero),
    ]

    @Test("A payment fills contributions before fines, or fines before contributions, in the bill's order")
    func order() throws {
        func shares(_ amount: Int64, _ principalFirst: Bool) throws -> [[Int64]] {
            try PaymentAllocation.shares(of: Rupiah(amount), over: items, principalFirst: principalFirst)
                .map { [Int64($0.ordinal), $0.amount.amount] }
        }
        #expect(try shares(600, true) == [[1, 500], [3, 100]])
        #expect(try shares(900, true) == [[1, 500], [3, 300], [2, 100]])
        #expect(try shares(150, false) == [[2, 100], [1, 50]])
    }

    @Test("A payment of nothing, or of more than is owed, is refused", arguments: [0, -5, 901, Int64.max])
    func excess(amount: Int64) {
        #expect(throws: PaymentAllocation.Excess(owed: Rupiah(900))) {
            try PaymentAllocation.shares(of: Rupiah(amount), over: items, principalFirst: true)
        }
    }

    @Test("The shares add up to the payment and none exceeds what is owed", arguments: 0..<200)
    func properties(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let items = (1...6).map { ordinal in
            DebtItemBalance(
                ordinal: ordinal,
                kind: AmountKind.allCases.randomElement(using: &random) ?? .arrears,
                balance: Rupiah(.random(in: 0...1_000, using: &random))
            )
        }
        let owed = items.reduce(0) { $0 + $1.balance.amount }
        guard owed > 0 else { return }
        let payment = Rupiah(.random(in: 1...owed, using: &random))
        let shares = try PaymentAllocation.shares(of: payment, over: items, principalFirst: .random(using: &random))
        #expect(try Rupiah.sum(of: shares.map(\.amount)) == payment)
        for share in shares {
            #expect(share.amount > .zero && share.amount <= items[share.ordinal - 1].balance)
        }
    }
}
