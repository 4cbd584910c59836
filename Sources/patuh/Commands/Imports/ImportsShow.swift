import API
import ArgumentParser
import Domain

struct ImportsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat satu impor.", "Show an import.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "imports", id.text], as: Wire.Import.self)
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }
}

extension Wire.Import {
    /// The import as people read it.
    func card(in language: Language) -> Card {
        Card([
            Card.Field("source", "sumber", "source", source),
            Card.Field("file_name", "berkas", "file", fileName),
            Card.Field("list_date", "per tanggal", "list of", listDate),
            Card.Field("dry_run", "uji coba", "dry run", Phrases.yesNo(dryRun, language)),
            Card.Field("status", "status", "status", status),
            Card.Field("read", "dibaca", "read", String(counts.read)),
            Card.Field("created", "baru", "created", String(counts.created)),
            Card.Field("updated", "berubah", "updated", String(counts.updated)),
            Card.Field("unchanged", "tetap", "unchanged", String(counts.unchanged)),
            Card.Field("review", "ditinjau", "to review", String(counts.review)),
            Card.Field("rejected", "ditolak", "rejected", String(counts.rejected)),
            Card.Field("gone", "tidak ada lagi", "gone", gone.map(String.init)),
            Card.Field(
                "listed_since",
                "ada di daftar setanggal/lebih baru",
                "in lists of that day or later",
                listedSince.flatMap { $0 > 0 ? String($0) : nil }
            ),
            Card.Field("unread_numbers", "nomor tak terbaca", "unread numbers", unreadNumbers.map(String.init)),
            Card.Field("ignored_columns", "kolom dilewati", "columns passed over", ignored),
            Card.Field("columns", "judul dibaca", "titles read", titlesRead(in: language)),
            Card.Field("sheet", "lembar", "sheet", sheet),
            Card.Field("corrects", "mengoreksi", "corrects", corrects),
            Card.Field("same_as", "sama dengan impor", "same as import", sameAs),
            Card.Field("stage", "tahap", "stage", stage),
            Card.Field("problem", "masalah", "problem", problem.map { "\($0.detail) → \($0.remedy)" }),
            Card.Field("person", "oleh", "by", person.name),
            Card.Field("started_at", "mulai", "started", startedAt),
            Card.Field("id", "id", "id", id),
        ])
    }

    /// By what the titles are known, and which: "judul biasa; diingat sejak 2026-11-22 oleh Budi: Sebutan = name".
    private func titlesRead(in language: Language) -> String? {
        guard let columns, !columns.isEmpty else { return nil }
        let parts = ["usual", "remembered", "given", "corrected"].compactMap { basis -> String? in
            let titles = columns.filter { $0.basis == basis }.map { "\($0.title) = \($0.field)" }
            guard !titles.isEmpty else { return nil }
            return "\(ground(basis)[language]): \(titles.joined(separator: ", "))"
        }
        return parts.joined(separator: "; ")
    }

    private func ground(_ basis: String) -> Words {
        switch basis {
        case "remembered":
            let (day, name) = (remembered?.setAt?.prefix(10) ?? "", remembered?.person?.name ?? "")
            return Words(id: "diingat sejak \(day) oleh \(name)", en: "remembered since \(day) by \(name)")
        case "given": return Words(id: "dari --map", en: "by --map")
        case "corrected": return Words(id: "seperti impor yang dikoreksi", en: "as in the import corrected")
        default: return Words(id: "judul biasa", en: "usual titles")
        }
    }

    private var ignored: String? {
        ignoredColumns.flatMap { $0.isEmpty ? nil : $0.joined(separator: ", ") }
    }
}
