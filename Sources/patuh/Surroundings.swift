import API
import Domain
import Foundation

/// Everything outside the process that a command touches. Tests put another in its place.
struct Surroundings: Sendable {
    /// The environment variables.
    var environment: [String: String]
    /// The way to servers.
    var transport: Transport
    /// The present instant.
    var now: @Sendable () -> Date
    /// A pause of so many seconds.
    var sleep: @Sendable (Double) async throws -> Void
    /// Writes to standard output.
    var write: @Sendable (Data) -> Void
    /// Writes to standard error.
    var writeError: @Sendable (Data) -> Void
    /// Asks a person for a secret without echo; nil when nobody can be asked.
    var askSecret: @Sendable (String) -> String?
    /// Reads one line of standard input.
    var readLine: @Sendable () -> String?
    /// Columns of the terminal; nil when standard output is none.
    var width: Int?
    /// Whether standard error is a terminal, so that progress may be drawn.
    var showsProgress: Bool

    /// Those of the present task.
    @TaskLocal static var current = Surroundings.live

    /// The language the user reads.
    var language: Language { Language(environment: environment) }

    /// An environment variable; nil also when it is empty.
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The zone of the office: `PATUH_ZONE`, or WIB.
    var zone: OfficeZone { variable("PATUH_ZONE").flatMap(OfficeZone.init(rawValue:)) ?? .wib }

    /// Today where the office is.
    var today: LocalDate { LocalDate.today(at: now(), zone: zone) }

    /// A new identifier (UUIDv7), lower case.
    func newID() -> String {
        var generator = SystemRandomNumberGenerator()
        return UUIDv7.make(
            milliseconds: UUIDv7.milliseconds(at: now()),
            randomness: UUIDv7.Randomness(using: &generator)
        )
        .uuidString.lowercased()
    }

    /// Says something on standard error.
    func complain(_ text: String) { writeError(Data((text + "\n").utf8)) }

    /// A folder of the user: an XDG variable, or its place under the home folder.
    func folder(_ variable: String, _ underHome: String) -> URL {
        if let path = environment[variable], path.hasPrefix("/") {
            return URL(filePath: path, directoryHint: .isDirectory).appending(path: "patuh")
        }
        let home = self.variable("HOME") ?? NSHomeDirectory()
        return URL(filePath: home, directoryHint: .isDirectory).appending(path: underHome).appending(path: "patuh")
    }
}

extension Surroundings {
    /// Those of the real process.
    static let live = Surroundings(
        environment: ProcessInfo.processInfo.environment,
        transport: .network,
        now: { Date() },
        sleep: { try await Task.sleep(for: .seconds($0)) },
        write: { FileHandle.standardOutput.write($0) },
        writeError: { FileHandle.standardError.write($0) },
        askSecret: Terminal.askSecret,
        readLine: { Swift.readLine() },
        width: Terminal.width,
        showsProgress: Terminal.isTerminal(STDERR_FILENO)
    )
}

extension URL {
    /// The path as the file system knows it.
    var filePath: String { path(percentEncoded: false) }
}
