import API
import Domain

extension Sheets {
    static let matches = Sheet<Wire.MatchCandidate>(columns: [
        .text("first", "perusahaan", "firm", shrinks: true) { match, _ in match.first.name },
        .text("second", "mungkin sama dengan", "perhaps the same as", shrinks: true) { match, _ in match.second.name },
        .number("score", "kecocokan", "score") { $0.score },
        .text("doubts", "mengapa ditanyakan", "why it is asked", shrinks: true) { match, language in
            match.doubts.map { $0.words[language] }.joined(separator: " ")
        },
        .text("region_code", "kode", "code") { match, _ in match.regionCode },
        .text("status", "keadaan", "status") { match, language in CodeBook.matches[match.status, language] },
        .text("id", "id", "id") { match, _ in match.id },
    ])

    static let matchWords = Sheet<Wire.MatchWord>(columns: [
        .text("word", "kata", "word") { word, _ in word.word },
        .text("counterpart", "padanan", "counterpart") { word, _ in word.counterpart },
        .text("relation", "hubungan", "relation") { word, language in word.words[language] },
    ])

    static let matchUndos = Sheet<Wire.MatchDecisionUndo>(columns: [
        .text("decision", "keputusan", "decision") { undo, language in CodeBook.matches[undo.decision, language] },
        .text("reason", "alasan", "reason", shrinks: true) { undo, _ in undo.reason },
        .text("decided_by", "oleh", "by", shrinks: true) { undo, _ in undo.decidedBy?.name },
        .text("decided_at", "diputuskan", "decided") { undo, _ in undo.decidedAt },
        .text("undone_at", "dibatalkan", "taken back") { undo, _ in undo.undoneAt },
        .text("undone_by", "dibatalkan oleh", "taken back by", shrinks: true) { undo, _ in undo.undoneBy?.name },
        .text("undo_reason", "alasan pembatalan", "why taken back", shrinks: true) { undo, _ in undo.undoReason },
    ])

    static let matchRuns = Sheet<Wire.MatchRun>(columns: [
        .text("requested_at", "diminta", "requested") { run, _ in run.requestedAt },
        .text("region_code", "kode", "code") { run, _ in run.regionCode },
        .text("status", "keadaan", "status") { run, language in CodeBook.matchRuns[run.status, language] },
        .number("firms", "perusahaan", "firms") { $0.firms },
        .number("links", "digabungkan", "linked") { $0.links },
        .number("proposals", "usulan", "proposals") { $0.proposals },
        .text("id", "id", "id") { run, _ in run.id },
    ])

    static let merges = Sheet<Wire.CompanyMerge>(columns: [
        .text("decided_at", "waktu", "time") { merge, _ in merge.decidedAt },
        .text("merged_name", "digabungkan", "merged", shrinks: true) { merge, _ in merge.mergedName },
        .text("survivor_name", "ke", "into", shrinks: true) { merge, _ in merge.survivorName },
        .text("decided_by", "oleh", "by", shrinks: true) { merge, language in
            merge.decidedBy?.name ?? Words(id: "otomatis", en: "by itself")[language]
        },
        .text("reason", "alasan", "reason", shrinks: true) { merge, _ in merge.reason },
        .text("undone_at", "dibatalkan", "taken back") { merge, _ in merge.undoneAt },
        .text("undone_by", "dibatalkan oleh", "taken back by", shrinks: true) { merge, _ in merge.undoneBy?.name },
        .text("undo_reason", "alasan pembatalan", "why taken back", shrinks: true) { merge, _ in merge.undoReason },
        .text("id", "id", "id") { merge, _ in merge.id },
    ])
}

extension Wire.MatchCandidate {
    /// The proposal as people read it: both records side by side, then word by word.
    func blocks(in language: Language) -> [Block] {
        let sides: [(String, String, String, (Wire.MatchSide) -> String?)] = [
            ("name", "nama", "name", { $0.name }), ("nib", "NIB", "NIB", { $0.nib }),
            ("npwp", "NPWP", "NPWP", { $0.npwp }), ("wlkp", "WLKP", "WLKP", { $0.wlkp }),
            ("npps", "NPP", "NPP", { $0.npps.isEmpty ? nil : $0.npps.joined(separator: ", ") }),
            ("address", "alamat", "address", { $0.address }), ("district", "kecamatan", "district", { $0.district }),
            ("phone", "telepon", "telephone", { $0.phone }), ("kbli", "KBLI", "KBLI", { $0.kbli }),
            ("workers", "tenaga kerja", "workers", { $0.workers.map(String.init) }),
        ]
        var items = [Card.Field("notice", "catatan", "note", notice[language])]
        for (key, id, en, read) in sides where read(first) != nil || read(second) != nil {
            items.append(.init(key, id, en, "\(read(first) ?? "–")  |  \(read(second) ?? "–")"))
        }
        let facts = facts.map { $0.words[language] }.joined(separator: "; ")
        let doubts = doubts.map { $0.words[language] }.joined(separator: " ")
        items += [
            .init("score", "kecocokan", "score", score.map { "\($0) / 100" }),
            .init("facts", "data lain", "beside the names", facts.isEmpty ? nil : facts),
            .init("doubts", "mengapa ditanyakan", "why it is asked", doubts.isEmpty ? nil : doubts),
        ]
        var blocks = [Block.card(Card(items))]
        if !names.isEmpty { blocks.append(.table(Sheets.matchWords.table(names, in: language))) }
        if !earlierDecisions.isEmpty {
            blocks.append(.table(Sheets.matchUndos.table(earlierDecisions, in: language)))
        }
        return blocks
    }
}
