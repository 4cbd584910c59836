/// What says who a row speaks of.
struct WorkerIdentity: Sendable {
    let number: String?
    let nik: NIK?
    let name: PersonName
    let birthDate: LocalDate?

    /// How two numbers agree.
    enum NumberAgreement: Sendable {
        /// The same valid NIK.
        case same
        /// One or two digits mistyped or swapped.
        case near
        /// One of them is missing or can be nobody's, so that it contradicts nothing.
        case unknown
        /// Two NIK of two persons.
        case other
    }

    /// How two birth dates agree.
    enum BirthAgreement: Sendable { case same, near, unknown, other }

    /// - Parameter day: the day of the list, by which a NIK's century is told.
    init(_ row: WorkerRow, on day: LocalDate) {
        number = row.number
        nik = row.nik
        name = PersonName(row.name)
        birthDate = row.birthDate ?? nik?.birthDate(notAfter: day)
    }

    /// Whether it says enough to tell that somebody is not on a list.
    var isWhole: Bool { nik != nil && birthDate != nil }

    func number(agreesWith other: WorkerIdentity) -> NumberAgreement {
        guard let number, let otherNumber = other.number else { return .unknown }
        if number == otherNumber { return nik == nil ? .unknown : .same }
        if EditDistance.between(Array(number.utf8), Array(otherNumber.utf8), most: 2) <= 2 { return .near }
        return nik == nil || other.nik == nil ? .unknown : .other
    }

    func birthDate(agreesWith other: WorkerIdentity) -> BirthAgreement {
        guard let birthDate, let otherDate = other.birthDate else { return .unknown }
        if birthDate == otherDate { return .same }
        let (a, b) = (birthDate.components, otherDate.components)
        if a.year == b.year, a.month == b.day, a.day == b.month { return .near }
        let digits = Array(birthDate.description.utf8)
        return EditDistance.between(digits, Array(otherDate.description.utf8), most: 1) <= 1 ? .near : .other
    }
}

/// Whether two rows speak of one person.
enum WorkerLikeness: Sendable, Hashable {
    /// They do.
    case same(WorkerMatch.Ground)
    /// They may; a person has to look.
    case doubtful(WorkerDoubt)
    /// They do not.
    case different

    /// NIK first; name and birth date where a NIK is wrong or missing. What contradicts itself is never the same by
    /// itself.
    init(_ left: WorkerIdentity, _ right: WorkerIdentity) {
        let name = left.name.agreement(with: right.name)
        let birth = left.birthDate(agreesWith: right)
        switch left.number(agreesWith: right) {
        case .same:
            if name == .different {
                self = .doubtful(.otherName)
            } else {
                self = birth == .other ? .doubtful(.otherBirthDate) : .same(.nik)
            }
        case .near:
            switch (name, birth) {
            case (.same, .same), (.near, .same): self = .same(.nameAndBirthDate)
            case (.different, .same): self = .doubtful(.nearNumber)
            case (.same, _), (.near, .near), (.near, .unknown): self = .doubtful(.nearNumber)
            case (.near, .other), (.different, _): self = .different
            }
        case .unknown:
            switch (name, birth) {
            case (.same, .same): self = .same(.nameAndBirthDate)
            case (.near, .same), (.different, .same): self = .doubtful(.noNumber)
            case (.same, .near), (.same, .unknown), (.near, .near), (.near, .unknown): self = .doubtful(.noNumber)
            case (.same, .other), (.near, .other), (.different, _): self = .different
            }
        case .other:
            switch (name, birth) {
            case (.same, .same), (.near, .same), (.same, .near): self = .doubtful(.otherNumber)
            default: self = .different
            }
        }
    }
}
