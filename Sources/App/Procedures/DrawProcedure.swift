import Domain
import HTTPTypes
import Hummingbird
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
        let type = try DrawnType.preferred(by: call)
        let diagram = ProcedureDiagram(try Self.declared(call))
        let text =
            switch type {
            case .svg: SVGDiagram(diagram, in: call.language).text
            case .mermaid: MermaidDiagram(diagram, in: call.language).text
            }
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: text))
            try await writer.finish(nil)
        }
        return Reply(headers: [.contentType: "\(type.rawValue); charset=utf-8"], body: .stream(body))
    }

    /// The procedure that a request names by track and version; the current one where it names no version.
    ///
    /// - Throws: `not_found`.
    static func declared(_ call: Call) throws -> ProcedureVersion {
        guard let track = call.pathParameters["track"].flatMap(Track.init(rawValue:)) else { throw Problem.noProcedure }
        let procedure = ProcedureVersion.current(track)
        let asked = call.query["version"].flatMap { Int($0) } ?? procedure.number
        guard asked == procedure.number else { throw Problem.noProcedure }
        return procedure
    }
}
