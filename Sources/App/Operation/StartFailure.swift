import API
public import Domain
import Foundation

/// Why the server could not start or an operator's command could not be done, with what would help.
public struct StartFailure: Error, CustomStringConvertible, Sendable {
    /// What is wrong.
    public let message: Words
    /// What would help.
    public let remedy: Words

    /// Makes a failure.
    public init(id: String, en: String, remedy: Words) {
        message = Words(id: id, en: en)
        self.remedy = remedy
    }

    /// Both, as an operator reads them.
    public var description: String { "\(message.onTerminal)\n  → \(remedy.onTerminal)" }
}

extension Language {
    /// The language of the terminal on which the process was started.
    static var ofTerminal: Language { Language(environment: ProcessInfo.processInfo.environment) }
}

extension Words {
    /// The text in the language of the terminal.
    var onTerminal: String { self[.ofTerminal] }
}
