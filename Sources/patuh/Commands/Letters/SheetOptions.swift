import ArgumentParser
import Domain

/// Where a paper goes that is filled in for people to sign.
struct SheetOptions: ParsableArguments {
    @Option(help: ArgumentHelp(help("Berkas tujuan.", "The file."), valueName: "file"))
    var to: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false
}

extension CommonOptions {
    /// Fetches a paper as PDF, saves it and says where.
    ///
    /// - Parameter name: The file's name where neither the user nor the server gives one.
    func save(
        _ path: [String],
        to options: SheetOptions,
        for purpose: String? = nil,
        otherwise name: String
    )
        async throws
    {
        let client = try client()
        let request = Request(
            method: "GET",
            url: try client.url(path),
            headers: ["Accept": "application/pdf"].merging(purposeHeader(purpose)) { $1 }
        )
        let response = try await client.send(request)
        let name = options.to ?? response.fileName ?? name
        try patuh.save(response.body, to: name, force: options.force)
        output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}
