import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What the law says is owed, under the rules in force. Nothing is stored but the answer under its key.
struct CalculationRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.post("/v1/calculations/contributions", contributions)
        routes.post("/v1/calculations/arrears", arrears)
        routes.post("/v1/calculations/administrative-fines", administrativeFine)
        routes.post("/v1/calculations/benefits", benefit)
    }

    /// `POST /v1/calculations/contributions`
    @Sendable func contributions(_ call: Call) async throws -> Reply {
        let request: Wire.ContributionCalculationRequest = try call.read()
        let question = try ContributionQuestion(request)
        return try await answer(call) { (calculator) throws(CalculationFailure) in
            try calculator.contributions(question)
        }
    }

    /// `POST /v1/calculations/arrears`
    @Sendable func arrears(_ call: Call) async throws -> Reply {
        let request: Wire.ArrearsCalculationRequest = try call.read()
        let day = try LocalDate(field: "as_of", request.asOf)
        let overdue = try request.overdue.enumerated().map { try OverdueContribution($1, at: "overdue[\($0)]") }
        return try await answer(call) { (calculator) throws(CalculationFailure) in
            try calculator.arrears(overdue, asOf: day)
        }
    }

    /// `POST /v1/calculations/administrative-fines`
    @Sendable func administrativeFine(_ call: Call) async throws -> Reply {
        let request: Wire.FineCalculationRequest = try call.read()
        let base: FineBase = try known("base", request.base)
        let ended = try LocalDate(field: "second_warning_ended_on", request.secondWarningEndedOn)
        let imposed = try LocalDate(field: "imposed_on", request.imposedOn)
        return try await answer(call) { (calculator) throws(CalculationFailure) in
            try calculator.administrativeFine(
                on: Rupiah(request.amount),
                base,
                secondWarningEnded: ended,
                imposed: imposed,
                months: request.months
            )
        }
    }

    /// `POST /v1/calculations/benefits`
    @Sendable func benefit(_ call: Call) async throws -> Reply {
        let request: Wire.BenefitCalculationRequest = try call.read()
        let question = BenefitQuestion(
            try known("event", request.event),
            on: try LocalDate(field: "occurred_on", request.occurredOn),
            wage: Rupiah(request.wage),
            reportedWage: request.reportedWage.map { Rupiah($0) },
            monthsInArrears: request.monthsInArrears ?? 0
        )
        return try await answer(call) { (calculator) throws(CalculationFailure) in
            try calculator.employersBenefit(question)
        }
    }

    private func answer(
        _ call: Call,
        _ reckon: (MoneyCalculator) throws(CalculationFailure) -> Calculation
    ) async throws -> Reply {
        _ = try call.permit(.calculate)
        return try await store.once(call) { tx in
            let calculator = try await store.rules(in: tx).calculator
            let calculation: Calculation
            do throws(CalculationFailure) {
                calculation = try reckon(calculator)
            } catch {
                throw Problem(error)
            }
            return try .json(Wire.Calculation(calculation), status: .created)
        }
    }
}

extension Store {
    /// The rules in force, in the transaction that decides on them.
    func rules(in tx: Transaction) async throws -> Rulebook.Edition {
        try await rules(try await tx.query(Rulebook.edition), in: tx)
    }

    /// The rules of the edition that an answer to ``Rulebook/edition`` names.
    func rules(_ edition: Rows, in tx: Transaction) async throws -> Rulebook.Edition {
        if let known = try rulebook.inMemory(edition) { return known }
        return try rulebook.read(try await tx.pipeline(Rulebook.statements))
    }
}

extension Problem {
    /// An amount that cannot be reckoned: a field is wrong, or the rules do not reach as far.
    init(_ failure: CalculationFailure) {
        if let field = failure.field {
            self = .invalid([FieldError(field: field, code: failure.code, detail: failure.words)])
        } else {
            self = .conflict(failure.code, id: failure.words.id, en: failure.words.en)
        }
    }
}

