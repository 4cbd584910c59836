import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension PlanRoutes {
    /// `POST /v1/plans`: the firms with the highest scores, as many as the unit's inspectors have room for.
    @Sendable func draft(_ call: Call) async throws -> Reply {
        _ = try call.permit(.makePlans)
        let request: Wire.PlanRequest = try call.read()
        let id = try request.id.map { try PlanID(field: "id", $0) } ?? PlanID(UUIDv7.new())
        let month = try CalendarMonth(field: "month", request.month)
        let latest = CalendarMonth(call.signedIn.today).advanced(by: Plan.monthsAhead)
        guard month.firstDay <= latest.firstDay else { throw Problem.farMonth(latest) }
        let office = try Self.unit(request.office, call)
        return try await store.once(call) { tx in
            do {
                try await tx.execute(
                    "INSERT INTO plan (id, office_id, month) VALUES (\(id), \(office), \(month.firstDay))"
                )
            } catch let error as PostgresError where error.constraint == "plan_pkey" {
                throw Problem.idTaken
            }
            let rules = try await store.rules(in: tx)
            let quota = rules.parameters.whole(.inspectorFirms, on: month.firstDay) ?? 0
            let inspectors = try await inspectors(office, month, quota, tx)
            let room = inspectors.reduce(0) { $0 + max(0, $1.room) }
            let chosen = try await best(min(room, request.firms ?? room), of: office, rules, call, tx)
            let shares = PlanAllocation.share(chosen.map(\.candidate), among: inspectors)
            let scores = Dictionary(uniqueKeysWithValues: chosen.map { ($0.candidate.id, $0.score) })
            _ = try await tx.pipeline(
                try shares.enumerated().map { index, share in
                    let score = scores[share.candidate.id]
                    let parts = try score.map { String(decoding: try JSONEncoder().encode($0.parts), as: UTF8.self) }
                    return """
                        INSERT INTO plan_act (plan_id, seq, action, line, company_id, origin, inspector_id, score, parts)
                        VALUES (\(id), \(index + 1), 'add', \(index + 1), \(share.candidate.id), 'score',
                            \(share.inspector), \(share.candidate.points), \(parts))
                        """
                }
            )
            let plan = try await Self.plan(id, rules, tx)
            return try .json(plan, status: .created, location: "/v1/plans/\(plan.id)", version: plan.version)
        }
    }

    /// A firm with its place in the plan's order and what gave it.
    private typealias Choice = (candidate: PlanAllocation.Candidate, score: RiskScore)

    /// The firms with the highest scores in a unit's territory. Regencies are read one after the other, and of each only
    /// the best are kept: memory holds one regency's firms at a time.
    private func best(
        _ count: Int,
        of office: UUID,
        _ rules: Rulebook.Edition,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> [Choice] {
        guard count > 0 else { return [] }
        let today = call.signedIn.today
        let question = RiskQuestion(today: today, weights: RiskWeights(rules.parameters, on: today))
        let regions = try await tx.query(
            """
            SELECT region_code FROM office_territory
            WHERE office_id = \(office) AND from_on <= \(today) AND (until_on IS NULL OR until_on > \(today))
            ORDER BY region_code
            """
        )
        var best: [Choice] = []
        for region in regions {
            let rows = try await tx.query(question.candidates(in: try region.column(0)))
            best += try question.scored(rows).map { firm in
                (.init(id: firm.id, regionCode: firm.regionCode, points: firm.score.points), firm.score)
            }
            best.sort { PlanAllocation.isBefore($0.candidate, $1.candidate) }
            best.removeLast(max(0, best.count - count))
        }
        return best
    }

    private func inspectors(
        _ office: UUID,
        _ month: CalendarMonth,
        _ quota: Int,
        _ tx: Transaction
    ) async throws -> [PlanAllocation.Inspector] {
        try await tx.query("SELECT person_id, firms FROM planned_firms(\(office), \(month.firstDay))").map { row in
            PlanAllocation.Inspector(
                id: try row.column("person_id"),
                room: quota - (try row.column("firms", as: Int.self))
            )
        }
    }

    /// The unit whose plan it is: the one named, or the only one that the coordinator has.
    private static func unit(_ name: String?, _ call: Call) throws -> UUID {
        let own = call.signedIn.posts.filter { $0.role == .coordinator }
        let fitting = own.filter { post in
            name == nil || post.officeCode == name || post.officeID.uuidString.lowercased() == name
        }
        guard let first = fitting.first, Set(fitting.map(\.officeID)).count == 1 else {
            let known = Set(own.map(\.officeCode)).sorted().joined(separator: ", ")
            throw Problem.invalid(
                "office",
                fitting.isEmpty ? "not_your_office" : "several_offices",
                id: "Sebutkan unit yang Anda koordinasikan: \(known).",
                en: "Name the unit that you coordinate: \(known)."
            )
        }
        return first.officeID
    }
}
