import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Procedures drawn over HTTP")
struct DrawProcedureTests {
    @Test("A procedure is drawn in the form and language asked for, to everybody signed in", arguments: Track.allCases)
    func drawn(track: Track) async throws {
        try await withSharedApp { app in
            let path = "/v1/procedures/\(track.rawValue)/diagram"
            let diagram = ProcedureDiagram(.current(track))
            let usual = try await app.get(path, as: .auditor)
            #expect(usual.status == 200 && usual.header("Content-Type") == "image/svg+xml; charset=utf-8")
            #expect(usual.text == SVGDiagram(diagram, in: .id).text)
            let english = try await app.get(
                path + "?version=\(ProcedureVersion.currentNumber)",
                as: .bpjsOfficer,
                headers: ["Accept": "text/vnd.mermaid, image/svg+xml;q=0.5", "Accept-Language": "en"]
            )
            #expect(english.status == 200 && english.header("Content-Type") == "text/vnd.mermaid; charset=utf-8")
            #expect(english.text == MermaidDiagram(diagram, in: .en).text)
        }
    }

    @Test("What does not exist or cannot be drawn so is refused")
    func refused() async throws {
        try await withSharedApp { app in
            let path = "/v1/procedures/inspection/diagram"
            let other = try await app.get(path, as: .auditor, headers: ["Accept": "image/png"])
            #expect(other.status == 406 && other.code == "not_acceptable", "\(other.text)")
            #expect(other.json.detail.text.contains("image/svg+xml"))
            #expect(try await app.get(path + "?version=999", as: .auditor).status == 404)
            #expect(try await app.get("/v1/procedures/nonsense/diagram", as: .auditor).status >= 400)
            #expect(try await app.raw(.get, path).status == 401)
        }
    }
}