/// One of an enumeration's codes, which the contract has checked.
func known<Code: RawRepresentable<String> & CaseIterable>(
    _ field: String,
    _ text: String,
    as type: Code.Type = Code.self
) throws -> Code {
    guard let code = Code(rawValue: text) else {
        throw Problem.invalid([.notKnown(field, text, known: Code.allCases.map(\.rawValue))])
    }
    return code
}

extension CalendarMonth {
    /// Reads a field's month.
    ///
    /// - Throws: A problem that names the field.
    init(field: String, _ text: String) throws {
        do { try self.init(text) } catch { throw Problem.invalid(field, error) }
    }
}

extension ProgrammeSet {
    /// Reads a field's programmes.
    ///
    /// - Throws: A problem that names the field.
    init(field: String, _ codes: [String]) throws {
        self.init(try codes.map { try known(field, $0, as: Programme.self) })
    }
}

extension ContributionQuestion {
    /// The question of a request.
    init(_ request: Wire.ContributionCalculationRequest) throws {
        let first = try CalendarMonth(field: "first_month", request.firstMonth)
        let last = try CalendarMonth(field: "last_month", request.lastMonth)
        guard first <= last else {
            throw Problem.invalid(
                "last_month",
                "reversed_days",
                id: "Bulan terakhir mendahului yang pertama.",
                en: "The last month lies before the first."
            )
        }
        self.init(
            segment: try request.segment.map { try known("segment", $0) } ?? .employed,
            months: first...last,
            scale: try request.scale.map { try known("scale", $0) },
            programmes: try request.programmes.map { try ProgrammeSet(field: "programmes", $0) },
            riskClass: try request.riskClass.map { try known("risk_class", $0) },
            sector: request.sector,
            earners: try request.workers.enumerated().map { try Earners($1, at: "workers[\($0)]") }
        )
    }
}

extension Earners {
    fileprivate init(_ group: Wire.WorkerGroup, at field: String) throws {
        let programmes = try ProgrammeSet(field: "\(field).reported_programmes", group.reportedProgrammes ?? [])
        self.init(
            label: group.label,
            count: group.count ?? 1,
            wage: Rupiah(group.wage),
            reported: group.reportedWage.map { Reported(wage: Rupiah($0), programmes: programmes) }
        )
    }
}

extension OverdueContribution {
    fileprivate init(_ item: Wire.OverdueContribution, at field: String) throws {
        self.init(
            try known("\(field).programme", item.programme),
            try CalendarMonth(field: "\(field).month", item.month),
            Rupiah(item.amount),
            paidOn: try item.paidOn.map { try LocalDate(field: "\(field).paid_on", $0) }
        )
    }
}

extension Wire.Calculation {
    /// A calculation as the wire has it.
    init(_ calculation: Calculation) {
        self.init(
            amount: calculation.amount.amount,
            formula: calculation.formula,
            lines: calculation.lines.map { line in
                Wire.CalculationLine(
                    kind: line.kind.rawValue,
                    programme: line.programme?.rawValue,
                    payer: line.payer?.rawValue,
                    firstMonth: line.months?.lowerBound.description,
                    lastMonth: line.months?.upperBound.description,
                    words: line.label,
                    formula: line.formula,
                    amount: line.amount.amount
                )
            },
            totals: calculation.totals.map {
                Wire.CalculationTotal(
                    kind: $0.kind.rawValue,
                    words: $0.kind.words,
                    programme: $0.programme?.rawValue,
                    amount: $0.amount.amount
                )
            },
            sources: calculation.sources.map {
                Wire.CalculationSource(
                    words: $0.what,
                    legalBasis: $0.basis.citation,
                    certainty: $0.basis.certainty?.rawValue ?? "practice",
                    note: $0.note
                )
            },
            milestones: calculation.milestones.map {
                Wire.CalculationMilestone(code: $0.code, words: $0.what, day: $0.day.description)
            }
        )
    }
}
