import API
import Domain
import Foundation
import HTTPTypes

extension DemoPlayer {
    /// Drafts the next month's work plan of a unit, which waits for its coordinator to look it through and propose it.
    func planWork() async throws {
        let month = CalendarMonth(LocalDate.today(at: Date(), zone: .wib)).advanced(by: 1)
        let _: Wire.Plan = try await client.send(
            .post,
            "/v1/plans",
            Wire.PlanRequest(month: month.description, firms: 8),
            as: try session("koordinator.sampit")
        )
    }
}
