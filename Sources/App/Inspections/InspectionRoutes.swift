import API
import Domain
import Foundation
import Postgres

/// Field work: proposals, orders, visits, findings.
struct InspectionRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/inspections", list)
        routes.post("/v1/inspections", propose)
        routes.get("/v1/inspections/{id}", show)
        routes.get("/v1/inspections/{id}/findings", listFindings)
        routes.post("/v1/inspections/{id}/findings", recordFinding)
        routes.get("/v1/visits", listVisits)
        routes.get("/v1/visits/{id}", showVisit)
        routes.put("/v1/visits/{id}", logVisit)
        routes.get("/v1/assignments", listAssignments)
        routes.post("/v1/assignments", issueAssignment)
    }
}
