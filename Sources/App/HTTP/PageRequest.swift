import Domain
import Foundation
import Postgres

/// Which page of a list is asked for. Pages follow a key, never an offset: the thousandth costs what the first does.
///
/// A query asks for one row more than the page holds; `next(_:key:)` then knows whether there is a next page, and
/// makes its cursor of the last row that is shown.
struct PageRequest: Sendable {
    let limit: Int
    private let cursor: String?

    /// Reads `limit` and `cursor`, which the contract has checked.
    init(_ call: Call) throws {
        limit = call.query["limit"].flatMap(Int.init) ?? 50
        cursor = call.query["cursor"]
    }

    /// The key after which the page begins, in so many parts; `nil` for the first page.
    ///
    /// - Throws: `malformed_cursor` for a cursor that no list of this kind gave.
    func cursor(_ parts: Int) throws -> [String]? {
        guard let cursor else { return nil }
        guard let key = Self.decode(cursor), key.count == parts else { throw Problem.malformedCursor }
        return key
    }

    /// A part of the key as an identity.
    func id<Entity>(_ text: String, of type: Entity.Type = Entity.self) throws -> ID<Entity> {
        do { return try ID<Entity>(text) } catch { throw Problem.malformedCursor }
    }

    /// The cursor of the next page, of the key of the last row shown; `nil` on the last page.
    func next(_ rows: Rows, key: (Row) throws -> [String]) throws -> String? {
        guard rows.count > limit else { return nil }
        return Self.encode(try key(rows[rows.startIndex + limit - 1]))
    }

    /// A key as opaque text.
    static func encode(_ key: [String]) -> String {
        let bytes = (try? JSONEncoder().encode(key)) ?? Data()
        // RFC 4648 § 5, without padding.
        let base64 = bytes.base64EncodedString().utf8.lazy.filter { $0 != UInt8(ascii: "=") }.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        return String(decoding: Array(base64), as: UTF8.self)
    }

    /// The key of opaque text, or `nil` for text that is no cursor.
    static func decode(_ text: String) -> [String]? {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let key = try? JSONDecoder().decode([String].self, from: bytes),
            !key.contains(where: { $0.contains("\0") })
        else { return nil }
        return key
    }
}

extension Problem {
    /// A cursor that was not given by this list.
    static let malformedCursor = Problem.malformed(
        "malformed_cursor",
        id: "Kursor tidak sah; mulai lagi dari halaman pertama.",
        en: "The cursor is not valid; begin again with the first page."
    )

    /// A cursor that another database's list gave: one that was restored from a dump counts anew.
    static let foreignCursor = Problem.malformed(
        "foreign_cursor",
        id: "Kursor ini dari basis data lain, misalnya sebelum pemulihan dari cadangan; mulai lagi tanpa since.",
        en: "The cursor is of another database, as from before it was restored; begin again without since."
    )
}
