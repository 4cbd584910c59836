/// What is known of one line of a hand-over list, and what follows from it.
public struct HandoverFact: Sendable, Hashable {
    /// Where a figure or an outcome comes from.
    public enum Basis: String, Sendable, Hashable, Codable {
        /// From the case or the debts themselves.
        case recorded
        /// Entered by somebody, with evidence.
        case entered
    }

    /// The branch has taken it back.
    public var isWithdrawn = false
    /// A firm of the register is linked.
    public var isMatched = false
    /// What BPJS suspects.
    public var indications: [FindingKind] = []
    /// Where the inspection stands that followed.
    public var state: InspectionState?
    /// How many debts the firm has on the books.
    public var debts = 0
    /// What was paid on them since the list was handed over.
    public var paidOnDebts: Int64 = 0
    /// What is left of them.
    public var owed: Int64 = 0
    /// Workers of the findings of non-registration that the case shows remedied.
    public var covered: Int?
    /// What was entered instead.
    public var outcome: HandoverOutcome?
    /// Workers registered, as entered.
    public var enteredWorkers: Int?
    /// Rupiah paid, as entered.
    public var enteredPaid: Int64?

    /// Nothing is known.
    public init() {}

    /// Where the line stands: by the case's end, else by debts that are paid off where arrears are all that was suspected, else
    /// by the case, else by what was entered.
    public var stage: HandoverStage {
        if isWithdrawn { return .withdrawn }
        let byCase = state.map(HandoverStage.init)
        if let byCase, byCase.isEnd || byCase == .followedUp { return byCase }
        if isPaidOff { return .paid }
        return byCase ?? outcome?.stage ?? (isMatched ? .waiting : .toMatch)
    }

    /// Whether the stage was derived or entered; nil while nothing has followed.
    public var basis: Basis? {
        switch stage {
        case .withdrawn, .toMatch, .waiting: nil
        default: state != nil || isPaidOff ? .recorded : .entered
        }
    }

    /// Rupiah realised: what the debts were paid, or what was entered where none was.
    public var paid: Int64 { paidOnDebts > 0 ? paidOnDebts : enteredPaid ?? 0 }

    /// Where ``paid`` comes from; nil for none.
    public var paidBasis: Basis? { paidOnDebts > 0 ? .recorded : enteredPaid.map { _ in .entered } }

    /// Workers covered: those of the case, or those entered where it names none. Of a closed file nothing is told.
    public var workers: Int { stage == .followedUp ? 0 : covered ?? enteredWorkers ?? 0 }

    /// Where ``workers`` comes from; nil for none.
    public var workersBasis: Basis? {
        stage == .followedUp ? nil : covered != nil ? .recorded : enteredWorkers.map { _ in .entered }
    }

    private var isPaidOff: Bool {
        !indications.isEmpty && indications.allSatisfy(\.concernsContributions) && debts > 0 && owed == 0
            && paidOnDebts > 0
    }
}
