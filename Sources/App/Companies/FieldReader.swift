import Domain

/// Reads the fields of a request one by one and remembers every one that could not be taken, so that a client learns
/// of all at once.
struct FieldReader {
    private(set) var errors: [Problem.FieldError] = []

    /// A field's value; `nil` for a field left out, or one that is wrong.
    mutating func read<Value>(
        _ field: String,
        _ text: String?,
        _ parse: (String) throws(ParseFailure) -> Value
    ) -> Value? {
        guard let text else { return nil }
        do {
            return try parse(text)
        } catch {
            errors.append(.init(field: field, code: error.kind.rawValue, detail: error.words))
            return nil
        }
    }

    /// Remembers something wrong with a field.
    mutating func refuse(_ field: String, _ code: String, id: String, en: String) {
        errors.append(.init(field: field, code: code, detail: Words(id: id, en: en)))
    }

    /// Refuses the request where anything was wrong.
    func check() throws {
        guard errors.isEmpty else { throw Problem.invalid(errors) }
    }
}

extension FieldReader {
    /// A firm's numbers, as a request names them; empty texts are passed over.
    mutating func numbers(nib: String?, npwp: String?, npps: [String]?, wlkp: String?) -> [CompanyNumber] {
        var texts: [(field: String, kind: CompanyNumber.Kind, text: String?)] = [
            ("nib", .nib, nib), ("npwp", .npwp, npwp), ("wlkp", .wlkp, wlkp),
        ]
        for (index, npp) in (npps ?? []).enumerated() { texts.append(("npps[\(index)]", .npp, npp)) }
        var numbers: [CompanyNumber] = []
        for (field, kind, text) in texts where text?.isEmpty == false {
            let number = read(field, text) { text throws(ParseFailure) in try CompanyNumber(kind, text) }
            guard let number else { continue }
            guard !numbers.contains(number) else {
                refuse(field, "repeated", id: "Nomor ini disebut dua kali.", en: "This number stands twice.")
                continue
            }
            numbers.append(number)
        }
        return numbers
    }

    /// A regency.
    mutating func regency(_ field: String, _ text: String?) -> RegionCode? {
        let region = read(field, text) { text throws(ParseFailure) in try RegionCode(text) }
        guard let region, region.level != .regency else { return region }
        refuse(
            field,
            "not_a_regency",
            id: "Perusahaan dicatat pada kabupaten/kota, misalnya 62.02.",
            en: "A firm is placed in a regency, for example 62.02."
        )
        return nil
    }

    /// One line of text, tidied; `nil` where it is left out or empty.
    mutating func line(_ text: String?) -> String? {
        let words = text?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words?.isEmpty == false ? words : nil
    }
}
