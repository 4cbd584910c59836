import CLibPQ
import Logging

/// Sends the server's notices to the log; libpq would write them to standard error.
final class NoticeSink: Sendable {
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// The connection must not outlive the sink.
    func attach(to handle: OpaquePointer) {
        PQsetNoticeReceiver(
            handle,
            { argument, result in
                guard let argument, let result else { return }
                Unmanaged<NoticeSink>.fromOpaque(argument).takeUnretainedValue().receive(result)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func receive(_ result: OpaquePointer) {
        let notice = PostgresError(result: result)
        let level: Logger.Level = notice.severity == "WARNING" ? .warning : .debug
        logger.log(level: level, "\(notice.message)", metadata: ["sqlstate": "\(notice.sqlState?.rawValue ?? "")"])
    }
}
