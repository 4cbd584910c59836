/// One line of a hand-over list, read.
public struct HandoverRow: Sendable, Hashable {
    /// Its number in the list, counted from 1.
    public var line: Int
    /// The firm's name.
    public var name: CompanyName
    /// Its NIB.
    public var nib: NIB?
    /// Its NPWP.
    public var npwp: NPWP?
    /// Its NPP.
    public var npp: NPP?
    /// The regency.
    public var region: RegionCode
    /// What is suspected, in the order of the kinds.
    public var indications: [FindingKind]
    /// What is owed.
    public var debt: Rupiah?
    /// How many workers it concerns.
    public var workers: Int?
    /// What else the branch says.
    public var note: String?

    /// The kinds that a list may name.
    public static let indicable: [FindingKind] = [
        .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .arrears, .notRemitted,
    ]

    /// The numbers that name a firm, each with its kind.
    public var numbers: [String] {
        [nib.map { "nib \($0.text)" }, npwp.map { "npwp \($0.text)" }, npp.map { "npp \($0.text)" }].compactMap(\.self)
    }

    /// The line as text, the same for the same line however it was written.
    public var canonical: String {
        let parts: [String?] = [
            nib?.text, npwp?.text, npp?.text, name.text, region.text,
            indications.map(\.rawValue).joined(separator: ","), debt.map { String($0.amount) },
            workers.map(String.init),
        ]
        return parts.map { $0 ?? "" }.joined(separator: "\u{1F}")
    }

    /// Reads a line.
    ///
    /// - Parameter field: The text of a column; nil or blank where there is none.
    /// - Throws: ``HandoverFault``, naming the column.
    public init(
        line: Int,
        regions: RegionNames,
        field: (HandoverColumn) -> String?
    ) throws(HandoverFault) {
        func read<Value>(
            _ column: HandoverColumn,
            _ parse: (String) throws(ParseFailure) -> Value
        ) throws(HandoverFault) -> Value? {
            let text = CleanText.collapsed(field(column) ?? "")
            guard !text.isEmpty else { return nil }
            return try Self.faulted(line, column) { () throws(ParseFailure) in try parse(text) }
        }
        self.line = line
        nib = try read(.nib) { text throws(ParseFailure) in try NIB(text) }
        npwp = try read(.npwp) { text throws(ParseFailure) in try NPWP(text) }
        npp = try read(.npp) { text throws(ParseFailure) in try NPP(text) }
        name = try Self.faulted(line, .name) { () throws(ParseFailure) in try CompanyName(field(.name) ?? "") }
        region = try Self.faulted(line, .regionCode) { () throws(ParseFailure) in
            try regions.regency(CleanText.collapsed(field(.regionCode) ?? ""))
        }
        indications = try Self.faulted(line, .indications) { () throws(ParseFailure) in
            try HandoverIndications.read(field(.indications) ?? "")
        }
        debt = try read(.debt) { text throws(ParseFailure) in
            let debt = try Rupiah(text)
            guard debt.amount >= 0 else {
                throw ParseFailure(.negative, id: "Tunggakan kurang dari nol.", en: "The debt is below zero.")
            }
            return debt
        }
        workers = try read(.workers) { text throws(ParseFailure) in try WholeCount(text).value }
        note = try read(.note) { text throws(ParseFailure) in
            guard text.utf8.count <= CleanText.limit else {
                throw ParseFailure(
                    .wrongLength,
                    id: "Keterangan paling banyak \(CleanText.limit) bita.",
                    en: "The note has at most \(CleanText.limit) bytes."
                )
            }
            return text
        }
    }

    private static func faulted<Value>(
        _ line: Int,
        _ column: HandoverColumn,
        _ body: () throws(ParseFailure) -> Value
    ) throws(HandoverFault) -> Value {
        do throws(ParseFailure) { return try body() } catch {
            throw HandoverFault(line: line, column: column, failure: error)
        }
    }
}

/// Why a line of a hand-over list can't be taken.
public struct HandoverFault: Error, Sendable, Hashable {
    /// Its number in the list; in a file the line of the file.
    public var line: Int
    /// The column at fault; none for the line as a whole.
    public var column: HandoverColumn?
    /// What is wrong and what would help.
    public var failure: ParseFailure
}

/// The indications of a line, as branches write them: `PWBD`, `PDS TK`, `PDS Upah`, `PDS Program`, `Tunggakan`, or the codes of
/// the API; several between commas, slashes or plus signs.
enum HandoverIndications {
    static func read(_ text: String) throws(ParseFailure) -> [FindingKind] {
        var found: Set<FindingKind> = []
        for part in text.split(whereSeparator: { ",/+|\n".contains($0) }) {
            let key = String(part.lowercased().filter { $0.isLetter || $0 == "_" })
            guard !key.isEmpty else { continue }
            guard let kind = known[key] else {
                throw ParseFailure(
                    .unknown,
                    id: "Indikasi \(ParseFailure.quoted(part)) tidak dikenal; tulis PWBD, PDS TK, PDS Upah, "
                        + "PDS Program, Tunggakan atau Iuran tidak disetor.",
                    en: "The indication \(ParseFailure.quoted(part)) is not known; write PWBD, PDS TK, PDS Upah, "
                        + "PDS Program, Tunggakan or Iuran tidak disetor."
                )
            }
            found.insert(kind)
        }
        guard !found.isEmpty else {
            throw ParseFailure(
                .empty,
                id: "Indikasi kosong; tulis misalnya PWBD.",
                en: "The indication is empty; write PWBD, for example."
            )
        }
        return HandoverRow.indicable.filter(found.contains)
    }

    private static let known: [String: FindingKind] = {
        var known = Dictionary(uniqueKeysWithValues: HandoverRow.indicable.map { ($0.rawValue, $0) })
        for (kind, spellings) in [
            (FindingKind.unregistered, ["pwbd", "belumdaftar", "belumterdaftar"]),
            (.partialWorkers, ["pdstk", "pdstenagakerja", "pdsnaker"]),
            (.partialWages, ["pdsupah"]),
            (.partialProgrammes, ["pdsprogram", "pdsprog"]),
            (.arrears, ["tunggakan", "menunggak", "menunggakiuran", "tunggakaniuran", "piutangiuran"]),
            (.notRemitted, ["iurantidakdisetor", "tidakdisetor"]),
        ] {
            for spelling in spellings { known[spelling] = kind }
        }
        return known
    }()
}
