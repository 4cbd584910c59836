import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Plays the demonstration's stories, each act in the name of the person whose hand it is.
struct DemoPlayer: Sendable {
    let client: InProcessClient
    let sessions: [String: SignedIn]

    /// Imports the sample lists, as an administrator would.
    func importLists(from directory: URL) async throws {
        let admin = try session("admin")
        for source in ["oss", "wlkp", "bpjs"] {
            let bytes = try Data(contentsOf: directory.appendingPathComponent("\(source).csv"))
            let _: Wire.Import = try await client.upload(
                bytes,
                to: "/v1/imports",
                query: ["source": source, "file_name": "\(source).csv"],
                as: admin
            )
        }
    }

    /// Plays one inspection and one sanction story in each regency, then the whole courses, each on a firm of its own, and
    /// hands lists of firms over.
    func play() async throws {
        var firms = try await firms()
        let all = firms
        for (index, region) in firms.keys.sorted().enumerated() {
            guard let here = firms[region], here.count >= 2 else { continue }
            firms[region]?.removeFirst(2)
            let (inspections, sanctions) = (DemoStories.inspections, DemoStories.sanctions)
            try await play(inspections[index % inspections.count], here[0], in: region)
            try await play(sanctions[index % sanctions.count], here[1], in: region)
        }
        for tale in DemoTale.all {
            guard let firm = firms[tale.region]?.first else { throw Problem.internal }
            firms[tale.region]?.removeFirst()
            try await play(tale.acts, firm, in: tale.region)
        }
        try await handOver(all)
        try await planWork()
    }

    /// The first firms of every regency by name.
    private func firms() async throws -> [String: [CompanyID]] {
        let rows = try await client.service.pool.pipeline([
            try session("admin").secret.presented,
            """
            SELECT r.code, array(SELECT c.id FROM company c WHERE c.region_code = r.code AND EXISTS (
                SELECT FROM company_listing l WHERE l.company_id = c.id AND l.source = 'oss') ORDER BY c.name_key, c.id LIMIT 6)
                AS companies
            FROM region r WHERE r.parent_code = '62'
            """,
        ])[1]
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.column("code"), try $0.column("companies")) })
    }

    private func play(_ acts: [DemoStories.Act], _ company: CompanyID, in region: String) async throws {
        let (cast, admin) = (try cast(of: region), try session("admin"))
        var telling = DemoTelling(client: client, company: company, cast: cast, admin: admin)
        for act in acts { try await telling.take(act) }
    }

    /// Who plays in a regency.
    private func cast(of region: String) throws -> DemoTelling.Cast {
        let (labour, bpjs) = DemoPeople.suffixes(of: region)
        return DemoTelling.Cast(people: [
            .inspector: try session("pengawas.\(labour)"), .coordinator: try session("koordinator.\(labour)"),
            .divisionHead: try session("kabid"), .officeHead: try session("kadis"),
            .investigator: try session("ppns"),
            .bpjsOfficer: try session("ar.\(bpjs)"), .bpjsExaminer: try session("pemeriksa.\(bpjs)"),
            .bpjsBranchHead: try session("kacab.\(bpjs)"), .licensing: try session("dpmptsp"),
        ])
    }

    func session(_ login: String) throws -> SignedIn {
        guard let session = sessions[login] else { throw Problem.internal }
        return session
    }
}
