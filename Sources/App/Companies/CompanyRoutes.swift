import Domain

/// The register of firms.
struct CompanyRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/companies", list)
        routes.post("/v1/companies", create)
        routes.get("/v1/company-search", search)
        routes.get("/v1/companies/{id}", get)
        routes.patch("/v1/companies/{id}", correct)
        routes.get("/v1/companies/{id}/timeline", timeline)
        routes.get("/v1/companies/{id}/facts", facts)
        routes.post("/v1/companies/{id}/facts", recordFact)
        routes.post("/v1/company-facts/{id}/end", endFact)
        routes.get("/v1/companies/{id}/provenance", provenance)
        routes.get("/v1/companies/{id}/indications", indications)
        routes.get("/v1/companies/{id}/alleged-successions", allegedSuccessions)
        routes.post("/v1/alleged-successions/{id}/successor", identifySuccessor)
    }
}
