import API
import Crypto
import Domain
import Foundation
import Postgres

/// Carries one decision out: event, letter, clocks, findings and outbox, in the transaction that holds the case.
///
/// The projection, the periods and the queue's row follow by themselves: triggers of the log keep them.
struct DecisionWriter {
    let file: CaseFile
    let act: Casework.Act
    let decision: Decision
    let post: HeldPost
    let signedIn: SignedIn

    private var seq: Int { decision.event.seq }

    /// Writes everything and tells what was made.
    func write(_ tx: Transaction) async throws -> Casework.Taken {
        let eventID = act.eventID ?? UUIDv7.new()
        let (number, content) = try await letter(tx)
        var letterID: LetterID? = decision.letter == nil ? nil : LetterID(UUIDv7.new())
        if case .made(let shared) = act.shared { letterID = shared }
        var statements = [try event(eventID)]
        if let letter = decision.letter, let letterID, let number, let content {
            statements.append(letterRow(letter, letterID, number))
            statements.append(try contentRow(content, letterID))
        }
        let (paperStatements, paperLetters) = try takenOverLetters()
        statements += paperStatements
        statements += decision.voidedLetters.compactMap(voiding)
        let (clockStatements, started) = clocks(newLetter: letterID, paperLetters)
        statements += clockStatements
        // An indication has no row of its own: how it was judged stands in the act.
        statements += decision.findings.filter { $0.finding.uuid != file.id.uuid }.map(outcome)
        statements += try decision.effects.map(outbox)
        do {
            _ = try await tx.pipeline(statements)
        } catch let error as PostgresError where error.constraint == "case_event_id_unique" {
            throw Problem.conflict(
                "id_taken",
                id: "Pengenal itu sudah dipakai untuk tindakan lain.",
                en: "That identifier is already used for another act."
            )
        }
        return Casework.Taken(
            caseID: file.id,
            eventID: eventID,
            decision: decision,
            letterID: letterID,
            clocks: started,
            procedures: file.procedures
        )
    }

    // MARK: Event

    private func event(_ id: UUID) throws -> SQL {
        let event = decision.event
        let details = EventDetails(act, decision)
        return """
            INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
                occurred_on, actor_role, reason, note, details)
            VALUES (\(id), \(file.id), \(seq), \(seq > 1 ? seq - 1 : nil), \(file.track.rawValue),
                \(act.adopts?.rules.version.number ?? file.procedureVersion),
                \(event.from?.code ?? "new"), \(event.action.code), \(event.to.code), \(event.occurredOn),
                \(post.role.rawValue), \(act.details.reason), \(act.note), \(RawJSON(try Wire.text(details))))
            """
    }

    // MARK: Letter

    /// The number and the content of the letter that the act makes, if it makes one.
    private func letter(_ tx: Transaction) async throws -> (LetterNumber?, LetterContent?) {
        guard let letter = decision.letter else { return (nil, nil) }
        var others: [CaseID] = []
        switch act.shared {
        case .made: return (nil, nil)
        case .listing(let cases): others = cases
        case nil: break
        }
        let year = decision.event.occurredOn.year
        let issuer = PersonID(signedIn.personID)
        let named = decision.details.assignment?.inspectors ?? []
        var statements = LetterFacts.statements(
            file,
            letter.kind,
            on: decision.event.occurredOn,
            office: post.officeID,
            people: [issuer] + named,
            naming: decision.details.office,
            others: others
        )
        statements.append(Self.lacksReview(letter, at: post.officeID, on: decision.event.occurredOn, file.id, seq))
        if act.letterNumber == nil {
            statements.append(NumberingRule.rules(of: post.officeID))
            // The row of the register is held until the transaction ends: numbers follow the order of issue, without gaps.
            statements.append(
                """
                INSERT INTO letter_register AS r (office_id, register, year, last)
                VALUES (\(post.officeID), \(letter.kind.register.rawValue), \(year), 1)
                ON CONFLICT (office_id, register, year) DO UPDATE SET last = r.last + 1 RETURNING last
                """
            )
        }
        var results = Array(try await tx.pipeline(statements))
        let number: LetterNumber
        if let own = act.letterNumber {
            number = LetterNumber(own: own, year: year)
        } else {
            let sequence: Int = try results.removeLast().single().column(0)
            number = LetterNumber(
                sequence,
                of: letter.kind,
                at: post.officeCode,
                on: decision.event.occurredOn,
                under: try results.removeLast().map { try NumberingRule($0) }
            )
        }
        guard try !results.removeLast().single().column(0, as: Bool.self) else {
            throw Problem.reviewDemanded(letter.kind)
        }
        let composer = LetterComposer(
            file: file,
            act: act,
            decision: decision,
            letter: letter,
            post: post,
            issuer: issuer,
            facts: try LetterFacts(results)
        )
        if let keeping = try composer.keepingSource { _ = try await tx.execute(keeping) }
        return (number, try composer.content(number: number.text))
    }

