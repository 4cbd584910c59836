import Domain

/// What people are told of cases that concern them.
struct NoticeRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/notices", list)
        routes.put("/v1/notices/{id}/read", markRead)
    }
}
