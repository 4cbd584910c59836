extension Wire {
    /// A firm entered by hand.
    public struct CompanyRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The name.
        public var name: String
        /// Name used in trade, where it differs.
        public var tradeName: String?
        /// Kind code. One of `employer`, `construction_project`, `state_body`, `own_account`.
        public var kind: String?
        /// 13 digits.
        public var nib: String?
        /// 15 or 16 digits, with or without points.
        public var npwp: String?
        /// BPJS registration numbers (NPP); a firm may have several.
        public var npps: [String]?
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String?
        /// Business classification (KBLI), 5 digits.
        public var kbli: String?
        /// Street address.
        public var address: String?
        /// District (kecamatan).
        public var district: String?
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// Size of the business. One of `mikro`, `kecil`, `menengah`, `besar`.
        public var scale: String?
        /// Workers employed.
        public var workers: Int?
        /// Telephone.
        public var phone: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            name: String,
            tradeName: String? = nil,
            kind: String? = nil,
            nib: String? = nil,
            npwp: String? = nil,
            npps: [String]? = nil,
            wlkp: String? = nil,
            kbli: String? = nil,
            address: String? = nil,
            district: String? = nil,
            regionCode: String,
            scale: String? = nil,
            workers: Int? = nil,
            phone: String? = nil
        ) {
            self.id = id
            self.name = name
            self.tradeName = tradeName
            self.kind = kind
            self.nib = nib
            self.npwp = npwp
            self.npps = npps
            self.wlkp = wlkp
            self.kbli = kbli
            self.address = address
            self.district = district
            self.regionCode = regionCode
            self.scale = scale
            self.workers = workers
            self.phone = phone
        }
    }
}

extension Wire {
    /// A correction; what is left out stays, an empty string removes.
    public struct CompanyChange: Codable, Hashable, Sendable {
        /// The version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// The name.
        public var name: String?
        /// Name used in trade, where it differs.
        public var tradeName: String?
        /// Kind code. One of `employer`, `construction_project`, `state_body`, `own_account`.
        public var kind: String?
        /// Business number (NIB), 13 digits.
        public var nib: String?
        /// Tax number (NPWP); normal form 16 digits.
        public var npwp: String?
        /// BPJS registration numbers (NPP); a firm may have several.
        public var npps: [String]?
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String?
        /// Business classification (KBLI), 5 digits.
        public var kbli: String?
        /// Street address.
        public var address: String?
        /// District (kecamatan).
        public var district: String?
        /// Kemendagri code of the regency.
        public var regionCode: String?
        /// Size of the business. One of `mikro`, `kecil`, `menengah`, `besar`.
        public var scale: String?
        /// Workers employed.
        public var workers: Int?
        /// Telephone.
        public var phone: String?

        /// Puts the fields together.
        public init(
            expectedVersion: Int? = nil,
            reason: String? = nil,
            name: String? = nil,
            tradeName: String? = nil,
            kind: String? = nil,
            nib: String? = nil,
            npwp: String? = nil,
            npps: [String]? = nil,
            wlkp: String? = nil,
            kbli: String? = nil,
            address: String? = nil,
            district: String? = nil,
            regionCode: String? = nil,
            scale: String? = nil,
            workers: Int? = nil,
            phone: String? = nil
        ) {
            self.expectedVersion = expectedVersion
            self.reason = reason
            self.name = name
            self.tradeName = tradeName
            self.kind = kind
            self.nib = nib
            self.npwp = npwp
            self.npps = npps
            self.wlkp = wlkp
            self.kbli = kbli
            self.address = address
            self.district = district
            self.regionCode = regionCode
            self.scale = scale
            self.workers = workers
            self.phone = phone
        }
    }
}
