import Domain
import Foundation
import Postgres

/// What an examined finding must be to be asked for. A firm is listed with all its findings where one of them is all of it.
struct NoncomplianceFilter: Sendable, Equatable {
    /// Any of these kinds; every one without.
    var kinds: [FindingKind] = []
    /// A case in any of these states; every one without.
    var states: [String] = []
    /// Found before this day.
    var sinceBefore: LocalDate?
    /// Found on this day or later.
    var sinceAfter: LocalDate?
    /// So many days old at least on the day asked about.
    var minDays: Int?
    /// So many workers affected at least.
    var minWorkers: Int?
    /// So much owed by the firm's bills at least, in rupiah.
    var minAmount: Int?
    /// Only with a day due that has passed.
    var isOverdue = false
    /// Only firms that somebody may mean by this.
    var search: CompanySearch?

    init() {}

    /// Reads the parameters.
    ///
    /// - Throws: `invalid` for a kind or a state that there is none of.
    init(_ call: Call) throws {
        kinds = try Self.list(call, "finding").map { text in
            guard let kind = FindingKind(rawValue: text) else {
                let known = FindingKind.allCases.map(\.rawValue)
                throw Problem.invalidParameters([.notKnown("finding", text, known: known)])
            }
            return kind
        }
        states = try Self.list(call, "state").map { try Call.askedState($0) }
        sinceBefore = try call.value("since_before") { text throws(ParseFailure) in try LocalDate(parsing: text) }
        sinceAfter = try call.value("since_after") { text throws(ParseFailure) in try LocalDate(parsing: text) }
        minDays = call.query["min_days"].flatMap { Int($0) }
        minWorkers = call.query["min_workers"].flatMap { Int($0) }
        minAmount = call.query["min_amount"].flatMap { Int($0) }
        isOverdue = call.query["overdue"] == "true"
        search = call.query["q"].map(CompanySearch.init)
    }

    /// The parts of a list with commas, each once.
    private static func list(_ call: Call, _ name: String) -> [String] {
        let parts = (call.query[name] ?? "").split(separator: ",").map(String.init)
        return Array(Set(parts)).sorted()
    }

    /// What is told of examined findings alone.
    static let findingsOnly = Words(
        id: "Ini hanya untuk temuan; hapus, atau hapus basis=indication.",
        en: "This is of examined findings alone; leave it out, or leave out basis=indication."
    )

    /// Refuses what only examined findings have.
    ///
    /// - Throws: `findings_only` for each parameter that says nothing of an indication.
    func refuseForIndications() throws {
        let given: [(String, Bool)] = [
            ("finding", kinds.count > 1), ("state", states.count > 1), ("since_before", sinceBefore != nil),
            ("since_after", sinceAfter != nil), ("min_days", minDays != nil), ("min_workers", minWorkers != nil),
            ("min_amount", minAmount != nil), ("overdue", isOverdue), ("q", search != nil),
        ]
        var errors = given.filter(\.1).map { name, _ in
            Problem.FieldError(field: name, code: "findings_only", detail: Self.findingsOnly)
        }
        if states.count == 1, !Self.indicated.map(\.code).contains(states[0]) {
            errors.append(Self.beyondIndications(states[0]))
        }
        guard errors.isEmpty else { throw Problem.invalidParameters(errors) }
    }

    /// The states of a case that tells no more than an indication; lists know no states at all.
    static let indicated: [CaseState] = [.sanction(.indicated), .sanction(.notified)]

    private static func beyondIndications(_ state: String) -> Problem.FieldError {
        func told(_ language: Language) -> String {
            indicated.map { "\($0.code) (\($0.words[language]))" }.joined(separator: ", ")
        }
        return Problem.FieldError(
            field: "state",
            code: "findings_only",
            detail: Words(
                id: "Indikasi tidak berada pada keadaan \(ParseFailure.quoted(state)): kasusnya sudah diperiksa.",
                en: "No indication is in the state \(ParseFailure.quoted(state)): such a case has been examined."
            ),
            remedy: Words(
                id: "Hapus basis=indication, atau pilih keadaan \(told(.id)).",
                en: "Leave out basis=indication, or choose the state \(told(.en))."
            )
        )
    }
}

extension NoncomplianceQuestion {
    /// The condition that a row of today or of a past day is what is asked for: the one predicate of list and counts.
    ///
    /// - Parameter due: The day by which something has or had to be done in the row's case.
    func matches(_ row: SQL, due: SQL) -> SQL {
        var conditions: [SQL] = [isAsked("\(row).state")]
        if let finding {
            conditions.append("\(row).kind = \(finding.rawValue)")
        } else if !filter.kinds.isEmpty {
            conditions.append("\(row).kind = ANY (\(filter.kinds.map(\.rawValue)))")
        }
        if filter.states.count > 1 { conditions.append("\(row).state = ANY (\(filter.states))") }
        if let day = filter.sinceBefore { conditions.append("\(row).since < \(day)") }
        if let day = filter.sinceAfter { conditions.append("\(row).since >= \(day)") }
        if let days = filter.minDays { conditions.append("\(row).since <= \(asOf.adding(days: -days))") }
        if let workers = filter.minWorkers { conditions.append("\(row).workers >= \(workers)") }
        if filter.isOverdue { conditions.append("\(due) < \(asOf)") }
        if let amount = filter.minAmount { conditions.append("\(owed(by: "\(row).company_id")) >= \(amount)") }
        if let search = filter.search {
            conditions.append("\(row).company_id = ANY (ARRAY(\(search.firms(limit: CompanySearch.mostNarrowed))))")
        }
        return conditions.joined(separator: " AND ")
    }

    /// What a firm owes or owed by its bills, in rupiah, as far as the reader may know.
    private func owed(by firm: SQL) -> SQL {
        isPast
            ? "owed_then(\(firm), \(horizon))"
            : "(SELECT coalesce(sum(d.balance), 0) FROM debt d WHERE d.company_id = \(firm))"
    }
}
