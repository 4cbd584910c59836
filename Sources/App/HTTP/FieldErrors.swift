import Domain

/// What can be wrong with a single value, in words that say what would help.
extension Problem.FieldError {
    static func nul(_ field: String) -> Self {
        make(
            field,
            "nul_character",
            id: "Berisi karakter NUL, yang tidak dapat disimpan.",
            en: "Holds a NUL character, which can't be stored."
        )
    }

    static func empty(_ field: String) -> Self {
        make(field, "empty", id: "Tidak boleh kosong.", en: "Must not be empty.")
    }

    static func tooShort(_ field: String, _ least: Int) -> Self {
        make(field, "too_short", id: "Paling sedikit \(least) karakter.", en: "At least \(least) characters.")
    }

    static func tooLong(_ field: String, _ most: Int) -> Self {
        make(field, "too_long", id: "Paling banyak \(most) karakter.", en: "At most \(most) characters.")
    }

    static func tooFew(_ field: String, _ least: Int) -> Self {
        make(field, "too_few", id: "Paling sedikit \(least) butir.", en: "At least \(least) items.")
    }

    static func tooMany(_ field: String, _ most: Int) -> Self {
        make(field, "too_many", id: "Paling banyak \(most) butir.", en: "At most \(most) items.")
    }

    static func tooSmall(_ field: String, _ least: Double) -> Self {
        make(field, "too_small", id: "Paling kecil \(Int(least)).", en: "At least \(Int(least)).")
    }

    static func tooLarge(_ field: String, _ most: Double) -> Self {
        make(field, "too_large", id: "Paling besar \(Int(most)).", en: "At most \(Int(most)).")
    }

    static func repeated(_ field: String) -> Self {
        make(field, "repeated", id: "Butir yang sama disebut dua kali.", en: "The same item stands twice.")
    }

    static func notInteger(_ field: String, _ text: String) -> Self {
        make(
            field,
            "wrong_type",
            id: "\(ParseFailure.quoted(text)) bukan bilangan bulat.",
            en: "\(ParseFailure.quoted(text)) is not a whole number."
        )
    }

    static func wrongForm(_ field: String, _ text: String) -> Self {
        var error = make(
            field,
            "wrong_form",
            id: "\(ParseFailure.quoted(text)) tidak sesuai bentuk yang diminta; lihat /openapi.json.",
            en: "\(ParseFailure.quoted(text)) is not of the form asked for; see /openapi.json."
        )
        if field == "region" || field.hasSuffix("region_code") { error.remedy = regionCodes }
        return error
    }

    /// A code that no province and no regency has.
    static func unknownRegion(_ field: String, _ text: String) -> Self {
        var error = make(
            field,
            "unknown_region",
            id: "Tidak ada provinsi atau kabupaten/kota dengan kode \(ParseFailure.quoted(text)).",
            en: "No province and no regency has the code \(ParseFailure.quoted(text))."
        )
        error.remedy = regionCodes
        return error
    }

    /// How regions are named, and where their codes stand.
    private static let regionCodes = Words(
        id: "Tulis kode Kemendagri, misalnya 62 atau 62.02; kode wilayah tiap kantor ada di /v1/offices.",
        en: "Write the code of Kemendagri, as 62 or 62.02; /v1/offices lists the regions of each office."
    )

    static func notKnown(_ field: String, _ text: String, known: [String]) -> Self {
        make(
            field,
            "unknown_code",
            id: "\(ParseFailure.quoted(text)) tidak dikenal; pilih salah satu: \(known.joined(separator: ", ")).",
            en: "\(ParseFailure.quoted(text)) is not known; choose one of: \(known.joined(separator: ", "))."
        )
    }

    private static func make(_ field: String, _ code: String, id: String, en: String) -> Self {
        Self(field: field, code: code, detail: Words(id: id, en: en), remedy: nil)
    }
}
