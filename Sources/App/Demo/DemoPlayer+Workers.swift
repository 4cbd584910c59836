import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DemoPlayer {
    /// Gives an examination of Seruyan the worker list of its firm and BPJS' membership list, and holds one against the
    /// other; what is proposed waits for the inspector.
    func compareWorkers(from directory: URL) async throws {
        let (inspector, examiner) = (try session("pengawas.sampit"), try session("pemeriksa.sampit"))
        let rows = try await client.service.pool.pipeline([
            inspector.secret.presented,
            """
            SELECT i.id FROM inspection i JOIN enforcement_case c ON c.id = i.case_id
            WHERE c.region_code = '62.07' AND c.state = 'examining' ORDER BY i.id LIMIT 1
            """,
        ])[1]
        guard let inspection = try rows.first?.column(0, as: InspectionID.self) else { throw Problem.internal }
        let path = "/v1/inspections/\(inspection)"
        for (kind, file, source, sender) in [
            (WorkerListKind.workers, "workers.csv", "Bagian personalia perusahaan", inspector),
            (.membership, "membership.csv", "BPJS Ketenagakerjaan Kantor Cabang Sampit", examiner),
        ] {
            let bytes = try Data(contentsOf: directory.appendingPathComponent(file))
            let query = [
                "kind": kind.rawValue, "listed_on": inspector.today.adding(days: -14).description, "source": source,
                "file_name": file,
            ]
            let _: Wire.WorkerList = try await client.upload(
                bytes,
                to: path + "/worker-lists",
                query: query,
                as: sender
            )
        }
        let last = CalendarMonth(inspector.today).advanced(by: -1)
        let _: Wire.WorkerComparison = try await client.send(
            .post,
            path + "/worker-comparisons",
            Wire.WorkerComparisonRequest(
                scale: CompanyScale.menengah.rawValue,
                firstMonth: last.advanced(by: -5).description,
                lastMonth: last.description,
                riskClass: RiskClass.medium.rawValue
            ),
            as: inspector
        )
    }
}
