import API
import ArgumentParser
import Domain
import Foundation

struct ProceduresShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat prosedur: keadaan, peralihan, tenggat.", "A procedure: states, transitions, deadlines.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Option(
        name: [.customLong("version"), .customLong("version-number")],
        help: ArgumentHelp(
            help("Versi; tanpa ini yang berlaku hari ini.", "Version; the one in force today without it.")
        ),
        transform: { text in
            guard let version = Int(text), version > 0 else { throw ValidationError("--version \(text)") }
            return version
        }
    )
    var versionNumber: Int?

    @Option(help: ArgumentHelp(help("Hanya peralihan dari keadaan ini.", "Only transitions from this state.")))
    var from: String?

    @Option(
        help: ArgumentHelp(
            help("Gambar prosedur, sebagai mermaid atau svg.", "The procedure as a drawing, as mermaid or svg.")
        )
    )
    var diagram: Drawing?

    /// The languages of drawings.
    enum Drawing: String, ExpressibleByArgument, CaseIterable {
        case mermaid
        case svg

        var mediaType: String {
            switch self {
            case .mermaid: MermaidDiagram.mediaType
            case .svg: SVGDiagram.mediaType
            }
        }
    }

    func run() async throws {
        if let diagram { return try await draw(diagram) }
        let language = Surroundings.current.language
        let answer = try await common.client()
            .get(
                ["v1", "procedures", track],
                [("version", versionNumber.map(String.init))],
                as: Wire.Procedure.self
            )
        let procedure = answer.value
        let transitions = procedure.transitions.filter { from == nil || $0.fromState == from }
        let table = Block.table(Sheets.transitions.table(transitions, in: language))
        guard common.output.format == .table, from == nil else { return common.output.show(answer.data, [table]) }
        let card = Card([
            Card.Field("track", "jalur", "track", "\(procedure.words[language]) (\(procedure.track))"),
            Card.Field("version", "versi", "version", "\(procedure.version), \(procedure.status)"),
            Card.Field("hash", "sidik", "hash", procedure.hash),
        ])
        common.output.show(
            answer.data,
            [
                .card(card),
                .heading(Words(id: "Keadaan", en: "States")),
                .table(Sheets.states.table(procedure.states, in: language)),
                .heading(Words(id: "Peralihan", en: "Transitions")),
                table,
                .heading(Words(id: "Tenggat", en: "Deadlines")),
                .table(Sheets.procedureClocks.table(procedure.clocks, in: language)),
            ]
        )
    }

    /// Writes the drawing as the server made it.
    private func draw(_ drawing: Drawing) async throws {
        let client = try common.client()
        let version = versionNumber.map(String.init)
        let request = Request(
            method: "GET",
            url: try client.url(["v1", "procedures", track, "diagram"], [("version", version)]),
            headers: ["Accept": "\(drawing.mediaType), application/problem+json"]
        )
        Surroundings.current.write(try await client.send(request).body)
    }
}
