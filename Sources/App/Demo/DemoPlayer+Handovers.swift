import API
import Domain
import Foundation
import HTTPTypes

extension DemoPlayer {
    /// Hands a list over in each of two branches: one that the coordinator has accepted, shared out and kept for a meeting, one
    /// that waits for an answer.
    ///
    /// - Parameter firms: The firms of every regency by name; the first of each is inspected.
    func handOver(_ firms: [String: [CompanyID]]) async throws {
        let accepted = try await handOver(firms["62.02"] ?? [], in: "62.02", daysAgo: 21)
        let coordinator = try session("koordinator.sampit")
        for step in [
            Wire.HandoverStepRequest(action: "accept", receivedOn: day(20)),
            Wire.HandoverStepRequest(action: "assign", lines: [1, 2], owner: "pengawas.sampit"),
        ] {
            let _: Wire.Handover = try await client.send(
                .post,
                "/v1/handovers/\(accepted.id)/steps",
                step,
                as: coordinator
            )
        }
        let _: Wire.HandoverSnapshot = try await client.send(
            .post,
            "/v1/handovers/\(accepted.id)/snapshots",
            Wire.HandoverSnapshotRequest(meeting: "Rakor Kepatuhan Sampit"),
            as: coordinator
        )
        _ = try await handOver(firms["62.01"] ?? [], in: "62.01", daysAgo: 2)
    }

    private func handOver(_ firms: [CompanyID], in region: String, daysAgo: Int) async throws -> Wire.Handover {
        let named = zip(firms, [FindingKind.unregistered, .arrears, .partialWorkers]).map { firm, kind in
            Wire.HandoverLineRequest(
                companyId: firm.text,
                indications: [kind.rawValue],
                debt: kind == .arrears ? 18_500_000 : nil
            )
        }
        let unmatched = Wire.HandoverLineRequest(
            name: "PT Contoh Tanpa Nomor",
            regionCode: region,
            indications: [FindingKind.unregistered.rawValue],
            workers: 35,
            note: "Ditemukan petugas di lapangan"
        )
        return try await client.send(
            .post,
            "/v1/handovers",
            Wire.HandoverRequest(
                title: "Rakor Kepatuhan",
                handedOn: day(daysAgo),
                lines: named + [unmatched]
            ),
            as: try session("ar.\(DemoPeople.suffixes(of: region).bpjs)")
        )
    }

    private func day(_ ago: Int) -> String {
        LocalDate.today(at: Date(), zone: .wib).adding(days: -ago).description
    }
}