    /// Whether the office demands that somebody else checks such a letter, and no approved draft is being issued by this act.
    private static func lacksReview(
        _ letter: LetterToMake,
        at office: UUID,
        on day: LocalDate,
        _ id: CaseID,
        _ seq: Int
    ) -> SQL {
        """
        SELECT review_demanded(\(office), \(letter.kind.rawValue), \(day))
           AND NOT EXISTS (SELECT FROM letter_draft d WHERE d.case_id = \(id) AND d.issued_seq = \(seq))
        """
    }

    /// What the letter says, frozen in the act's own transaction.
    private func contentRow(_ content: LetterContent, _ id: LetterID) throws -> SQL {
        let text = try Wire.text(content)
        let hash = Array(SHA256.hash(data: Data(text.utf8)))
        return """
            INSERT INTO letter_content (letter_id, case_id, seq, content, sha256, token)
            VALUES (\(id), \(file.id), \(seq), \(text), \(hash), \(content.token))
            """
    }

    private func letterRow(_ letter: LetterToMake, _ id: LetterID, _ number: LetterNumber) -> SQL {
        """
        INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, sequence, number, issued_on, days, body)
        VALUES (\(id), \(file.id), \(seq), \(seq), \(letter.kind.rawValue), \(post.officeID), \(letter.kind.register.rawValue),
            \(number.year), \(number.sequence), \(number.text), \(decision.event.occurredOn), \(letter.days),
            \(act.letterText))
        """
    }

    private func voiding(_ letterSeq: Int) -> SQL? {
        guard let letter = file.letters[letterSeq] else { return nil }
        let reason = act.details.reason ?? decision.event.action.words.id
        // An order may be one of several on its letter, which is void when none of them stands.
        if file.facts.letters.contains(where: { $0.seq == letterSeq && $0.kind == .assignment }) {
            return """
                INSERT INTO order_end (letter_id, case_id, seq, reason) VALUES (\(letter), \(file.id), \(seq), \(reason))
                """
        }
        return """
            INSERT INTO letter_void (letter_id, case_id, seq, reason) VALUES (\(letter), \(file.id), \(seq), \(reason))
            """
    }

    /// Letters of a case that ran on paper, with their old numbers and receipts; they belong to the opening act.
    private func takenOverLetters() throws -> ([SQL], [Int: LetterID]) {
        guard decision.event.from == nil else { return ([], [:]) }
        var statements: [SQL] = []
        var ids: [Int: LetterID] = [:]
        for (offset, letter) in decision.details.takenOver.enumerated() {
            let id = LetterID(UUIDv7.new())
            ids[-offset] = id
            statements.append(
                """
                INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, number, issued_on)
                VALUES (\(id), \(file.id), \(seq), \(-offset), \(letter.kind.rawValue), \(post.officeID),
                    \(letter.kind.register.rawValue), \(letter.issuedOn.year), \(letter.number), \(letter.issuedOn))
                """
            )
            guard let received = letter.receivedOn else { continue }
            statements.append(
                """
                INSERT INTO letter_delivery (id, case_id, seq, letter_id, kind, occurred_on, counts)
                VALUES (\(UUIDv7.new()), \(file.id), \(seq), \(id), 'signed_receipt', \(received), true)
                """
            )
        }
        return (statements, ids)
    }

    // MARK: Clocks

