import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

extension InspectionRoutes {
    /// `PUT /v1/visits/{id}`: logs a visit under an identity that the client made, so that it can be sent again until
    /// an answer arrives.
    @Sendable func logVisit(_ call: Call) async throws -> Reply {
        _ = try call.permit(.logVisit)
        let id = try call.id(of: Visit.self)
        let request: Wire.VisitRequest = try call.read()
        let inspection = try InspectionID(field: "inspection_id", request.inspectionId)
        let occurredOn = try LocalDate(field: "occurred_on", request.occurredOn)
        guard let outcome = VisitOutcome(rawValue: request.outcome) else {
            throw Problem.invalid([.notKnown("outcome", request.outcome, known: VisitOutcome.allCases.map(\.rawValue))])
        }
        let deviceTime = try request.deviceTime.map { text in
            guard let time = try? Date(text, strategy: .iso8601) else {
                throw Problem.invalid(
                    "device_time",
                    "malformed",
                    id: "Bukan waktu RFC 3339.",
                    en: "Not an RFC 3339 time."
                )
            }
            return time
        }
        // The same visit however the client wrote its JSON and whenever it sends it again.
        var content = request
        content.deviceTime = nil
        let digest = Array(SHA256.hash(data: try Wire.encoder().encode(content)))
        return try await store.write(as: call.signedIn) { tx in
            // Two copies of one visit that arrive together: the second waits here and then finds the first.
            _ = try await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(\(id.text), 0))")
            if let reply = try await earlier(id, digest, call, tx) { return reply }
            let rows = try await tx.query("SELECT case_id FROM inspection WHERE id = \(inspection)")
            guard let row = rows.first else {
                throw Problem.invalid(
                    "inspection_id",
                    "unknown_inspection",
                    id: "Tidak ada pemeriksaan dengan pengenal itu di wilayah Anda.",
                    en: "There is no inspection with that identifier in your territory."
                )
            }
            guard let file = try await cases.file(try row.column(0), in: tx),
                let state = file.facts.state
            else { throw Problem.notFound(id: "kasus", en: "case") }
            let me = PersonID(call.signedIn.personID)
            var authors = [me]
            if let named = request.authors { authors = try await cases.people(named, field: "authors", tx) }
            guard authors.contains(me) else {
                throw Problem.invalid(
                    "authors",
                    "sender_missing",
                    id: "Yang mencatat kunjungan harus ikut berkunjung; sertakan diri Anda sebagai penulis.",
                    en: "Whoever logs a visit took part in it; name yourself among the authors."
                )
            }
            let isJoint = try await Self.isJoint(authors, file.regionCode, tx)
            let visit = VisitFact(on: occurredOn, by: Set(authors), outcome)
            var act = Casework.Act(action: file.facts.action(of: visit, in: state), occurredOn: occurredOn)
            act.details.reason = request.reason
            act.evidence = try CitedEvidence.ids(request.evidenceIds)
            let taken = try await cases.take(act, file.adding(visit), as: call.signedIn, in: tx)
            _ = try await tx.pipeline([
                """
                INSERT INTO visit (id, inspection_id, case_id, seq, occurred_on, outcome, notes, persons_met,
                    union_contacted, union_contact, next_visit_advice, device_time, recorded_by, digest)
                VALUES (\(id), \(inspection), \(file.id), \(taken.seq), \(occurredOn), \(outcome.rawValue),
                    \(request.notes), \(RawJSON(try Wire.text(request.personsMet ?? []))), \(request.unionContacted),
                    \(request.unionContact), \(request.nextVisitAdvice), \(deviceTime), \(call.signedIn.personID), \(digest))
                """,
                """
                INSERT INTO visit_author (visit_id, person_id)
                SELECT \(id), person FROM unnest(\(Array(Set(authors)))) AS a (person)
                """,
                call.auditEntry(WriteSubject(call, event: taken.seq, act.action)),
            ])
            if isJoint { try await CaseMail(file: file, taken: taken, act: act).tellOfJointVisit(outcome, tx) }
            return try await Self.answer(id, status: .created, call, tx)
        }
    }

    /// Whether people of BPJS took part. A visit has authors of the labour inspectorate, and of BPJS where both go
    /// together; nobody else visits.
    private static func isJoint(_ authors: [PersonID], _ region: RegionCode, _ tx: Transaction) async throws -> Bool {
        let rows = try await tx.query(
            """
            SELECT p.person_id, bool_or(o.kind = 'bpjs_branch') AS is_bpjs
            FROM post p JOIN office o ON o.id = p.office_id JOIN office_territory t ON t.office_id = o.id
            WHERE p.person_id = ANY (\(authors)) AND p.role = ANY (\(Self.visiting.map(\.rawValue)))
              AND t.region_code = \(region) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
              AND (t.until_on IS NULL OR t.until_on > today(o.zone))
            GROUP BY p.person_id
            """
        )
        let known = Set(try rows.map { try $0.column("person_id", as: PersonID.self) })
        if let index = authors.firstIndex(where: { !known.contains($0) }) {
            throw Problem.invalid(
                "authors[\(index)]",
                "no_visiting_role",
                id: "Yang berkunjung adalah pengawas, atasannya, atau petugas BPJS dengan wilayah kerja di sini.",
                en: "Who visits is an inspector, a superior, or an officer of BPJS whose territory this is."
            )
        }
        return try rows.contains { try $0.column("is_bpjs") }
    }

    private static let visiting: [Role] = [
        .inspector, .coordinator, .divisionHead, .officeHead, .investigator, .bpjsOfficer, .bpjsExaminer,
    ]

    /// The answer to a visit that is known already.
    private func earlier(_ id: VisitID, _ digest: [UInt8], _ call: Call, _ tx: Transaction) async throws -> Reply? {
        guard let row = try await tx.query("SELECT digest FROM visit WHERE id = \(id)").first else { return nil }
        guard try row.column(0, as: [UInt8].self) == digest else {
            throw Problem.conflict(
                "visit_differs",
                id:
                    "Kunjungan dengan pengenal itu sudah tercatat dengan isi lain; kunjungan tidak diubah. Catat sebagai kunjungan baru.",
                en:
                    "A visit with that identifier is stored with another content; visits are never changed. Log a new one."
            )
        }
        return try await Self.answer(id, status: .ok, call, tx)
    }

    private static func answer(
        _ id: VisitID,
        status: HTTPResponse.Status,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        let rows = try await tx.query("\(Wire.Visit.select) WHERE v.id = \(id)")
        return try .json(try Wire.Visit(try rows.single(), in: call.language), status: status)
    }
}

