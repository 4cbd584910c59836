import API
import Domain
import Postgres

/// A fact whose fields have been read, ready to be written.
struct FactReader: Sendable {
    let id: CompanyFactID
    let kind: CompanyFact.Kind
    let request: Wire.CompanyFactRequest
    let statedOn: LocalDate
    let validFrom: LocalDate?
    let validUntil: LocalDate?
    /// The row of its kind's table.
    let detail: SQL
    /// The firm that it links to; the sender has to see it.
    private(set) var other: CompanyID?
    /// The numbers of an establishment.
    private(set) var npps: [CompanyNumber] = []

    /// Reads the fields.
    ///
    /// - Throws: a problem that names every field that can't be taken.
    init(_ request: Wire.CompanyFactRequest, today: LocalDate) throws {
        self.request = request
        id = try request.id.map { try CompanyFactID(field: "id", $0) } ?? CompanyFactID(UUIDv7.new())
        guard let kind = CompanyFact.Kind(rawValue: request.kind) else {
            throw Problem.invalid([.notKnown("kind", request.kind, known: CompanyFact.Kind.allCases.map(\.rawValue))])
        }
        self.kind = kind
        try Self.checkParts(of: request, kind)
        statedOn = try LocalDate(field: "stated_on", request.statedOn)
        guard statedOn <= today else { throw Problem.factAhead("stated_on") }
        validFrom = try request.validFrom.map { try LocalDate(field: "valid_from", $0) }
        validUntil = try request.validUntil.map { try LocalDate(field: "valid_until", $0) }
        if let validFrom, let validUntil, validUntil <= validFrom { throw Problem.factEndsFirst("valid_until") }
        let fields = FactFields(id: id)
        switch kind {
        case .establishment:
            (detail, npps) = try fields.establishment(try Self.part(request.establishment))
        case .number: detail = try fields.number(try Self.part(request.number))
        case .name: detail = try fields.name(try Self.part(request.name))
        case .link: (detail, other) = try fields.link(try Self.part(request.link))
        case .classification: detail = try fields.classification(try Self.part(request.classification))
        case .scale:
            guard request.evidence != nil else { throw Problem.scaleWithoutEvidence }
            detail = try fields.scale(try Self.part(request.scale))
        case .contact: detail = try fields.contact(try Self.part(request.contact))
        case .registrationCheck:
            detail = try fields.check(try Self.part(request.registrationCheck), by: statedOn)
        }
    }

    /// The part that ``checkParts(of:_:)`` has seen.
    private static func part<Part>(_ part: Part?) throws -> Part {
        guard let part else { throw Problem.internal }
        return part
    }

    /// Sees that the part of the fact's kind is there, and no other.
    private static func checkParts(of request: Wire.CompanyFactRequest, _ kind: CompanyFact.Kind) throws {
        let parts: [(CompanyFact.Kind, Bool)] = [
            (.establishment, request.establishment != nil), (.number, request.number != nil),
            (.name, request.name != nil), (.link, request.link != nil),
            (.classification, request.classification != nil), (.scale, request.scale != nil),
            (.contact, request.contact != nil), (.registrationCheck, request.registrationCheck != nil),
        ]
        var reader = FieldReader()
        for (part, isThere) in parts {
            if part == kind, !isThere {
                reader.refuse(
                    part.rawValue,
                    "missing",
                    id: "Isi objek \(part.rawValue) sesuai kind.",
                    en: "Give the object \(part.rawValue), as kind names it."
                )
            } else if part != kind, isThere {
                reader.refuse(
                    part.rawValue,
                    "not_of_kind",
                    id: "Hanya objek \(kind.rawValue) yang sesuai kind; catat yang lain tersendiri.",
                    en: "Only the object \(kind.rawValue) goes with kind; record the other by itself."
                )
            }
        }
        try reader.check()
    }
}

extension FactReader {
    /// The statements that write it.
    func statements(for company: CompanyID, by person: PersonID) -> [SQL] {
        var statements: [SQL] = [header(id, kind, company, person), detail]
        for npp in npps {
            let number = CompanyFactID(UUIDv7.new())
            statements.append(header(number, .number, company, person))
            statements.append(
                """
                INSERT INTO company_number (fact_id, number_kind, value, establishment_id)
                VALUES (\(number), \(npp.kind.rawValue), \(npp.value), \(id))
                """
            )
        }
        return statements
    }

    private func header(_ id: CompanyFactID, _ kind: CompanyFact.Kind, _ company: CompanyID, _ person: PersonID) -> SQL
    {
        """
        INSERT INTO company_fact (id, company_id, kind, source, evidence, stated_on, valid_from, valid_until, recorded_by)
        VALUES (\(id), \(company), \(kind.rawValue), \(request.source), \(request.evidence), \(statedOn), \(validFrom),
            \(validUntil), \(person))
        """
    }
}
