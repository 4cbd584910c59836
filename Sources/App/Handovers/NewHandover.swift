import API
import Crypto
import Domain
import Foundation
import Postgres

/// A list that is about to be handed over.
struct NewHandover: Sendable {
    /// A line with the firm of the register that it names, where it names one.
    struct Line: Sendable {
        let row: HandoverRow
        let company: CompanyID?
    }

    var id = HandoverID(UUIDv7.new())
    let title: String
    let number: String?
    /// The branch, by code or id.
    let office: String?
    /// The unit that receives, by code or id.
    let receiver: String?
    let handedOn: LocalDate
    let lines: [Line]

    /// SHA-256 over the lines, whatever their order: the same list is the same however often it is sent.
    var digest: [UInt8] {
        let texts = lines.map { "\($0.company?.text ?? "")\u{1F}\($0.row.canonical)" }.sorted()
        return Array(SHA256.hash(data: Data(texts.joined(separator: "\n").utf8)))
    }

    /// Writes the list; the database finds the firms, and tells the coordinator.
    func write(_ call: Call, _ tx: Transaction) async throws {
        let branch = try branch(call)
        let receiver = try await receiver(tx)
        try await checkTerritory(branch, receiver, tx)
        let digest = digest
        let same = try await tx.query(
            """
            SELECT id, title, handed_on FROM handover
            WHERE office_id = \(branch) AND content_sha256 = \(digest) AND status IN ('sent', 'accepted')
            """
        )
        if let row = same.first {
            throw Problem.sameHandover(try row.column("title"), on: try row.column("handed_on"))
        }
        let head: SQL = """
            INSERT INTO handover (id, office_id, receiver_id, title, number, handed_on, content_sha256)
            VALUES (\(id), \(branch), \(receiver), \(title), \(number), \(handedOn), \(digest))
            """
        do {
            _ = try await tx.pipeline(
                [head]
                    + lines.map { line in
                        """
                        INSERT INTO handover_line (handover_id, line, name, nib, npwp, npp, region_code, indications, debt,
                            workers, note, company_id)
                        VALUES (\(id), \(line.row.line), \(line.row.name.text), \(line.row.nib?.text),
                            \(line.row.npwp?.text), \(line.row.npp?.text), \(line.row.region),
                            \(line.row.indications.map(\.rawValue)), \(line.row.debt?.amount), \(line.row.workers),
                            \(line.row.note), \(line.company))
                        """
                    }
            )
        } catch let error as PostgresError where error.constraint == "handover_pkey" {
            throw Problem.idTaken
        }
    }

    /// The branch in whose name the sender hands over.
    private func branch(_ call: Call) throws -> UUID {
        _ = try call.permit(.sendHandovers)
        let roles = PermissionTable.roles(for: .sendHandovers)
        let fitting = call.signedIn.posts.filter { post in
            roles.contains(post.role)
                && (office == nil || post.officeCode == office || post.officeID.uuidString.lowercased() == office)
        }
        guard let first = fitting.first, Set(fitting.map(\.officeID)).count == 1 else {
            let codes = Set(call.signedIn.posts.filter { roles.contains($0.role) }.map(\.officeCode)).sorted()
            let known = codes.joined(separator: ", ")
            throw Problem.invalid(
                "office",
                fitting.isEmpty ? "not_your_office" : "several_offices",
                id: "Sebutkan kantor cabang tempat Anda bertugas: \(known).",
                en: "Name the branch at which you hold a post: \(known)."
            )
        }
        return first.officeID
    }

    /// The unit that receives: the one named, or the one whose territory holds every line.
    private func receiver(_ tx: Transaction) async throws -> UUID {
        let condition: SQL
        if let receiver {
            condition = "(o.code = \(receiver) OR o.id::text = \(receiver))"
        } else {
            let regions = Array(Set(lines.map(\.row.region.text)))
            condition = """
                NOT EXISTS (SELECT FROM unnest(\(regions)) AS r (code) WHERE NOT EXISTS (
                    SELECT FROM office_territory t WHERE t.office_id = o.id AND t.region_code = r.code
                      AND t.from_on <= \(handedOn) AND (t.until_on IS NULL OR t.until_on > \(handedOn))))
                """
        }
        let rows = try await tx.query("SELECT o.id FROM office o WHERE o.kind = 'labour_unit' AND \(condition)")
        guard rows.count == 1, let row = rows.first else {
            throw receiver == nil ? Problem.noOneReceiver : Problem.unknownReceiver
        }
        return try row.column(0)
    }

    /// Refuses lines outside the branch's territory or the unit's, each by its number.
    private func checkTerritory(_ branch: UUID, _ receiver: UUID, _ tx: Transaction) async throws {
        let rows = try await tx.query(
            """
            SELECT region_code FROM office_territory
            WHERE office_id IN (\(branch), \(receiver)) AND until_on IS NULL
            GROUP BY region_code HAVING count(DISTINCT office_id) = 2
            """
        )
        let shared = Set(try rows.map { try $0.column(0, as: String.self) })
        let outside = lines.filter { !shared.contains($0.row.region.text) }
        guard outside.isEmpty else {
            throw Problem.invalid(
                outside.prefix(200).map { line in
                    .init(
                        field: "line \(line.row.line): region_code",
                        code: "outside_territory",
                        detail: Words(
                            id: "Wilayah \(line.row.region) bukan wilayah bersama kantor cabang dan penerima.",
                            en: "The region \(line.row.region) is not shared by the branch and the receiver."
                        ),
                        remedy: Words(
                            id: "Serahkan baris ini dalam daftar untuk koordinator wilayahnya.",
                            en: "Hand this line over on a list for the coordinator of its region."
                        )
                    )
                }
            )
        }
    }
}
