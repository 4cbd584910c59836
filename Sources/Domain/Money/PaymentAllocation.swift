/// One part of a debt as a payment meets it.
public struct DebtItemBalance: Sendable, Hashable {
    /// Its place on the bill.
    public let ordinal: Int
    /// What it is for.
    public let kind: AmountKind
    /// What is still owed on it.
    public let balance: Rupiah

    /// Makes a part.
    public init(ordinal: Int, kind: AmountKind, balance: Rupiah) {
        self.ordinal = ordinal
        self.kind = kind
        self.balance = balance
    }
}

/// A payment held against the parts of a debt.
public enum PaymentAllocation {
    /// How much of a payment each part gets.
    public struct Share: Sendable, Hashable {
        /// The part's place on the bill.
        public let ordinal: Int
        /// What it gets, above zero.
        public let amount: Rupiah
    }

    /// A payment that is none, or larger than what is owed.
    public struct Excess: Error, Sendable, Hashable {
        /// What is owed.
        public let owed: Rupiah
    }

    /// Holds a payment against the parts, each filled before the next: contributions before fines or the other way
    /// round, within each in the order of the bill.
    ///
    /// - Throws: ``Excess`` unless the payment is above zero and at most what is owed.
    public static func shares(
        of payment: Rupiah,
        over items: [DebtItemBalance],
        principalFirst: Bool
    ) throws(Excess) -> [Share] {
        let open = items.filter { $0.balance > .zero }
        let owed = (try? Rupiah.sum(of: open.map(\.balance))) ?? Rupiah(.max)
        guard payment > .zero, payment <= owed else { throw Excess(owed: owed) }
        var rest = payment.amount
        var shares: [Share] = []
        for item in open.sorted(by: { rank($0, principalFirst) < rank($1, principalFirst) }) where rest > 0 {
            let part = min(rest, item.balance.amount)
            shares.append(Share(ordinal: item.ordinal, amount: Rupiah(part)))
            rest -= part
        }
        return shares
    }

    private static func rank(_ item: DebtItemBalance, _ principalFirst: Bool) -> (Int, Int) {
        ((item.kind == .arrears) == principalFirst ? 0 : 1, item.ordinal)
    }
}
