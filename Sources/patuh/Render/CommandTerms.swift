import ArgumentParser
import Domain

/// What the server calls by the names of its interface, in the words of the command line: `--purpose` for the header
/// `X-Purpose`, `--min-days` for the parameter `min_days`. The one place where refusals are translated.
struct CommandTerms: Sendable {
    /// The options of the command that was refused, as `--region`.
    private let options: Set<String>
    /// The key under which the refused write may be repeated.
    private let key: String?

    /// - Parameters:
    ///   - command: The command that was refused, where there is one.
    ///   - key: The key that it was sent under.
    init(_ command: (any ParsableCommand.Type)? = nil, key: String? = nil) {
        options = Set((command?.helpMessage() ?? "").matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
        self.key = key
    }

    /// Options that are not called like their field.
    private static let names = [
        "X-Purpose": "--purpose", "X-Subject-NIK": "--nik", "q": "--search", "region_code": "--region",
        "occurred_on": "--on", "received_on": "--on", "valid_from": "--from", "valid_to": "--to",
        "first_month": "--from", "last_month": "--to", "effective_from": "--from", "lines": "--line",
        "owner": "--inspector", "company_id": "--firm", "case_id": "--case", "inspectors": "--inspector",
        "evidence_ids": "--evidence", "npps": "--npp", "risk_class": "--risk", "mapping": "--map",
        "idempotency_key": "--idempotency-key", "person": "--login",
    ]

    /// What a field is called where the command takes it as an argument.
    private static let arguments = [
        "q": Words(id: "teks yang dicari", en: "text to search for"), "region": Words(id: "wilayah", en: "region"),
        "region_code": Words(id: "wilayah", en: "region"), "company_id": Words(id: "perusahaan", en: "firm"),
        "name": Words(id: "nama", en: "name"), "kind": Words(id: "jenis", en: "kind"),
        "office": Words(id: "kantor", en: "office"), "url": Words(id: "alamat", en: "address"),
        "source": Words(id: "sumber", en: "source"), "reason": Words(id: "alasan", en: "reason"),
        "facts": Words(id: "fakta", en: "facts"), "answers": Words(id: "jawaban", en: "answers"),
    ]

    /// What the interface says that nobody types here, longest first; the Indonesian and the English ways of saying it.
    private static let phrases: [(said: Words, instead: Words)] = [
        (
            Words(
                id: "Tidak ada layanan pada alamat dan metode itu; daftar lengkap ada di /openapi.json.",
                en: "Nothing answers at that path and method; /openapi.json lists what does."
            ),
            Words(
                id: "Server tidak mengenal permintaan ini; server dan perintah ini mungkin berbeda versi.",
                en: "The server does not know this request; server and command may be of different versions."
            )
        ),
        (
            Words(id: "pada header X-Purpose", en: "in the header X-Purpose"),
            Words(id: "dengan --purpose", en: "by --purpose")
        ),
        (Words(id: "tajuk X-Subject-NIK", en: "the header X-Subject-NIK"), Words(id: "--nik", en: "--nik")),
        (Words(id: "X-Subject-NIK", en: "X-Subject-NIK"), Words(id: "--nik", en: "--nik")),
        (Words(id: "X-Purpose", en: "X-Purpose"), Words(id: "--purpose", en: "--purpose")),
        (Words(id: "; lihat /openapi.json", en: "; see /openapi.json"), Words(id: "", en: "")),
        (Words(id: " (atau ?mapping=)", en: " (or ?mapping=)"), Words(id: "", en: "")),
        (
            Words(id: "di /v1/offices", en: "/v1/offices lists"),
            Words(id: "dengan `patuh offices`", en: "`patuh offices` lists")
        ),
        (
            Words(id: "pada GET /v1/access-rules", en: "GET /v1/access-rules lists"),
            Words(id: "dengan `patuh access-rules list`", en: "`patuh access-rules list` lists")
        ),
        (
            Words(id: "pada GET /v1/me", en: "GET /v1/me lists"),
            Words(id: "dengan `patuh whoami`", en: "`patuh whoami` lists")
        ),
        (
            Words(id: "POST /v1/second-factor", en: "POST /v1/second-factor"),
            Words(id: "`patuh second-factor enrol`", en: "`patuh second-factor enrol`")
        ),
        (
            Words(id: "basis=indication", en: "basis=indication"),
            Words(id: "--basis indication", en: "--basis indication")
        ),
        (
            Words(id: "If-Match atau expected_version", en: "If-Match or expected_version"),
            Words(id: "--expected-version", en: "--expected-version")
        ),
        (Words(id: " (merged_into)", en: " (merged_into)"), Words(id: "", en: "")),
        (Words(id: "(reason)", en: "(reason)"), Words(id: "(--reason)", en: "(--reason)")),
    ]

    /// A field as whoever typed the command knows it; nil where it is all that was sent, or a file.
    func field(_ name: String, in language: Language) -> String? {
        guard !name.isEmpty, name != "body" else { return nil }
        if let option = option(for: name) { return option }
        // `contact.value` is typed as value=…
        let parts = name.split(separator: ".").map(String.init)
        if parts.count == 2, CompanyFact.Kind(rawValue: parts[0]) != nil {
            return parts[1].replacing("_", with: "-")
        }
        return Self.arguments[name]?[language] ?? name
    }

    /// A sentence of the server.
    func text(_ text: String, in language: Language) -> String {
        var text = text
        for phrase in Self.phrases { text = text.replacing(phrase.said[language], with: phrase.instead[language]) }
        text = repeating(text, in: language)
        return text.replacing(/\b[a-z]+(?:_[a-z]+)+\b/) { match in
            option(for: String(match.output)) ?? String(match.output)
        }
    }

    /// The option that a field of a request comes from.
    private func option(for name: String) -> String? {
        // `letter.number` may be --letter-number or --number; a place in a list is nobody's option.
        let plain = name.replacing(/\[[0-9]+\]/, with: "")
        let last = plain.split(separator: ".").last.map(String.init) ?? plain
        let spelt = [plain.replacing(".", with: "-"), last].map { "--" + $0.replacing("_", with: "-") }
        let renamed = [Self.names[plain], Self.names[last]].compactMap(\.self)
        return (spelt + renamed).first(where: options.contains)
    }

    /// How a write is repeated: under its key, where the command takes one.
    private func repeating(_ text: String, in language: Language) -> String {
        let same = Words(id: " dengan Idempotency-Key yang sama", en: " with the same Idempotency-Key")[language]
        let mark = Words(id: "Idempotency-Key", en: "Idempotency-Key")[language]
        guard let key, options.contains("--idempotency-key") else {
            let once = Words(
                id: "Ulangi dengan Idempotency-Key yang sama: tidak akan tersimpan dua kali.",
                en: "Repeat with the same Idempotency-Key: it is never stored twice."
            )
            let look = Words(
                id: "Lihat dahulu apakah sudah tersimpan, baru ulangi.",
                en: "See first whether it was stored, then repeat."
            )
            return text.replacing(once[language], with: look[language]).replacing(same, with: "")
                .replacing(mark, with: "--idempotency-key")
        }
        let under = Words(id: " dengan", en: " with")[language]
        return text.replacing(same, with: "\(under) --idempotency-key \(key)").replacing(
            mark,
            with: "--idempotency-key"
        )
    }
}
