import API
import ArgumentParser
import Domain

struct VisitsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat satu kunjungan.", "Show a visit."),
        discussion: help(
            "Siapa yang ditemui disamarkan, kecuali wakil pengusaha; --purpose membukanya bagi pengawas dan dicatat.",
            "Whom inspectors met is masked, employers' representatives apart; --purpose opens it for inspectors and is recorded."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var purpose: PurposeOptions

    @Argument(help: ArgumentHelp(help("Id kunjungan.", "The visit's id."), valueName: "visit"))
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(
            ["v1", "visits", id.text],
            purpose: purpose.purpose,
            as: Wire.Visit.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Visit {
    /// The visit as people read it.
    func blocks(in language: Language) -> [Block] {
        let met = (personsMet ?? []).map { person in
            let capacity = person.capacity.flatMap(MetCapacity.init)?.words[language]
            let more = [person.position, capacity].compactMap(\.self).joined(separator: ", ")
            return more.isEmpty ? person.name : "\(person.name) (\(more))"
        }
        let card = Card([
            Card.Field("occurred_on", "tanggal", "day", occurredOn),
            Card.Field("company", "perusahaan", "firm", company.name),
            Card.Field("outcome", "hasil", "outcome", words[language]),
            Card.Field("authors", "oleh", "by", authors.map(\.name).joined(separator: ", ")),
            Card.Field("persons_met", "ditemui", "met", met.isEmpty ? nil : met.joined(separator: "; ")),
            Card.Field("union_contact", "wakil pekerja", "workers' representative", unionContact),
            Card.Field("notes", "catatan", "notes", notes),
            Card.Field("next_visit_advice", "saran", "advice", nextVisitAdvice),
            Card.Field("reason", "alasan terlambat", "why late", reason),
            Card.Field("inspection_id", "pemeriksaan", "inspection", inspectionId),
        ])
        return [.card(card)]
    }
}
