import Domain
import HTTPTypes
import Synchronization

/// Bulk import of the registers' lists.
struct ImportRoutes: Sendable {
    let store: Store
    let gate = ImportGate()

    init(store: Store) { self.store = store }

    func add(to routes: inout Routes) {
        routes.get("/v1/imports", list)
        routes.streaming("/v1/imports", run)
        routes.get("/v1/imports/{id}", show)
        routes.get("/v1/imports/{id}/rows", rows)
    }
}

/// Lets one import run at a time: each holds a connection for as long as its sender takes.
final class ImportGate: Sendable {
    private let isBusy = Mutex(false)

    /// Runs `body`.
    ///
    /// - Throws: `import_running` while another import runs here.
    func pass<Value>(_ body: () async throws -> Value) async throws -> Value {
        let entered = isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
        guard entered else { throw Problem.importRunning }
        defer { isBusy.withLock { $0 = false } }
        return try await body()
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
