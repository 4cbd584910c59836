import Domain

extension LetterFixture {
    /// Markup, links, template tags and marks of direction in one line.
    static let hostileText = """
        <script>alert(1)</script>"><style>@import url(http://127.0.0.1/x)</style>{{{style}}}{{#said}}{{reason}}{{/said}}\
        \u{202E}terbalik\u{202C} <\u{301}b> &lt;lolos&gt; ]]></style></head><iframe src="file:///etc/passwd"></iframe>\u{1F600}
        """

    /// What an act that makes a letter of a kind always says.
    static func given(_ kind: LetterKind) -> Set<StepField> {
        let acts = Track.allCases.flatMap { CaseAction.all(on: $0) }.map(\.rule)
        return acts.filter { $0.letter == .kind(kind) }.map { Set($0.fields) }
            .reduce(nil as Set<StepField>?) { all, one in all?.intersection(one) ?? one } ?? []
    }

    /// A letter that says no more than its kind always does.
    static func bare(_ kind: LetterKind) -> LetterContent {
        let full = whole(kind, findings: 1)
        var content = LetterContent(
            kind: kind,
            action: full.action,
            number: full.number,
            issuedOn: full.issuedOn,
            office: .init(name: full.office.name, kind: full.office.kind),
            recipient: full.recipient.map { .init(name: $0.name) },
            employer: .init(name: "PT X", region: full.employer.region),
            token: full.token
        )
        let given = Self.given(kind)
        if given.contains(.assignment) {
            content.order = full.order
            content.order?.kind = nil
        }
        if kind.register == .note || [.firstWarning, .secondWarning].contains(kind) {
            content.findings = full.findings
            content.findings[0].provision = nil
            content.findings[0].workers = nil
        }
        if given.contains(.reason) { content.said.reason = "A" }
        if given.contains(.result) { content.said.result = "A" }
        if given.contains(.legalBasis) { content.said.legalBasis = full.said.legalBasis }
        if given.contains(.evidence) { content.said.evidence = "A" }
        if given.contains(.authority) { content.said.authority = "A" }
        if given.contains(.service) { content.said.service = full.said.service }
        if given.contains(.term) { content.said.term = full.said.term }
        if given.contains(.ruling) { content.said.ruling = full.said.ruling }
        if given.contains(.amount) { content.said.amount = Rupiah(1) }
        content.signatories = [.init(.issuer, .init(name: "A", post: "B"))]
        return content
    }

    /// A letter as long as a letter can become.
    static func lengthy(_ kind: LetterKind) -> LetterContent {
        let name = "PT " + String(repeating: "Perkebunan", count: 28) + " Tbk"
        var content = filled(kind, with: String(repeating: "Keterangan yang panjang sekali. ", count: 100), name: name)
        content.findings = whole(kind, findings: 40).findings
        let inspector = LetterContent.Officer(name: name, nip: "198009082010012011", post: "Pengawas Ketenagakerjaan")
        content.order?.inspectors = Array(repeating: inspector, count: 12)
        if kind.isSignedByInspectors {
            content.signatories += Array(repeating: .init(.inspector, inspector), count: 11)
        }
        content.copies = Array(repeating: name, count: 8)
        content.said.amount = Rupiah(9_007_199_254_740_991)
        return content
    }

    /// A letter in which one text stands wherever people's text may.
    static func filled(_ kind: LetterKind, with text: String, name: String? = nil) -> LetterContent {
        let name = name ?? String(text.prefix(300))
        var content = whole(kind, firm: name)
        content.number = String(name.prefix(100))
        content.office.name = name
        content.office.address = name
        content.office.parent = name
        content.office.place = String(name.prefix(100))
        content.employer.address = text
        content.employer.region = String(name.prefix(100))
        content.employer.numbers = [.init(kind: "nib", value: String(name.prefix(30)))]
        if kind == .assignment { content.others = Array(repeating: content.employer, count: 2) }
        content.recipient = content.recipient.map { _ in .init(name: name, place: String(name.prefix(100))) }
        for index in content.references.indices { content.references[index].number = String(name.prefix(100)) }
        for index in content.voided.indices { content.voided[index].number = String(name.prefix(100)) }
        if content.order?.number != nil { content.order?.number = String(name.prefix(100)) }
        let person = LetterContent.Officer(name: name, nip: String(name.prefix(18)), post: name)
        content.order?.inspectors = [person]
        for index in content.findings.indices {
            content.findings[index].facts = text
            content.findings[index].provision = name
        }
        for index in content.debts.indices { content.debts[index].number = String(name.prefix(100)) }
        content.said.text = text
        content.said.reason = text
        content.said.result = text
        content.said.legalBasis = String(name.prefix(200))
        content.said.evidence = text
        content.said.authority = String(name.prefix(200))
        content.said.office = String(name.prefix(200))
        for index in content.signatories.indices where content.signatories[index].officer != nil {
            content.signatories[index].officer = person
        }
        content.copies = [name]
        return content
    }
}
