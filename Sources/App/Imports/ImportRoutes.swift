import Domain
import HTTPTypes

/// Bulk import of the registers' lists.
struct ImportRoutes: Sendable {
    let store: Store
    let gate: ImportGate

    func add(to routes: inout Routes) {
        routes.get("/v1/imports", list)
        routes.streaming("/v1/imports", run)
        routes.get("/v1/imports/{id}", show)
        routes.get("/v1/imports/{id}/rows", rows)
        routes.get("/v1/imports/{id}/gone", gone)
        routes.get("/v1/import-mappings/{source}", showMapping)
        routes.put("/v1/import-mappings/{source}", setMapping)
        routes.delete("/v1/import-mappings/{source}", removeMapping)
    }
}

extension Problem {
    /// Another list is being read.
    static let importRunning = Problem(
        status: .serviceUnavailable,
        code: "import_running",
        title: Words(id: "Impor lain sedang berjalan", en: "Another import is running"),
        detail: Words(
            id: "Daftar lain sedang dibaca. Ulangi sebentar lagi dengan Idempotency-Key yang sama.",
            en: "Another list is being read. Repeat in a moment with the same Idempotency-Key."
        ),
        retryAfter: 5
    )
}

extension Problem {
    /// What the database says of imports.
    static let aboutImports: [String: Problem] = [
        "import_pkey": .idTaken,
        "import_mapping_one_each": .conflict(
            "mapping_changed",
            id: "Pemetaan itu baru saja diubah orang lain. Baca lagi, lalu ulangi.",
            en: "Somebody else has just changed that mapping. Read it again and repeat."
        ),
    ]
}
