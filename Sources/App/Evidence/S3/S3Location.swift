import Domain
import Foundation

/// Where files lie in a store that speaks S3: `s3://BUCKET/PREFIX?endpoint=https://…&region=…`. Without an endpoint it is
/// Amazon's own.
struct S3Location: Sendable, Equatable {
    let bucket: String
    /// Before every key; empty, or with a slash at its end.
    let prefix: String
    let region: String
    /// Without a slash at its end; `nil` for Amazon's own.
    let endpoint: String?

    /// Reads an address.
    ///
    /// - Throws: ``StartFailure`` where it is none.
    init(_ text: String) throws {
        guard let parts = URLComponents(string: text), parts.scheme == "s3", let bucket = parts.host,
            bucket.wholeMatch(of: /[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/) != nil, parts.user == nil, parts.password == nil
        else { throw Self.malformed }
        var endpoint: String?
        var region = "us-east-1"
        for item in parts.queryItems ?? [] {
            guard let value = item.value, !value.isEmpty else { throw Self.malformed }
            switch item.name {
            case "endpoint":
                guard let url = URLComponents(string: value), ["http", "https"].contains(url.scheme), url.host != nil,
                    ["", "/"].contains(url.path), url.query == nil, url.user == nil
                else { throw Self.malformed }
                endpoint = value.hasSuffix("/") ? String(value.dropLast()) : value
            case "region": region = value
            default: throw Self.malformed
            }
        }
        let path = parts.path.split(separator: "/").joined(separator: "/")
        self.bucket = bucket
        self.region = region
        self.endpoint = endpoint
        prefix = path.isEmpty ? "" : path + "/"
    }

    /// Scheme and host with port, as requests address the bucket: below an endpoint of one's own by the path, at Amazon by
    /// the host.
    var base: String { endpoint ?? "https://\(bucket).s3.\(region).amazonaws.com" }

    /// What stands in the `Host` header.
    var host: String { String(base.drop { $0 != "/" }.dropFirst(2)) }

    /// The escaped path of a key; of the bucket itself without one.
    func path(_ key: String? = nil) -> String {
        let bucket = endpoint == nil ? "" : "/\(bucket)"
        guard let key else { return bucket.isEmpty ? "/" : bucket }
        return bucket + "/" + AWSSignature.escaped(prefix + key, isPath: true)
    }

    private static let malformed = StartFailure(
        id: "alamat penyimpanan bukti tidak sah",
        en: "the address of the evidence store is not valid",
        remedy: Words(
            id: "s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION, tanpa kunci di dalamnya",
            en: "s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION, with no key in it"
        )
    )
}

extension AWSSignature.Credentials {
    /// From the usual variables, or the usual file.
    ///
    /// - Throws: ``StartFailure`` where there are none.
    init(environment: [String: String]) throws {
        if let key = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"],
            !key.isEmpty, !secret.isEmpty
        {
            self.init(accessKey: key, secret: secret, session: environment["AWS_SESSION_TOKEN"])
            return
        }
        let home = environment["HOME"].map { $0 + "/.aws/credentials" }
        let profile = environment["AWS_PROFILE"] ?? "default"
        if let file = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home,
            let text = try? String(contentsOfFile: file, encoding: .utf8)
        {
            let values = Self.values(of: profile, in: text)
            if let key = values["aws_access_key_id"], let secret = values["aws_secret_access_key"] {
                self.init(accessKey: key, secret: secret, session: values["aws_session_token"])
                return
            }
        }
        throw StartFailure(
            id: "tidak ada kunci untuk penyimpanan bukti",
            en: "there are no credentials for the evidence store",
            remedy: Words(
                id: "AWS_ACCESS_KEY_ID dan AWS_SECRET_ACCESS_KEY, atau AWS_SHARED_CREDENTIALS_FILE",
                en: "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_SHARED_CREDENTIALS_FILE"
            )
        )
    }

    /// One profile's values of a credentials file.
    static func values(of profile: String, in text: String) -> [String: String] {
        var values: [String: String] = [:]
        var isInside = false
        for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.hasPrefix("[") {
                isInside = line == "[\(profile)]"
            } else if isInside, !line.hasPrefix("#"), let sign = line.firstIndex(of: "=") {
                let name = line[..<sign].trimmingCharacters(in: .whitespaces)
                values[name] = line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces)
            }
        }
        return values
    }
}
