/// From when to when a rule about money holds, on what it rests, and how sure that is.
public struct RuleTerm: Sendable, Hashable {
    /// The first day on which it holds.
    public let from: LocalDate
    /// The first day on which it holds no more; nil while no end is known.
    public let until: LocalDate?
    /// On what it rests.
    public let basis: LegalBasis
    /// What a reader should know: conflicts, readings, values from memory.
    public let note: Words?

    /// Makes a term.
    public init(from: LocalDate, until: LocalDate? = nil, basis: LegalBasis, note: Words? = nil) {
        self.from = from
        self.until = until
        self.basis = basis
        self.note = note
    }

    /// Whether the rule holds on a day.
    public func holds(on day: LocalDate) -> Bool { from <= day && until.map { day < $0 } ?? true }
}

/// A rule about money with its term.
public protocol MoneyRule: Sendable, Hashable {
    /// When and why it holds.
    var term: RuleTerm { get }
    /// The columns of its table, apart from those of the term.
    static var columns: [String] { get }
    /// Reads a row of its table.
    ///
    /// - Throws: what is wrong with a field.
    init(_ row: MoneyRow) throws(ParseFailure)
}

/// A row of a table of rules, as text by column; empty fields are absent. The reference files and the database give the
/// same.
public struct MoneyRow: Sendable {
    private let fields: [String: String]

    /// The columns of a term, which every table of rules has.
    public static let termColumns = ["from_on", "until_on", "legal_basis", "certainty", "note_id", "note_en"]

    /// Takes the fields that are not empty.
    public init(_ fields: [String: String]) { self.fields = fields.filter { !$0.value.isEmpty } }

    /// A field that may be absent.
    public subscript(column: String) -> String? { fields[column] }

    func required(_ column: String) throws(ParseFailure) -> String {
        guard let field = fields[column] else {
            throw ParseFailure(.empty, id: "\(column) kosong.", en: "\(column) is empty.")
        }
        return field
    }

    func code<Code: RawRepresentable<String>>(
        _ column: String,
        as type: Code.Type = Code.self
    ) throws(ParseFailure)
        -> Code
    {
        let text = try required(column)
        guard let code = Code(rawValue: text) else {
            throw ParseFailure(
                .unknown,
                id: "\(column): \(ParseFailure.quoted(text)) tidak dikenal.",
                en: "\(column): \(ParseFailure.quoted(text)) is not known."
            )
        }
        return code
    }

    func term() throws(ParseFailure) -> RuleTerm {
        let citation = try required("legal_basis")
        let certainty = try required("certainty")
        var until: LocalDate?
        if let text = fields["until_on"] { until = try LocalDate(parsing: text) }
        let basis: LegalBasis =
            if certainty == "practice" { .practice } else { .law(citation, try code("certainty", as: Certainty.self)) }
        return RuleTerm(
            from: try LocalDate(parsing: try required("from_on")),
            until: until,
            basis: basis,
            note: fields["note_id"].flatMap { id in fields["note_en"].map { Words(id: id, en: $0) } }
        )
    }
}
