import ArgumentParser

struct Parameters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Parameter hukum: daftar, terbitkan, lihat akibatnya.",
            "Legal parameters: list, publish, preview."
        ),
        subcommands: [ParametersList.self, ParametersPublish.self, ParametersPreview.self]
    )
}
