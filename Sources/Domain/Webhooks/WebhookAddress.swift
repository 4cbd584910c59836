/// Where another system is called: an https address of a host by name.
///
/// The service must not be made to call what only it can reach (OWASP SSRF): addresses by number, the machine itself and
/// names without a dot are refused, and so is what a name leads to in a private network; see ``isPrivate(_:)``. Whoever runs
/// the service inside such a network allows it in the configuration.
public struct WebhookAddress: Sendable, Hashable {
    /// The address as it was given.
    public let text: String
    /// The host's name.
    public let host: String

    /// Reads an address.
    ///
    /// - Parameter isInside: Whether plain http and hosts of one's own network are allowed.
    /// - Throws: `malformed`, `unknown` for another scheme, `outOfRange` for a host that is not called.
    public init(_ text: String, isInside: Bool) throws(ParseFailure) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("\\") else {
            throw ParseFailure(
                .malformed,
                id: "Alamat ditulis lengkap, seperti https://sistem.contoh.go.id/patuh.",
                en: "The address is written in full, as https://system.example.go.id/patuh."
            )
        }
        guard parts[0] == "https" || isInside && parts[0] == "http" else {
            throw ParseFailure(.unknown, id: "Alamat harus https.", en: "The address must be https.")
        }
        let authority = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else {
            throw ParseFailure(
                .malformed,
                id: "Alamat tidak memuat nama pengguna atau kata sandi.",
                en: "The address holds no user name or password."
            )
        }
        let host = authority.prefix { $0 != ":" }.lowercased()
        let isName = host.contains(".") && host.last != "." && host.contains { $0.isLetter } && !host.hasPrefix("[")
        guard isInside || isName && host != "localhost" && !host.hasSuffix(".localhost") else {
            throw ParseFailure(
                .unknown,
                id: "Host \(ParseFailure.quoted(String(host))) tidak dipanggil; pakai nama host di internet.",
                en: "The host \(ParseFailure.quoted(String(host))) is not called; name a host on the internet."
            )
        }
        guard !host.isEmpty || authority.hasPrefix("[") else {
            throw ParseFailure(.malformed, id: "Alamat tidak menyebut host.", en: "The address names no host.")
        }
        (self.text, self.host) = (text, String(host))
    }

    /// Whether an IP address, by its bytes, lies in a network of its own: this machine, private, link-local, shared, or set
    /// apart (RFC 6890).
    public static func isPrivate(_ address: [UInt8]) -> Bool {
        if address.count == 16 {
            if address.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
                return isPrivate(Array(address.suffix(4)))
            }
            // What may be reached from everywhere lies in 2000::/3; 2002::/16 and 64:ff9b::/96 hold other addresses.
            return address[0] & 0xE0 != 0x20 || address[0] == 0x20 && address[1] == 0x02
        }
        guard address.count == 4 else { return true }
        switch (address[0], address[1]) {
        case (0, _), (10, _), (127, _), (224..., _): return true
        case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (192, 0), (198, 18...19): return true
        default: return false
        }
    }
}
