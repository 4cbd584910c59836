/// What a guard looks at.
struct GuardContext {
    let facts: CaseFacts
    let request: StepRequest
    let parameters: Parameters

    var details: StepDetails { request.details }
    var day: LocalDate { request.occurredOn }

    /// The denials in a status that the step names, as far as it names any.
    func denialsNamed(_ status: DenialFact.Status) -> [DenialFact] {
        facts.denials.filter { $0.status == status && $0.fits(details.authority, details.service) }
    }

    /// The requests that the step answers or withdraws.
    var requestsAnswered: [DenialFact] {
        // Before anything is granted a withdrawal takes the case back to the fine: nothing stays asked for.
        guard request.action == .sanction(.withdrawRequest), facts.state == .sanction(.serviceDenialRequested) else {
            return denialsNamed(.requested)
        }
        return facts.denials.filter { $0.status == .requested }
    }

    /// The note that the present state is about.
    var note: LetterFact? {
        guard case .inspection(let state)? = facts.state else { return nil }
        switch state {
        case .firstNote, .firstNoteVerification:
            return facts.letter(.firstNote, .specialNote, .remainderNote)
        case .secondNote, .secondNoteVerification:
            return facts.letter(.secondNote)
        case .recommended:
            return facts.letter(.firstNote, .specialNote, .remainderNote, .secondNote)
        case .proposed, .ordered, .examining, .entryRefused, .reporting, .firstNoteDrafted, .incidentReport,
            .investigation, .prosecution, .complied, .noViolation, .closedOrMoved, .referred, .withdrawn:
            return nil
        }
    }

    /// The clock of that note.
    var noteClock: ClockFact? {
        guard let note else { return nil }
        return facts.clock(note.kind == .secondNote ? .secondNote : .firstNote, of: note)
    }

    /// The clock on which the next step against the employer rests.
    var employersClock: ClockFact? {
        guard case .sanction(let state)? = facts.state else { return noteClock }
        switch state {
        case .firstWarning: return facts.clock(.firstWarning, of: facts.letter(.firstWarning))
        case .secondWarning: return facts.clock(.secondWarning, of: facts.letter(.secondWarning))
        case .fine: return facts.clock(.finePayment, of: facts.letter(.fineDecision))
        case .indicated, .notified, .bpjsExamination, .serviceDenialRequested, .serviceDenialActive,
            .sanctionLifted, .arrearsCollection, .prosecutorMandate, .stateReceivables, .complied, .noViolation,
            .closedOrMoved, .referred, .withdrawn:
            return nil
        }
    }

    /// Whether a clock has run out on the day of the act; false while it is suspended or has no day.
    func hasPassed(_ clock: ClockFact?) -> Bool {
        guard let clock, clock.status != .suspended, case .day(let due) = clock.due else { return false }
        return day > due
    }

    /// Why a clock has not run out, as the guard's reason; nil when it has.
    func notPassed(_ clock: ClockFact?, for rule: Guard) -> Reason? {
        guard let clock else { return rule.reason }
        if clock.status == .suspended {
            return rule.reason(
                Words(id: "Tenggat sedang ditangguhkan.", en: "The clock is suspended."),
                remedy: Words(id: "Jalankan kembali tenggatnya.", en: "Resume the clock.")
            )
        }
        switch clock.due {
        case .unresolved(let year):
            return .unresolved(year, kind: clock.kind)
        case .day(let due):
            if day > due { return nil }
            return rule.reason(
                Words(
                    id: "\(clock.kind.words.id) baru berakhir \(due.wordsWithWeekday.id).",
                    en: "\(clock.kind.words.en) ends only on \(due.wordsWithWeekday.en)."
                ),
                remedy: Words(
                    id: "Tindakan ini dapat dilakukan mulai \(due.adding(days: 1).words.id).",
                    en: "The action is possible from \(due.adding(days: 1).words.en)."
                )
            )
        }
    }

    /// Whether the day of the act lies within a window; true while its end is not known.
    func isWithin(_ clock: ClockFact?) -> Bool {
        guard let clock else { return false }
        switch clock.due {
        case .day(let due): return day <= due
        case .unresolved: return true
        }
    }
}

extension Reason {
    /// A deadline that cannot be computed because a year's holidays are not published.
    static func unresolved(_ year: Int, kind: ClockKind) -> Reason {
        Reason(
            .condition,
            "deadline_unresolved",
            Words(
                id: "\(kind.words.id) belum dapat dihitung: hari libur tahun \(year) belum ditetapkan.",
                en: "\(kind.words.en) cannot be computed yet: the holidays of \(year) are not published."
            ),
            remedy: Words(
                id: "Administrator menambahkan hari libur \(year) dengan perintah patuh calendar add.",
                en: "An administrator adds the holidays of \(year) with patuh calendar add."
            )
        )
    }
}

extension Guard {
    /// The guard's own reason.
    var reason: Reason { Reason(.condition, rawValue, words, remedy: remedy) }

    /// The guard's reason in other words, where more is known.
    func reason(_ words: Words, remedy: Words? = nil) -> Reason {
        Reason(.condition, rawValue, words, remedy: remedy ?? self.remedy)
    }

    /// Its reason unless a condition holds.
    func unless(_ isMet: Bool) -> Reason? { isMet ? nil : reason }
}
