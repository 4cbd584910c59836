import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Complaints: the public door by which they come in, and the few who handle them.
///
/// What follows from a complaint is proposed by the ordinary `POST /v1/inspections` and nothing else, so that no request, no
/// row and no moment tells a proposal after a complaint from another. The complaint's own log then notes the case; the
/// case notes nothing.
struct ComplaintRoutes: Sendable {
    let store: Store
    let cases: Casework
    let contract: Contract

    func add(to routes: inout Routes) {
        routes.open(.post, "/v1/complaints", lodge)
        routes.open(.post, "/v1/complaint-progress", ask)
        routes.open(.get, "/complaints", showForm)
        routes.open(.post, "/complaints", takeForm)
        routes.open(.get, "/complaints/{receipt}", showQuestion)
        routes.open(.post, "/complaints/{receipt}", takeQuestion)
        routes.get("/v1/complaints", list)
        routes.get("/v1/complaints/{id}", show)
        routes.get("/v1/complaints/{id}/access", listAccess)
        routes.post("/v1/complaints/{id}/source-openings", openSource)
        routes.post("/v1/complaints/{id}/steps", handle)
    }
}
