import API
import ArgumentParser
import Domain

struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: help(
            "Apakah jejak audit masih seperti saat disegel dan ditandatangani?",
            "Is the trail as it was sealed and signed?"
        ),
        discussion: help(
            "Lebih kuat: patuhd audit verify dengan pernyataan yang disimpan di tempat lain.",
            "Stronger: patuhd audit verify with heads that lie elsewhere."
        )
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let answer = try await common.client().get(["v1", "audit", "verification"], as: Wire.AuditVerification.self)
        let language = Surroundings.current.language
        let found = answer.value
        let verdict = found.isIntact ? Words(id: "ya", en: "yes") : Words(id: "tidak", en: "no")
        let card = Card([
            Card.Field("is_intact", "utuh", "intact", verdict[language]),
            Card.Field("blocks", "blok", "blocks", String(found.blocks)),
            Card.Field("entries", "catatan", "entries", String(found.entries)),
            Card.Field("archived", "diarsipkan", "archived", String(found.archived)),
            Card.Field("unsealed", "belum disegel", "not sealed yet", String(found.unsealed)),
            Card.Field("heads", "pernyataan", "heads", String(found.heads)),
            Card.Field("foreign_heads", "dari luar", "from outside", String(found.foreignHeads)),
            Card.Field("fault_count", "kesalahan", "faults", String(found.faultCount)),
        ])
        common.output.show(answer.data, [.card(card), .table(Sheets.auditFaults.table(found.faults, in: language))])
        if !found.isIntact { throw ExitCode.failure }
    }
}
