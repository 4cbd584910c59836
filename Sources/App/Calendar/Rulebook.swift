import Domain
import Postgres
import Synchronization

/// The rules that decisions rest on, kept in memory: parameters, calendar, versions of the procedures and rules about money of one
/// edition.
///
/// What is decided on must be true in the deciding transaction. So each asks there for the edition in force, a single
/// row that every change of the rules moves, and reads the rules again only where memory holds another.
final class Rulebook: Sendable {
    /// The rules of one edition.
    struct Edition: Sendable {
        let number: Int
        let parameters: Parameters
        let calendar: WorkingCalendar
        let procedures: ProcedureBook
        let money: MoneyRules

        /// Reckons amounts under these rules.
        var calculator: MoneyCalculator {
            MoneyCalculator(rules: money, parameters: parameters, calendar: calendar)
        }
    }

    private let known = Mutex<Edition?>(nil)

    /// Asks for the edition in force.
    static let edition: SQL = "SELECT edition FROM rule_edition"

    /// The statements that ``read(_:)`` takes, in order.
    static let statements: [SQL] =
        [edition, Parameters.statement, ProcedureBook.statement] + Calendars.statements + MoneyTables.statements

    /// The edition read last, which may have been replaced since.
    var latest: Edition? { known.withLock { $0 } }

    /// The edition that an answer to ``edition`` or to ``SessionSecret/presented`` names, where it is the one in memory.
    func inMemory(_ answer: Rows) throws -> Edition? {
        let number = try Self.number(answer)
        return latest.flatMap { $0.number == number ? $0 : nil }
    }

    /// Reads an edition out of the answers to ``statements`` and keeps it.
    func read(_ answers: [Rows]) throws -> Edition {
        let edition = Edition(
            number: try Self.number(answers[0]),
            parameters: try Parameters(rows: answers[1]),
            calendar: try Calendars.calendar(answers[3...]),
            procedures: try ProcedureBook(answers[2], keeping: latest?.procedures),
            money: try MoneyTables.rules(answers[(3 + Calendars.statements.count)...])
        )
        known.withLock { $0 = edition }
        return edition
    }

    /// - Throws: ``Problem/unauthorized`` where row security shows no edition: the session has ended meanwhile.
    private static func number(_ answer: Rows) throws -> Int {
        guard let number = try answer.first?.column(0, as: Int?.self) else { throw Problem.unauthorized }
        return number
    }
}
