import API
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Postgres

/// The texts of letters: what stands in them, and the versions that administrators write.
struct LetterTemplateRoutes: Sendable {
    let store: Store
    let press: LetterPress

    func add(to routes: inout Routes) {
        routes.get("/v1/letter-templates", list)
        routes.get("/v1/letter-templates/{kind}", show)
        routes.post("/v1/letter-templates/{kind}/versions", draft)
        routes.get("/v1/letter-templates/{kind}/versions/{version}", version)
        routes.get("/v1/letter-templates/{kind}/versions/{version}/preview", preview)
        routes.post("/v1/letter-templates/{kind}/versions/{version}/publication", publish)
        routes.post("/v1/letter-templates/{kind}/versions/{version}/withdrawal", withdraw)
    }

    /// `GET /v1/letter-templates`, by kind.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterTemplates)
        let page = try PageRequest(call)
        let after = try page.cursor(1)?[0]
        let rows = try await store.read(
            as: call.signedIn,
            "\(LetterTemplateVersion.select) ORDER BY t.kind, t.version"
        )
        let versions = Dictionary(grouping: try rows.map(LetterTemplateVersion.init), by: \.kind)
        let kinds = LetterKind.allCases.filter { after.map($0.rawValue.isAfter) ?? true }
            .sorted { $1.rawValue.isAfter($0.rawValue) }
        let items = kinds.prefix(page.limit).map { kind in
            let own = versions[kind] ?? []
            return Wire.LetterTemplateSummary(
                kind: kind.rawValue,
                words: kind.words,
                version: own.inForce(on: call.signedIn.today),
                latest: own.last?.number ?? 0
            )
        }
        let next = kinds.count > page.limit ? items.last.map { PageRequest.encode([$0.kind]) } : nil
        return try .json(Wire.Page(items: Array(items), nextCursor: next))
    }

    /// `GET /v1/letter-templates/{kind}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterTemplates)
        let kind = try call.letterKind
        let rows = try await store.read(
            as: call.signedIn,
            "\(LetterTemplateVersion.select) WHERE t.kind = \(kind.rawValue) ORDER BY t.version"
        )
        let versions = try rows.map(LetterTemplateVersion.init)
        let vocabulary = LetterVocabulary(kind)
        return try .json(
            Wire.LetterTemplateKind(
                kind: kind.rawValue,
                words: kind.words,
                version: versions.inForce(on: call.signedIn.today),
                fields: vocabulary.names,
                blocks: vocabulary.blocks.sorted(),
                required: vocabulary.required.map(\.tag),
                elements: LetterVocabulary.elements.sorted(),
                versions: try ([LetterTemplateVersion(builtIn: kind)] + versions).map {
                    try Wire.LetterTemplateVersion($0)
                }
            )
        )
    }

    /// `GET /v1/letter-templates/{kind}/versions/{version}`
    @Sendable func version(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterTemplates)
        return try .json(try Wire.LetterTemplateVersion(whole: await find(call)))
    }

    /// `GET /v1/letter-templates/{kind}/versions/{version}/preview?fixture=…`: a letter that was never issued, in this text.
    @Sendable func preview(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readLetterTemplates)
        let type = try LetterRoutes.LetterType.preferred(by: call.headers[.accept])
        let fixture = call.query["fixture"].flatMap(LetterFixture.init) ?? .full
        let version = try await find(call)
        var page = LetterTemplateCheck.page(fixture.content(version.kind))
        page.isDraft = true
        let html = try version.source.html(page)
        guard type == .pdf else { return LetterRoutes.page(html) }
        let pdf: [UInt8]
        do {
            pdf = try await press.pdf(html)
        } catch is LetterPress.Failure {
            throw Problem.rendererUnavailable
        }
        let name = "\(version.kind.rawValue)-\(version.number)-\(fixture.rawValue).pdf"
        let headers: HTTPFields = [
            .contentType: "application/pdf", .contentDisposition: "inline; filename=\"\(name)\"", .vary: "Accept",
        ]
        return Reply(headers: headers, body: .bytes(ByteBuffer(bytes: pdf)))
    }

    /// The version that a path names.
    func find(_ call: Call) async throws -> LetterTemplateVersion {
        let kind = try call.letterKind
        guard let number = call.pathParameters["version"].flatMap({ Int32($0) }), number >= 0 else {
            throw Problem.noTemplate
        }
        if number == 0 { return try LetterTemplateVersion(builtIn: kind) }
        let rows = try await store.read(as: call.signedIn, Self.one(kind, Int(number)))
        guard let row = rows.first else { throw Problem.noTemplate }
        return try LetterTemplateVersion(row)
    }

    static func one(_ kind: LetterKind, _ number: Int) -> SQL {
        "\(LetterTemplateVersion.select) WHERE t.kind = \(kind.rawValue) AND t.version = \(number)"
    }
}

extension Call {
    /// The kind of letter that the path names.
    var letterKind: LetterKind {
        get throws {
            guard let kind = pathParameters["kind"].flatMap(LetterKind.init) else { throw Problem.noTemplate }
            return kind
        }
    }
}

extension String {
    /// Whether it comes after another, by its bytes, as the database orders codes.
    fileprivate func isAfter(_ other: String) -> Bool { other.utf8.lexicographicallyPrecedes(utf8) }
}

extension LetterVocabulary {
    /// The names of all fields with points, in order.
    var names: [String] {
        func names(_ shapes: [String: Shape], _ before: String) -> [String] {
            shapes.flatMap { name, shape in
                switch shape {
                case .text, .flag: [before + name]
                case .group(let inner): names(inner, before + name + ".")
                case .list(let inner): [before + name] + names(inner, before + name + "[].")
                }
            }
        }
        return names(fields, "").sorted()
    }
}

extension Wire.LetterTemplateVersion {
    /// A version without its text.
    init(_ version: LetterTemplateVersion) throws {
        self.init(
            kind: version.kind.rawValue,
            words: version.kind.words,
            version: version.number,
            status: version.status,
            validFrom: version.validFrom?.description,
            reason: version.reason,
            author: version.author,
            recordedAt: version.recordedAt,
            sha: try version.source.sha256.hex
        )
    }

    /// A version with its text and what it changes.
    init(whole version: LetterTemplateVersion) throws {
        try self.init(version)
        body = version.body
        diff = Self.diff(from: try LetterTemplateVersion(builtIn: version.kind).body, to: version.body)
    }

    private static func diff(from old: String, to new: String) -> [Wire.LetterTemplateLine] {
        let old = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let change = new.difference(from: old)
        var removed: [Int: String] = [:]
        var added: [Int: String] = [:]
        for step in change {
            switch step {
            case .remove(let offset, let text, _): removed[offset] = text
            case .insert(let offset, let text, _): added[offset] = text
            }
        }
        var lines: [Wire.LetterTemplateLine] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            if let text = removed[from] {
                lines.append(.init(change: "removed", text: text))
                from += 1
            } else if let text = added[to] {
                lines.append(.init(change: "added", text: text))
                to += 1
            } else {
                lines.append(.init(change: "same", text: new[to]))
                from += 1
                to += 1
            }
        }
        return lines
    }
}
