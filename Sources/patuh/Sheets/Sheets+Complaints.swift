import API
import Domain

extension Sheets {
    static let complaints = Sheet<Wire.ComplaintSummary>(columns: [
        .text("received_at", "diterima", "received") { complaint, _ in complaint.receivedAt },
        .text("receipt", "tanda terima", "receipt") { complaint, _ in complaint.receipt },
        .text("status", "keadaan", "status") { complaint, language in complaint.words[language] },
        .text("region", "kode", "code") { complaint, _ in complaint.regionCode },
        .text("company", "perusahaan", "firm", shrinks: true) { complaint, _ in complaint.company?.name },
        .text("assigned_to", "pengawas", "inspector", shrinks: true) { complaint, _ in complaint.assignedTo?.name },
        .text("id", "id", "id") { complaint, _ in complaint.id },
    ])

    static let complaintAccess = Sheet<Wire.ComplaintAccess>(columns: [
        .text("recorded_at", "kapan", "when") { access, _ in access.recordedAt },
        .text("person", "siapa", "who", shrinks: true) { access, _ in access.person.login ?? access.person.name },
        .text("posts", "sebagai", "as", shrinks: true) { access, language in
            CodeBook.posts(access.posts?.joined(separator: " "), language)
        },
        .text("operation", "operasi", "operation", shrinks: true) { access, _ in access.operation },
        .text("action", "langkah", "step") { access, _ in access.action },
        .text("outcome", "hasil", "outcome") { access, language in CodeBook.trail[access.outcome, language] },
        .text("purpose", "keperluan", "purpose", shrinks: true) { access, _ in access.purpose },
        .text("address", "dari", "from") { access, _ in access.address },
    ])

    static let complaintSteps = Sheet<Wire.ComplaintStep>(columns: [
        .text("recorded_at", "waktu", "time") { step, _ in step.recordedAt },
        .text("action", "langkah", "step") { step, language in step.words[language] },
        .text("person", "oleh", "by", shrinks: true) { step, _ in step.person.name },
        .text("detail", "keterangan", "detail", shrinks: true) { step, _ in
            step.assignee?.name ?? step.text ?? step.caseId ?? step.companyId
        },
    ])
}

extension Wire.Complaint {
    /// The complaint as a card, with what was done.
    func blocks(in language: Language) -> [Block] {
        [
            .card(
                Card([
                    .init("receipt", "tanda terima", "receipt", receipt),
                    .init("status", "keadaan", "status", words[language]),
                    .init("received_at", "diterima", "received", receivedAt),
                    .init("region", "wilayah", "region", regionCode),
                    .init("firm", "perusahaan", "firm", "\(firmName), \(firmPlace)"),
                    .init("number", "nomor", "number", firmNumber),
                    .init("matched", "pada data", "in the register", company?.name),
                    .init(
                        "kinds",
                        "yang salah",
                        "what is wrong",
                        kinds.map { $0.words[language] }.joined(separator: "; ")
                    ),
                    .init("text", "isi", "text", text),
                    .init("inspector", "pengawas", "inspector", assignedTo?.name),
                    .init("version", "versi", "version", String(version)),
                    .init("id", "id", "id", id),
                ])
            ),
            .heading(Words(id: "Langkah", en: "Steps")),
            .table(Sheets.complaintSteps.table(steps, in: language)),
        ]
    }
}

extension Wire.ComplaintStepResult {
    /// What became of the complaint.
    func card(in language: Language) -> Card {
        Card([
            .init("status", "keadaan", "status", words[language]),
            .init("inspection_kind", "jenis pemeriksaan", "kind of inspection", inspectionKind),
            .init("version", "versi", "version", String(version)),
            .init("id", "id", "id", id),
        ])
    }
}
