public import Domain

extension Wire {
    /// A letter in the register of an office.
    public struct OutgoingLetter: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// Its case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef?
        /// The office that issued it.
        public var office: OfficeRef
        /// The register.
        public var register: String
        /// In words.
        public var registerWords: Words
        /// The register's year.
        public var year: Int
        /// Its place in the register; none for a number that came from paper.
        public var sequence: Int?
        /// Its number.
        public var number: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// The day of issue.
        public var issuedOn: String
        /// How far it may be shown.
        public var secrecy: String
        /// In words.
        public var secrecyWords: Words
        /// How far its life has come.
        public var state: String
        /// In words.
        public var stateWords: Words
        /// When it was received.
        public var receivedOn: String?
        /// Why it is void.
        public var voidReason: String?
        /// How many firms it names, where it orders the inspection of more than one.
        public var firms: Int?
        /// How it is filed.
        public var filing: Filing

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            company: CompanyRef? = nil,
            office: OfficeRef,
            register: String,
            registerWords: Words,
            year: Int,
            sequence: Int? = nil,
            number: String,
            kind: String,
            words: Words,
            issuedOn: String,
            secrecy: String,
            secrecyWords: Words,
            state: String,
            stateWords: Words,
            receivedOn: String? = nil,
            voidReason: String? = nil,
            firms: Int? = nil,
            filing: Filing
        ) {
            self.id = id
            self.caseId = caseId
            self.company = company
            self.office = office
            self.register = register
            self.registerWords = registerWords
            self.year = year
            self.sequence = sequence
            self.number = number
            self.kind = kind
            self.words = words
            self.issuedOn = issuedOn
            self.secrecy = secrecy
            self.secrecyWords = secrecyWords
            self.state = state
            self.stateWords = stateWords
            self.receivedOn = receivedOn
            self.voidReason = voidReason
            self.firms = firms
            self.filing = filing
        }
    }

    /// One thing that happened to a letter.
    public struct LetterLifeEntry: Codable, Hashable, Sendable {
        /// What happened.
        public var kind: String
        /// In words.
        public var words: Words
        /// The legal day.
        public var occurredOn: String?
        /// When the server learned of it, UTC.
        public var recordedAt: String?
        /// Who did it.
        public var person: PersonRef?
        /// In which post.
        public var role: String?
        /// In words.
        public var roleWords: Words?
        /// More of it: the way of delivery, the clock, the reason.
        public var text: String?
        /// The number of a letter that it is about.
        public var number: String?
        /// SHA-256 of what was frozen or printed, in hexadecimal.
        public var digest: String?
        /// The day that a clock leads to.
        public var dueOn: String?
        /// The paper that answers.
        public var paper: IncomingRef?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            occurredOn: String? = nil,
            recordedAt: String? = nil,
            person: PersonRef? = nil,
            role: String? = nil,
            roleWords: Words? = nil,
            text: String? = nil,
            number: String? = nil,
            digest: String? = nil,
            dueOn: String? = nil,
            paper: IncomingRef? = nil
        ) {
            self.kind = kind
            self.words = words
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.person = person
            self.role = role
            self.roleWords = roleWords
            self.text = text
            self.number = number
            self.digest = digest
            self.dueOn = dueOn
            self.paper = paper
        }
    }

    /// A letter's whole life.
    public struct LetterLife: Codable, Hashable, Sendable {
        /// The letter with its paper.
        public var file: LetterFile
        /// The office that issued it.
        public var office: OfficeRef
        /// The register.
        public var register: String
        /// In words.
        public var registerWords: Words
        /// How far its life has come.
        public var state: String
        /// In words.
        public var stateWords: Words
        /// What happened to it, in order.
        public var entries: [LetterLifeEntry]
        /// How it is filed.
        public var filing: Filing

        /// Puts the fields together.
        public init(
            file: LetterFile,
            office: OfficeRef,
            register: String,
            registerWords: Words,
            state: String,
            stateWords: Words,
            entries: [LetterLifeEntry],
            filing: Filing
        ) {
            self.file = file
            self.office = office
            self.register = register
            self.registerWords = registerWords
            self.state = state
            self.stateWords = stateWords
            self.entries = entries
            self.filing = filing
        }
    }

    /// One line of an office's agenda, in or out, as the export has it.
    public struct AgendaEntry: Codable, Hashable, Sendable {
        /// The letter or the incoming paper.
        public var id: String
        /// In or out.
        public var direction: String
        /// Its number in the agenda, or its place in the register.
        public var agendaNumber: String?
        /// The number that stands on it.
        public var number: String?
        /// The day that stands on it.
        public var datedOn: String?
        /// When it was received or issued.
        public var agendaOn: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// What it is about.
        public var subject: String
        /// Who sent it.
        public var sender: String
        /// To whom it went.
        public var recipient: String?
        /// How far it may be shown.
        public var secrecyWords: Words
        /// Whether it still counts.
        public var statusWords: Words
        /// The names of its files.
        public var fileName: String?
        /// Their SHA-256, in hexadecimal.
        public var digest: String?
        /// How it is filed.
        public var filing: Filing

        /// Puts the fields together.
        public init(
            id: String,
            direction: String,
            agendaNumber: String? = nil,
            number: String? = nil,
            datedOn: String? = nil,
            agendaOn: String,
            kind: String,
            words: Words,
            subject: String,
            sender: String,
            recipient: String? = nil,
            secrecyWords: Words,
            statusWords: Words,
            fileName: String? = nil,
            digest: String? = nil,
            filing: Filing
        ) {
            self.id = id
            self.direction = direction
            self.agendaNumber = agendaNumber
            self.number = number
            self.datedOn = datedOn
            self.agendaOn = agendaOn
            self.kind = kind
            self.words = words
            self.subject = subject
            self.sender = sender
            self.recipient = recipient
            self.secrecyWords = secrecyWords
            self.statusWords = statusWords
            self.fileName = fileName
            self.digest = digest
            self.filing = filing
        }
    }
}