    private func clocks(newLetter: LetterID?, _ paper: [Int: LetterID]) -> ([SQL], [UUID]) {
        let letters = file.letters.merging(paper) { $1 }

        var statements: [SQL] = []
        var started: [UUID] = []
        for change in decision.clocks {
            switch change {
            case .start(let start):
                let id = UUIDv7.new()
                started.append(id)
                statements.append(insert(id, ClockRow(start), newLetter, letters))
            case .end(let id): statements += end(id, "ended")
            case .void(let id): statements += end(id, "void")
            case .enter(let id, let entry, let deadline):
                guard let index = index(of: id), var count = file.facts.clocks[index].count else { continue }
                count.ledger.append(entry)
                let row = ClockRow(id, file.rules.clock(id.kind) ?? id.kind.rule, count, deadline)
                statements.append(line(entry, row, letters))
                // A clock that stands still keeps its day; any other line gives it another, on a row of its own.
                guard entry.kind != .suspension else { continue }
                statements += end(id, "superseded")
                let replacement = UUIDv7.new()
                started.append(replacement)
                statements.append(insert(replacement, row, newLetter, letters))
            }
        }
        return (statements, started)
    }

    private func index(of id: ClockID) -> Int? {
        file.facts.clocks.lastIndex {
            $0.kind == id.kind && $0.letterSeq == id.letterSeq && ($0.status == .running || $0.status == .suspended)
        }
    }

    private func end(_ id: ClockID, _ outcome: String) -> [SQL] {
        guard let index = index(of: id) else { return [] }
        return [
            """
            UPDATE case_clock SET ended_seq = \(seq), ended_on = \(decision.event.occurredOn), outcome = \(outcome)
            WHERE id = \(file.clockIDs[index])
            """
        ]
    }

    private func insert(_ id: UUID, _ row: ClockRow, _ newLetter: LetterID?, _ letters: [Int: LetterID]) -> SQL {
        let letter = row.name.letterSeq.flatMap { $0 == seq ? newLetter : letters[$0] }
        return """
            INSERT INTO case_clock (id, case_id, kind, nature, letter_id, started_seq, starts_on, days, unit, until_on,
                rolls_forward, legal_basis, certainty, due_on, unresolved_year, explanation)
            VALUES (\(id), \(file.id), \(row.name.kind.rawValue), \(row.nature.rawValue), \(letter), \(seq),
                \(row.count.start), \(row.days), \(row.unit?.rawValue), \(row.untilOn), \(row.count.rolls),
                \(row.basis.citation), \(row.basis.wireCertainty), \(row.dueOn), \(row.unresolvedYear), \(row.note.json))
            """
    }

    /// A line of a clock's ledger. Day, days and basis the database takes from the act itself.
    private func line(_ entry: ClockEntry, _ row: ClockRow, _ letters: [Int: LetterID]) -> SQL {
        """
        INSERT INTO clock_entry (case_id, seq, letter_id, clock_kind, kind, due_on, unresolved_year)
        VALUES (\(file.id), \(seq), \(row.name.letterSeq.flatMap { letters[$0] }), \(row.name.kind.rawValue),
            \(entry.kind.rawValue), \(row.dueOn), \(row.unresolvedYear))
        """
    }

    // MARK: Findings and outbox

    private func outcome(_ change: FindingChange) -> SQL {
        """
        INSERT INTO finding_outcome (finding_id, case_id, seq, outcome, evidence)
        VALUES (\(change.finding), \(file.id), \(seq), \(change.result.rawValue), \(act.details.evidence))
        """
    }

    private func outbox(_ effect: Effect) throws -> SQL {
        """
        INSERT INTO outbox (topic, case_id, seq, payload)
        VALUES (\(effect.rawValue), \(file.id), \(seq), \(RawJSON(try Wire.text(OutboxPayload(decision.event)))))
        """
    }
}

/// What the outbox says of an act; who reads it asks for the rest by the case's identity.
struct OutboxPayload: Encodable {
    let action: String
    let state: String

    init(_ event: CaseEvent) {
        action = event.action.code
        state = event.to.code
    }
}

extension UUIDv7 {
    /// A new one.
    static func new() -> UUID { ID<Letter>.new(at: Date()).uuid }
}
