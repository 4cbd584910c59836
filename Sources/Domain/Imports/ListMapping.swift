/// A column of a list as it was read.
public struct ListColumn: Sendable, Hashable, Codable {
    /// The title as the file writes it.
    public let title: String
    /// The field's name, or `ignore` where somebody has said so.
    public let field: String
    /// By what that is known.
    public let basis: ListMapping.Basis
}

/// Which title of a list means which column, beyond the usual titles: what somebody has said of one list, or of all lists
/// of a source.
public struct ListMapping: Sendable, Hashable {
    /// What a title means.
    public enum Meaning: Sendable, Hashable {
        /// The column.
        case column(RegistryColumn)
        /// Nothing: the column is passed over, whatever its title seems to say.
        case nothing

        /// The word for a column that is passed over.
        static let nothingName = "ignore"

        /// As it is written in a mapping: a column's name, or `ignore`.
        public var name: String {
            switch self {
            case .column(let column): column.rawValue
            case .nothing: Self.nothingName
            }
        }
    }

    /// By what it is known what a title means.
    public enum Basis: String, Sendable, Hashable, Codable {
        /// It is one of the source's usual titles.
        case usual
        /// Somebody has said so of all lists of the source.
        case remembered
        /// The sender says so of this list.
        case given
        /// It was read so in the list that is corrected.
        case corrected
    }

    /// How many titles a mapping may name.
    public static let most = 100
    /// How long a title may be, in characters.
    public static let longestTitle = 200
    /// Nothing beyond the usual titles.
    public static let none = ListMapping()

    /// The titles as they were written, with the name of what they mean.
    public private(set) var names: [String: String] = [:]
    private var meanings: [String: Meaning] = [:]
    private var bases: [String: Basis] = [:]

    private init() {}

    /// Reads a mapping: titles, and for each the name of a column of the source, or `ignore`.
    ///
    /// - Throws: `unknown` for a name that is no column of that source, `wrong_length` for a title that is empty or too
    ///   long, `out_of_range` for too many titles, `duplicate_column` where two titles mean the same column.
    public init(
        _ names: [String: String],
        source: RegistrySource,
        basis: Basis = .given
    ) throws(ParseFailure) {
        guard names.count <= Self.most else {
            throw ParseFailure(
                .outOfRange,
                id: "Paling banyak \(Self.most) judul dalam satu pemetaan.",
                en: "A mapping has at most \(Self.most) titles."
            )
        }
        var taken: [RegistryColumn: String] = [:]
        for (title, name) in names.sorted(by: { $0.key < $1.key }) {
            let clean = CleanText.collapsed(title)
            guard !clean.isEmpty, clean.count <= Self.longestTitle else {
                throw ParseFailure(
                    .wrongLength,
                    id: "Judul kolom \(ParseFailure.quoted(title)) kosong atau lebih dari \(Self.longestTitle) huruf.",
                    en:
                        "The title \(ParseFailure.quoted(title)) is empty or longer than \(Self.longestTitle) characters."
                )
            }
            let meaning = try Self.meaning(name, source)
            if case .column(let column) = meaning, let other = taken.updateValue(clean, forKey: column) {
                throw ParseFailure(
                    .duplicateColumn,
                    id: "“\(other)” dan “\(clean)” sama-sama dipetakan ke \(name); pilih satu.",
                    en: "“\(other)” and “\(clean)” are both mapped to \(name); choose one."
                )
            }
            self.names[clean] = meaning.name
            meanings[Self.key(clean)] = meaning
            bases[Self.key(clean)] = basis
        }
    }

    /// Checks that the mapping leaves alone what the source's usual titles mean: one list may be odd, but what holds for
    /// everybody's lists from now on must not turn addresses into names.
    ///
    /// - Throws: `usual_title` for a usual title that would mean something else.
    public func checkUsualTitles(of source: RegistrySource) throws(ParseFailure) {
        for title in names.keys.sorted() {
            guard let usual = source.columns.first(where: { $0.spellings.contains(Self.key(title)) }),
                meanings[Self.key(title)] != .column(usual)
            else { continue }
            throw ParseFailure(
                .usualTitle,
                id: "Judul \(ParseFailure.quoted(title)) sudah berarti \(usual.rawValue) dalam daftar "
                    + "\(source.rawValue.uppercased()), juga bagi orang lain; petakan lain untuk satu impor saja.",
                en: "The title \(ParseFailure.quoted(title)) already means \(usual.rawValue) in lists of "
                    + "\(source.rawValue.uppercased()), for others as well; map it otherwise for one import alone."
            )
        }
    }

    /// This mapping, and what another says of titles that this one does not name.
    public func over(_ other: ListMapping) -> ListMapping {
        var both = self
        let columns = Set(meanings.values)
        for (title, name) in other.names {
            guard let meaning = other.meanings[Self.key(title)], meanings[Self.key(title)] == nil else { continue }
            // A column that was given another title now is no longer looked for under the old one.
            if meaning != .nothing, columns.contains(meaning) { continue }
            both.names[title] = name
            both.meanings[Self.key(title)] = meaning
            both.bases[Self.key(title)] = other.bases[Self.key(title)]
        }
        return both
    }

    /// What a title means by this mapping.
    func meaning(of title: String) -> Meaning? { meanings[Self.key(title)] }

    /// By what that is known.
    func basis(of title: String) -> Basis? { bases[Self.key(title)] }

    /// The titles that the sender gave a field, and that the list does not have: mistyped, most likely.
    func absent(from titles: [String]) -> [String] {
        let there = Set(titles.map(Self.key))
        return names.keys.sorted().filter {
            let key = Self.key($0)
            return bases[key] == .given && meanings[key] != .nothing && !there.contains(key)
        }
    }

    /// A title without case, blanks and punctuation; one without letters as it stands.
    static func key(_ title: String) -> String {
        let letters = title.lowercased().utf8.filter { (0x61...0x7A).contains($0) }
        return letters.isEmpty ? title : String(decoding: letters, as: UTF8.self)
    }

    private static func meaning(_ name: String, _ source: RegistrySource) throws(ParseFailure) -> Meaning {
        if name == Meaning.nothingName { return .nothing }
        if let column = RegistryColumn(rawValue: name), source.columns.contains(column) { return .column(column) }
        let all = source.columns.map(\.rawValue).joined(separator: ", ")
        throw ParseFailure(
            .unknown,
            id: "\(ParseFailure.quoted(name)) bukan isian daftar \(source.rawValue.uppercased()); pilih salah satu: "
                + "\(all), \(Meaning.nothingName).",
            en: "\(ParseFailure.quoted(name)) is no field of a list of \(source.rawValue.uppercased()); choose one of "
                + "\(all), \(Meaning.nothingName)."
        )
    }
}
