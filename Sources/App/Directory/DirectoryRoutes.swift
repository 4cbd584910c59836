import Domain

/// Who works with Patuh, and where.
struct DirectoryRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/me", me)
        routes.get("/v1/people", people)
        routes.post("/v1/people", addPerson)
        routes.get("/v1/offices", offices)
        routes.post("/v1/offices", addOffice)
        routes.patch("/v1/offices/{id}", renameOffice)
    }
}
