import Foundation
public import Logging

/// A backend of swift-log that writes each event as one line by one system call.
///
/// The request's name comes first, under `request_id`; the rest of the metadata follows by name.
public struct LineLogHandler: LogHandler {
    /// What is logged, and what is more important.
    public var logLevel: Logger.Level = .info
    /// What every event of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// What surroundings add to every event.
    public var metadataProvider: Logger.MetadataProvider?

    private let format: LogFormat
    private let write: @Sendable ([UInt8]) -> Void

    /// Writes to an output.
    public init(output: LogOutput, format: LogFormat) {
        self.init(format: format) { output.write($0, format) }
    }

    /// Gives each line, its line feed included, to `write`.
    init(format: LogFormat, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.format = format
        self.write = write
    }

    /// What every event of this logger carries, by name.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an event's line. An error's own words are left out, for they may quote a value: its type stands there.
    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error { all["error_type"] = .string(String(reflecting: type(of: error))) }
        let request = all.removeValue(forKey: "hb.request.id")
        var pairs = all.sorted { $0.key < $1.key }
        if let request { pairs.insert((key: "request_id", value: request), at: 0) }
        write(
            LogLine.bytes(
                format,
                time: Date(),
                level: event.level,
                message: event.message.description,
                metadata: pairs
            )
        )
    }
}
