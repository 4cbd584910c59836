import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension NumberingRoutes {
    /// `POST /v1/letter-numbering`, with `dry_run` only to see what would come.
    @Sendable func setRule(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeLetterRules)
        let request: Wire.NumberingRuleRequest = try call.read()
        var rule = try NumberingRule(request)
        let id = try request.id.map { try ID<NumberingRule>(field: "id", $0) } ?? ID<NumberingRule>(UUIDv7.new())
        let isTrial = call.query["dry_run"] == "true"
        let office = request.office
        let change: (Transaction) async throws -> Reply = { [rule] tx in
            var rule = rule
            // One after the other: two rules that are each in order could still collide with each other.
            _ = try await tx.execute("SELECT pg_advisory_xact_lock(hashtext('patuh.letter_numbering'))")
            let named: NamedOffice? =
                if let office { try await NamedOffice.named(office, tx) } else { nil }
            rule.office = named?.code
            let known = try await tx.query("\(NumberingRule.select) ORDER BY n.entry").map { try NumberingRule($0) }
            try Self.check(rule, among: known)
            if !isTrial {
                _ = try await tx.execute(
                    """
                    INSERT INTO letter_numbering (id, office_id, register, kind, from_on, pattern, classification, series,
                        unit, legal_basis, certainty, reason, entered_by, entered_at)
                    VALUES (\(id), \(named?.id), \(rule.register?.rawValue), \(rule.kind?.rawValue), \(rule.from),
                        \(rule.pattern.text), \(rule.classification), \(rule.series), \(rule.unit),
                        \(request.legalBasis), \(request.certainty), \(request.reason), \(call.signedIn.personID), now())
                    """
                )
            }
            let next = try await Self.next(under: known + [rule], rule, named, today: call.signedIn.today, tx)
            let stored =
                isTrial
                ? Wire.NumberingRule(trial: request, id: id.text, office: named)
                : try Wire.NumberingRule(
                    try await tx.query("\(Wire.NumberingRule.select) WHERE n.id = \(id)").single()
                )
            return try .json(
                Wire.NumberingChange(rule: stored, stored: !isTrial, next: next),
                status: isTrial ? .ok : .created
            )
        }
        rule.office = nil
        return isTrial ? try await store.write(as: call.signedIn, change) : try await store.once(call, change)
    }

    /// Refuses a rule under which two registers of an office could print the same, or a number would be too long.
    private static func check(_ rule: NumberingRule, among known: [NumberingRule]) throws {
        let rules = known + [rule]
        let offices: [String?] =
            if let own = rule.office { [own] } else { [nil] + Set(known.compactMap(\.office)).sorted() }
        for office in offices {
            if let collision = rules.collision(at: office, since: rule.from.year) {
                throw Problem.invalid("pattern", "numbers_collide", id: collision.words.id, en: collision.words.en)
            }
        }
        // Offices' codes are short; a million letters in a year are more than any register gives.
        let longest = LetterKind.allCases.map { kind in
            rule.number(1_000_000, of: kind, at: rule.office ?? String(repeating: "X", count: 40), on: rule.from)
                .utf8.count
        }.max()
        guard (longest ?? 0) + 3 <= NumberPattern.longest else {
            throw Problem.invalid(
                "pattern",
                "too_long",
                id: "Nomor menurut pola ini dapat lebih panjang dari \(NumberPattern.longest) karakter.",
                en: "A number of this pattern can be longer than \(NumberPattern.longest) characters."
            )
        }
    }

    /// What the registers that a rule concerns would give next, on its first day or today, whichever is later.
    private static func next(
        under rules: [NumberingRule],
        _ rule: NumberingRule,
        _ office: NamedOffice?,
        today: LocalDate,
        _ tx: Transaction
    ) async throws -> [Wire.NextNumber] {
        let day = max(rule.from, today)
        let kinds = LetterKind.allCases.filter { kind in
            (rule.kind ?? kind) == kind && (rule.register ?? kind.register) == kind.register
        }
        // Of each register one kind speaks for all.
        var shown: [LetterKind] = []
        for kind in kinds where !shown.contains(where: { $0.register == kind.register }) { shown.append(kind) }
        let rows = try await tx.query(
            """
            SELECT o.id, o.code, o.name, r.register, r.last FROM office o
            JOIN letter_register r ON r.office_id = o.id AND r.year = \(day.year)
            WHERE \(office?.id)::uuid IS NULL OR o.id = \(office?.id) ORDER BY o.code, r.register
            """
        )
        var last: [String: Int] = [:]
        var offices: [(ref: Wire.OfficeRef, code: String)] = []
        for row in rows {
            let code: String = try row.column("code")
            last["\(code) \(try row.column("register", as: String.self))"] = try row.column("last", as: Int.self)
            if !offices.contains(where: { $0.code == code }) {
                offices.append((Wire.OfficeRef(id: try row.id("id"), name: try row.column("name")), code))
            }
        }
        if let office, offices.isEmpty {
            offices = [(Wire.OfficeRef(id: office.id.uuidString.lowercased(), name: office.name), office.code)]
        }
        func number(_ kind: LetterKind, _ ref: Wire.OfficeRef?, _ code: String) -> Wire.NextNumber {
            let sequence = (last["\(code) \(kind.register.rawValue)"] ?? 0) + 1
            return Wire.NextNumber(
                office: ref,
                register: kind.register.rawValue,
                words: kind.register.words,
                kind: kind.rawValue,
                sequence: sequence,
                number: rules.rule(for: kind, of: code, on: day).number(sequence, of: kind, at: code, on: day)
            )
        }
        guard !offices.isEmpty else { return shown.map { number($0, nil, "unit") } }
        return offices.prefix(100).flatMap { office in
            shown.filter { rule.office != nil || last["\(office.code) \($0.register.rawValue)"] != nil }
                .map { number($0, office.ref, office.code) }
        }
    }
}

