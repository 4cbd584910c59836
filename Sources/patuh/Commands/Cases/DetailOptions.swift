import API
import ArgumentParser
import Domain

/// What some actions need beside the day; `patuh cases explain` tells which.
struct DetailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help("Keadaan tujuan, bila tindakan itu punya beberapa.", "State it leads to, where there are several."),
            valueName: "state"
        )
    )
    var to: String?

    @Option(
        name: .customLong("linked-case"),
        help: ArgumentHelp(help("Kasus lain.", "The other case."), valueName: "id")
    )
    var linkedCase: Identifier?

    @Option(
        help: ArgumentHelp(help("Perusahaan lain, id atau nama.", "The other firm, by id or name."), valueName: "firm")
    )
    var linkedCompany: String?

    @Option(help: ArgumentHelp(help("Kunjungan.", "The visit."), valueName: "id"))
    var visit: Identifier?

    @OptionGroup var order: OrderOptions
    @OptionGroup var letter: LetterOptions
    @OptionGroup var verification: VerificationOptions

    @Option(help: ArgumentHelp(help("Rupiah, bilangan bulat.", "Whole rupiah.")))
    var amount: Int64?

    @Option(
        name: .customLong("item"),
        help: ArgumentHelp(
            help(
                "Bagian tagihan, mis. arrears:JHT:6000000; boleh berulang.",
                "A part of the bill, as in arrears:JHT:6000000; may be repeated."
            ),
            valueName: "kind:programme:amount"
        )
    )
    var items: [String] = []

    @Option(help: ArgumentHelp(help("Piutang yang dimaksud.", "The debt that is meant."), valueName: "id"))
    var debt: Identifier?

    @Option(help: ArgumentHelp(help("Jumlah hari.", "Number of days.")))
    var days: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help("Hari terakhir yang disepakati atau diberikan.", "Last day of what is agreed or given."),
            valueName: "day"
        )
    )
    var term: DayArgument?

    @Option(help: ArgumentHelp(help("Instansi yang dituju.", "The authority addressed.")))
    var authority: String?

    @Option(
        help: ArgumentHelp(help("Layanan publik, mis. business_licence.", "Public service, as in business_licence."))
    )
    var service: String?

    @Option(help: ArgumentHelp(help("Dasar hukum yang disebut.", "The named legal basis.")))
    var legalBasis: String?

    @Option(help: ArgumentHelp(help("Hasil dengan kata-kata.", "The result in words.")))
    var result: String?

    @Option(help: ArgumentHelp(help("Putusan: granted, refused.", "Ruling: granted, refused.")))
    var ruling: String?

    @Option(help: ArgumentHelp(help("Kantor penerima, id atau nama.", "The receiving office, by id or name.")))
    var office: String?

    /// The details that were given; nil without any.
    ///
    /// - Parameter evidence: A reference to the proof, in words.
    func details(on day: String, evidence: String?) throws -> Wire.StepDetails? {
        let details = Wire.StepDetails(
            targetState: to,
            linkedCase: linkedCase?.text,
            linkedCompany: linkedCompany,
            assignment: order.value,
            visitId: visit?.text,
            letter: letter.value,
            findings: try verification.outcomes(on: day, evidence: evidence),
            amount: amount,
            items: items.isEmpty ? nil : try DebtItemOptions.items(of: items, legalBasis: legalBasis),
            debtId: debt?.text,
            days: days,
            term: term?.text,
            authority: authority,
            service: service,
            legalBasis: legalBasis,
            result: result,
            ruling: ruling,
            evidence: evidence,
            office: office
        )
        return details == Wire.StepDetails() ? nil : details
    }
}
