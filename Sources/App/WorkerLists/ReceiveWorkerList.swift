import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Postgres

extension WorkerListRoutes {
    /// `POST /v1/inspections/{id}/worker-lists`
    @Sendable func receive(_ call: Call, _ body: RequestBody) async throws -> Reply {
        let permit = try call.permit(.keepWorkerLists)
        try ImportRoutes.checkMediaType(call)
        guard let kind = call.query["kind"].flatMap(WorkerListKind.init(rawValue:)),
            let day = try call.value("listed_on", { text throws(ParseFailure) in try LocalDate(parsing: text) }),
            let source = call.query["source"]?.trimmingCharacters(in: .whitespacesAndNewlines)
        else { throw Problem.internal }
        guard !source.isEmpty else { throw Problem.invalidParameters([.empty("source")]) }
        guard kind == .membership || permit.posts.contains(where: { $0.role.isInspectorate }) else {
            throw Problem.forbidden(
                Words(
                    id: "Daftar pekerja perusahaan dibawa oleh pengawas; BPJS membawa daftar peserta.",
                    en: "The firm's worker list is brought by inspectors; BPJS brings the membership list."
                )
            )
        }
        let inspection = try call.id(of: Inspection.self)
        let found = try await store.read(
            as: call.signedIn,
            Self.seen(inspection)
        )
        guard let caseID = try found.first?.column(0, as: CaseID.self) else { throw Problem.noInspection }
        let upload = try await WorkerListUpload(body, as: kind, on: day)
        // The digest stands for the bytes: a repeat under the same key is the same only with the same list.
        var call = call
        call.body = Data(upload.digest)
        return try await store.once(call) { tx in
            let id = WorkerListID(UUIDv7.new())
            let columns = Dictionary(uniqueKeysWithValues: upload.list.columns.map { ($0.rawValue, $1) })
            _ = try await tx.pipeline([
                """
                INSERT INTO worker_list (id, case_id, inspection_id, kind, listed_on, source, file_name, size, sha256,
                    columns, ignored, rows_taken, rows_left_out)
                VALUES (\(id), \(caseID), \(inspection), \(kind.rawValue), \(day), \(source), \(call.query["file_name"]),
                    \(upload.size), \(upload.digest), \(JSON(columns)), \(JSON(upload.list.ignoredColumns)),
                    \(upload.rows.count), \(upload.faults.count { $0.leftOut != nil }))
                """,
                StoredWorkerRow.insert(upload.rows, of: id),
                StoredWorkerFault.insert(upload.faults, of: id),
            ])
            let list = try await Self.list(id, tx)
            return try .json(list, status: .created, location: "/v1/worker-lists/\(id)")
        }
    }

    /// The case of an inspection, where the reader sees that case.
    static func seen(_ inspection: InspectionID) -> SQL {
        "SELECT id FROM enforcement_case WHERE id = inspection_case(\(inspection))"
    }

    private static func list(_ id: WorkerListID, _ tx: Transaction) async throws -> Wire.WorkerList {
        let results = try await tx.pipeline(Wire.WorkerList.whole(id))
        guard let row = results[0].first else { throw Problem.noWorkerList }
        return try Wire.WorkerList(row, faults: results[1])
    }
}
