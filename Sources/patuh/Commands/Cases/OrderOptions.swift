import API
import ArgumentParser
import Domain

/// The order (SPT) of a step.
struct OrderOptions: ParsableArguments {
    @Option(help: ArgumentHelp(help("SPT yang sudah ada.", "An assignment letter that exists."), valueName: "id"))
    var assignment: Identifier?

    @Option(
        name: .customLong("inspector"),
        help: ArgumentHelp(
            help(
                "SPT baru: pengawas (login atau id); boleh berulang.",
                "New order: inspector (login or id); may be repeated."
            ),
            valueName: "login"
        )
    )
    var inspectors: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("SPT baru: berlaku dari.", "New order: valid from."), valueName: "day")
    )
    var validFrom: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("SPT baru: berlaku sampai.", "New order: valid until."), valueName: "day")
    )
    var validTo: DayArgument?

    @Option(help: ArgumentHelp(help("SPT baru: nomor.", "New order: number.")))
    var assignmentNumber: String?

    @Option(
        help: ArgumentHelp(
            help("SPT baru: periodic, first, special, repeat.", "New order: periodic, first, special, repeat.")
        )
    )
    var assignmentKind: String?

    /// The order that was given; nil without any.
    var value: Wire.StepAssignment? {
        let order = Wire.StepAssignment(
            id: assignment?.text,
            number: assignmentNumber,
            kind: assignmentKind,
            inspectors: inspectors.isEmpty ? nil : inspectors,
            validFrom: validFrom?.text,
            validTo: validTo?.text
        )
        return order == Wire.StepAssignment() ? nil : order
    }
}
