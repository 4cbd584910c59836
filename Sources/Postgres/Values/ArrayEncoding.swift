extension PostgresEncodable {
    /// The element type's array.
    public static var postgresArrayType: PostgresType {
        PostgresType(oid: postgresType.arrayOID, arrayOID: postgresType.arrayOID)
    }

    /// Writes `{…}`; every element is quoted, so that nothing in it is special.
    public static func encode(array: [Self], to text: inout PostgresText) {
        text.bytes.append(UInt8(ascii: "{"))
        for (index, element) in array.enumerated() {
            if index > 0 { text.bytes.append(UInt8(ascii: ",")) }
            var inner = PostgresText()
            element.encode(to: &inner)
            if let refusal = inner.refusal { text.refuse(refusal) }
            if inner.isNull {
                text.append("NULL")
            } else {
                text.append(arrayElement: inner.bytes, nested: Self.self is any NestedArray.Type)
            }
        }
        text.bytes.append(UInt8(ascii: "}"))
    }
}

/// Marks arrays, which stand unquoted inside an array: `{{1,2},{3,4}}`.
protocol NestedArray {}

extension Array: PostgresArrayEncodable where Element: PostgresArrayEncodable {}

extension Array: NestedArray where Element: PostgresEncodable {}

extension Array: PostgresEncodable where Element: PostgresArrayEncodable {
    /// The array of the element's type; `bytea` for bytes.
    public static var postgresType: PostgresType { Element.postgresArrayType }
    /// Writes the array.
    public func encode(to text: inout PostgresText) { Element.encode(array: self, to: &text) }
}

extension PostgresText {
    mutating func append(arrayElement element: [UInt8], nested: Bool) {
        if nested {
            bytes.append(contentsOf: element)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in element {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
