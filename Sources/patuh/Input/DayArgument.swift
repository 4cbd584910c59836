import ArgumentParser
import Domain

/// A day as people type it: `2026-11-02`, `today`, `yesterday`, `-14` (days ago), `+14` (days ahead).
enum DayArgument: ExpressibleByArgument, Equatable, Sendable {
    case date(LocalDate)
    /// So many days before today; after it when negative.
    case ago(Int)

    /// The day it is.
    static let today = DayArgument.ago(0)

    init?(argument: String) {
        switch argument.lowercased() {
        case "today", "hari-ini": self = .ago(0)
        case "yesterday", "kemarin": self = .ago(1)
        case "tomorrow", "besok": self = .ago(-1)
        default:
            if let day = LocalDate(argument) {
                self = .date(day)
            } else if let match = argument.wholeMatch(of: /([-+])([0-9]{1,5})/), let days = Int(match.output.2) {
                self = .ago(match.output.1 == "-" ? days : -days)
            } else {
                return nil
            }
        }
    }

    /// The day, when this is today.
    func day(from today: LocalDate) -> LocalDate {
        switch self {
        case .date(let day): day
        case .ago(let days): today.adding(days: -days)
        }
    }

    /// The day as the wire has it.
    var text: String { day(from: Surroundings.current.today).description }

    /// As typed, for help texts.
    var defaultValueDescription: String {
        switch self {
        case .date(let day): day.description
        case .ago(0): "today"
        case .ago(let days): days > 0 ? "-\(days)" : "+\(-days)"
        }
    }
}
