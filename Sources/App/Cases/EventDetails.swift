import API
import Domain
import Foundation

/// What an act said beside its day, as the log keeps it and as later steps look back at it.
struct EventDetails: Codable, Sendable {
    struct Letter: Codable, Sendable {
        var kind: String
        var number: String?
        var text: String?
        var days: Int?
    }

    struct Finding: Codable, Sendable {
        var id: String
        var outcome: String
    }

    var letter: Letter?
    var delivery: String?
    var findings: [Finding]?
    var amount: Int64?
    var days: Int?
    var term: String?
    var authority: String?
    var service: String?
    var legalBasis: String?
    var result: String?
    var ruling: String?
    var evidence: String?
    var office: String?
    var linkedCase: String?
    var linkedCompany: String?
    /// The version and the day to which the act moved the case.
    var procedureVersion: Int?
    var rulesOn: String?
    /// What lists suggested when the case was opened on it, as it stood.
    var indications: [Wire.Indication]?
}

extension EventDetails {
    init(_ act: Casework.Act, _ decision: Decision) {
        let said = act.details
        if let kind = decision.letter?.kind ?? said.letter {
            letter = Letter(
                kind: kind.rawValue,
                number: act.letterNumber,
                text: act.letterText,
                days: decision.letter?.days
            )
        }
        delivery = said.delivery?.rawValue
        if !said.findings.isEmpty {
            findings = said.findings.map { Finding(id: $0.finding.text, outcome: $0.result.rawValue) }
        }
        amount = said.amount?.amount
        days = said.days
        term = said.term?.description
        authority = said.authority
        service = said.service?.rawValue
        legalBasis = said.legalBasis
        result = said.result
        ruling = said.ruling?.rawValue
        evidence = said.evidence
        office = said.office
        linkedCase = said.linkedCase?.text
        linkedCompany = said.linkedCompany
        procedureVersion = act.adopts?.rules.version.number
        rulesOn = act.adopts?.rulesOn.description
        if !act.indications.isEmpty { indications = act.indications }
    }
}

extension Wire {
    /// A value as JSON text in the wire's form.
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder().encode(value), as: UTF8.self)
    }
}
