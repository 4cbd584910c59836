import API
import Domain

/// A question that is asked, with what a file knows of its answer.
struct AskedQuestion: Codable, Hashable, Sendable {
    let question: String
    let words: Words
    let answers: String
    let answer: Words?
    let required: Bool
    let conflict: Bool

    init(_ question: ChecklistQuestion, _ reading: ChecklistReading, _ file: ChecklistFile) {
        self.question = question.code
        words = question.text
        answers = question.codes.isEmpty ? question.kind.rawValue : question.codes.joined(separator: "|")
        answer = reading.values[question.code]?.words(question)
        required = question.required
        conflict =
            file.known.contains { $0.question == question.code && $0.standing == "conflicting" }
            && !file.waiting.contains { $0.question == question.code }
    }
}

extension Sheets {
    static let checklists = Sheet<Wire.ChecklistSummary>(columns: [
        .text("code", "kode", "code") { item, _ in item.code },
        .text("words", "nama", "name", shrinks: true) { item, language in item.words[language] },
        .text("version", "berlaku", "in force") { item, _ in item.version.map(String.init) },
        .text("latest", "terakhir", "latest") { item, _ in String(item.latest) },
    ])

    static let checklistVersions = Sheet<Wire.ChecklistVersion>(columns: [
        .text("checklist", "kode", "code") { item, _ in item.checklist },
        .text("version", "versi", "version") { item, _ in String(item.version) },
        .text("status", "keadaan", "status") { item, language in CodeBook.versions[item.status, language] },
        .text("valid_from", "berlaku", "holds from") { item, _ in item.validFrom },
        .text("author", "penulis", "author", shrinks: true) { item, _ in item.author?.name },
        .text("reason", "alasan", "reason", shrinks: true) { item, _ in item.reason },
    ])

    static let checklistQuestions = Sheet<Wire.ChecklistQuestion>(columns: [
        .text("code", "kode", "code") { item, _ in item.code },
        .text("text", "pertanyaan", "question", shrinks: true) { item, language in item.text[language] },
        .text("answer", "jawaban", "answer") { item, _ in
            item.codes.isEmpty ? item.kind.rawValue : item.codes.joined(separator: "|")
        },
        .text("norms", "norma", "norms", shrinks: true) { item, _ in
            item.norms.map { "\($0.provision) [\($0.certainty.rawValue)]" }.joined(separator: "; ")
        },
    ])

    static let askedQuestions = Sheet<AskedQuestion>(columns: [
        .text("question", "kode", "code") { item, _ in item.question },
        .text("words", "pertanyaan", "question", shrinks: true) { item, language in item.words[language] },
        .text("answer", "jawaban", "answer", shrinks: true) { item, language in
            item.answer?[language] ?? (item.required ? "… (\(item.answers))" : "(\(item.answers))")
        },
        .text("conflict", "berbeda", "disagrees") { item, language in
            item.conflict ? Words(id: "ya", en: "yes")[language] : nil
        },
    ])

    static let checklistAnswers = Sheet<Wire.ChecklistAnswer>(columns: [
        .text("question", "pertanyaan", "question") { item, _ in item.question },
        .text("words", "jawaban", "answer", shrinks: true) { item, language in item.words[language] },
        .text("standing", "keadaan", "standing") { item, language in
            switch item.standing {
            case "conflicting": Words(id: "BERBEDA", en: "DISAGREES")[language]
            case "superseded": Words(id: "diganti", en: "replaced")[language]
            default: nil
            }
        },
        .text("answered_by", "oleh", "by", shrinks: true) { item, _ in item.answeredBy.name },
        .text("answered_at", "dijawab", "answered") { item, _ in item.answeredAt },
    ])

    static let visitProposals = Sheet<Wire.VisitProposal>(columns: [
        .text("code", "usul", "proposal") { item, _ in item.code },
        .text("words", "temuan", "finding", shrinks: true) { item, language in item.words[language] },
        .text("facts", "fakta", "facts", shrinks: true) { item, _ in item.request.facts },
        .text("what_to_do", "yang harus dilakukan", "what to do", shrinks: true) { item, language in
            item.whatToDo[language]
        },
        .text("finding_id", "dicatat", "recorded") { item, _ in item.findingId },
    ])
}

extension Wire.ChecklistVersion {
    /// The version with what it asks.
    func blocks(in language: Language) -> [Block] {
        let card = Card([
            Card.Field("checklist", "kode", "code", checklist),
            Card.Field("words", "nama", "name", words[language]),
            Card.Field("version", "versi", "version", String(version)),
            Card.Field("status", "keadaan", "status", CodeBook.versions[status, language]),
            Card.Field("valid_from", "berlaku mulai", "holds from", validFrom),
            Card.Field("sha", "SHA-256", "SHA-256", sha),
        ])
        let sections = (content?.sections ?? []).flatMap { section -> [Block] in
            [.heading(section.title), .table(Sheets.checklistQuestions.table(section.questions, in: language))]
        }
        return [.card(card)] + sections
    }
}

extension Wire.VisitChecklist {
    /// The answers and what they propose.
    func blocks(in language: Language) -> [Block] {
        let card = Card([
            Card.Field("checklist", "daftar periksa", "checklist", words[language]),
            Card.Field("version", "versi", "version", String(version)),
            Card.Field("state", "keadaan", "state", CodeBook.checklists[state, language]),
            Card.Field("missing", "belum dijawab", "missing", missing.isEmpty ? nil : missing.joined(separator: ", ")),
            Card.Field(
                "conflicts",
                "berbeda",
                "disagree",
                conflicts.isEmpty ? nil : conflicts.joined(separator: ", ")
            ),
            Card.Field("completed_at", "selesai", "completed", completedAt),
            Card.Field("completed_by", "oleh", "by", completedBy?.name),
        ])
        var blocks: [Block] = [.card(card), .table(Sheets.checklistAnswers.table(answers, in: language))]
        if !proposals.isEmpty {
            blocks += [
                .heading(Words(id: "Usul temuan", en: "Proposed findings")),
                .table(Sheets.visitProposals.table(proposals, in: language)),
            ]
        }
        return blocks
    }
}
