import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// An assignment letter (SPT) to be issued: who inspects which cases, from when to when.
struct Order: Sendable {
    var id = UUIDv7.new()
    var number: String?
    var kind: InspectionKind?
    var caseIDs: [CaseID]
    /// Logins or identities.
    var inspectors: [String]
    var validFrom: LocalDate
    var validTo: LocalDate
    var occurredOn: LocalDate
    var reason: String?
    var note: String?
    var eventID: UUID?
    var expected: ExpectedVersion?
    /// The evidence that the order cites.
    var evidence: [EvidenceID] = []
}

extension InspectionRoutes {
    /// `POST /v1/assignments`
    @Sendable func issueAssignment(_ call: Call) async throws -> Reply {
        _ = try call.permit(.orderInspection)
        let request: Wire.AssignmentRequest = try call.read()
        let order = try Order(request)
        return try await store.once(call) { tx in
            _ = try await cases.order(order, as: call.signedIn, in: tx)
            let rows = try await tx.query("\(Wire.Assignment.select) WHERE a.id = \(order.id)")
            return try .json(try Wire.Assignment(try rows.single()), status: .created)
        }
    }
}

extension Casework {
    /// Issues an assignment letter: carries every case that is proposed to `ordered`, renews the order of those under
    /// way. All of it happens, or none.
    ///
    /// One letter with one number names every firm. It lies in the file of the first case, and the others stand by it.
    func order(_ order: Order, as signedIn: SignedIn, in tx: Transaction) async throws -> [Taken] {
        let inspectors = try await people(order.inspectors, field: "inspectors", tx)
        guard order.validFrom <= order.validTo else {
            throw Problem.invalid(
                "valid_to",
                "reversed_days",
                id: "Akhir masa berlaku mendahului awalnya.",
                en: "The period ends before it begins."
            )
        }
        var taken: [Taken] = []
        var office: UUID?
        var kind = order.kind
        // In one order, so that two letters over the same cases never wait for each other in a circle.
        let ids = Set(order.caseIDs).sorted()
        for id in ids {
            let field = "case_ids[\(order.caseIDs.firstIndex(of: id) ?? 0)]"
            guard let file = try await file(id, in: tx) else { throw Problem.unknownCase(field) }
            let action: CaseAction =
                file.facts.state == .inspection(.proposed) ? .inspection(.order) : .inspection(.renewOrder)
            var act = Act(action: action, occurredOn: order.occurredOn)
            act.details.reason = order.reason
            act.details.assignment = Assignment(Set(inspectors), from: order.validFrom, through: order.validTo)
            act.details.term = order.validTo
            act.note = order.note
            act.inspectionKind = order.kind
            act.letterNumber = order.number
            act.shared = taken.first?.letterID.map { .made($0) } ?? .listing(Array(ids.dropFirst()))
            act.eventID = order.eventID
            act.evidence = order.evidence
            act.expected = order.expected
            taken.append(try await take(act, file, as: signedIn, in: tx))
            let post = signedIn.post(permitting: action, in: file.facts.state, over: file.regionCode, file.rules)
            guard office == nil || office == post?.officeID else { throw Problem.anotherOfficesCase(field) }
            office = post?.officeID
            if kind == nil {
                let row = try await tx.query("SELECT kind FROM inspection WHERE case_id = \(id)")
                kind = try row.first?.code("kind")
            }
        }
        guard let office else { throw Problem.internal }
        try await write(order, kind ?? .periodic, inspectors, taken, office, signedIn, tx)
        return taken
    }

    private func write(
        _ order: Order,
        _ kind: InspectionKind,
        _ inspectors: [PersonID],
        _ taken: [Taken],
        _ office: UUID,
        _ signedIn: SignedIn,
        _ tx: Transaction
    ) async throws {
        let number: String
        if let own = order.number {
            number = own
        } else if let letter = taken.first?.letterID {
            number = try await tx.query("SELECT number FROM letter WHERE id = \(letter)").single().column(0)
        } else {
            throw Problem.internal
        }
        _ = try await tx.pipeline([
            """
            INSERT INTO assignment (id, office_id, number, kind, ordered_on, valid_from, valid_to, ordered_by)
            VALUES (\(order.id), \(office), \(number), \(kind.rawValue), \(order.occurredOn), \(order.validFrom),
                \(order.validTo), \(signedIn.personID))
            """,
            """
            INSERT INTO assignment_inspector (assignment_id, person_id)
            SELECT \(order.id), person FROM unnest(\(inspectors)) AS i (person)
            """,
            """
            INSERT INTO assignment_case (assignment_id, case_id, seq, letter_id)
            SELECT \(order.id), c.id, c.seq, CASE WHEN c.place > 1 THEN \(taken.first?.letterID) END
            FROM unnest(\(taken.map(\.caseID)), \(taken.map(\.seq))) WITH ORDINALITY AS c (id, seq, place)
            """,
            // Who leads the case: the first inspector named.
            """
            UPDATE enforcement_case SET responsible_id = \(inspectors[0]) WHERE id = ANY (\(taken.map(\.caseID)))
            """,
        ])
    }

