import API
import Domain
import HTTPTypes
import Postgres

/// What is remembered of a source's titles.
enum RememberedMapping {
    /// The latest version.
    static func select(_ source: RegistrySource) -> SQL {
        """
        SELECT m.version, m.titles, m.set_at, p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM import_mapping m JOIN person p ON p.id = m.set_by
        WHERE m.source = \(source.rawValue) ORDER BY m.version DESC LIMIT 1
        """
    }
}

extension ImportRoutes {
    /// `GET /v1/import-mappings/{source}`; version 0 as long as nobody has said anything.
    @Sendable func showMapping(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let source = try call.registrySource
        let row = try await store.read(as: call.signedIn, RememberedMapping.select(source)).first
        return try Self.mapping(row, source)
    }

    /// `PUT /v1/import-mappings/{source}`: all that is remembered from now on. What was remembered before stays on record.
    @Sendable func setMapping(_ call: Call) async throws -> Reply {
        _ = try call.permit(.importList)
        let source = try call.registrySource
        let request: Wire.ImportMappingRequest = try call.read()
        let expected = try call.expectedVersion(request.expectedVersion)
        let mapping = try Self.mapping(request, source)
        return try await store.once(call) { tx in
            let known = try await tx.query(RememberedMapping.select(source)).first
            let version = try known?.column("version", as: Int.self) ?? 0
            try expected?.check(version)
            return try await Self.remember(mapping.names, version + 1, source, call, tx)
        }
    }

    /// `DELETE /v1/import-mappings/{source}`: nothing is remembered from now on. What was remembered before stays on record.
    @Sendable func removeMapping(_ call: Call) async throws -> Reply {
        _ = try call.permit(.importList)
        let source = try call.registrySource
        let expected = try call.expectedVersion(nil)
        return try await store.once(call) { tx in
            let known = try await tx.query(RememberedMapping.select(source)).first
            let version = try known?.column("version", as: Int.self) ?? 0
            try expected?.check(version)
            let names: [String: String] = try known?.json("titles") ?? [:]
            guard !names.isEmpty else { return try Self.mapping(known, source) }
            return try await Self.remember([:], version + 1, source, call, tx)
        }
    }

    private static func remember(
        _ names: [String: String],
        _ version: Int,
        _ source: RegistrySource,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        _ = try await tx.execute(
            """
            INSERT INTO import_mapping (source, version, titles, set_by)
            VALUES (\(source.rawValue), \(version), \(JSON(names)), \(call.signedIn.personID))
            """
        )
        return try mapping(try await tx.query(RememberedMapping.select(source)).first, source)
    }

    private static func mapping(_ row: Row?, _ source: RegistrySource) throws -> Reply {
        let names: [String: String] = try row?.json("titles") ?? [:]
        let version = try row?.column("version", as: Int.self) ?? 0
        let told = Wire.ImportMapping(
            source: source.rawValue,
            version: version,
            titles: names.sorted { $0.key < $1.key }.map { Wire.MappedTitle(title: $0.key, field: $0.value) },
            fields: source.columns.map(\.rawValue),
            requiredFields: source.requiredColumns.map(\.rawValue),
            setAt: try row?.time("set_at"),
            person: try row?.person("person") ?? nil
        )
        return try .json(told, version: version)
    }

    private static func mapping(_ request: Wire.ImportMappingRequest, _ source: RegistrySource) throws -> ListMapping {
        var names: [String: String] = [:]
        for mapped in request.titles {
            guard names.updateValue(mapped.field, forKey: mapped.title) == nil else {
                throw Problem.invalid(
                    "titles",
                    "duplicate_title",
                    id: "Judul \(ParseFailure.quoted(mapped.title)) disebut dua kali.",
                    en: "The title \(ParseFailure.quoted(mapped.title)) stands twice."
                )
            }
        }
        do {
            let mapping = try ListMapping(names, source: source)
            try mapping.checkUsualTitles(of: source)
            return mapping
        } catch {
            throw Problem.invalid("titles", error)
        }
    }
}

extension Call {
    /// The register that the path names.
    fileprivate var registrySource: RegistrySource {
        get throws {
            guard let source = pathParameters["source"].flatMap(RegistrySource.init(rawValue:)) else {
                throw Problem.notFound()
            }
            return source
        }
    }
}
