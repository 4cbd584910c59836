import Domain

/// The words for bodies that cannot be read, in one place.
enum Faults {
    static let malformed = Wire.Words(
        id: "Isi permintaan bukan objek JSON yang utuh dalam UTF-8.",
        en: "The body is not a whole JSON object in UTF-8."
    )

    static func unknown(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "unknown_field",
            detail: Wire.Words(id: "Isian \(field) tidak dikenal.", en: "There is no field \(field)."),
            remedy: Wire.Words(
                id: "Hapus isian itu atau betulkan namanya; daftar isian ada di /openapi.json.",
                en: "Leave it out or correct its name; /openapi.json lists the fields."
            )
        )
    }

    static func null(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "null_value",
            detail: Wire.Words(id: "Isian \(field) kosong (null).", en: "The field \(field) is null."),
            remedy: Wire.Words(
                id: "Tinggalkan isian yang tidak ada nilainya.",
                en: "Leave out a field without a value."
            )
        )
    }

    static func missing(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "missing",
            detail: Wire.Words(id: "Isian \(field) wajib ada.", en: "The field \(field) is required."),
            remedy: Wire.Words(id: "Tambahkan \(field).", en: "Add \(field).")
        )
    }

    static func wrongType(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "wrong_type",
            detail: Wire.Words(
                id: "Isian \(field) bukan jenis nilai yang diharapkan.",
                en: "The field \(field) is not of the expected type."
            ),
            remedy: Wire.Words(
                id: "Lihat jenis nilainya (teks, bilangan bulat, ya/tidak, daftar) di /openapi.json.",
                en: "See its type (text, whole number, true/false, list) in /openapi.json."
            )
        )
    }

    static func duplicate(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "duplicate_field",
            detail: Wire.Words(id: "Isian \(field) tertulis dua kali.", en: "The field \(field) stands twice."),
            remedy: Wire.Words(id: "Tulis sekali saja.", en: "Write it once.")
        )
    }

    static func control(_ field: String) -> Wire.FieldFault {
        Wire.FieldFault(
            field: field,
            code: "control_character",
            detail: Wire.Words(
                id: "Isian \(field) memuat karakter NUL (U+0000).",
                en: "The field \(field) holds a NUL character (U+0000)."
            ),
            remedy: Wire.Words(id: "Hapus karakter itu.", en: "Remove it.")
        )
    }

    /// The fault that a decoding error tells of, with the field named as it was sent.
    static func fault(of error: DecodingError, in sent: JSONTree) -> Wire.FieldFault {
        switch error {
        case .keyNotFound(let key, let context):
            let path = context.codingPath + [key]
            return sent[path] == .null ? null(name(of: path)) : missing(name(of: path))
        case .valueNotFound(_, let context):
            return null(name(of: context.codingPath))
        case .typeMismatch(_, let context):
            return wrongType(name(of: context.codingPath))
        case .dataCorrupted(let context):
            // Foundation does not say where a number is that no integer can hold.
            let field = name(of: context.codingPath)
            return wrongType(field.isEmpty ? sent.fraction(at: "") ?? "" : field)
        @unknown default:
            return wrongType("")
        }
    }

    /// `details.letter.number`, `case_ids[1]`.
    static func name(of path: [any CodingKey]) -> String {
        path.reduce(into: "") { name, key in
            if let index = key.intValue {
                name += "[\(index)]"
            } else {
                name += name.isEmpty ? snake(key.stringValue) : "." + snake(key.stringValue)
            }
        }
    }

    /// `caseId` as it is on the wire, `case_id`.
    static func snake(_ key: String) -> String {
        key.reduce(into: "") { name, character in
            name += character.isUppercase ? "_" + character.lowercased() : String(character)
        }
    }
}
