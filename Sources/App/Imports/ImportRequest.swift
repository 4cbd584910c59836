import Domain
import Foundation
import Postgres

/// What is asked of an import, apart from the list itself.
struct ImportRequest: Sendable {
    let id: ImportID
    let source: RegistrySource
    let listDate: LocalDate
    let isDryRun: Bool
    /// The list has every firm of what it covers.
    let isComplete: Bool
    /// The import whose rows are corrected.
    let corrects: ImportID?
    let mapping: ListMapping
    /// The version of what is remembered of such lists.
    let rememberedVersion: Int?
    let fileName: String?
    /// The regencies in which the sender may import.
    let territory: [String]
}

extension ImportRequest {
    /// Reads the address.
    ///
    /// - Parameters:
    ///   - first: what the sender says is corrected.
    ///   - remembered: what is remembered of such lists.
    /// - Throws: `future_day`, what is wrong with the mapping, `complete_correction`, `other_source` and `other_day` where
    ///   a correction is said to be of something else than the list that it corrects.
    init(
        _ call: Call,
        _ permit: Permit,
        correcting first: CorrectedImport?,
        remembered: (mapping: ListMapping, version: Int)?,
        at now: Date
    ) throws {
        guard let source = call.query["source"].flatMap(RegistrySource.init(rawValue:)) else { throw Problem.internal }
        let today = call.signedIn.today
        let given = try call.value("list_date") { text throws(ParseFailure) in try LocalDate(parsing: text) }
        let listDate = given ?? first?.listDate ?? today
        guard listDate <= today else { throw Problem.listFromFuture(today) }
        if let first {
            guard first.source == source else { throw Problem.otherSource(first.source) }
            guard first.listDate == listDate else { throw Problem.otherDay(first.listDate) }
        }
        let id = try call.query["id"].map { text in
            guard let id = try? ImportID(text) else { throw Problem.internal }
            return id
        }
        let isComplete = call.query["complete"] == "true"
        guard !isComplete || first == nil else { throw Problem.completeCorrection }
        let said = try call.query["mapping"].map { try Self.mapping($0, source) } ?? .none
        self.init(
            id: id ?? .new(at: now),
            source: source,
            listDate: listDate,
            isDryRun: call.query["dry_run"] == "true",
            isComplete: isComplete,
            corrects: first?.id,
            mapping: said.over(first?.mapping ?? .none).over(remembered?.mapping ?? .none),
            rememberedVersion: remembered?.version,
            fileName: call.query["file_name"],
            territory: permit.regions
        )
    }

    /// A mapping as it stands in an address: a JSON object of titles and columns.
    private static func mapping(_ text: String, _ source: RegistrySource) throws -> ListMapping {
        guard let names = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
            throw Problem.invalidParameters([
                .init(
                    field: "mapping",
                    code: "malformed",
                    detail: Words(
                        id: "Tulislah objek JSON, misalnya {\"Nama Badan Usaha\":\"name\"}.",
                        en: "Write a JSON object, for example {\"Nama Badan Usaha\":\"name\"}."
                    )
                )
            ])
        }
        do {
            return try ListMapping(names, source: source)
        } catch {
            throw Problem.invalidParameters([
                .init(field: "mapping", code: error.kind.rawValue, detail: error.words)
            ])
        }
    }
}

/// The import whose rows are corrected.
struct CorrectedImport: Sendable {
    let id: ImportID
    let source: RegistrySource
    let listDate: LocalDate
    let mapping: ListMapping

    /// - Throws: `dry_run` where that import changed nothing.
    init(_ row: Row, id: ImportID) throws {
        guard let source = RegistrySource(rawValue: try row.column("source")) else { throw Problem.internal }
        guard try !row.column("dry_run", as: Bool.self) else { throw Problem.correctedDryRun }
        self.id = id
        self.source = source
        listDate = try row.column("list_date")
        let columns: [ListColumn] = try row.json("columns")
        let names = columns.filter { $0.basis != .usual }.map { ($0.title, $0.field) }
        mapping = try ListMapping(
            Dictionary(names, uniquingKeysWith: { first, _ in first }),
            source: source,
            basis: .corrected
        )
    }

    /// An import that somebody sent; nobody corrects another's.
    static func select(_ id: ImportID, of sender: SignedIn) -> SQL {
        """
        SELECT source, list_date, dry_run, columns FROM import
        WHERE id = \(id) AND started_by = \(sender.personID)
        """
    }
}

extension Problem {
    /// A list that claims to be drawn after today.
    static func listFromFuture(_ today: LocalDate) -> Problem {
        .invalid(
            "list_date",
            "future_day",
            id: "Tanggal daftar belum tiba; hari ini \(today.words.id).",
            en: "The list's day has not come yet; today is \(today.words.en)."
        )
    }

    fileprivate static func otherSource(_ source: RegistrySource) -> Problem {
        .invalid(
            "source",
            "other_source",
            id:
                "Impor yang dikoreksi adalah daftar \(source.rawValue.uppercased()); kirim koreksinya dengan sumber itu.",
            en: "The import that is corrected is a list of \(source.rawValue.uppercased()); send its corrections so."
        )
    }

    fileprivate static func otherDay(_ day: LocalDate) -> Problem {
        .invalid(
            "list_date",
            "other_day",
            id: "Daftar yang dikoreksi bertanggal \(day.words.id); koreksinya bertanggal sama.",
            en: "The list that is corrected is of \(day.words.en); its corrections are of the same day."
        )
    }

    fileprivate static let completeCorrection = Problem.invalid(
        "complete",
        "complete_correction",
        id: "Berkas koreksi bukan daftar lengkap; kirim tanpa complete.",
        en: "A file of corrections is no complete list; send it without complete."
    )

    fileprivate static let correctedDryRun = Problem.invalid(
        "corrects",
        "dry_run",
        id: "Impor itu hanya uji coba; koreksi dikirim setelah daftarnya sungguh diimpor.",
        en: "That import was a dry run; corrections are sent once the list itself was imported."
    )
}
