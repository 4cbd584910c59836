import Domain
import Foundation
import Synchronization

/// Lets one import run at a time, for each holds a connection for as long as its sender takes, and knows how far it is.
///
/// How far an import is stands in this process's memory alone: what it writes is seen by others only once it is whole.
final class ImportGate: Sendable {
    private let running = Mutex<RunningImport?>(nil)

    /// Runs `body`.
    ///
    /// - Throws: `import_running` while another import runs here.
    func pass<Value>(_ run: RunningImport, _ body: () async throws -> Value) async throws -> Value {
        let entered = running.withLock { running in
            guard running == nil else { return false }
            running = run
            return true
        }
        guard entered else { throw Problem.importRunning }
        defer { running.withLock { $0 = nil } }
        return try await body()
    }

    /// Whether an import runs here.
    var isTaken: Bool { running.withLock { $0 != nil } }

    /// The import that runs, where it is that one and of that person.
    func running(_ id: ImportID, of person: UUID) -> RunningImport? {
        running.withLock { $0.flatMap { $0.request.id == id && $0.sender.personID == person ? $0 : nil } }
    }
}

/// An import under way.
struct RunningImport: Sendable {
    let request: ImportRequest
    let sender: SignedIn
    let startedAt: Date
    let facts: ListBytes.Facts
    let reading: Upload.Reading
}
