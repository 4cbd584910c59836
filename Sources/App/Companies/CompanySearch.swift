import Domain
import Postgres

/// What somebody typed to find a firm: a name in whatever order and with typing errors, or the beginning of a number.
struct CompanySearch: Sendable, Equatable {
    /// The text folded as names are.
    let key: String
    /// Its letters and digits, where they may be the beginning of a number, however it is punctuated: at least four, and
    /// one of them a digit.
    let number: String
    /// Every whole number that it may be.
    let numbers: [CompanyNumber]

    /// How many firms a search names at most, to narrow another list by.
    static let mostNarrowed = 400

    /// Takes what was typed.
    init(_ text: String) {
        key = NameKey.fold(text)
        let rest = text.uppercased().filter { !$0.isWhitespace && !".,;:-/()_".contains($0) }
        let mayBegin =
            (4...30).contains(rest.count) && rest.contains(where: Self.isDigit)
            && rest.allSatisfy { Self.isDigit($0) || ("A"..."Z").contains($0) }
        number = mayBegin ? rest : ""
        numbers = CompanyNumber.candidates(text)
    }

    private static func isDigit(_ sign: Character) -> Bool { ("0"..."9").contains(sign) }

    /// The firms that may be meant, with their likeness, the likeliest first. The database names none outside the
    /// reader's territory; row security is asked again where they are read.
    func hits(limit: Int) -> SQL {
        let found: SQL = "SELECT s.company_id, s.likeness FROM search_companies(\(key), \(number), \(limit)::integer) s"
        guard !numbers.isEmpty else { return found }
        let any = numbers.map { "(i.kind = \($0.kind.rawValue) AND i.value = \($0.value))" as SQL }
        return """
            SELECT h.company_id, max(h.likeness) AS likeness FROM (
                \(found)
                UNION ALL SELECT i.company_id, 3 FROM company_identifier i WHERE \(any.joined(separator: " OR "))) h
            GROUP BY h.company_id
            """
    }

    /// Their ids.
    func firms(limit: Int) -> SQL { "SELECT h.company_id FROM (\(hits(limit: limit))) h" }
}
