import API
import Domain
import Foundation
import Postgres

extension CaseFile {
    /// Reads the answers to `statements(_:locking:)`, under the rules in force.
    ///
    /// - Returns: `nil` where there is no such case, or none that the actor may see.
    init?(_ id: CaseID, _ results: [Rows], _ rules: Rulebook.Edition) throws {
        guard let row = results[0].first else { return nil }
        let track: Track = try row.code("track")
        let events = try results[1].map { try LoggedAct($0, on: track) }
        let letters = try results[2].map { try LoadedLetter($0) }
        let clocks = try results[3].map { try LoadedClock($0) }
        let assignments = try results[6].map { row in
            Assignment(
                Set(try row.column("inspectors", as: [PersonID].self)),
                from: try row.column("valid_from"),
                through: try row.column("valid_to")
            )
        }
        // A note from paper came before everything in the log; it carries what the opening act brought along.
        let lastNote =
            letters.filter { $0.fact.kind.register == .note && !$0.fact.isVoid }.map { max($0.fact.seq, 2) }.max() ?? 0
        let state = try row.column("state", as: String.self)
        // Which programmes are in arrears the bill tells; until there is one, JHT may be among them.
        let billed = try results[7].filter { try $0.column("holds_contributions", as: Bool.self) }
        let concernsJHT = try billed.isEmpty || billed.contains { try $0.column("holds_jht", as: Bool.self) }
        var facts = CaseFacts(
            track: track,
            state: state == "new" ? nil : try CaseState(column: row, "state", on: track),
            region: try row.column("region_code"),
            subject: try row.code("company_kind"),
            history: events.map(\.fact),
            logEnd: LogEnd(seq: try row.column("version"), occurredOn: try row.column("last_act_on")),
            letters: letters.map(\.fact),
            clocks: clocks.map(\.fact),
            findings: try results[4].map { try FindingFact($0, lastNote: lastNote, concernsJHT: concernsJHT) },
            visits: try results[5].map { row in
                VisitFact(
                    on: try row.column("occurred_on"),
                    by: Set(try row.column("visitors", as: [PersonID].self)),
                    try row.code("outcome")
                )
            },
            assignments: assignments,
            debts: try results[7].map { row in
                DebtFact(
                    balance: Rupiah(try row.column("balance", as: Int64.self)),
                    wasWithLawEnforcement: try row.column("was_with_law_enforcement"),
                    wasWithStateReceivables: try row.column("was_with_state_receivables"),
                    holdsContributions: try row.column("holds_contributions")
                )
            },
            denials: try results[9].map { try DenialFact($0) },
            isReportedByBPJS: try row.column("is_reported")
        )
        facts.addMoney(
            events,
            booked: Set(try results[10].map { try $0.column("seq", as: Int.self) }),
            fine: try results[8].first.map { try FineFact($0) }
        )
        if track == .bpjsSanction, facts.findings.isEmpty, let kind = try row.column("finding_kind", as: String?.self) {
            facts.addIndication(kind, id, events, concernsJHT: concernsJHT)
        }
        let procedureVersion: Int = try row.column("procedure_version")
        let rulesOn: LocalDate? = try row.column("rules_on")
        self.init(
            id: id,
            track: track,
            procedureVersion: procedureVersion,
            version: try row.column("version"),
            companyID: try row.column("company_id"),
            regionCode: try row.column("region_code"),
            officeID: try row.column("office_id"),
            zone: OfficeZone(identifier: try row.column("zone")) ?? .wib,
            inspectionID: try row.column("inspection_id"),
            facts: facts,
            letters: Dictionary(letters.map { ($0.fact.seq, $0.id) }, uniquingKeysWith: { first, _ in first }),
            clockIDs: clocks.map(\.id),
            rules: try rules.procedures.rules(track, procedureVersion),
            rulesOn: rulesOn,
            procedures: rules.procedures,
            parameters: rules.parameters.staying(with: rulesOn),
            calendar: rules.calendar
        )
    }
}

/// An act of the log, with what it said.
struct LoggedAct {
    let fact: PastAct
    let details: EventDetails

    init(_ row: Row, on track: Track) throws {
        details = try row.json("details")
        guard let action = CaseAction(try row.column("action"), on: track) else {
            throw PostgresError(code: .decoding, message: "action: not known to this build")
        }
        fact = PastAct(
            seq: try row.column("seq"),
            action,
            to: try CaseState(column: row, "to_state", on: track),
            by: try row.column("actor_id"),
            on: try row.column("occurred_on"),
            letter: details.letter.flatMap { LetterKind(rawValue: $0.kind) },
            ruling: details.ruling.flatMap(Ruling.init(rawValue:)),
            days: details.days ?? details.letter?.days,
            authority: details.authority,
            service: details.service.flatMap(PublicService.init(rawValue:))
        )
    }
}

private struct LoadedLetter {
    let id: LetterID
    let fact: LetterFact

    init(_ row: Row) throws {
        id = try row.column("id")
        fact = LetterFact(
            seq: try row.column("ordinal"),
            try row.code("kind"),
            issuedOn: try row.column("issued_on"),
            receivedOn: try row.column("received_on"),
            isVoid: try row.column("is_void"),
            days: try row.column("days")
        )
    }
}