    /// People by login or identity, in the order given.
    ///
    /// - Throws: A problem that names the entry that is nobody.
    func people(_ names: [String], field: String, _ tx: Transaction) async throws -> [PersonID] {
        let rows = try await tx.query(
            "SELECT id, login, id::text AS identity FROM person WHERE login = ANY (\(names)) OR id::text = ANY (\(names))"
        )
        var found: [String: PersonID] = [:]
        for row in rows {
            let id: PersonID = try row.column("id")
            found[try row.column("login")] = id
            found[try row.column("identity")] = id
        }
        return try names.enumerated().map { index, name in
            guard let id = found[name] else {
                throw Problem.invalid(
                    "\(field)[\(index)]",
                    "unknown_person",
                    id: "Tidak ada pengguna \(ParseFailure.quoted(name)); lihat `patuh people`.",
                    en: "There is nobody called \(ParseFailure.quoted(name)); see `patuh people`."
                )
            }
            return id
        }
    }
}

extension Problem {
    /// A case that the sender orders for another office than the rest of the letter.
    fileprivate static func anotherOfficesCase(_ field: String) -> Problem {
        .invalid(
            field,
            "another_office",
            id: "Kasus ini Anda perintahkan atas nama kantor lain; terbitkan SPT-nya tersendiri.",
            en: "You order this case for another office; issue a letter of its own."
        )
    }
}

extension Order {
    /// The order of an assignment letter's body.
    init(_ request: Wire.AssignmentRequest) throws {
        self.init(
            number: request.number,
            kind: InspectionKind(rawValue: request.kind),
            caseIDs: try request.caseIds.enumerated().map { try CaseID(field: "case_ids[\($0)]", $1) },
            inspectors: request.inspectors,
            validFrom: try LocalDate(field: "valid_from", request.validFrom),
            validTo: try LocalDate(field: "valid_to", request.validTo),
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn),
            reason: request.reason,
            note: request.note
        )
        if let id = request.id { self.id = try ID<Letter>(field: "id", id).uuid }
    }

    /// The order of a step's body. Without a period it runs for thirty days from the day of the order; without
    /// inspectors the sender of the order must name them.
    init(_ request: Wire.StepRequest, caseID: CaseID, _ signedIn: SignedIn) throws {
        let occurredOn = try LocalDate(field: "occurred_on", request.occurredOn)
        let said = request.details?.assignment
        guard let said, let inspectors = said.inspectors, !inspectors.isEmpty else {
            throw Problem.invalid(
                "details.assignment.inspectors",
                "missing",
                id: "Sebutkan pengawas yang diperintahkan.",
                en: "Name the inspectors who are ordered to go."
            )
        }
        let from = try said.validFrom.map { try LocalDate(field: "details.assignment.valid_from", $0) } ?? occurredOn
        self.init(
            number: said.number ?? request.details?.letter?.number,
            kind: said.kind.flatMap(InspectionKind.init),
            caseIDs: [caseID],
            inspectors: inspectors,
            validFrom: from,
            validTo: try said.validTo.map { try LocalDate(field: "details.assignment.valid_to", $0) }
                ?? from.adding(days: 30),
            occurredOn: occurredOn,
            reason: request.reason,
            note: request.note
        )
        if let id = said.id { self.id = try ID<Letter>(field: "details.assignment.id", id).uuid }
        eventID = try request.id.map { try ID<Letter>(field: "id", $0).uuid }
        evidence = try CitedEvidence.ids(request)
        expected = request.expectedVersion.map { ExpectedVersion(version: $0, isPrecondition: false) }
    }
}
