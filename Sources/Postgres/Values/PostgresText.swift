/// The place where a value writes itself in PostgreSQL's text format.
public struct PostgresText: ~Copyable {
    var bytes: [UInt8]
    private(set) var isNull = false
    private(set) var refusal: String?

    init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Appends text. A NUL in it makes the statement fail with ``PostgresError/Code/invalidText``.
    public mutating func append(_ text: some StringProtocol) {
        var copy = String(text)
        copy.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Appends bytes, which must be UTF-8 without NUL.
    public mutating func append(bytes new: some Collection<UInt8>) {
        bytes.append(contentsOf: new)
    }

    /// Makes the value NULL, whatever was appended.
    public mutating func setNull() {
        isNull = true
    }

    /// Refuses the value: the statement fails with ``PostgresError/Code/invalidText`` before it is sent.
    /// The reason must not contain the value.
    public mutating func refuse(_ reason: String) {
        refusal = refusal ?? reason
    }
}
