import API
import Domain
import Postgres

/// Reads what a fact of each kind says, and makes the row of it.
struct FactFields: Sendable {
    let id: CompanyFactID

    /// A place of business, with its numbers at BPJS.
    func establishment(_ said: Wire.EstablishmentFact) throws -> (SQL, [CompanyNumber]) {
        var reader = FieldReader()
        let region = reader.regency("establishment.region_code", said.regionCode)
        let name = reader.read("establishment.name", said.name) { text throws(ParseFailure) in try CompanyName(text) }
        let place = reader.read("establishment.coordinates", said.coordinates) { text throws(ParseFailure) in
            try Coordinates(text)
        }
        if (said.riskClass == nil) != (said.riskBasis == nil) {
            reader.refuse(
                "establishment.risk_basis",
                "missing",
                id: "Kelas risiko dan dasarnya disebut bersama, misalnya KBLI dan lampiran PP 44/2015.",
                en: "A risk class goes with its basis, as KBLI and the annex of PP 44/2015."
            )
        }
        var numbers: [CompanyNumber] = []
        for (index, text) in (said.npps ?? []).enumerated() {
            let number = reader.read("establishment.npps[\(index)]", text) { text throws(ParseFailure) in
                try CompanyNumber(.npp, text)
            }
            if let number, !numbers.contains(number) { numbers.append(number) }
        }
        try reader.check()
        let row: SQL = """
            INSERT INTO company_establishment (fact_id, role, name, region_code, address, latitude, longitude, risk_class,
                risk_basis)
            VALUES (\(id), \(said.role), \(name?.text), \(region), \(reader.line(said.address)),
                \(place?.latitude)::text::numeric, \(place?.longitude)::text::numeric, \(said.riskClass),
                \(reader.line(said.riskBasis)))
            """
        return (row, numbers)
    }

    /// A number in a register.
    func number(_ said: Wire.NumberFact) throws -> SQL {
        guard let kind = CompanyNumber.Kind(rawValue: said.numberKind) else { throw Problem.internal }
        var reader = FieldReader()
        let number = reader.read("number.value", said.value) { text throws(ParseFailure) in
            try CompanyNumber(kind, text)
        }
        let place = reader.read("number.establishment_id", said.establishmentId) { text throws(ParseFailure) in
            try CompanyFactID(text)
        }
        try reader.check()
        return """
            INSERT INTO company_number (fact_id, number_kind, value, establishment_id)
            VALUES (\(id), \(kind.rawValue), \(number?.value), \(place))
            """
    }

    /// A former or trading name.
    func name(_ said: Wire.NameFact) throws -> SQL {
        var reader = FieldReader()
        let name = reader.read("name.name", said.name) { text throws(ParseFailure) in try CompanyName(text) }
        try reader.check()
        return "INSERT INTO company_name (fact_id, name_kind, name) VALUES (\(id), \(said.nameKind), \(name?.text))"
    }

    /// Another firm; called as the register calls it where the sender named it by identity alone.
    func link(_ said: Wire.LinkFact) throws -> (SQL, CompanyID?) {
        var reader = FieldReader()
        let other = reader.read("link.other_id", said.otherId) { text throws(ParseFailure) in try CompanyID(text) }
        let name = reader.read("link.other_name", said.otherName) { text throws(ParseFailure) in try CompanyName(text) }
        let npwp = reader.read("link.other_npwp", said.otherNpwp) { text throws(ParseFailure) in try NPWP(text) }
        if said.otherId == nil, said.otherName == nil {
            reader.refuse(
                "link.other_id",
                "missing",
                id: "Sebutkan perusahaan lain itu: other_id bila terdaftar, atau other_name.",
                en: "Name the other firm: other_id if it is registered, or other_name."
            )
        }
        try reader.check()
        let row: SQL = """
            INSERT INTO company_link (fact_id, relation, other_id, other_name, other_npwp)
            VALUES (\(id), \(said.relation), \(other),
                coalesce(\(name?.text), (SELECT c.legal_name FROM company c WHERE c.id = \(other))), \(npwp?.text))
            """
        return (row, other)
    }

    /// A line of business.
    func classification(_ said: Wire.ClassificationFact) throws -> SQL {
        guard let version = KBLIVersion(rawValue: said.kbliVersion) else { throw Problem.internal }
        var reader = FieldReader()
        let kbli = reader.read("classification.kbli", said.kbli) { text throws(ParseFailure) in
            try KBLICode(text, version: version)
        }
        try reader.check()
        return """
            INSERT INTO company_classification (fact_id, kbli, kbli_version, is_main)
            VALUES (\(id), \(kbli?.code), \(version.rawValue), \(said.isMain))
            """
    }

    /// How large the business is.
    func scale(_ said: Wire.ScaleFact) throws -> SQL {
        """
        INSERT INTO company_scale (fact_id, scale, capital, sales)
        VALUES (\(id), \(said.scale), \(said.capital), \(said.sales))
        """
    }

    /// How to reach the firm.
    func contact(_ said: Wire.ContactFact) throws -> SQL {
        guard let channel = ContactAddress.Channel(rawValue: said.channel) else { throw Problem.internal }
        var reader = FieldReader()
        let address = reader.read("contact.value", said.value) { text throws(ParseFailure) in
            try ContactAddress(channel, text)
        }
        try reader.check()
        return """
            INSERT INTO company_contact (fact_id, channel, value, position)
            VALUES (\(id), \(channel.rawValue), \(address?.text), \(reader.line(said.position)))
            """
    }

    /// BPJS' answer, which is dated as it says.
    func check(_ said: Wire.RegistrationCheckFact, by statedOn: LocalDate) throws -> SQL {
        let asked = try LocalDate(field: "registration_check.asked_on", said.askedOn)
        let answered = try LocalDate(field: "registration_check.answered_on", said.answeredOn)
        guard asked <= answered, answered <= statedOn else {
            throw Problem.invalid(
                "registration_check.answered_on",
                "impossible_day",
                id: "Jawaban tidak mendahului pertanyaan, dan tidak sesudah stated_on.",
                en: "An answer comes not before its question, and not after stated_on."
            )
        }
        var reader = FieldReader()
        let npp = reader.read("registration_check.npp", said.npp) { text throws(ParseFailure) in try NPP(text) }
        if npp != nil, said.answer != CompanyFact.Answer.registered.rawValue {
            reader.refuse(
                "registration_check.npp",
                "not_registered",
                id: "Yang tidak terdaftar tidak memiliki NPP; kosongkan.",
                en: "Who is not registered has no NPP; leave it empty."
            )
        }
        try reader.check()
        return """
            INSERT INTO company_registration_check (fact_id, asked_on, answered_on, answer, branch, npp, reference)
            VALUES (\(id), \(asked), \(answered), \(said.answer), \(reader.line(said.branch)), \(npp?.text),
                \(said.reference))
            """
    }
}
