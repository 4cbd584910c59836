extension Wire {
    /// Head office, branch or site.
    public struct EstablishmentFact: Codable, Hashable, Sendable {
        /// One of `head_office`, `branch`, `site`.
        public var role: String
        /// The name.
        public var name: String
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// Street address.
        public var address: String?
        /// Latitude and longitude in degrees (WGS 84), as `-2.533333,112.950000`.
        public var coordinates: String?
        /// Risk of work accidents. One of `very_low`, `low`, `medium`, `high`, `very_high`.
        public var riskClass: String?
        /// What the risk class follows from.
        public var riskBasis: String?
        /// Its numbers at BPJS.
        public var npps: [String]?

        /// Puts the fields together.
        public init(
            role: String,
            name: String,
            regionCode: String,
            address: String? = nil,
            coordinates: String? = nil,
            riskClass: String? = nil,
            riskBasis: String? = nil,
            npps: [String]? = nil
        ) {
            self.role = role
            self.name = name
            self.regionCode = regionCode
            self.address = address
            self.coordinates = coordinates
            self.riskClass = riskClass
            self.riskBasis = riskBasis
            self.npps = npps
        }
    }
}

extension Wire {
    /// A firm's number in a register.
    public struct NumberFact: Codable, Hashable, Sendable {
        /// One of `nib`, `npwp`, `npp`, `wlkp`, `nitku`.
        public var numberKind: String
        /// The number.
        public var value: String
        /// The establishment whose number it is.
        public var establishmentId: String?

        /// Puts the fields together.
        public init(numberKind: String, value: String, establishmentId: String? = nil) {
            self.numberKind = numberKind
            self.value = value
            self.establishmentId = establishmentId
        }
    }
}

extension Wire {
    /// A name beside the firm's own.
    public struct NameFact: Codable, Hashable, Sendable {
        /// `former` or `trading`.
        public var nameKind: String
        /// The name.
        public var name: String

        /// Puts the fields together.
        public init(nameKind: String, name: String) {
            self.nameKind = nameKind
            self.name = name
        }
    }
}

extension Wire {
    /// What another firm is to this one.
    public struct LinkFact: Codable, Hashable, Sendable {
        /// One of `contractor`, `subcontractor`, `labour_supplier`, `parent`, `head_office`, `supply_chain`.
        public var relation: String
        /// The other firm, where the register has it.
        public var otherId: String?
        /// Its name.
        public var otherName: String?
        /// Its tax number.
        public var otherNpwp: String?

        /// Puts the fields together.
        public init(relation: String, otherId: String? = nil, otherName: String? = nil, otherNpwp: String? = nil) {
            self.relation = relation
            self.otherId = otherId
            self.otherName = otherName
            self.otherNpwp = otherNpwp
        }
    }
}

extension Wire {
    /// A line of business.
    public struct ClassificationFact: Codable, Hashable, Sendable {
        /// Five digits.
        public var kbli: String
        /// The edition: 2020 or 2025.
        public var kbliVersion: Int
        /// Whether it is the main one.
        public var isMain: Bool

        /// Puts the fields together.
        public init(kbli: String, kbliVersion: Int, isMain: Bool) {
            self.kbli = kbli
            self.kbliVersion = kbliVersion
            self.isMain = isMain
        }
    }
}

extension Wire {
    /// How large the business is (PP 7/2021 art. 35).
    public struct ScaleFact: Codable, Hashable, Sendable {
        /// One of `mikro`, `kecil`, `menengah`, `besar`.
        public var scale: String
        /// Capital without land and buildings, whole rupiah.
        public var capital: Int64?
        /// Yearly sales, whole rupiah.
        public var sales: Int64?

        /// Puts the fields together.
        public init(scale: String, capital: Int64? = nil, sales: Int64? = nil) {
            self.scale = scale
            self.capital = capital
            self.sales = sales
        }
    }
}

extension Wire {
    /// How to reach the firm.
    public struct ContactFact: Codable, Hashable, Sendable {
        /// One of `phone`, `email`, `web`.
        public var channel: String
        /// Number or address.
        public var value: String
        /// Whose, by office and never by name.
        public var position: String?

        /// Puts the fields together.
        public init(channel: String, value: String, position: String? = nil) {
            self.channel = channel
            self.value = value
            self.position = position
        }
    }
}

extension Wire {
    /// BPJS' answer to whether the firm is registered anywhere in the country.
    public struct RegistrationCheckFact: Codable, Hashable, Sendable {
        /// The day of the question.
        public var askedOn: String
        /// The day of the answer.
        public var answeredOn: String
        /// `registered` or `not_registered`.
        public var answer: String
        /// The branch that has it.
        public var branch: String?
        /// Its number there.
        public var npp: String?
        /// The number of the answer.
        public var reference: String

        /// Puts the fields together.
        public init(
            askedOn: String,
            answeredOn: String,
            answer: String,
            branch: String? = nil,
            npp: String? = nil,
            reference: String
        ) {
            self.askedOn = askedOn
            self.answeredOn = answeredOn
            self.answer = answer
            self.branch = branch
            self.npp = npp
            self.reference = reference
        }
    }
}
