extension LetterContent {
    /// The office on whose letterhead it stands.
    public struct Office: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// What kind of office it is, as the table of offices says (`labour_province`, `bpjs_branch`, …).
        public var kind: String
        /// The office above it, where it has one.
        public var parent: String?
        /// The town where it signs; `nil` where nobody has entered it.
        public var place: String?
        /// Its address; `nil` where nobody has entered it.
        public var address: String?

        /// Names an office.
        public init(name: String, kind: String, parent: String? = nil, place: String? = nil, address: String? = nil) {
            self.name = name
            self.kind = kind
            self.parent = parent
            self.place = place
            self.address = address
        }
    }

    /// To whom it goes.
    public struct Recipient: Sendable, Hashable, Codable {
        /// Post or office, as it stands after "Yth."
        public var name: String
        /// The town or regency, as it stands after "di".
        public var place: String?

        /// Names a recipient.
        public init(name: String, place: String? = nil) {
            self.name = name
            self.place = place
        }
    }

    /// The employer, as the register knew it on that day.
    public struct Employer: Sendable, Hashable, Codable {
        /// The legal name.
        public var name: String
        /// The address; `nil` where the register has none.
        public var address: String?
        /// The regency.
        public var region: String
        /// Its numbers, by kind (`nib`, `npwp`, `npp`, `wlkp`).
        public var numbers: [Number] = []

        /// One number of a registry.
        public struct Number: Sendable, Hashable, Codable {
            /// Which registry.
            public var kind: String
            /// The number as text.
            public var value: String

            /// Names a number.
            public init(kind: String, value: String) {
                self.kind = kind
                self.value = value
            }
        }

        /// Names an employer.
        public init(name: String, address: String? = nil, region: String, numbers: [Number] = []) {
            self.name = name
            self.address = address
            self.region = region
            self.numbers = numbers
        }
    }

    /// An earlier letter of the case.
    public struct Reference: Sendable, Hashable, Codable {
        /// Its kind.
        public var kind: LetterKind
        /// Its number.
        public var number: String
        /// The day of its issue.
        public var issuedOn: LocalDate
        /// The day of its receipt, once it was received.
        public var receivedOn: LocalDate?

        /// Cites a letter.
        public init(kind: LetterKind, number: String, issuedOn: LocalDate, receivedOn: LocalDate? = nil) {
            self.kind = kind
            self.number = number
            self.issuedOn = issuedOn
            self.receivedOn = receivedOn
        }
    }

    /// An order to inspect.
    public struct Order: Sendable, Hashable, Codable {
        /// Its number; `nil` where this letter is the order.
        public var number: String?
        /// The day of the order.
        public var orderedOn: LocalDate
        /// Its first day.
        public var from: LocalDate
        /// Its last day.
        public var through: LocalDate
        /// The kind of inspection in words. Nothing else of its reason is ever printed: that a visit followed a complaint must not
        /// be told (ILO C81 art. 15(c)).
        public var kind: Words?
        /// Who is ordered.
        public var inspectors: [Officer]

        /// Describes an order.
        public init(
            number: String?,
            orderedOn: LocalDate,
            from: LocalDate,
            through: LocalDate,
            kind: Words?,
            inspectors: [Officer]
        ) {
            self.number = number
            self.orderedOn = orderedOn
            self.from = from
            self.through = through
            self.kind = kind
            self.inspectors = inspectors
        }
    }

    /// Something that was found.
    public struct Finding: Sendable, Hashable, Codable {
        /// What it is about.
        public var kind: FindingKind
        /// The facts, as they were recorded.
        public var facts: String
        /// The provision that is violated.
        public var provision: String?
        /// How many workers it concerns.
        public var workers: Int?
        /// Since when it stands.
        public var establishedOn: LocalDate
        /// What a verification found of it; `nil` in other letters.
        public var result: VerificationResult?

        /// Describes a finding.
        public init(
            kind: FindingKind,
            facts: String,
            provision: String?,
            workers: Int?,
            establishedOn: LocalDate,
            result: VerificationResult? = nil
        ) {
            self.kind = kind
            self.facts = facts
            self.provision = provision
            self.workers = workers
            self.establishedOn = establishedOn
            self.result = result
        }
    }

    /// A period counted from the letter's receipt.
    public struct Period: Sendable, Hashable, Codable {
        /// How long.
        public var days: Int
        /// In which unit.
        public var unit: DayUnit

        /// So many days.
        public init(days: Int, unit: DayUnit) {
            self.days = days
            self.unit = unit
        }
    }

    /// A debt with the parts of its bill.
    public struct Debt: Sendable, Hashable, Codable {
        /// The bill's number.
        public var number: String?
        /// The day on which it was due.
        public var dueOn: LocalDate
        /// What is open.
        public var balance: Rupiah
        /// The parts, in the order of the bill.
        public var items: [Item]

        /// One part of a bill.
        public struct Item: Sendable, Hashable, Codable {
            /// `arrears`, `late_fine` or `administrative_fine`.
            public var kind: String
            /// The programme, where it concerns one.
            public var programme: String?
            /// The first month.
            public var from: LocalDate?
            /// The last month, by its first day.
            public var through: LocalDate?
            /// What is open of it.
            public var balance: Rupiah

            /// Describes a part.
            public init(
                kind: String,
                programme: String?,
                from: LocalDate?,
                through: LocalDate?,
                balance: Rupiah
            ) {
                self.kind = kind
                self.programme = programme
                self.from = from
                self.through = through
                self.balance = balance
            }
        }

        /// Describes a debt.
        public init(number: String?, dueOn: LocalDate, balance: Rupiah, items: [Item]) {
            self.number = number
            self.dueOn = dueOn
            self.balance = balance
            self.items = items
        }
    }

    /// What the act said, as far as it belongs on paper.
    public struct Said: Sendable, Hashable, Codable {
        /// Free text of whoever issues the letter.
        public var text: String?
        /// Why; only where the procedure asks for it. A reason for entering an act late is nobody else's business.
        public var reason: String?
        /// The result in words.
        public var result: String?
        /// The named legal basis.
        public var legalBasis: String?
        /// The proof.
        public var evidence: String?
        /// The authority concerned.
        public var authority: String?
        /// The service concerned.
        public var service: PublicService?
        /// The receiving office.
        public var office: String?
        /// The last day of what is agreed or given.
        public var term: LocalDate?
        /// How it was decided.
        public var ruling: Ruling?
        /// So many days.
        public var days: Int?
        /// Money.
        public var amount: Rupiah?

        /// Says nothing.
        public init() {}
    }
}
