import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// One story while it is played: each act is the request that a person would send.
struct DemoTelling: Sendable {
    /// Who plays in a regency.
    struct Cast: Sendable {
        let people: [DemoStories.Actor: SignedIn]

        func callAsFunction(_ actor: DemoStories.Actor) throws -> SignedIn {
            guard let person = people[actor] else { throw Problem.internal }
            return person
        }
    }

    let client: InProcessClient
    let company: CompanyID
    let cast: Cast
    let admin: SignedIn

    private var track = Track.inspection
    private var inspection = ""
    private var caseID = ""
    private(set) var latestVisit = ""

    static let reason = "Data peragaan, dicatat menyusul."

    init(client: InProcessClient, company: CompanyID, cast: Cast, admin: SignedIn) {
        self.client = client
        self.company = company
        self.cast = cast
        self.admin = admin
    }

    /// Does an act by the hand whose it is.
    mutating func take(_ act: DemoStories.Act) async throws {
        switch act {
        case .propose(let day): try await propose(day)
        case .indicate(let day, let kind): try await indicate(day, kind)
        case .order(let day, let validFor): try await order(day, validFor)
        case .visit(let day, let outcome): try await visit(day, outcome)
        case .finding(let day, let kind, let workers): try await find(day, kind, workers)
        case .checklist(let day, let workers): try await answerChecklist(day, workers)
        case .deliver(let day, let kind): try await deliver(day, kind)
        case .turn(let track): try await turn(to: track)
        case .move(let region): try await move(to: region)
        case .step(let day, let action, let actor, let outcomes, var details, let until):
            details.findings = try await findings(outcomes, try cast(actor))
            details.result = details.result ?? "Data peragaan."
            details.term = details.term ?? until.map(ago)
            let _: Wire.StepResult = try await client.send(
                .post,
                "/v1/cases/\(caseID)/steps",
                Wire.StepRequest(action: action, occurredOn: ago(day), reason: Self.reason, details: details),
                as: try cast(actor)
            )
        }
    }

    // MARK: Opening

    private mutating func propose(_ day: Int) async throws {
        let made: Wire.Inspection = try await client.send(
            .post,
            "/v1/inspections",
            Wire.InspectionRequest(
                companyId: company.text,
                kind: "periodic",
                reason: Self.reason,
                occurredOn: ago(day)
            ),
            as: try cast(.inspector)
        )
        (track, inspection, caseID) = (.inspection, made.id, made.caseId)
    }

    private mutating func indicate(_ day: Int, _ kind: FindingKind) async throws {
        let made: Wire.Case = try await client.send(
            .post,
            "/v1/cases",
            Wire.CaseRequest(
                track: Track.bpjsSanction.rawValue,
                action: "indicate",
                companyId: company.text,
                findingKind: kind.rawValue,
                occurredOn: ago(day),
                reason: Self.reason
            ),
            as: try cast(.bpjsOfficer)
        )
        (track, caseID) = (.bpjsSanction, made.id)
    }

    private mutating func turn(to track: Track) async throws {
        let reader = try cast(track == .inspection ? .coordinator : .bpjsBranchHead)
        let rows = try await client.service.pool.pipeline([
            reader.secret.presented,
            """
            SELECT c.id, (SELECT i.id FROM inspection i WHERE i.case_id = c.id) AS inspection FROM enforcement_case c
            WHERE c.company_id = \(company) AND c.track = \(track.rawValue)
            """,
        ])[1]
        let row = try rows.single()
        self.track = track
        caseID = try row.column("id", as: CaseID.self).text
        if let known = try row.column("inspection", as: InspectionID?.self) { inspection = known.text }
    }

    private func move(to region: String) async throws {
        let version = try await client.service.pool.pipeline([
            admin.secret.presented, "SELECT version FROM company WHERE id = \(company)",
        ])[1].single().column(0, as: Int.self)
        let _: Wire.Company = try await client.send(
            .patch,
            "/v1/companies/\(company.text)",
            Wire.CompanyChange(expectedVersion: version, reason: "Pindah alamat.", regionCode: region),
            as: admin
        )
    }

    // MARK: In the field

    private func order(_ day: Int, _ validFor: Int) async throws {
        let _: Wire.Assignment = try await client.send(
            .post,
            "/v1/assignments",
            Wire.AssignmentRequest(
                kind: "periodic",
                caseIds: [caseID],
                inspectors: [try cast(.inspector).login],
                validFrom: ago(day),
                validTo: ago(day - validFor),
                occurredOn: ago(day),
                reason: Self.reason
            ),
            as: try cast(.officeHead)
        )
    }

    private mutating func visit(_ day: Int, _ outcome: VisitOutcome) async throws {
        latestVisit = VisitID(UUIDv7.new()).text
        let _: Wire.Visit = try await client.send(
            .put,
            "/v1/visits/\(latestVisit)",
            Wire.VisitRequest(
                inspectionId: inspection,
                occurredOn: ago(day),
                outcome: outcome.rawValue,
                notes: "Kunjungan peragaan.",
                reason: Self.reason
            ),
            as: try cast(.inspector)
        )
    }

    private func find(_ day: Int, _ kind: FindingKind, _ workers: Int) async throws {
        let _: Wire.Finding = try await client.send(
            .post,
            "/v1/inspections/\(inspection)/findings",
            Wire.FindingRequest(
                kind: kind.rawValue,
                facts: "Temuan peragaan atas perusahaan rekaan.",
                workersAffected: workers,
                occurredOn: ago(day),
                reason: Self.reason
            ),
            as: try cast(.inspector)
        )
    }

    private func deliver(_ day: Int, _ kind: DeliveryKind) async throws {
        let _: Wire.DeliveryResult = try await client.send(
            .post,
            "/v1/cases/\(caseID)/deliveries",
            Wire.DeliveryRequest(
                kind: kind.rawValue,
                occurredOn: ago(day),
                receivedBy: "Penerima Peraga",
                reason: Self.reason
            ),
            as: try cast(track == .inspection ? .inspector : .bpjsOfficer)
        )
    }

    /// What a verification finds of each open finding; an indication that nobody has examined has its case's identity.
    private func findings(_ outcomes: [VerificationResult], _ reader: SignedIn) async throws -> [Wire.FindingOutcome]? {
        guard !outcomes.isEmpty else { return nil }
        let id = try CaseID(field: "id", caseID)
        let rows = try await client.service.pool.pipeline([
            reader.secret.presented,
            "SELECT id FROM finding WHERE case_id = \(id) AND status = 'open' ORDER BY id",
        ])[1]
        let open: [String] = rows.isEmpty ? [caseID] : try rows.map { try $0.id("id") }
        return open.enumerated().compactMap { index, finding in
            outcomes.of(index).map { Wire.FindingOutcome(findingId: finding, outcome: $0.rawValue) }
        }
    }

    func ago(_ days: Int) -> String {
        LocalDate.today(at: Date(), zone: .wib).adding(days: -days).description
    }
}
