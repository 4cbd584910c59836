/// A debt: one bill, what hangs on it, and where it is being collected. It lives on when a case ends.
public enum Debt {}

/// The identity of a debt.
public typealias DebtID = ID<Debt>

/// Where a debt stands.
public enum DebtState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Billed; BPJS collects.
    case open
    /// An instalment plan runs.
    case inInstalments = "in_instalments"
    /// An instalment plan was broken.
    case defaulted
    /// The state attorney collects on a special mandate (SKK); the amount is frozen.
    case withProsecutor = "with_prosecutor"
    /// The state receivables committee (PUPN) collects; the amount is frozen.
    case withStateReceivables = "with_state_receivables"
    /// Nothing is owed any more.
    case settled

    /// The state's name.
    public var words: Words {
        switch self {
        case .open: Words(id: "Ditagih", en: "Billed")
        case .inInstalments: Words(id: "Diangsur", en: "In instalments")
        case .defaulted: Words(id: "Angsuran macet", en: "Instalments in default")
        case .withProsecutor: Words(id: "Pada Kejaksaan (SKK)", en: "With the prosecutor (SKK)")
        case .withStateReceivables: Words(id: "Pada PUPN/KPKNL", en: "With state receivables (PUPN)")
        case .settled: Words(id: "Lunas", en: "Settled")
        }
    }
}

/// What can happen to a debt.
public enum DebtAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// Bill it.
    case bill
    /// Bill something more on it, as a late-payment fine that has grown.
    case charge
    /// Receive a payment.
    case pay
    /// Take back a payment that was recorded in error or did not arrive.
    case reversePayment = "reverse_payment"
    /// Reduce what is owed on a named legal basis.
    case writeDown = "write_down"
    /// Agree on instalments.
    case agreeInstalments = "agree_instalments"
    /// Record that an instalment was not paid.
    case recordDefault = "record_default"
    /// Hand it to the prosecutor (SKK).
    case mandateProsecutor = "mandate_prosecutor"
    /// Record a negotiation at the prosecutor's.
    case recordNegotiation = "record_negotiation"
    /// Take it back: returned, or the mandate has expired.
    case returnDebt = "return_debt"
    /// Hand it to PUPN.
    case handToStateReceivables = "hand_to_state_receivables"

    /// The action's name.
    public var words: Words {
        switch self {
        case .bill: Words(id: "Menagih", en: "Bill")
        case .charge: Words(id: "Menambah tagihan", en: "Bill more")
        case .pay: Words(id: "Menerima pembayaran", en: "Receive a payment")
        case .reversePayment: Words(id: "Membatalkan pencatatan pembayaran", en: "Reverse a payment")
        case .writeDown: Words(id: "Mengurangi tagihan", en: "Reduce what is owed")
        case .agreeInstalments: Words(id: "Menyepakati angsuran", en: "Agree on instalments")
        case .recordDefault: Words(id: "Mencatat angsuran macet", en: "Record a default")
        case .mandateProsecutor: Words(id: "Menyerahkan ke Kejaksaan (SKK)", en: "Hand to the prosecutor (SKK)")
        case .recordNegotiation: Words(id: "Mencatat negosiasi", en: "Record a negotiation")
        case .returnDebt: Words(id: "Menerima kembali piutang", en: "Take the debt back")
        case .handToStateReceivables: Words(id: "Menyerahkan ke PUPN", en: "Hand to PUPN")
        }
    }

    /// Which way the action moves what is owed: 1 up, −1 down, 0 not at all.
    public var direction: Int {
        switch self {
        case .bill, .charge, .reversePayment: 1
        case .pay, .writeDown: -1
        case .agreeInstalments, .recordDefault, .mandateProsecutor, .recordNegotiation, .returnDebt,
            .handToStateReceivables:
            0
        }
    }

    /// Where the action leads.
    ///
    /// - Parameters:
    ///   - state: where the debt stands; nil before it is billed.
    ///   - isCleared: whether nothing is owed afterwards.
    /// - Returns: nil where it cannot be taken. A debt with an authority is frozen: nothing is billed or reduced.
    public func leads(from state: DebtState?, isCleared: Bool) -> DebtState? {
        guard let state else { return self == .bill ? .open : nil }
        return switch self {
        case .bill: nil
        case .charge: charged(state)
        case .pay: state == .settled ? nil : isCleared ? .settled : state
        case .reversePayment: state == .settled ? .open : state
        case .writeDown: charged(state).flatMap { $0 == state ? (isCleared ? .settled : state) : nil }
        case .agreeInstalments: agreed(state)
        case .recordDefault: defaulted(state)
        case .mandateProsecutor: handed(state, to: .withProsecutor)
        case .handToStateReceivables: handed(state, to: .withStateReceivables)
        case .recordNegotiation: state == .withProsecutor ? state : nil
        case .returnDebt: returned(state)
        }
    }

    private func charged(_ state: DebtState) -> DebtState? {
        switch state {
        case .open, .inInstalments, .defaulted: state
        case .settled: .open
        case .withProsecutor, .withStateReceivables: nil
        }
    }

    private func agreed(_ state: DebtState) -> DebtState? {
        switch state {
        case .open, .inInstalments, .defaulted: .inInstalments
        case .withProsecutor: state
        case .withStateReceivables, .settled: nil
        }
    }

    private func defaulted(_ state: DebtState) -> DebtState? {
        switch state {
        case .inInstalments: .defaulted
        case .withProsecutor: state
        case .open, .defaulted, .withStateReceivables, .settled: nil
        }
    }

    private func handed(_ state: DebtState, to authority: DebtState) -> DebtState? {
        switch state {
        case .open, .defaulted: authority
        case .inInstalments, .withProsecutor, .withStateReceivables, .settled: nil
        }
    }

    private func returned(_ state: DebtState) -> DebtState? {
        switch state {
        case .withProsecutor, .withStateReceivables: .open
        case .open, .inInstalments, .defaulted, .settled: nil
        }
    }
}

extension Debt {
    /// Every transition as `from action to`; `new` stands before the bill. The table `debt_transition` holds the same.
    public static let transitions: [(from: String, action: String, to: String)] = {
        let states: [DebtState?] = [nil] + DebtState.allCases
        return states.flatMap { state in
            DebtAction.allCases.flatMap { action in
                Set([true, false].compactMap { action.leads(from: state, isCleared: $0) })
                    .map { (state?.rawValue ?? "new", action.rawValue, $0.rawValue) }
            }
        }
    }()
}
