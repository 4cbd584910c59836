import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Plays the demonstration's stories, each act in the name of the person whose hand it is.
struct DemoPlayer: Sendable {
    let client: InProcessClient
    let sessions: [String: SignedIn]

    private static let reason = "Data peragaan, dicatat menyusul."

    /// Imports the sample lists, as an administrator would.
    func importLists(from directory: URL) async throws {
        let admin = try session("admin")
        for source in ["oss", "wlkp", "bpjs"] {
            let bytes = try Data(contentsOf: directory.appendingPathComponent("\(source).csv"))
            _ = try await client.upload(bytes, query: ["source": source, "file_name": "\(source).csv"], as: admin)
        }
    }

    /// Plays one inspection and one sanction story in each regency.
    func play() async throws {
        let admin = try session("admin")
        let regions = try await client.service.pool.pipeline([
            admin.secret.presented,
            """
            SELECT r.code, array(SELECT c.id FROM company c WHERE c.region_code = r.code AND EXISTS (
                SELECT FROM company_listing l WHERE l.company_id = c.id AND l.source = 'oss') ORDER BY c.name_key, c.id LIMIT 2)
                AS companies
            FROM region r WHERE r.parent_code = '62' ORDER BY r.code
            """,
        ])[1]
        for (index, row) in regions.enumerated() {
            let region: String = try row.column("code")
            let companies: [CompanyID] = try row.column("companies")
            guard companies.count == 2 else { continue }
            let cast = try cast(of: region)
            try await play(DemoStories.inspections[index % DemoStories.inspections.count], companies[0], cast)
            try await play(DemoStories.sanctions[index % DemoStories.sanctions.count], companies[1], cast)
        }
    }

    // MARK: One story

    /// Who plays in a regency.
    private struct Cast {
        let people: [DemoStories.Actor: SignedIn]

        func callAsFunction(_ actor: DemoStories.Actor) throws -> SignedIn {
            guard let person = people[actor] else { throw Problem.internal }
            return person
        }
    }

    private func cast(of region: String) throws -> Cast {
        let (labour, bpjs) = DemoPeople.suffixes(of: region)
        return Cast(people: [
            .inspector: try session("pengawas.\(labour)"), .coordinator: try session("koordinator.\(labour)"),
            .divisionHead: try session("kabid"), .officeHead: try session("kadis"),
            .bpjsOfficer: try session("ar.\(bpjs)"), .bpjsExaminer: try session("pemeriksa.\(bpjs)"),
            .bpjsBranchHead: try session("kacab.\(bpjs)"), .licensing: try session("dpmptsp"),
        ])
    }

    private func session(_ login: String) throws -> SignedIn {
        guard let session = sessions[login] else { throw Problem.internal }
        return session
    }

    private func play(_ story: [DemoStories.Act], _ company: CompanyID, _ cast: Cast) async throws {
        var inspection = ""
        var caseID = ""
        for act in story {
            switch act {
            case .propose(let day):
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
                (inspection, caseID) = (made.id, made.caseId)
            case .order(let day, let validFor):
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
            case .visit(let day, let outcome):
                let _: Wire.Visit = try await client.send(
                    .put,
                    "/v1/visits/\(VisitID(UUIDv7.new()).text)",
                    Wire.VisitRequest(
                        inspectionId: inspection,
                        occurredOn: ago(day),
                        outcome: outcome.rawValue,
                        notes: "Kunjungan peragaan.",
                        reason: Self.reason
                    ),
                    as: try cast(.inspector)
                )
            case .finding(let day, let kind, let workers):
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
            case .indicate(let day, let kind):
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
                caseID = made.id
            case .deliver(let day, let kind):
                let recipient = inspection.isEmpty ? DemoStories.Actor.bpjsOfficer : .inspector
                let _: Wire.DeliveryResult = try await client.send(
                    .post,
                    "/v1/cases/\(caseID)/deliveries",
                    Wire.DeliveryRequest(
                        kind: kind.rawValue,
                        occurredOn: ago(day),
                        receivedBy: "Penerima Peraga",
                        reason: Self.reason
                    ),
                    as: try cast(recipient)
                )
            case .step(let day, let action, let actor, let outcome, let amount):
                let findings = try await findings(of: caseID, outcome, try cast(actor))
                let _: Wire.StepResult = try await client.send(
                    .post,
                    "/v1/cases/\(caseID)/steps",
                    Wire.StepRequest(
                        action: action,
                        occurredOn: ago(day),
                        reason: Self.reason,
                        details: .init(findings: findings, amount: amount, result: "Data peragaan.")
                    ),
                    as: try cast(actor)
                )
            }
        }
    }

    /// The outcome of a verification for every open finding.
    private func findings(
        of caseID: String,
        _ outcome: VerificationResult?,
        _ signedIn: SignedIn
    ) async throws -> [Wire.FindingOutcome]? {
        guard let outcome else { return nil }
        let id = try CaseID(field: "id", caseID)
        let rows = try await client.service.pool.pipeline([
            signedIn.secret.presented,
            "SELECT id FROM finding WHERE case_id = \(id) AND status = 'open'",
        ])[1]
        return try rows.map { Wire.FindingOutcome(findingId: try $0.id("id"), outcome: outcome.rawValue) }
    }

    private func ago(_ days: Int) -> String {
        LocalDate.today(at: Date(), zone: .wib).adding(days: -days).description
    }
}
