import Postgres

/// Values by a short code, found by the bytes that the database sends: a list's rows look up a few codes each, and a
/// `String` for every one would cost more than the look-up.
struct CodeTable<Value: Sendable>: Sendable {
    private let entries: [(code: [UInt8], value: Value)]

    init(_ values: [(String, Value)]) { entries = values.map { (Array($0.0.utf8), $0.1) } }

    /// The value of a column's code; `nil` for NULL or a code that the table doesn't know.
    func value(_ row: Row, _ column: Int) -> Value? {
        row.withUnsafeBytes(column: column) { bytes in
            guard let bytes else { return nil }
            return entries.first { $0.code.count == bytes.count && bytes.elementsEqual($0.code) }?.value
        }
    }
}
