import API
import Domain
import Foundation

/// A post as a request describes it.
struct NewPost: Sendable {
    let id = ID<Wire.GivenPost>(UUIDv7.new())
    let office: ID<Wire.Office>
    let capacity: PostCapacity
    let from: LocalDate
    let last: LocalDate?

    /// Reads the request.
    ///
    /// - Throws: What is wrong with its fields, all at once.
    init(_ request: Wire.PostRequest) throws {
        var reader = FieldReader()
        let office = reader.read("office_id", request.officeId) { text throws(ParseFailure) in
            try ID<Wire.Office>(text)
        }
        let from = reader.read("valid_from", request.validFrom) { text throws(ParseFailure) in
            try LocalDate(parsing: text)
        }
        last = reader.read("valid_to", request.validTo) { text throws(ParseFailure) in try LocalDate(parsing: text) }
        capacity = request.capacity.flatMap(PostCapacity.init) ?? .holder
        if capacity != .holder {
            if request.validTo == nil {
                reader.refuse(
                    "valid_to",
                    "missing",
                    id: "Pejabat pengganti ditunjuk sampai suatu hari; isi valid_to.",
                    en: "Somebody acts until a day; give valid_to."
                )
            }
            if request.basis == nil {
                reader.refuse(
                    "basis",
                    "missing",
                    id: "Isi nomor dan tanggal surat perintahnya.",
                    en: "Give number and day of the order that it rests on."
                )
            }
        }
        try reader.check()
        guard let office, let from else { throw Problem.internal }
        self.office = office
        self.from = from
    }
}
