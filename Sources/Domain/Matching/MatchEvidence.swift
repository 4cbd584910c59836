/// What stands beside the names of two records: for it, against it, or a contradiction that no name outweighs.
public struct MatchEvidence: Sendable, Hashable {
    /// What is compared beside the names.
    public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
        case nib, npwp, wlkp, npp, form, place, address, phone, kbli, district, workers
    }

    /// What the comparison says.
    public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
        /// Both say the same.
        case same
        /// Both say something, and not the same.
        case differs
        /// Numbers with one digit changed, left out, added or swapped: read wrongly, perhaps.
        case misread
    }

    /// Field by field, where both records say something.
    public let items: [Field: Relation]

    /// Compares two records.
    public init(_ a: MatchRecord, _ b: MatchRecord) {
        var items: [Field: Relation] = [:]
        items[.nib] = Self.numbers(a.numbers.nib, b.numbers.nib)
        items[.npwp] = Self.numbers(a.numbers.npwp, b.numbers.npwp)
        items[.wlkp] = Self.numbers(a.numbers.wlkp, b.numbers.wlkp)
        items[.npp] = Self.numbers(a.numbers.npp, b.numbers.npp)
        if let one = a.name.form, let other = b.name.form { items[.form] = one.agrees(with: other) ? .same : .differs }
        if let one = a.name.place, let other = b.name.place { items[.place] = one == other ? .same : .differs }
        items[.address] = Self.hashes(a.addressKey, b.addressKey)
        items[.phone] = Self.hashes(a.phoneKey, b.phoneKey)
        items[.district] = Self.hashes(a.districtKey, b.districtKey)
        if let one = a.kbli, let other = b.kbli { items[.kbli] = one == other ? .same : .differs }
        if let one = a.workers, let other = b.workers, one == other, one > 0 { items[.workers] = .same }
        self.items = items
    }

    private static func numbers(_ a: [String], _ b: [String]) -> Relation? {
        guard !a.isEmpty, !b.isEmpty else { return nil }
        if a.contains(where: b.contains) { return .same }
        let isMisread = a.contains { one in
            b.contains { EditDistance.between(Array(one.utf8), Array($0.utf8), most: 1) <= 1 }
        }
        return isMisread ? .misread : .differs
    }

    private static func hashes(_ a: UInt64, _ b: UInt64) -> Relation? {
        a == 0 || b == 0 ? nil : a == b ? .same : .differs
    }

    /// Numbers that a firm has once, and that differ: to their registries these are two firms.
    public var contradictions: [Field] {
        [.nib, .npwp, .wlkp].filter { items[$0] == .differs || items[$0] == .misread }
    }

    /// Whether every number that contradicts may have been read wrongly, and only one.
    public var isMisread: Bool { contradictions.count == 1 && items[contradictions[0]] == .misread }

    /// Whether something other than a number speaks against it.
    public var isOpposed: Bool {
        [.form, .place, .address, .kbli, .district].contains { items[$0] == .differs } || items[.npp] == .differs
            || items[.npp] == .misread
    }

    /// Whether something that few firms share speaks for it.
    public var isSupported: Bool { items[.address] == .same || items[.phone] == .same }

    /// How much rarer the agreement beside the names makes a coincidence.
    ///
    /// What few firms share is a thousandth; the rest by how common it is here.
    func chance(_ a: MatchRecord, _ commonness: Commonness) -> Double {
        var chance = 1.0
        if items[.address] == .same { chance *= 0.001 }
        if items[.phone] == .same { chance *= 0.01 }
        if items[.form] == .same, let form = a.name.form { chance *= commonness.share(of: form) }
        if items[.kbli] == .same, let kbli = a.kbli { chance *= commonness.share(ofKBLI: kbli) }
        if items[.workers] == .same, let workers = a.workers { chance *= commonness.share(ofWorkers: workers) }
        return chance
    }
}

/// How common what stands beside the names is in one regency.
public struct Commonness: Sendable {
    private var forms: [LegalForm: Int] = [:]
    private var kblis: [String: Int] = [:]
    private var workers: [Int: Int] = [:]
    private var records = 0

    /// Starts with no record.
    public init() {}

    /// Counts a record.
    public mutating func add(_ record: MatchRecord) {
        records += 1
        if let form = record.name.form { forms[form, default: 0] += 1 }
        if let kbli = record.kbli { kblis[kbli, default: 0] += 1 }
        if let count = record.workers { workers[count, default: 0] += 1 }
    }

    func share(of form: LegalForm) -> Double { share(forms[form], of: forms.values.reduce(0, +)) }
    func share(ofKBLI kbli: String) -> Double { max(0.02, share(kblis[kbli], of: records)) }
    func share(ofWorkers count: Int) -> Double { max(0.01, share(workers[count], of: records)) }

    private func share(_ count: Int?, of all: Int) -> Double { min(1, Double(count ?? 1) / Double(max(1, all))) }
}
