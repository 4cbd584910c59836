import API
import Domain
import Foundation
import Postgres

/// Cases, their log, their deadlines, what may be done with them, and doing it.
struct CaseRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/cases", list)
        routes.post("/v1/cases", open)
        routes.get("/v1/cases/{id}", show)
        routes.get("/v1/cases/{id}/events", events)
        routes.get("/v1/cases/{id}/clocks", clocks)
        routes.get("/v1/cases/{id}/actions", actions)
        routes.post("/v1/cases/{id}/steps", advance)
        routes.post("/v1/cases/{id}/deliveries", deliver)
        routes.post("/v1/cases/{id}/extensions", extend)
        routes.post("/v1/cases/{id}/suspensions", suspend)
        routes.get("/v1/cases/{id}/messages", messages)
    }
}
