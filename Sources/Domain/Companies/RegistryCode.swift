/// The common shape of registry numbers without a published format: short, upper case, printable ASCII.
enum RegistryCode {
    /// Trims and raises to upper case; nil when the text must be refused.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
        var rest = bytes[...]
        rest.trimBlanks()
        guard !rest.isEmpty, rest.count <= limit, rest.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return String(unsafeUninitializedCapacity: rest.count) { out in
            for (index, byte) in rest.enumerated() {
                out[index] = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
            }
            return rest.count
        }
    }

    /// Reads a text, or throws the reason why it cannot be.
    static func parse(_ text: String, limit: Int, name: Words) throws(ParseFailure) -> String {
        var text = text
        if SpreadsheetDamage.isScientific(text) {
            throw SpreadsheetDamage.failure(text, id: name.id, en: name.en)
        }
        if let code = text.withUTF8({ read($0, limit: limit) }) { return code }
        let shown = ParseFailure.quoted(text)
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            throw ParseFailure(.empty, id: "\(name.id) kosong.", en: "The \(name.en) is empty.")
        }
        if text.utf8.count > limit, text.utf8.allSatisfy({ $0 < 0x80 }) {
            throw ParseFailure(
                .wrongLength,
                id: "\(name.id) \(shown) terlalu panjang; paling banyak \(limit) tanda.",
                en: "The \(name.en) \(shown) is too long; it has at most \(limit) characters."
            )
        }
        throw ParseFailure(
            .malformed,
            id: "\(name.id) \(shown) memuat tanda yang tidak biasa; hanya huruf A–Z, angka 0–9 dan tanda baca.",
            en: "The \(name.en) \(shown) has unusual signs; only letters A–Z, digits 0–9 and punctuation are taken."
        )
    }
}

/// Nomor Pendaftaran Perusahaan (also: Nomor Pokok Perusahaan), an employer's number at BPJS Ketenagakerjaan.
///
/// No format is published: up to 20 characters, kept trimmed and in upper case. One firm may have several (branch,
/// project, risk class).
public struct NPP: TextValue {
    /// The normal form.
    public let text: String

    /// Trims and raises to upper case.
    ///
    /// - Throws: `empty`, `wrong_length`, `malformed` or `scientific_notation`.
    public init(_ text: String) throws(ParseFailure) {
        self.text = try RegistryCode.parse(text, limit: 20, name: Words(id: "NPP", en: "NPP"))
    }

    private init(trusted text: String) { self.text = text }
}

extension NPP: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> NPP? {
        // A code with an E among digits may be a rounded number; the slow way decides.
        let code = RegistryCode.read(bytes, limit: 20)
        guard let code, !SpreadsheetDamage.mayBeScientific(code) else { return nil }
        return NPP(trusted: code)
    }
}

/// The registration code of the annual manpower report, WLKP (UU 7/1981; Permenaker 18/2017 as amended by 4/2019).
///
/// No format is published: up to 30 characters, kept trimmed and in upper case, for example `6271.00015`.
public struct WLKPNumber: TextValue {
    /// The normal form.
    public let text: String

    /// Trims and raises to upper case.
    ///
    /// - Throws: `empty`, `wrong_length`, `malformed` or `scientific_notation`.
    public init(_ text: String) throws(ParseFailure) {
        self.text = try RegistryCode.parse(
            text,
            limit: 30,
            name: Words(id: "Nomor pendaftaran WLKP", en: "WLKP registration number")
        )
    }

    private init(trusted text: String) { self.text = text }
}

extension WLKPNumber: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> WLKPNumber? {
        let code = RegistryCode.read(bytes, limit: 30)
        guard let code, !SpreadsheetDamage.mayBeScientific(code) else { return nil }
        return WLKPNumber(trusted: code)
    }
}
