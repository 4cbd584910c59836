public import Domain

extension Wire {
    /// A complaint about a firm, by anybody.
    public struct ComplaintRequest: Codable, Hashable, Sendable {
        /// `worker`, `union` or `public`.
        public var source: String
        /// The regency in which the firm is.
        public var regionCode: String
        /// The firm's name, as the complainant knows it.
        public var firmName: String
        /// Where it is.
        public var firmPlace: String
        /// A number of the firm, where one is known.
        public var firmNumber: String?
        /// What is wrong: codes of finding kinds.
        public var kinds: [String]
        /// What happened.
        public var text: String
        /// The complainant's name; none for an anonymous complaint.
        public var name: String?
        /// How to reach the complainant.
        public var contact: String?

        /// Puts the fields together.
        public init(
            source: String,
            regionCode: String,
            firmName: String,
            firmPlace: String,
            firmNumber: String? = nil,
            kinds: [String],
            text: String,
            name: String? = nil,
            contact: String? = nil
        ) {
            self.source = source
            self.regionCode = regionCode
            self.firmName = firmName
            self.firmPlace = firmPlace
            self.firmNumber = firmNumber
            self.kinds = kinds
            self.text = text
            self.name = name
            self.contact = contact
        }
    }
}

extension Wire {
    /// What a complainant keeps: with both, and with nothing else, the stage can be asked for.
    public struct ComplaintReceipt: Codable, Hashable, Sendable {
        /// The number of the receipt.
        public var receipt: String
        /// The secret code, shown this once.
        public var code: String
        /// When it arrived, UTC.
        public var receivedAt: String

        /// Puts the fields together.
        public init(receipt: String, code: String, receivedAt: String) {
            self.receipt = receipt
            self.code = code
            self.receivedAt = receivedAt
        }
    }
}

extension Wire {
    /// A question for the stage of one's complaint.
    public struct ComplaintQuestion: Codable, Hashable, Sendable {
        /// The number of the receipt.
        public var receipt: String
        /// The secret code.
        public var code: String

        /// Puts the fields together.
        public init(receipt: String, code: String) {
            self.receipt = receipt
            self.code = code
        }
    }
}

extension Wire {
    /// The stage of a complaint; nothing of any case.
    public struct ComplaintProgress: Codable, Hashable, Sendable {
        /// `received`, `in_hand` or `done`.
        public var stage: String
        /// In words.
        public var words: Words
        /// What the office answers.
        public var answer: String?

        /// Puts the fields together.
        public init(stage: String, words: Words, answer: String? = nil) {
            self.stage = stage
            self.words = words
            self.answer = answer
        }
    }
}

extension Wire {
    /// A complaint in the list of those who handle it. It tells neither who complained nor of what.
    public struct ComplaintSummary: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The number of the receipt.
        public var receipt: String
        /// Status code.
        public var status: String
        /// In words.
        public var words: Words
        /// The regency.
        public var regionCode: String
        /// When it arrived, UTC.
        public var receivedAt: String
        /// The inspector who has it.
        public var assignedTo: PersonRef?
        /// The firm of the register that is meant.
        public var company: CompanyRef?
        /// Version; counts the steps.
        public var version: Int

        /// Puts the fields together.
        public init(
            id: String,
            receipt: String,
            status: String,
            words: Words,
            regionCode: String,
            receivedAt: String,
            assignedTo: PersonRef? = nil,
            company: CompanyRef? = nil,
            version: Int
        ) {
            self.id = id
            self.receipt = receipt
            self.status = status
            self.words = words
            self.regionCode = regionCode
            self.receivedAt = receivedAt
            self.assignedTo = assignedTo
            self.company = company
            self.version = version
        }
    }
}

extension Wire {
    /// A complaint as those who handle it read it; its source is opened apart.
    public struct Complaint: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The number of the receipt.
        public var receipt: String
        /// Status code.
        public var status: String
        /// In words.
        public var words: Words
        /// The regency.
        public var regionCode: String
        /// When it arrived, UTC.
        public var receivedAt: String
        /// The inspector who has it.
        public var assignedTo: PersonRef?
        /// The firm of the register that is meant.
        public var company: CompanyRef?
        /// Version; counts the steps.
        public var version: Int
        /// The firm's name, as the complainant knows it.
        public var firmName: String
        /// Where it is.
        public var firmPlace: String
        /// A number of the firm.
        public var firmNumber: String?
        /// What is wrong.
        public var kinds: [Named]
        /// What happened.
        public var text: String
        /// What was done with it.
        public var steps: [ComplaintStep]
        /// Who read it, and who opened its source.
        public var openings: [ComplaintOpening]

