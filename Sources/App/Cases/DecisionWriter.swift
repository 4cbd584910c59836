import API
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
        let number = try await letterNumber(tx)
        let letterID: LetterID? = decision.letter == nil ? nil : LetterID(UUIDv7.new())
        var statements = [try event(eventID)]
        if let letter = decision.letter, let letterID, let number {
            statements.append(letterRow(letter, letterID, number))
        }
        let (paperStatements, paperLetters) = try takenOverLetters()
        statements += paperStatements
        statements += decision.voidedLetters.compactMap(voiding)
        let (clockStatements, started) = clocks(newLetter: letterID, paperLetters)
        statements += clockStatements
        statements += decision.findings.map(outcome)
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
            clocks: started
        )
    }

    // MARK: Event

    private func event(_ id: UUID) throws -> SQL {
        let event = decision.event
        let details = EventDetails(act, decision)
        return """
            INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
                occurred_on, actor_role, reason, note, details)
            VALUES (\(id), \(file.id), \(seq), \(seq > 1 ? seq - 1 : nil), \(file.track.rawValue), \(file.procedureVersion),
                \(event.from?.code ?? "new"), \(event.action.code), \(event.to.code), \(event.occurredOn),
                \(post.role.rawValue), \(act.details.reason), \(act.note), \(RawJSON(try Wire.text(details))))
            """
    }

    // MARK: Letter

    private func letterNumber(_ tx: Transaction) async throws -> LetterNumber? {
        guard let letter = decision.letter else { return nil }
        let year = decision.event.occurredOn.year
        if let number = act.letterNumber { return LetterNumber(text: number, sequence: nil, year: year) }
        // The row of the register is held until the transaction ends: numbers follow the order of issue, without gaps.
        let next = try await tx.query(
            """
            INSERT INTO letter_register AS r (office_id, register, year, last)
            VALUES (\(post.officeID), \(letter.kind.register.rawValue), \(year), 1)
            ON CONFLICT (office_id, register, year) DO UPDATE SET last = r.last + 1 RETURNING last
            """
        )
        let sequence: Int = try next.single().column(0)
        return LetterNumber(sequence, office: post.officeCode, on: decision.event.occurredOn)
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
                statements.append(
                    clock(
                        id,
                        start.id,
                        from: start.startedOn,
                        start.days,
                        start.unit,
                        start.due,
                        note(start),
                        newLetter,
                        letters
                    )
                )
            case .end(let id): statements += end(id, "ended")
            case .void(let id): statements += end(id, "void")
            case .extend(let id, let days, let due, let explanation):
                guard let index = index(of: id) else { continue }
                let old = file.facts.clocks[index]
                statements += end(id, "superseded")
                let replacement = UUIDv7.new()
                started.append(replacement)
                statements.append(
                    clock(
                        replacement,
                        id,
                        from: old.startedOn,
                        old.days.map { $0 + days },
                        nil,
                        due,
                        ClockNote(summary: explanation, steps: []),
                        newLetter,
                        letters,
                        extensions: old.extensions + 1
                    )
                )
            case .suspend(let id):
                guard let index = index(of: id) else { continue }
                statements.append(
                    """
                    UPDATE case_clock SET suspended_on = \(decision.event.occurredOn) WHERE id = \(file.clockIDs[index])
                    """
                )
            case .resume(let id, let due):
                guard let index = index(of: id) else { continue }
                let old = file.facts.clocks[index]
                statements += end(id, "superseded")
                let replacement = UUIDv7.new()
                started.append(replacement)
                statements.append(
                    clock(
                        replacement,
                        id,
                        from: old.startedOn,
                        old.days,
                        nil,
                        due,
                        ClockNote.resumed(old, on: decision.event.occurredOn, due: due),
                        newLetter,
                        letters,
                        extensions: old.extensions
                    )
                )
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

    private func clock(
        _ id: UUID,
        _ name: ClockID,
        from startsOn: LocalDate,
        _ days: Int?,
        _ unit: DayUnit?,
        _ due: ClockDue,
        _ note: ClockNote,
        _ newLetter: LetterID?,
        _ letters: [Int: LetterID],
        extensions: Int = 0
    ) -> SQL {
        let rule = name.kind.rule
        let letter = name.letterSeq.flatMap { $0 == seq ? newLetter : letters[$0] }
        let (dueOn, year): (LocalDate?, Int?) =
            switch due {
            case .day(let day): (day, nil)
            case .unresolved(let year): (nil, year)
            }
        let row = rule.length.parameter.flatMap { file.parameters.row($0, on: startsOn) }
        let basis = row?.basis ?? rule.basis
        return """
            INSERT INTO case_clock (id, case_id, kind, nature, letter_id, started_seq, starts_on, days, unit, rolls_forward,
                legal_basis, certainty, due_on, unresolved_year, extensions, explanation)
            VALUES (\(id), \(file.id), \(name.kind.rawValue), \(rule.nature.rawValue), \(letter), \(seq), \(startsOn),
                \(days), \((unit ?? row?.unit.dayUnit)?.rawValue),
                \(rollsForward(name.kind, on: startsOn)),
                \(basis.citation), \(basis.wireCertainty), \(dueOn), \(year), \(extensions), \(note.json))
            """
    }

    /// The explanation with its steps, where the clock counts days.
    private func note(_ start: ClockStart) -> ClockNote {
        guard let days = start.days, let unit = start.unit,
            case .due(let due, let explanation)? = try? file.calendar.deadline(
                days: days,
                unit: unit,
                startingAfter: start.startedOn,
                rollForward: rollsForward(start.id.kind, on: start.startedOn)
            ),
            start.due == .day(due)
        else { return ClockNote(summary: start.explanation, steps: []) }
        return ClockNote(summary: start.explanation, steps: explanation.steps)
    }

    private func rollsForward(_ kind: ClockKind, on day: LocalDate) -> Bool {
        kind.rule.rollForward.map { file.parameters.isOn($0, on: day) } ?? false
    }

    // MARK: Findings and outbox

    private func outcome(_ change: FindingChange) -> SQL {
        """
        INSERT INTO finding_outcome (finding_id, case_id, seq, outcome, evidence)
        VALUES (\(change.finding), \(file.id), \(seq), \(change.result.rawValue), \(act.details.evidence))
        """
    }

    private func outbox(_ effect: Effect) throws -> SQL {
        let payload = OutboxPayload(action: decision.event.action.code, state: decision.event.to.code)
        return """
            INSERT INTO outbox (topic, case_id, seq, payload)
            VALUES (\(effect.rawValue), \(file.id), \(seq), \(RawJSON(try Wire.text(payload))))
            """
    }
}

/// What the outbox says of an act; who reads it asks for the rest by the case's identity.
private struct OutboxPayload: Encodable {
    let action: String
    let state: String
}

extension ClockLength {
    /// The parameter that sets the length, where one does.
    var parameter: ParameterKey? {
        switch self {
        case .days(let key), .nextMonth(on: let key): key
        case .named: nil
        }
    }
}

extension LegalBasis {
    /// The certainty as the wire has it.
    var wireCertainty: String { certainty?.rawValue ?? "practice" }
}

extension UUIDv7 {
    /// A new one.
    static func new() -> UUID { ID<Letter>.new(at: Date()).uuid }
}
