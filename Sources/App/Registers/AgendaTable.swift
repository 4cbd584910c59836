import API
import Domain
import Postgres

/// The agenda as a table: one line for each paper. Its columns are what Srikandi's forms for registering papers ask for
/// (kind, secrecy, classification, subject, number and day of the paper, sender, file), and what files are proved by.
enum AgendaTable {
    /// The columns' titles: in Indonesian for spreadsheets, or the contract's own names.
    static func titles(_ language: Language) -> [String] {
        switch language {
        case .id:
            [
                "Jenis Agenda", "Nomor Agenda", "Nomor Naskah", "Tanggal Naskah", "Tanggal Agenda", "Jenis Naskah",
                "Hal",
                "Kode Klasifikasi", "Klasifikasi", "Sifat Naskah", "Pengirim", "Penerima", "Status", "Nama Berkas",
                "SHA-256", "Kelas Retensi", "Retensi Aktif (tahun)", "Retensi Inaktif (tahun)", "Nasib Akhir",
                "Inaktif Sejak", "ID",
            ]
        case .en:
            [
                "direction", "agenda_number", "number", "dated_on", "agenda_on", "kind", "subject", "classification",
                "classification_words", "secrecy", "sender", "recipient", "status", "file_name", "digest", "retention",
                "active_years", "inactive_years", "fate", "inactive_from", "id",
            ]
        }
    }

    /// A paper's cells.
    static func cells(_ entry: Wire.AgendaEntry, _ language: Language) -> [String?] {
        let direction =
            entry.direction == "incoming" ? Words(id: "masuk", en: "incoming") : Words(id: "keluar", en: "outgoing")
        let filing = entry.filing
        return [
            direction[language], entry.agendaNumber, entry.number, entry.datedOn, entry.agendaOn, entry.words[language],
            entry.subject, filing.classification, filing.classificationWords?[language], entry.secrecyWords[language],
            entry.sender, entry.recipient, entry.statusWords[language], entry.fileName, entry.digest,
            filing.retentionWords?[language], filing.activeYears.map(String.init),
            filing.inactiveYears.map(String.init),
            filing.fateWords?[language], filing.inactiveFrom, entry.id,
        ]
    }
}

extension Wire.AgendaEntry {
    /// Reads a line of ``AgendaQuestion``.
    init(_ row: Row) throws {
        let isIncoming = try row.column("direction", as: String.self) == "incoming"
        let kind: (code: String, words: Words)
        let secrecy: Words
        let status: Words
        var recipient = try row.column("recipient", as: String?.self)
        if isIncoming {
            let incoming: IncomingKind = try row.code("kind")
            kind = (incoming.rawValue, incoming.words)
            secrecy = try row.code("secrecy", as: PaperSecrecy.self).words
            status = try row.code("status", as: IncomingStatus.self).words
        } else {
            let outgoing: LetterKind = try row.code("kind")
            kind = (outgoing.rawValue, outgoing.words)
            secrecy = outgoing.secrecy.words
            status = try row.code("status", as: OutgoingState.self).words
            // Of letters that came from paper only the firm is known, and not all address it.
            if outgoing.addressee == .none { recipient = nil }
        }
        self.init(
            id: try row.id("id"),
            direction: isIncoming ? "incoming" : "outgoing",
            agendaNumber: try row.column("agenda_number"),
            number: try row.column("number"),
            datedOn: try row.dayOrNone("dated_on"),
            agendaOn: try row.day("agenda_on"),
            kind: kind.code,
            words: kind.words,
            subject: try row.column("subject", as: String?.self) ?? kind.words.id,
            sender: try row.column("sender"),
            recipient: recipient,
            secrecyWords: secrecy,
            statusWords: status,
            fileName: try row.column("file_name"),
            digest: try row.column("digest"),
            filing: try Wire.Filing(row)
        )
    }
}
