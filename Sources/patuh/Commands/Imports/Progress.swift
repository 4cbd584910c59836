import Domain
import Foundation
import Synchronization

/// Draws how far an upload is, on standard error.
final class Progress: Sendable {
    private let surroundings: Surroundings
    private let last = Mutex<Int64>(-1)

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// Told how many bytes of how many have been sent.
    var report: @Sendable (Int64, Int64) -> Void {
        { [self] sent, total in
            guard total > 0 else { return }
            let percent = sent * 100 / total
            let isNew = last.withLock { last in
                defer { last = percent }
                return last != percent
            }
            guard isNew else { return }
            let words =
                sent < total
                ? Words(id: "mengirim \(percent) %", en: "sending \(percent) %")
                : Words(id: "terkirim; menunggu server…", en: "sent; waiting for the server…")
            surroundings.writeError(Data("\r\u{1B}[K\(words[surroundings.language])\(sent < total ? "" : "\n")".utf8))
        }
    }
}
