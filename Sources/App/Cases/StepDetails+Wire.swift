import API
import Domain
import Foundation

extension StepDetails {
    /// What a step's body says, as values.
    ///
    /// - Throws: A problem that names the field.
    init(_ request: Wire.StepRequest) throws {
        self.init()
        reason = request.reason
        guard let said = request.details else { return }
        if let code = said.letter?.kind {
            guard let kind = LetterKind(rawValue: code) else {
                throw Problem.invalid([
                    .notKnown("details.letter.kind", code, known: LetterKind.allCases.map(\.rawValue))
                ])
            }
            letter = kind
        }
        amount = said.amount.map(Rupiah.init)
        days = said.days
        term = try said.term.map { try LocalDate(field: "details.term", $0) }
        authority = said.authority
        legalBasis = said.legalBasis
        result = said.result
        evidence = said.evidence
        office = said.office
        linkedCase = try said.linkedCase.map { try CaseID(field: "details.linked_case", $0) }
        linkedCompany = said.linkedCompany
        if let code = said.ruling {
            guard let value = Ruling(rawValue: code) else {
                throw Problem.invalid([.notKnown("details.ruling", code, known: Ruling.allCases.map(\.rawValue))])
            }
            ruling = value
        }
        if let code = said.service {
            guard let value = PublicService(rawValue: code) else {
                throw Problem.invalid([
                    .notKnown("details.service", code, known: PublicService.allCases.map(\.rawValue))
                ])
            }
            service = value
        }
        findings = try (said.findings ?? []).enumerated().map { index, outcome in
            try FindingChange(outcome, at: "details.findings[\(index)]")
        }
    }
}

extension FindingChange {
    fileprivate init(_ outcome: Wire.FindingOutcome, at path: String) throws {
        guard let result = VerificationResult(rawValue: outcome.outcome) else {
            throw Problem.invalid([
                .notKnown("\(path).outcome", outcome.outcome, known: VerificationResult.allCases.map(\.rawValue))
            ])
        }
        if result == .succeeded, outcome.successor == nil {
            throw Problem.invalid(
                "\(path).successor",
                "missing",
                id: "Sebutkan temuan yang menggantikannya.",
                en: "Name the finding that takes its place."
            )
        }
        self.init(
            try FindingID(field: "\(path).finding_id", outcome.findingId),
            result,
            successor: outcome.successor.flatMap { FindingKind(rawValue: $0.kind) }
        )
    }
}

extension LocalDate {
    /// Reads a field's day.
    ///
    /// - Throws: A problem that names the field.
    init(field: String, _ text: String) throws {
        do { self = try LocalDate(parsing: text) } catch { throw Problem.invalid(field, error) }
    }
}

extension ID {
    /// Reads a field's identity.
    ///
    /// - Throws: A problem that names the field.
    init(field: String, _ text: String) throws {
        do { self = try ID(text) } catch { throw Problem.invalid(field, error) }
    }
}
