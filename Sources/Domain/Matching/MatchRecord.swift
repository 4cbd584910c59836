public import Foundation

/// A firm of the register as matching sees it: the name, the numbers and what else the lists said.
public struct MatchRecord: Sendable {
    /// Numbers of one kind that a firm has once, or several that were found to be one firm's.
    public struct Numbers: Sendable, Hashable {
        /// Business numbers, 13 digits.
        public var nib: [String]
        /// Tax numbers, 16 digits.
        public var npwp: [String]
        /// Numbers of annual manpower reports.
        public var wlkp: [String]
        /// BPJS registration numbers; a firm may have several.
        public var npp: [String]

        /// Takes normal forms.
        public init(nib: [String] = [], npwp: [String] = [], wlkp: [String] = [], npp: [String] = []) {
            (self.nib, self.npwp, self.wlkp, self.npp) = (nib, npwp, wlkp, npp)
        }
    }

    /// The firm.
    public let id: UUID
    /// Its name.
    public let name: MatchName
    /// Its numbers.
    public let numbers: Numbers
    /// Its business classification.
    public let kbli: String?
    /// Workers employed.
    public let workers: Int?
    /// Whether the firm has cases or debts; then it stands, and the other goes into it.
    public let hasCases: Bool
    /// Hashes of what is compared as a whole; 0 where nothing is known.
    let addressKey: UInt64
    let phoneKey: UInt64
    let districtKey: UInt64

    /// Reads a firm.
    public init(
        id: UUID,
        name: String,
        numbers: Numbers,
        address: String? = nil,
        district: String? = nil,
        phone: String? = nil,
        kbli: String? = nil,
        workers: Int? = nil,
        hasCases: Bool = false
    ) {
        self.id = id
        self.name = MatchName(name)
        self.numbers = numbers
        self.kbli = kbli
        self.workers = workers
        self.hasCases = hasCases
        addressKey = Self.addressKey(address)
        let digits = phone.map { $0.filter(\.isNumber) } ?? ""
        phoneKey = digits.count >= 6 ? MatchKeys.hash(digits) : 0
        let place = district.map { MatchName.pieces(of: $0).joined() } ?? ""
        districtKey = place.isEmpty ? 0 : MatchKeys.hash(place)
    }

    /// An address with at least a word and a number, without the words for street and number.
    private static func addressKey(_ address: String?) -> UInt64 {
        guard let address else { return 0 }
        let words = MatchName.pieces(of: address).filter { !["jl", "jln", "jalan", "no", "nomor"].contains($0) }
        let text = words.joined(separator: " ")
        guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return 0 }
        return MatchKeys.hash(text)
    }
}
