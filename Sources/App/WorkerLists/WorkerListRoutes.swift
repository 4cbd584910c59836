import Domain

/// Lists of persons of an inspection, and what comes of holding one against the other.
struct WorkerListRoutes: Sendable {
    let store: Store
    let inspections: InspectionRoutes

    func add(to routes: inout Routes) {
        routes.streaming("/v1/inspections/{id}/worker-lists", receive)
        routes.get("/v1/inspections/{id}/worker-lists", list)
        routes.get("/v1/worker-lists/{id}", show)
        routes.get("/v1/inspections/{id}/worker-comparisons", listComparisons)
        routes.post("/v1/inspections/{id}/worker-comparisons", compare)
        routes.get("/v1/worker-comparisons/{id}", showComparison)
        routes.get("/v1/worker-comparisons/{id}/workers", listResults)
        routes.post("/v1/worker-comparisons/{id}/findings", recordFinding)
    }
}

extension Problem {
    /// No such inspection, or none that this person may know of.
    static let noInspection = Problem.notFound(id: "pemeriksaan", en: "inspection")
    /// No such list, or none that this person may read.
    static let noWorkerList = Problem.notFound(id: "daftar", en: "list")
    /// No such comparison, or none that this person may read.
    static let noWorkerComparison = Problem.notFound(id: "perbandingan", en: "comparison")

    /// What the database says of worker lists.
    static let aboutWorkerLists: [String: Problem] = [
        "worker_list_not_from_future": .invalidParameters([
            .init(
                field: "listed_on",
                code: "future_day",
                detail: Words(id: "Tanggal itu belum tiba.", en: "That day has not come yet.")
            )
        ]),
        "worker_comparison_pkey": .idTaken,
        "worker_comparison_kinds": .invalid(
            "workers_list_id",
            "wrong_kind",
            id: "Bandingkan satu daftar pekerja (workers) dengan satu daftar peserta (membership).",
            en: "Hold one worker list (workers) against one membership list (membership)."
        ),
        "worker_comparison_workers_of_case": .invalid(
            "workers_list_id",
            "not_of_inspection",
            id: "Daftar itu bukan milik pemeriksaan ini.",
            en: "That list does not belong to this inspection."
        ),
        "worker_comparison_members_of_case": .invalid(
            "membership_list_id",
            "not_of_inspection",
            id: "Daftar itu bukan milik pemeriksaan ini.",
            en: "That list does not belong to this inspection."
        ),
    ]
}
