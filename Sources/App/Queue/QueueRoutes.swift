import API
import Domain
import Foundation
import Postgres

/// The supervisor's queue: open cases by urgency, overdue first.
struct QueueRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/queue", list)
        routes.get("/v1/queue/counts", counts)
    }

    /// `GET /v1/queue`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readQueue)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            let day = try Self.day(key[0])
            let id = try page.id(key[1], of: EnforcementCase.self)
            after = "(q.due_on, q.case_id) > (\(day)::date, \(id))"
        }
        let (rules, results) = try await store.read(as: call.signedIn) { rules in
            [
                """
                SELECT \(QueueText.columns)
                FROM queue_item q
                WHERE \(try self.selection(call, rules).predicate) AND \(after)
                ORDER BY q.due_on, q.case_id LIMIT \(page.limit + 1)
                """
            ]
        }
        let selection = try self.selection(call, rules)
        let rows = results[0]
        let text = QueueText(selection: selection, reader: call.actor, procedures: rules.procedures)
        let next = try page.next(rows, key: QueueText.key)
        return Reply(body: .text(try text.page(rows.prefix(page.limit), next: next)))
    }

    /// `GET /v1/queue/counts`
    @Sendable func counts(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readQueue)
        let (rules, results) = try await store.read(as: call.signedIn) { rules in
            let selection = try self.selection(call, rules)
            return [
                """
                SELECT count(*) FILTER (WHERE \(selection.predicate(for: .overdue))),
                       count(*) FILTER (WHERE \(selection.predicate(for: .dueSoon))),
                       count(*) FILTER (WHERE \(selection.predicate(for: .onTime))),
                       count(*) FILTER (WHERE \(selection.predicate(for: .noClock))), count(*)
                FROM queue_item q WHERE \(selection.predicate)
                """
            ]
        }
        let selection = try self.selection(call, rules)
        let (overdue, dueSoon, onTime, noClock, total): (Int, Int, Int, Int, Int) = try results[0].single().decode()
        return try .json(
            Wire.QueueCounts(
                scope: selection.scope,
                overdue: overdue,
                dueSoon: dueSoon,
                onTime: onTime,
                noClock: noClock,
                total: total,
                asOf: selection.today.description
            )
        )
    }

    private func selection(_ call: Call, _ rules: Rulebook.Edition) throws -> QueueSelection {
        let today = call.signedIn.today
        let days = rules.parameters.whole(.queueDueSoonDays, on: today) ?? 3
        // Three working days from today; in a year not yet published, three calendar days: a nudge, no deadline.
        let soon = try rules.calendar.deadline(days: days, unit: .workingDays, startingAfter: today, rollForward: false)
            .day
        return QueueSelection(
            scope: call.query["scope"] ?? "all",
            bucket: call.query["bucket"].flatMap(QueueBucket.init),
            track: call.query["track"],
            region: try call.value("region") { text throws(ParseFailure) in try RegionCode(text) },
            person: call.signedIn.personID,
            offices: call.signedIn.posts.map(\.officeID),
            today: today,
            soonUntil: soon ?? today.adding(days: days)
        )
    }

    private static func day(_ text: String) throws -> String {
        guard text == "infinity" || LocalDate(text) != nil else { throw Problem.malformedCursor }
        return text
    }
}
