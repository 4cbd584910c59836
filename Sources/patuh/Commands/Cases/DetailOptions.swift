import API
import ArgumentParser
import Domain

/// What some actions need beside the day; `patuh cases explain` tells which.
struct DetailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help("Nomor surat; tanpa ini nomor berikutnya.", "Letter number; the next of the register without it.")
        )
    )
    var number: String?

    @Option(help: ArgumentHelp(help("Isi surat.", "What the letter asks.")))
    var text: String?

    @Option(help: ArgumentHelp(help("Surat yang dimaksud.", "The letter that is meant."), valueName: "id"))
    var letter: Identifier?

    @Option(help: ArgumentHelp(help("SPT.", "The assignment letter."), valueName: "id"))
    var assignment: Identifier?

    @Option(help: ArgumentHelp(help("Kunjungan.", "The visit."), valueName: "id"))
    var visit: Identifier?

    @Option(
        name: .customLong("finding"),
        help: ArgumentHelp(
            help(
                "Hasil verifikasi: ID=remedied, ID=unremedied atau ID=succeeded; boleh berulang.",
                "Outcome of verification: ID=remedied, ID=unremedied or ID=succeeded; may be repeated."
            ),
            valueName: "id=outcome"
        )
    )
    var findings: [String] = []

    @Option(help: ArgumentHelp(help("Bukti untuk temuan itu.", "The proof for these findings.")))
    var evidence: String?

    @Option(help: ArgumentHelp(help("Temuan pengganti: jenisnya.", "Succeeding finding: its kind.")))
    var successorKind: String?

    @Option(help: ArgumentHelp(help("Temuan pengganti: faktanya.", "Succeeding finding: its facts.")))
    var successorFacts: String?

    @Option(
        help: ArgumentHelp(help("Temuan pengganti: pekerja yang terkena.", "Succeeding finding: workers affected."))
    )
    var successorWorkers: Int?

    @Option(help: ArgumentHelp(help("Rupiah, bilangan bulat.", "Whole rupiah.")))
    var amount: Int64?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Batas waktu yang diberikan.", "The deadline that is given."), valueName: "day")
    )
    var due: DayArgument?

    @Option(
        name: .customLong("service"),
        help: ArgumentHelp(
            help(
                "Layanan publik, mis. business_licence; boleh berulang.",
                "Public service, as in business_licence; may be repeated."
            )
        )
    )
    var services: [String] = []

    @Option(help: ArgumentHelp(help("Instansi yang dituju.", "The authority asked.")))
    var authority: String?

    @Option(help: ArgumentHelp(help("Dasar hukum yang disebut.", "The named legal basis.")))
    var basis: String?

    @Option(help: ArgumentHelp(help("Hasil dengan kata-kata.", "The result in words.")))
    var result: String?

    @Option(help: ArgumentHelp(help("Nomor dokumen pihak lain.", "Number of a document of others.")))
    var reference: String?

    @Option(help: ArgumentHelp(help("Kantor lain.", "The other office."), valueName: "id"))
    var office: Identifier?

    @Option(help: ArgumentHelp(help("Perusahaan lain.", "The other firm."), valueName: "id"))
    var company: Identifier?

    @Option(
        name: .customLong("linked-case"),
        help: ArgumentHelp(help("Perkara lain.", "The other case."), valueName: "id")
    )
    var linkedCase: Identifier?

    /// The details that were given; nil without any.
    func details(on day: String) throws -> Wire.StepDetails? {
        let isLetter = number != nil || text != nil
        let details = Wire.StepDetails(
            letter: isLetter ? Wire.LetterDetails(number: number, text: text) : nil,
            letterId: letter?.text,
            assignmentId: assignment?.text,
            visitId: visit?.text,
            findings: findings.isEmpty ? nil : try findings.map { try outcome($0, on: day) },
            amount: amount,
            dueOn: due?.text,
            services: services.isEmpty ? nil : services,
            authority: authority,
            basis: basis,
            result: result,
            reference: reference,
            officeId: office?.text,
            companyId: company?.text,
            linkedCaseId: linkedCase?.text
        )
        return details == Wire.StepDetails() ? nil : details
    }

    private func outcome(_ text: String, on day: String) throws -> Wire.FindingOutcome {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let id = Input.id(parts[0]) else {
            throw ValidationError(help("Temuan: ID=hasil, bukan \(text)", "A finding is ID=outcome, not \(text)"))
        }
        var successor: Wire.FindingRequest?
        if parts[1] == "succeeded", let successorKind {
            successor = Wire.FindingRequest(
                kind: successorKind,
                facts: successorFacts ?? evidence ?? successorKind,
                workersAffected: successorWorkers,
                occurredOn: day
            )
        }
        return Wire.FindingOutcome(findingId: id, outcome: parts[1], evidence: evidence, successor: successor)
    }
}