extension CaseFile {
    /// The case with one more visit, which this very transaction records.
    func adding(_ visit: VisitFact) -> CaseFile {
        var facts = facts
        facts.visits.append(visit)
        return with(facts)
    }

    /// The case with other facts.
    func with(_ facts: CaseFacts) -> CaseFile {
        CaseFile(
            id: id,
            track: track,
            procedureVersion: procedureVersion,
            version: version,
            companyID: companyID,
            regionCode: regionCode,
            officeID: officeID,
            zone: zone,
            inspectionID: inspectionID,
            facts: facts,
            letters: letters,
            clockIDs: clockIDs,
            rules: rules,
            rulesOn: rulesOn,
            procedures: procedures,
            parameters: parameters,
            calendar: calendar
        )
    }
}

extension CaseFacts {
    /// What a visit does to its case: the first that examines under an order begins the examination, a refusal is
    /// recorded as one, another examination after a refusal resumes; every other visit is kept and moves nothing.
    func action(of visit: VisitFact, in state: CaseState) -> CaseAction {
        let isCovered = assignments.contains { $0.covers(visit) }
        guard isCovered else { return .inspection(.logVisit) }
        switch (state, visit.outcome) {
        case (.inspection(.ordered), .examined), (.inspection(.ordered), .partlyExamined):
            return .inspection(.beginExamination)
        case (.inspection(.entryRefused), .examined), (.inspection(.entryRefused), .partlyExamined):
            return .inspection(.resumeExamination)
        case (.inspection(.ordered), .refused), (.inspection(.examining), .refused):
            return .inspection(.recordRefusal)
        default:
            return .inspection(.logVisit)
        }
    }
}