extension NumberingRule {
    /// The rule of a request's body, without its office.
    fileprivate init(_ request: Wire.NumberingRuleRequest) throws {
        let pattern: NumberPattern
        do { pattern = try NumberPattern(parsing: request.pattern) } catch { throw Problem.invalid("pattern", error) }
        let register: LetterRegister? = try Self.code(request.register, "register")
        let kind: LetterKind? = try Self.code(request.kind, "kind")
        if let register, let kind, kind.register != register {
            throw Problem.invalid(
                "kind",
                "other_register",
                id: "\"\(kind.words.id)\" dicatat dalam register \(kind.register.words.id).",
                en: "“\(kind.words.en)” stands in the register “\(kind.register.words.en)”."
            )
        }
        self.init(
            register: register,
            kind: kind,
            from: try LocalDate(field: "from_on", request.fromOn),
            pattern: pattern,
            classification: request.classification ?? NumberingRule.standardClassification,
            series: request.series,
            unit: request.unit
        )
    }

    private static func code<Code: RawRepresentable<String> & CaseIterable>(
        _ text: String?,
        _ field: String
    ) throws -> Code? {
        guard let text else { return nil }
        guard let code = Code(rawValue: text) else {
            throw Problem.invalid([.notKnown(field, text, known: Code.allCases.map(\.rawValue))])
        }
        return code
    }
}

extension Wire.NumberingRule {
    /// A rule that was only tried.
    fileprivate init(trial request: Wire.NumberingRuleRequest, id: String, office: NamedOffice?) {
        let certainty = Certainty(rawValue: request.certainty)
        self.init(
            id: id,
            office: office.map { Wire.OfficeRef(id: $0.id.uuidString.lowercased(), name: $0.name) },
            register: request.register,
            kind: request.kind,
            fromOn: request.fromOn,
            pattern: request.pattern,
            classification: request.classification ?? NumberingRule.standardClassification,
            series: request.series,
            unit: request.unit,
            legalBasis: request.legalBasis,
            certainty: request.certainty,
            certaintyWords: certainty?.words ?? LegalBasis.practice.words,
            reason: request.reason
        )
    }
}
