extension SQL {
    /// What the compiler builds a ``SQL`` literal through.
    public struct Interpolation: StringInterpolationProtocol {
        var sql = SQL()

        /// Called by the compiler.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Literal text of the statement.
        public mutating func appendLiteral(_ literal: StaticString) {
            sql.append(literal: literal.description)
        }

        /// Binds a value, or NULL for `nil`: `SET closed_on = \(day)`.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            sql.append(value: value)
        }

        /// Binds a value: `WHERE id = \(id)`. An array binds a PostgreSQL array.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            sql.append(value: value)
        }

        /// Composes a fragment: `WHERE \(condition)`.
        public mutating func appendInterpolation(_ fragment: SQL) {
            sql.append(fragment)
        }

        /// Splices a quoted name: `FROM \(identifier: table)`. The name is used exactly as written.
        public mutating func appendInterpolation(identifier name: String) {
            sql.append(identifier: name)
        }

        /// Splices a qualified, quoted name: `FROM \(identifier: ["patuh", "company"])`.
        public mutating func appendInterpolation(identifier path: [String]) {
            for (index, name) in path.enumerated() {
                if index > 0 { sql.append(literal: ".") }
                sql.append(identifier: name)
            }
        }
    }
}
