import Glibc

/// The bound values of a statement: their texts in one buffer, each ended by a NUL as libpq wants it.
struct Binds: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var values: [Value] = []
    /// Why a value can't be sent; the first one found.
    private(set) var refusal: String?

    struct Value: Sendable {
        var type: UInt32
        /// Offset of the first byte, or -1 for NULL.
        var start: Int
    }

    var count: Int { values.count }

    mutating func append<Encodable: PostgresEncodable>(_ value: Encodable) {
        let start = bytes.count
        var text = PostgresText(bytes: bytes)
        bytes = []
        value.encode(to: &text)
        bytes = text.bytes
        refusal = refusal ?? text.refusal
        if text.isNull {
            bytes.removeSubrange(start...)
            values.append(Value(type: Encodable.postgresType.oid, start: -1))
        } else {
            if hasNUL(from: start) { refusal = refusal ?? "a text value contains a NUL character" }
            bytes.append(0)
            values.append(Value(type: Encodable.postgresType.oid, start: start))
        }
    }

    private func hasNUL(from start: Int) -> Bool {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count else { return false }
            return memchr(base + start, 0, buffer.count - start) != nil
        }
    }

    mutating func append(_ other: Binds) {
        let shift = bytes.count
        bytes += other.bytes
        values += other.values.map { Value(type: $0.type, start: $0.start < 0 ? -1 : $0.start + shift) }
        refusal = refusal ?? other.refusal
    }

    var types: [UInt32] { values.map(\.type) }

    /// Calls `body` with libpq's arrays of value pointers; NULL values are null pointers.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        guard !values.isEmpty else { return body(nil) }
        return bytes.withUnsafeBufferPointer { buffer in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: values.count) { pointers in
                let base = buffer.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
                for (index, value) in values.enumerated() {
                    pointers.initializeElement(at: index, to: value.start < 0 ? nil : base.map { $0 + value.start })
                }
                return body(pointers.baseAddress.map { UnsafePointer($0) })
            }
        }
    }
}
