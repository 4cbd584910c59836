import Domain

/// What the parser of arguments says of itself is English; here it is said in Indonesian.
enum ParserText {
    /// A help page, or what is wrong with a command line, in the language of the terminal.
    static func told(_ text: String, in language: Language) -> String {
        guard language == .id else { return text }
        return phrases.reduce(text) { text, phrase in text.replacing(phrase.said, with: phrase.instead) }
    }

    /// Whole phrases as the parser puts them; none of them stands in a text of ours.
    private static let phrases: [(said: String, instead: String)] = [
        ("Error: ", "Kesalahan: "), ("Help:  ", "Bantuan:  "), ("Usage: ", "Pemakaian: "),
        (" for more information.", " untuk keterangan."), ("  See '", "  Lihat '"), ("OVERVIEW: ", ""),
        ("USAGE: ", "PEMAKAIAN: "), ("ARGUMENTS:\n", "ARGUMEN:\n"), ("OPTIONS:\n", "OPSI:\n"),
        ("SUBCOMMANDS:\n", "PERINTAH:\n"), ("<subcommand>", "<perintah>"), ("<options>", "<opsi>"),
        ("Show help information.", "Tampilkan bantuan ini."), ("(default: ", "(bila tidak disebut: "),
        ("(values: ", "(pilihan: "), ("(default)", "(utama)"),
        ("' for detailed help.", "' untuk keterangan."),
        ("Missing expected argument ", "Belum disebut: "), ("Missing one of: ", "Sebutkan salah satu: "),
        ("Missing value for ", "Nilai belum disebut untuk "),
        ("Missing required subcommand.", "Perintahnya belum disebut."),
        ("Unknown option ", "Opsi tidak dikenal: "), (". Did you mean ", ". Maksud Anda "),
        (" unexpected arguments: ", " kata tidak dikenal: "), ("Unexpected argument ", "Kata tidak dikenal: "),
        ("The value ", "Nilai "), (" is invalid for ", " tidak sah untuk "), (" is invalid.", " tidak sah."),
        ("Please provide one of ", "Pilih salah satu: "),
    ]
}
