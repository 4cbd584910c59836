import Domain
import Foundation

/// Work plans: what is inspected in a month, by whom and why, from the score to the letters of assignment.
struct PlanRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/plans", list)
        routes.post("/v1/plans", draft)
        routes.get("/v1/plans/{id}", show)
        routes.get("/v1/plans/{id}/entries", entries)
        routes.post("/v1/plans/{id}/steps", change)
        routes.post("/v1/plans/{id}/proposals", propose)
        routes.post("/v1/plans/{id}/orders", order)
        routes.get("/v1/companies/{id}/risk-score", score)
    }
}
