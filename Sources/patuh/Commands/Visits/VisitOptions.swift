import API
import ArgumentParser
import Domain
import Foundation

/// What a visit is made of.
struct VisitOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    @Option(
        help: ArgumentHelp(
            help(
                "Hasil: examined, partly_examined, refused, nobody_present, closed_down, moved, not_found, postponed.",
                "Outcome: examined, partly_examined, refused, nobody_present, closed_down, moved, not_found, postponed."
            )
        )
    )
    var outcome: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help(
                "Hari kunjungan: YYYY-MM-DD, today, yesterday, atau -14.",
                "Day of the visit: YYYY-MM-DD, today, yesterday, or -14."
            ),
            valueName: "day"
        )
    )
    var on: DayArgument = .today

    @Option(help: ArgumentHelp(help("Alasan; wajib bila dicatat menyusul.", "The reason; needed when entered late.")))
    var reason: String?

    @Option(help: ArgumentHelp(help("Catatan resmi.", "The official notes.")))
    var notes: String?

    @Option(
        name: .customLong("met"),
        help: ArgumentHelp(
            help(
                "Siapa ditemui, mis. \"Ibu A=Manajer\"; boleh berulang.",
                "Who was met, as \"Ibu A=Manajer\"; may be repeated."
            ),
            valueName: "name=position"
        )
    )
    var met: [String] = []

    @Option(
        name: .customLong("represented-by"),
        help: ArgumentHelp(
            help(
                "Yang mewakili pengusaha, mis. \"Ibu A=Manajer\"; namanya tidak disamarkan; boleh berulang.",
                "Who spoke for the employer, as \"Ibu A=Manajer\"; the name is not masked; may be repeated."
            ),
            valueName: "name=position"
        )
    )
    var representatives: [String] = []

    @Option(
        help: ArgumentHelp(
            help("Wakil pekerja yang didengar.", "The workers' representative who was heard."),
            valueName: "name"
        )
    )
    var union: String?

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            help("Serikat atau wakil pekerja didengar.", "Union or workers' representatives were heard.")
        )
    )
    var unionContacted: Bool?

    @Option(help: ArgumentHelp(help("Saran untuk kunjungan berikutnya.", "Advice for the next visit.")))
    var advice: String?

    @Option(
        name: .customLong("author"),
        help: ArgumentHelp(
            help(
                "Yang berkunjung (login atau id); boleh berulang; tanpa ini Anda.",
                "Who visited (login or id); may be repeated; you without it."
            ),
            valueName: "login"
        )
    )
    var authors: [String] = []

    @Option(help: ArgumentHelp(help("Id buatan sendiri (UUIDv7).", "An id of your making (UUIDv7).")))
    var id: Identifier?

    /// The visit as it is sent.
    func request(in surroundings: Surroundings, evidence: [String]?) -> Wire.VisitRequest {
        let people =
            representatives.map { Self.person($0, MetCapacity.employer.rawValue) } + met.map { Self.person($0, nil) }
        return Wire.VisitRequest(
            inspectionId: inspection.text,
            occurredOn: on.day(from: surroundings.today).description,
            outcome: outcome,
            notes: notes,
            personsMet: people.isEmpty ? nil : people,
            unionContacted: unionContacted ?? (union == nil ? nil : true),
            unionContact: union,
            nextVisitAdvice: advice,
            authors: authors.isEmpty ? nil : authors,
            deviceTime: surroundings.now().formatted(.iso8601),
            reason: reason,
            evidenceIds: evidence
        )
    }

    private static func person(_ text: String, _ capacity: String?) -> Wire.PersonMet {
        let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        return Wire.PersonMet(
            name: parts.first ?? text,
            position: parts.count == 2 ? parts[1] : nil,
            capacity: capacity
        )
    }
}
