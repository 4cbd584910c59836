import API
import Domain

/// An action in full, as its reader may need it: may I, why not, what is missing, on what it rests, what follows.
struct ActionCard {
    private let action: Wire.CaseAction
    private let language: Language

    init(_ action: Wire.CaseAction, in language: Language) {
        self.action = action
        self.language = language
    }

    var card: Card {
        Card([
            Card.Field("action", "kode", "action", action.action),
            Card.Field("words", "tindakan", "what it does", action.words[language]),
            Card.Field("allowed", "boleh", "may", Phrases.yesNo(action.allowed, language)),
            Card.Field("reasons", "mengapa tidak", "why not", lines(action.reasons) { "\($0.detail) → \($0.remedy)" }),
            Card.Field(
                "to_state",
                "ke",
                "to",
                action.toState.map { "\(action.toWords?[language] ?? $0) (\($0))\(end)" }
            ),
            Card.Field("roles", "oleh", "by", action.roles.map(role).joined(separator: ", ")),
            Card.Field("permitted_as", "Anda sebagai", "you as", line(action.permittedAs.map(role))),
            Card.Field("apart", "bukan oleh yang", "not by who did", line(action.apart.map { $0.words[language] })),
            Card.Field("conditions", "syarat", "conditions", lines(action.conditions, condition)),
            Card.Field("requires", "perlu diisi", "to be said", line(action.fields.map(field))),
            Card.Field("document", "surat", "document", document),
            Card.Field("clocks", "tenggat", "deadlines", lines(action.clocks, clock)),
            Card.Field("stops", "menghentikan", "stops", line(action.stops.map { $0.words[language] })),
            Card.Field("effects", "akibat lain", "also", line(action.effects.map { $0.words[language] })),
            Card.Field("legal_basis", "dasar hukum", "legal basis", lines(action.bases, basis)),
            Card.Field("certainty", "kepastian", "certainty", action.certainty),
        ])
    }

    private var end: String {
        guard action.endsCase else { return "" }
        return language == .id ? ", kasus berakhir" : ", the case ends"
    }

    private func role(_ code: String) -> String { CodeBook.roles[code, language] }

    private func field(_ field: Wire.ActionField) -> String { "\(field.words[language]) (\(field.field))" }

    private func condition(_ condition: Wire.ActionCondition) -> String {
        let remedy = condition.met ? nil : condition.remedy
        return "\(condition.met ? "✓" : "✗") \(condition.words[language])" + (remedy.map { " → \($0)" } ?? "")
    }

    private var document: String? {
        guard let letter = action.letter else { return action.document?[language] }
        return "\(letter.words[language]) (\(letter.registerWords[language]))"
    }

    private func clock(_ clock: Wire.ActionClock) -> String {
        let then = clock.expiryActions.map { $0.words[language] }.joined(separator: ", ")
        let lapsing = clock.closes.map { $0.words[language] }.joined(separator: ", ")
        let words: (start: String, then: String, lapsing: String) =
            language == .id ? ("sejak", "sesudahnya", "sesudahnya tidak lagi") : ("from", "then", "no longer then")
        var text = "\(clock.words[language]): \(clock.lasts[language]), \(words.start): \(clock.starts[language])"
        if !then.isEmpty { text += "; \(words.then): \(then)" }
        if !lapsing.isEmpty { text += "; \(words.lapsing): \(lapsing)" }
        return text + " [\(clock.legalBasis), \(clock.certainty)]"
    }

    private func basis(_ basis: Wire.ActionBasis) -> String {
        "\(basis.citation) [\(basis.certainty): \(basis.words[language])]"
    }

    private func line(_ parts: [String]) -> String? { parts.isEmpty ? nil : parts.joined(separator: ", ") }

    private func lines<Part>(_ parts: [Part], _ text: (Part) -> String) -> String? {
        parts.isEmpty ? nil : parts.map(text).joined(separator: "\n")
    }
}
