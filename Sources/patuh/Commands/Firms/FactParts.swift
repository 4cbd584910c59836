import API
import ArgumentParser
import Domain

/// The fields of a fact as they are typed, `field=value`.
struct FactParts {
    /// Which fields each kind has.
    static let guide = Words(
        id: """
            Isian per jenis (isian=nilai):
              establishment: role name region [address coordinates risk-class risk-basis npps=A,B]
              number: kind value [establishment]
              name: kind=former|trading name
              link: relation [id name npwp]
              classification: kbli version=2020|2025 [main=ya]
              scale: scale [capital sales], dengan --evidence
              contact: channel=phone|email|web value [position]
              registration_check: asked-on answered-on answer=registered|not_registered reference [branch npp]
            """,
        en: """
            Fields by kind (field=value):
              establishment: role name region [address coordinates risk-class risk-basis npps=A,B]
              number: kind value [establishment]
              name: kind=former|trading name
              link: relation [id name npwp]
              classification: kbli version=2020|2025 [main=yes]
              scale: scale [capital sales], with --evidence
              contact: channel=phone|email|web value [position]
              registration_check: asked-on answered-on answer=registered|not_registered reference [branch npp]
            """
    )

    private var values: [String: String] = [:]

    /// Takes the fields apart.
    init(_ fields: [String]) throws {
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, values[parts[0]] == nil else {
                throw ValidationError(help("Tulis isian=nilai, sekali: \(field)", "Write field=value, once: \(field)"))
            }
            values[parts[0]] = parts[1]
        }
    }

    /// Puts the fields where the kind has them.
    mutating func fill(_ request: inout Wire.CompanyFactRequest) throws {
        switch CompanyFact.Kind(rawValue: request.kind) {
        case .establishment:
            request.establishment = Wire.EstablishmentFact(
                role: try needed("role"),
                name: try needed("name"),
                regionCode: try needed("region"),
                address: take("address"),
                coordinates: take("coordinates"),
                riskClass: take("risk-class"),
                riskBasis: take("risk-basis"),
                npps: take("npps").map { $0.split(separator: ",").map(String.init) }
            )
        case .number:
            request.number = Wire.NumberFact(
                numberKind: try needed("kind"),
                value: try needed("value"),
                establishmentId: take("establishment")
            )
        case .name: request.name = Wire.NameFact(nameKind: try needed("kind"), name: try needed("name"))
        case .link:
            request.link = Wire.LinkFact(
                relation: try needed("relation"),
                otherId: take("id"),
                otherName: take("name"),
                otherNpwp: take("npwp")
            )
        case .classification:
            request.classification = Wire.ClassificationFact(
                kbli: try needed("kbli"),
                kbliVersion: try whole("version") ?? 2020,
                isMain: ["ya", "yes", "true"].contains(take("main") ?? "")
            )
        case .scale:
            request.scale = Wire.ScaleFact(
                scale: try needed("scale"),
                capital: try whole("capital").map(Int64.init),
                sales: try whole("sales").map(Int64.init)
            )
        case .contact:
            request.contact = Wire.ContactFact(
                channel: try needed("channel"),
                value: try needed("value"),
                position: take("position")
            )
        case .registrationCheck:
            request.registrationCheck = Wire.RegistrationCheckFact(
                askedOn: try needed("asked-on"),
                answeredOn: try needed("answered-on"),
                answer: try needed("answer"),
                branch: take("branch"),
                npp: take("npp"),
                reference: try needed("reference")
            )
        case nil:
            throw ValidationError(help("Jenis tidak dikenal: \(request.kind)", "Unknown kind: \(request.kind)"))
        }
        guard let strange = values.keys.sorted().first else { return }
        throw ValidationError(
            help("\(request.kind) tidak memiliki isian \(strange)", "\(request.kind) has no field \(strange)")
        )
    }

    private mutating func take(_ field: String) -> String? { values.removeValue(forKey: field) }

    private mutating func needed(_ field: String) throws -> String {
        guard let value = take(field) else {
            throw ValidationError(help("Sebutkan \(field)=…", "Say \(field)=…"))
        }
        return value
    }

    private mutating func whole(_ field: String) throws -> Int? {
        guard let text = take(field) else { return nil }
        guard let number = Int(text) else {
            throw ValidationError(
                help("\(field) berupa angka tanpa titik: \(text)", "\(field) is digits without points: \(text)")
            )
        }
        return number
    }
}
