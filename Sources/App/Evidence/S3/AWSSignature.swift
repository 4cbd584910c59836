import Crypto
import Foundation

/// Signs requests as Amazon S3 and what speaks like it want it: AWS Signature Version 4 ("Authenticating Requests: Using
/// the Authorization Header", Amazon S3 API Reference), with the SHA-256 of the whole body among what is signed.
struct AWSSignature: Sendable {
    /// Who asks. The secret stands in no log and no error.
    struct Credentials: Sendable, CustomStringConvertible {
        let accessKey: String
        let secret: String
        /// Of credentials that are lent for a while.
        var session: String?

        var description: String { "credentials" }
    }

    let credentials: Credentials
    let region: String

    /// What is asked, in the parts that are signed.
    struct Request: Sendable {
        let method: String
        /// Escaped by ``escaped(_:isPath:)``.
        let path: String
        var query: [(name: String, value: String)] = []
        /// All headers that are sent but those that signing adds; `host` among them.
        var headers: [(name: String, value: String)] = []
        /// SHA-256 of the body, in hexadecimal.
        let bodyDigest: String
    }

    /// The SHA-256 of no body.
    static let emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    /// The headers of a request, with those that sign it.
    func headers(of request: Request, at time: Date) -> [(name: String, value: String)] {
        let stamp = Self.stamp(time)
        var headers = request.headers.map {
            (name: $0.name.lowercased(), value: $0.value.trimmingCharacters(in: .whitespaces))
        }
        headers.append(("x-amz-content-sha256", request.bodyDigest))
        headers.append(("x-amz-date", stamp))
        if let session = credentials.session { headers.append(("x-amz-security-token", session)) }
        headers.sort { $0.name < $1.name }
        let names = headers.map(\.name).joined(separator: ";")
        let canonical = [
            request.method, request.path, Self.text(of: request.query),
            headers.map { "\($0.name):\($0.value)\n" }.joined(), names, request.bodyDigest,
        ].joined(separator: "\n")
        let scope = "\(stamp.prefix(8))/\(region)/s3/aws4_request"
        let text = "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n\(Self.digest(canonical))"
        let signature = Self.code(text, key: key(String(stamp.prefix(8)))).hex
        headers.append(
            (
                "authorization",
                "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope),SignedHeaders=\(names),Signature=\(signature)"
            )
        )
        return headers
    }

    /// A query as it is signed and sent.
    static func text(of query: [(name: String, value: String)]) -> String {
        query.map { (escaped($0.name), escaped($0.value)) }.sorted { $0 < $1 }.map { "\($0)=\($1)" }.joined(
            separator: "&"
        )
    }

    /// All but the unreserved characters of RFC 3986 as `%XY`; in a path the slash stays.
    static func escaped(_ text: String, isPath: Bool = false) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "/") where isPath: out += "/"
            default: out += String(format: "%%%02X", byte)
            }
        }
        return out
    }

    /// `20130524T000000Z`
    private static func stamp(_ time: Date) -> String {
        time.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    }

    private func key(_ day: String) -> [UInt8] {
        [day, region, "s3", "aws4_request"].reduce(Array("AWS4\(credentials.secret)".utf8)) { Self.code($1, key: $0) }
    }

    private static func code(_ text: String, key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key)))
    }

    private static func digest(_ text: String) -> String { Array(SHA256.hash(data: Data(text.utf8))).hex }
}
