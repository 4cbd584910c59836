import API
import Domain
import Foundation
import Postgres

extension PlanRoutes {
    /// `GET /v1/companies/{id}/risk-score`
    @Sendable func score(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readPlans)
        let id = try call.id(of: Company.self)
        let today = call.signedIn.today
        let (rules, results) = try await store.read(as: call.signedIn) { rules in
            let question = RiskQuestion(today: today, weights: RiskWeights(rules.parameters, on: today))
            return [question.facts(where: "c.id = \(id)")]
        }
        let question = RiskQuestion(today: today, weights: RiskWeights(rules.parameters, on: today))
        guard let firm = try question.scored(results[0]).first else { throw Problem.noCompany }
        return try .json(
            Wire.RiskScore(
                company: .init(id: firm.id.text, name: firm.name, regionCode: firm.regionCode),
                scoredOn: today.description,
                points: firm.score.points,
                parts: firm.score.parts.map(Wire.RiskPart.init)
            )
        )
    }
}

extension Wire.RiskPart {
    /// A part as the wire writes it.
    init(_ part: RiskScore.Part) {
        self.init(
            aspect: part.aspect.rawValue,
            kind: part.kind?.rawValue,
            points: part.points,
            most: part.most,
            words: part.words
        )
    }
}
