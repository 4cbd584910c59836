public import Foundation

/// The wire contract of `openapi.yaml` as Swift values, shared by server and command line.
///
/// Each type bears the name of its schema. Identifiers, days, times and codes stay text here: the server parses them
/// into domain values and names the field that is wrong, the command line passes them on.
public enum Wire {
    /// Writes `snake_case` JSON with sorted keys, so that the same value always gives the same bytes.
    ///
    /// - Parameter pretty: indented, for people.
    public static func encoder(pretty: Bool = false) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return encoder
    }

    /// Reads `snake_case` JSON and passes over fields it does not know: an older client must read a newer server.
    /// What a client sends is read by ``read(_:from:)`` instead, which does not.
    public static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    /// The contract itself, as it was written (YAML, OpenAPI 3.1).
    ///
    /// - Throws: when the module's resources are not where the build put them.
    public static func document() throws -> String {
        guard let url = Bundle.module.url(forResource: "openapi", withExtension: "yaml") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try String(contentsOf: url, encoding: .utf8)
    }
}
