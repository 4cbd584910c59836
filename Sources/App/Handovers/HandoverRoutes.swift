import Domain
import Foundation

/// Lists of firms that BPJS' branches hand to the inspectors, and what became of each line.
struct HandoverRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/handovers", list)
        routes.post("/v1/handovers", send)
        routes.streaming("/v1/handover-files", sendFile)
        routes.get("/v1/handovers/{id}", show)
        routes.get("/v1/handovers/{id}/lines", lines)
        routes.post("/v1/handovers/{id}/steps", handle)
        routes.post("/v1/handovers/{id}/proposals", propose)
        routes.get("/v1/handovers/{id}/snapshots", listSnapshots)
        routes.post("/v1/handovers/{id}/snapshots", keepSnapshot)
        routes.get("/v1/handovers/{id}/comparison", compare)
    }
}

extension Call {
    /// Whether the reader is told which inspector has a line: as with the cases themselves, not BPJS.
    var showsHolders: Bool { Visibility.shows(.officials, of: .inspection, to: actor) }

    /// Leave for either side of a list; which of them the list itself decides.
    func permitEitherSide() throws {
        if (try? permit(.sendHandovers)) == nil { _ = try permit(.handleHandovers) }
    }
}
