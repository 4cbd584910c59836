import Domain
import HTTPTypes
import NIOCore

extension ProcedureRoutes {
    /// The media types in which a procedure is drawn.
    enum DrawnType: String, MediaType {
        case svg = "image/svg+xml"
        case mermaid = "text/vnd.mermaid"
    }

    /// `GET /v1/procedures/{track}/diagram`: the procedure as a drawing, made from its declaration.
    @Sendable func draw(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let type = try DrawnType.preferred(by: call.headers[.accept])
        let diagram = ProcedureDiagram(try await named(call).rules.version)
        let text =
            switch type {
            case .svg: SVGDiagram(diagram, in: call.language).text
            case .mermaid: MermaidDiagram(diagram, in: call.language).text
            }
        return Reply(
            headers: [.contentType: "\(type.rawValue); charset=utf-8"],
            body: .bytes(ByteBuffer(string: text))
        )
    }
}