        /// Puts the fields together.
        public init(
            _ summary: ComplaintSummary,
            firmName: String,
            firmPlace: String,
            firmNumber: String? = nil,
            kinds: [Named],
            text: String,
            steps: [ComplaintStep],
            openings: [ComplaintOpening]
        ) {
            id = summary.id
            receipt = summary.receipt
            status = summary.status
            words = summary.words
            regionCode = summary.regionCode
            receivedAt = summary.receivedAt
            assignedTo = summary.assignedTo
            company = summary.company
            version = summary.version
            self.firmName = firmName
            self.firmPlace = firmPlace
            self.firmNumber = firmNumber
            self.kinds = kinds
            self.text = text
            self.steps = steps
            self.openings = openings
        }
    }
}

extension Wire {
    /// One step in the handling of a complaint.
    public struct ComplaintStep: Codable, Hashable, Sendable {
        /// Its number.
        public var seq: Int
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// Who did it.
        public var person: PersonRef
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// The inspector to whom it was given.
        public var assignee: PersonRef?
        /// The firm that is meant.
        public var companyId: String?
        /// The ground's code.
        public var ground: String?
        /// The case of the proposed inspection.
        public var caseId: String?
        /// The plan's name, the answer, the reason.
        public var text: String?

        /// Puts the fields together.
        public init(
            seq: Int,
            action: String,
            words: Words,
            person: PersonRef,
            recordedAt: String,
            assignee: PersonRef? = nil,
            companyId: String? = nil,
            ground: String? = nil,
            caseId: String? = nil,
            text: String? = nil
        ) {
            self.seq = seq
            self.action = action
            self.words = words
            self.person = person
            self.recordedAt = recordedAt
            self.assignee = assignee
            self.companyId = companyId
            self.ground = ground
            self.caseId = caseId
            self.text = text
        }
    }
}

extension Wire {
    /// That somebody read a complaint, or opened its source.
    public struct ComplaintOpening: Codable, Hashable, Sendable {
        /// `content` or `source`.
        public var part: String
        /// Why.
        public var purpose: String?
        /// Who.
        public var person: PersonRef
        /// When, UTC.
        public var openedAt: String

        /// Puts the fields together.
        public init(part: String, purpose: String? = nil, person: PersonRef, openedAt: String) {
            self.part = part
            self.purpose = purpose
            self.person = person
            self.openedAt = openedAt
        }
    }
}

extension Wire {
    /// Why the source of a complaint is to be opened.
    public struct ComplaintOpeningRequest: Codable, Hashable, Sendable {
        /// Why; kept for ever beside the opening.
        public var purpose: String

        /// Puts the fields together.
        public init(purpose: String) { self.purpose = purpose }
    }
}

extension Wire {
    /// Who complained.
    public struct ComplaintSource: Codable, Hashable, Sendable {
        /// `worker`, `union` or `public`.
        public var source: String
        /// In words.
        public var words: Words
        /// Whether no name was given.
        public var anonymous: Bool
        /// The name.
        public var name: String?
        /// How to reach the complainant.
        public var contact: String?

        /// Puts the fields together.
        public init(source: String, words: Words, anonymous: Bool, name: String? = nil, contact: String? = nil) {
            self.source = source
            self.words = words
            self.anonymous = anonymous
            self.name = name
            self.contact = contact
        }
    }
}

extension Wire {
    /// A step to be taken with a complaint.
    public struct ComplaintStepRequest: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// The version that it was decided on; whatever stands now without it.
        public var expectedVersion: Int?
        /// For `assign`: the inspector, by login or id.
        public var assignee: String?
        /// For `match`: the firm of the register.
        public var companyId: String?
        /// For `state_ground`: `plan`, `campaign` or `indication`.
        public var ground: String?
        /// For `propose`: the case of the inspection.
        public var caseId: String?
        /// For `state_ground` the plan's or campaign's name or what the register shows; for `answer` and `reject` the text.
        public var text: String?

        /// Puts the fields together.
        public init(
            action: String,
            expectedVersion: Int? = nil,
            assignee: String? = nil,
            companyId: String? = nil,
            ground: String? = nil,
            caseId: String? = nil,
            text: String? = nil
        ) {
            self.action = action
            self.expectedVersion = expectedVersion
            self.assignee = assignee
            self.companyId = companyId
            self.ground = ground
            self.caseId = caseId
            self.text = text
        }
    }
}

extension Wire {
    /// A step that was taken. It repeats nothing of the complaint.
    public struct ComplaintStepResult: Codable, Hashable, Sendable {
        /// The complaint.
        public var id: String
        /// The action's code.
        public var action: String
        /// Status code.
        public var status: String
        /// In words.
        public var words: Words
        /// Version; counts the steps.
        public var version: Int
        /// The kind of inspection that follows from the ground stated.
        public var inspectionKind: String?

        /// Puts the fields together.
        public init(
            id: String,
            action: String,
            status: String,
            words: Words,
            version: Int,
            inspectionKind: String? = nil
        ) {
            self.id = id
            self.action = action
            self.status = status
            self.words = words
            self.version = version
            self.inspectionKind = inspectionKind
        }
    }
}