private struct LoadedClock {
    let id: UUID
    let fact: ClockFact

    init(_ row: Row) throws {
        id = try row.column("id")
        let isSuspended = try row.column("suspended_on", as: LocalDate?.self) != nil
        let status: ClockFact.Status =
            switch try row.column("outcome", as: String?.self) {
            case "void": .void
            case .some: .ended
            case nil: isSuspended ? .suspended : .running
            }
        let due: ClockDue =
            if let day = try row.column("due_on", as: LocalDate?.self) {
                .day(day)
            } else {
                .unresolved(year: try row.column("unresolved_year"))
            }
        fact = ClockFact(
            try row.code("kind"),
            letterSeq: try row.column("letter_seq"),
            startedOn: try row.column("starts_on"),
            due: due,
            count: try ClockCount(row),
            status: status
        )
    }
}

extension FindingFact {
    /// Reads a finding. It stands on a note once a note was issued after it was recorded.
    fileprivate init(_ row: Row, lastNote: Int, concernsJHT: Bool) throws {
        let kind: FindingKind = try row.code("kind")
        self.init(
            try row.column("id"),
            kind,
            status: try row.code("status"),
            isOnNote: try row.column("seq", as: Int.self) < lastNote,
            concernsJHT: kind == .arrears && concernsJHT
        )
    }
}

extension CaseFacts {
    /// What a sanction case is about, until an examination records findings of its own. It is named by the case, and how
    /// it was judged stands in the log alone.
    fileprivate mutating func addIndication(
        _ kind: String,
        _ id: CaseID,
        _ acts: [LoggedAct],
        concernsJHT: Bool
    ) {
        guard let kind = FindingKind(rawValue: kind) else { return }
        let judged = acts.flatMap { $0.details.findings ?? [] }.last { $0.id == id.text }
        let result = judged.flatMap { VerificationResult(rawValue: $0.outcome) }
        findings = [
            FindingFact(
                FindingID(id.uuid),
                kind,
                status: result.flatMap(FindingStatus.init(after:)) ?? .open,
                isExamined: history.contains { $0.action == .sanction(.recordExamination) },
                concernsJHT: kind == .arrears && concernsJHT
            )
        ]
    }

    /// The fine, and what is owed of it and of arrears that stands in no debt's record: acts from before case and book
    /// were joined, as far as nothing was billed for them since.
    fileprivate mutating func addMoney(_ acts: [LoggedAct], booked: Set<Int>, fine inBook: FineFact?) {
        var unbooked: FineFact?
        var arrears = Rupiah.zero
        for act in acts where !booked.contains(act.fact.seq) {
            guard case .sanction(let action) = act.fact.action, let amount = act.details.amount.map(Rupiah.init) else {
                continue
            }
            switch action {
            case .imposeFine where letters.contains { $0.seq == act.fact.seq && !$0.isVoid }:
                unbooked = FineFact(imposed: amount)
            case .billArrears:
                arrears = (try? arrears.adding(amount)) ?? arrears
            case .recordPayment:
                if var fine = unbooked {
                    fine.paid = (try? fine.paid.adding(amount)) ?? amount
                    unbooked = fine
                    continue
                }
                arrears = Rupiah(max(0, arrears.amount - amount.amount))
            default:
                continue
            }
        }
        fine = inBook ?? unbooked
        let ofFine = inBook == nil ? unbooked.map { max(0, $0.imposed.amount - $0.paid.amount) } ?? 0 : 0
        let ofArrears = debts.contains(where: \.holdsContributions) ? 0 : arrears.amount
        unbookedBalance = (try? Rupiah(ofFine).adding(Rupiah(ofArrears))) ?? Rupiah(.max)
    }
}

extension FineFact {
    /// Reads the fine as its debt's book has it.
    fileprivate init(_ row: Row) throws {
        let imposed: Int64 = try row.column("imposed")
        let balance: Int64 = try row.column("balance")
        self.init(imposed: Rupiah(imposed), paid: Rupiah(imposed - balance), isBooked: true)
    }
}

extension DenialFact {
    /// Reads a denial of one service by one authority.
    fileprivate init(_ row: Row) throws {
        self.init(
            try row.column("authority"),
            try row.code("service"),
            try row.code("status"),
            requestSeq: try row.column("requested_seq"),
            answerSeq: try row.column("answered_seq"),
            isOwn: try row.column("is_own")
        )
    }
}

extension Parameters {
    /// What `init(rows:)` reads.
    static let statement: SQL = "SELECT key, effective_from, value, unit, legal_basis, certainty FROM parameter"

    /// The rows of the table `parameter`.
    init(rows: Rows) throws {
        self.init(
            try rows.compactMap { row in
                guard let key = ParameterKey(rawValue: try row.column("key")) else { return nil }
                let citation: String = try row.column("legal_basis")
                let certainty: String = try row.column("certainty")
                return ParameterDefault(
                    key,
                    try row.column("value", as: Decimal?.self),
                    try row.code("unit"),
                    from: try row.column("effective_from"),
                    basis: Certainty(rawValue: certainty).map { .law(citation, $0) } ?? .practice
                )
            }
        )
    }
}
