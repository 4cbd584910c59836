import API
import ArgumentParser
import Domain
import Foundation

struct ChecklistsTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: help(
            "Bawa daftar periksa sebuah kunjungan dalam berkas, untuk diisi tanpa sambungan.",
            "Take a visit's checklist along in a file, to be answered without a connection."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Kunjungan.", "The visit."), valueName: "visit-id"))
    var visit: Identifier

    @Argument(help: ArgumentHelp(help("Kode daftar periksa.", "The checklist's code.")))
    var code: String

    @Argument(help: ArgumentHelp(help("Berkas baru.", "The new file."), valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            help(
                "Hari kunjungan yang belum dicatat; id-nya dipakai nanti di visits log --id.",
                "The day of a visit that is not logged yet; its id is used later in visits log --id."
            ),
            valueName: "day"
        )
    )
    var ahead: DayArgument?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        guard force || !FileManager.default.fileExists(atPath: file) else {
            throw Failure.local(
                id: "\(file) sudah ada; pakai --force untuk menimpanya.",
                en: "\(file) exists; use --force to overwrite it."
            )
        }
        let client = try common.client()
        let (version, day, known) = try await place(client)
        let path = ["v1", "checklists", code, "versions", String(version)]
        let answer = try await client.get(path, as: Wire.ChecklistVersion.self)
        guard let content = answer.value.content else {
            throw Failure.local(id: "Server tidak mengirim isinya.", en: "The server sent no content.")
        }
        let taken = ChecklistFile(
            visitId: visit.text,
            checklist: code,
            version: version,
            day: day,
            content: content,
            known: known,
            waiting: []
        )
        try taken.write(file)
        common.output.note(Words(id: "Tersimpan: \(file)", en: "Saved: \(file)"))
    }

    /// The version that holds, the visit's day, and the answers that are there.
    private func place(_ client: Client) async throws -> (Int, String, [Wire.ChecklistAnswer]) {
        if let ahead {
            let history = try await client.get(["v1", "checklists", code], as: Wire.ChecklistHistory.self).value
            guard let version = history.version else {
                throw Failure.local(id: "Belum ada versi yang berlaku.", en: "No version is in force.")
            }
            return (version, ahead.day(from: Surroundings.current.today).description, [])
        }
        let path = ["v1", "visits", visit.text]
        let day = try await client.get(path, as: Wire.Visit.self).value.occurredOn
        let state = try await client.get(path + ["checklists", code], as: Wire.VisitChecklist.self).value
        return (state.version, day, state.answers)
    }
}

struct ChecklistsAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: help(
            "Isi berkas daftar periksa, tanpa sambungan; tanpa jawaban, perlihatkan yang ditanyakan.",
            "Answer in a checklist's file, without a connection; without answers, show what is asked."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Berkas.", "The file."), valueName: "file"))
    var file: String

    @Argument(
        help: ArgumentHelp(
            help("pertanyaan=jawaban; - menarik jawaban.", "question=answer; - takes an answer back."),
            valueName: "question=answer"
        )
    )
    var answers: [String] = []

    @Option(help: ArgumentHelp(help("Catatan pada jawaban ini.", "A note beside these answers.")))
    var note: String?

    func run() async throws {
        let surroundings = Surroundings.current
        var taken = try ChecklistFile.read(file)
        for pair in answers {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let question = taken.content.question(parts[0]) else {
                throw Failure.local(
                    id: "\(pair): tulis pertanyaan=jawaban dengan kode pertanyaan dari daftar ini.",
                    en: "\(pair): write question=answer with the code of one of its questions."
                )
            }
            taken.answer(question.code, try question.read(parts[1]), note: note, surroundings)
        }
        if !answers.isEmpty { try taken.write(file) }
        let reading = try taken.reading()
        let (missing, waiting) = (reading.missing.count, taken.waiting.count)
        let lines = reading.shown.map { AskedQuestion($0, reading, taken) }
        common.output.show(
            try Wire.encoder().encode(Wire.Page(items: lines)),
            [.table(Sheets.askedQuestions.table(lines, in: surroundings.language))]
        )
        let unsent =
            waiting == 0
            ? Words(id: "", en: "")
            : Words(
                id: "; \(waiting) BELUM diterima server: patuh checklists send \(file)",
                en: "; \(waiting) NOT yet received: patuh checklists send \(file)"
            )
        common.output.note(
            Words(id: "\(missing) belum dijawab\(unsent.id)", en: "\(missing) not answered\(unsent.en)")
        )
    }
}

struct ChecklistsSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: help("Kirim jawaban yang menunggu dalam berkas.", "Send the answers that wait in a file."),
        discussion: help(
            "Boleh diulang: jawaban yang sama diterima satu kali. Jawaban rekan yang berbeda diperlihatkan, tidak hilang.",
            "May be repeated: the same answer is taken once. A colleague's other answer is shown, not lost."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Berkas.", "The file."), valueName: "file"))
    var file: String

    func run() async throws {
        let client = try common.client()
        var taken = try ChecklistFile.read(file)
        let answer = try await client.put(
            ["v1", "visits", taken.visitId, "checklists", taken.checklist],
            Wire.VisitChecklistRequest(version: taken.version, answers: taken.waiting),
            as: Wire.VisitChecklist.self
        )
        // Nothing is forgotten but what the server names.
        let received = Set(answer.value.answers.map(\.id))
        taken.waiting.removeAll { received.contains($0.id) }
        taken.known = answer.value.answers
        try taken.write(file)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}
