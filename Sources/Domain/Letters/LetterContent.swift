/// Everything that a letter says, as it stood on the day of its issue.
///
/// It is made once, in the transaction of the act that issues the letter, and stored with it: a firm that is renamed, a
/// finding that is remedied, an inspector who takes another post afterwards change no letter. The printed page follows
/// from this value and the template alone.
public struct LetterContent: Sendable, Hashable, Codable {
    /// The form of the stored text; raised when members change their meaning.
    public static let currentFormat = 1

    /// The form in which it was stored.
    public var format = LetterContent.currentFormat
    /// What kind of letter it is.
    public var kind: LetterKind
    /// The action that made it, by its code: an extension may be granted or refused, a note changed or new.
    public var action: String
    /// Its number in the register; `nil` in a preview, which takes none.
    public var number: String?
    /// The legal day of issue.
    public var issuedOn: LocalDate
    /// The office that issues it.
    public var office: Office
    /// To whom it goes; `nil` for minutes, reports, orders and decisions, which address nobody.
    public var recipient: Recipient?
    /// The employer that it is about.
    public var employer: Employer
    /// The other employers that an order is about; `nil` where it is about one.
    public var others: [Employer]?
    /// The latest letter of each kind that this one may cite, in order of issue.
    public var references: [Reference] = []
    /// The order under which was inspected, or that this letter gives.
    public var order: Order?
    /// The days on which was visited.
    public var visits: [LocalDate] = []
    /// What was found.
    public var findings: [Finding] = []
    /// The period that it sets, counted from its receipt.
    public var period: Period?
    /// The rate of the fine in percent for a month, as decimal text, where it is known.
    public var fineRate: String?
    /// The debts that stand behind the case.
    public var debts: [Debt] = []
    /// What the act said.
    public var said = Said()
    /// The letters that lose their force by this one.
    public var voided: [Reference] = []
    /// Who signs, in the order of the page.
    public var signatories: [Signatory] = []
    /// The earlier letters that are attached; `nil` in what was frozen before letters told it.
    public var enclosures: [Reference]?
    /// The template with which it is printed; `nil` in what was frozen before templates had versions.
    public var template: Template?
    /// Who gets a copy.
    public var copies: [String] = []
    /// The secret that its QR code carries: who holds the paper can ask whether it is genuine. 22 characters at least of
    /// base64url; empty in a preview.
    public var token: String

    /// Makes a letter that says no more than what it is.
    public init(
        kind: LetterKind,
        action: String,
        number: String?,
        issuedOn: LocalDate,
        office: Office,
        recipient: Recipient?,
        employer: Employer,
        token: String
    ) {
        self.kind = kind
        self.action = action
        self.number = number
        self.issuedOn = issuedOn
        self.office = office
        self.recipient = recipient
        self.employer = employer
        self.token = token
    }
}

extension LetterContent {
    /// The latest letter of a kind that this one may cite.
    public func reference(_ kind: LetterKind) -> Reference? { references.last { $0.kind == kind } }
}
