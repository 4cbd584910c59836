import API
import ArgumentParser
import Domain

/// The letter that a step makes or means.
struct LetterOptions: ParsableArguments {
    @Option(help: ArgumentHelp(help("Surat yang dimaksud.", "The letter that is meant."), valueName: "id"))
    var letter: Identifier?

    @Option(
        help: ArgumentHelp(
            help("Jenis surat yang dimaksud, mis. first_note.", "Kind of letter that is meant, as in first_note.")
        )
    )
    var letterKind: String?

    @Option(
        help: ArgumentHelp(
            help("Nomor surat; tanpa ini nomor berikutnya.", "Letter number; the next of the register without it.")
        )
    )
    var number: String?

    @Option(help: ArgumentHelp(help("Isi surat.", "What the letter asks.")))
    var text: String?

    /// The letter that was given; nil without any.
    var value: Wire.StepLetter? {
        let value = Wire.StepLetter(id: letter?.text, kind: letterKind, number: number, text: text)
        return value == Wire.StepLetter() ? nil : value
    }
}
