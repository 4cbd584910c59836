/// A PostgreSQL type, by its object id, with the id of the array of it.
///
/// Open: another module may add its own, as long as the ids are fixed in the server.
public struct PostgresType: Hashable, Sendable {
    /// The type's object id; 0 lets the server infer it.
    public let oid: UInt32
    /// The object id of this type's array; 0 lets the server infer it.
    public let arrayOID: UInt32

    /// A type by its object ids in `pg_type`.
    public init(oid: UInt32, arrayOID: UInt32) {
        self.oid = oid
        self.arrayOID = arrayOID
    }

    /// Inferred by the server from the place where the value stands (an `enum` column, say).
    public static let unspecified = PostgresType(oid: 0, arrayOID: 0)
    /// `boolean`
    public static let bool = PostgresType(oid: 16, arrayOID: 1000)
    /// `bytea`
    public static let bytea = PostgresType(oid: 17, arrayOID: 1001)
    /// `bigint`
    public static let int8 = PostgresType(oid: 20, arrayOID: 1016)
    /// `smallint`
    public static let int2 = PostgresType(oid: 21, arrayOID: 1005)
    /// `integer`
    public static let int4 = PostgresType(oid: 23, arrayOID: 1007)
    /// `text`
    public static let text = PostgresType(oid: 25, arrayOID: 1009)
    /// `json`
    public static let json = PostgresType(oid: 114, arrayOID: 199)
    /// `real`
    public static let float4 = PostgresType(oid: 700, arrayOID: 1021)
    /// `double precision`
    public static let float8 = PostgresType(oid: 701, arrayOID: 1022)
    /// `date`
    public static let date = PostgresType(oid: 1082, arrayOID: 1182)
    /// `timestamp with time zone`
    public static let timestamptz = PostgresType(oid: 1184, arrayOID: 1185)
    /// `interval`
    public static let interval = PostgresType(oid: 1186, arrayOID: 1187)
    /// `numeric`
    public static let numeric = PostgresType(oid: 1700, arrayOID: 1231)
    /// `uuid`
    public static let uuid = PostgresType(oid: 2950, arrayOID: 2951)
    /// `jsonb`
    public static let jsonb = PostgresType(oid: 3802, arrayOID: 3807)
    /// `inet`
    public static let inet = PostgresType(oid: 869, arrayOID: 1041)
}
