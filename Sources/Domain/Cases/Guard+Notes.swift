// Guards about notes, their deadlines and extensions, and the closed file.

extension Guard {
    func noteFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        switch self {
        case .periodWithinCap:
            guard let days = context.details.days else { return nil }
            return unless(days <= context.parameters.whole(.noteDaysCap, on: context.day) ?? days)
        case .draftMade:
            return unless(draft(in: context) != nil)
        case .draftChecked:
            let checks: CaseAction =
                context.request.action == .inspection(.issueSecondNote)
                ? .inspection(.checkSecondNote) : .inspection(.checkFirstNote)
            guard let draft = draft(in: context) else { return reason }
            return unless(facts.lastSeq(checks) > draft)
        case .noteReceived:
            return unless(context.note?.receivedOn != nil)
        case .noteDeadlinePassed:
            return context.notPassed(context.noteClock, for: self)
        case .deadlinePassedOrReported:
            let reported = facts.lastSeq(.inspection(.reportCompliance))
            if let note = context.note, reported > note.seq { return nil }
            return context.notPassed(context.noteClock, for: self)
        case .deadlineResolved:
            guard context.details.findings.contains(where: { $0.result == .unremedied }) else { return nil }
            guard let clock = context.employersClock, case .unresolved(let year) = clock.due else { return nil }
            return .unresolved(year, kind: clock.kind)
        case .noteIssued:
            return unless(facts.letter(.firstNote, .specialNote, .remainderNote, .secondNote) != nil)
        case .noncomplianceReported:
            let reported = facts.lastSeq(.inspection(.submitNoncomplianceReport))
            return unless(reported > facts.lastSeq(.inspection(.beginVerification)))
        case .letterAwaitsReceipt:
            return unless(
                facts.letters.contains {
                    $0.kind == context.details.letter ?? $0.kind && $0.kind.awaitsReceipt && !$0.isVoid
                        && $0.receivedOn == nil && $0.issuedOn <= context.day
                }
            )
        default:
            return nil
        }
    }

    /// The number of the latest draft that was neither issued nor returned, of the note that the action is about.
    private func draft(in context: GuardContext) -> Int? {
        let facts = context.facts
        let draft: Int
        let round: Int
        switch context.request.action {
        case .inspection(.draftSecondNote), .inspection(.returnSecondNote), .inspection(.checkSecondNote),
            .inspection(.issueSecondNote):
            draft = facts.lastSeq(.inspection(.draftSecondNote))
            round = facts.lastSeq(
                .inspection(.issueSecondNote),
                .inspection(.returnSecondNote),
                .inspection(.beginVerification)
            )
        default:
            draft = facts.lastSeq(.inspection(.draftFirstNote))
            round = facts.lastSeq(.inspection(.issueFirstNote), .inspection(.returnFirstNote))
        }
        return draft > round ? draft : nil
    }

    func extensionFailure(in context: GuardContext) -> Reason? {
        let clock = context.noteClock
        switch self {
        case .deadlineNotPassed:
            return unless(!context.hasPassed(clock))
        case .neverExtended:
            let allowed = context.parameters.whole(.noteExtensions, on: context.day) ?? 0
            return unless((clock?.extensions ?? 0) < allowed)
        case .extensionRequested:
            let asked = context.facts.lastSeq(.inspection(.requestExtension))
            let answered = context.facts.lastSeq(.inspection(.grantExtension), .inspection(.refuseExtension))
            return unless(asked > answered && asked > context.note?.seq ?? 0)
        case .extensionWithinPeriod:
            if clock?.status == .suspended {
                return reason(
                    Words(id: "Tenggat sedang ditangguhkan.", en: "The clock is suspended."),
                    remedy: Words(id: "Jalankan kembali tenggatnya dahulu.", en: "Resume the clock first.")
                )
            }
            guard let days = context.details.days, let given = clock?.days else { return nil }
            return unless(days <= given)
        case .clockRunning:
            guard clock?.status == .running else { return reason }
            return suspensionFailure(clock, in: context)
        case .clockSuspended:
            return unless(clock?.status == .suspended)
        default:
            return nil
        }
    }

    /// Why a running clock may not be suspended: the switch is off, or nothing is left of it.
    private func suspensionFailure(_ clock: ClockFact?, in context: GuardContext) -> Reason? {
        guard context.parameters.isOn(.noteSuspension, on: context.day) else {
            return reason(
                Words(
                    id: "Penangguhan tenggat nota tidak mempunyai dasar hukum yang berlaku pada tanggal itu.",
                    en: "No legal basis in force on that day allows a note's clock to be suspended."
                ),
                remedy: Words(
                    id: "Dasar hukumnya ada pada parameter note.suspension.",
                    en: "Its basis stands in the parameter note.suspension."
                )
            )
        }
        guard context.hasPassed(clock) else { return nil }
        return reason(
            Words(
                id: "Tenggat sudah lewat; yang sudah lewat tidak dapat ditangguhkan.",
                en: "The deadline has passed; what has passed cannot be suspended."
            ),
            remedy: Words(id: "Lanjutkan ke verifikasi.", en: "Go on to verification.")
        )
    }

    func closedFileFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        let isComplete = facts.lastSeq(.inspection(.declareFileComplete)) > facts.lastSeq(.inspection(.handOverFile))
        switch self {
        case .closedFileByInvestigator:
            guard let target = context.details.targetState else { return nil }
            let roles = context.request.actor.roles(over: facts.region)
            return unless(
                target.isCriminal ? roles.contains(.investigator) : !roles.isDisjoint(with: [Role].supervisors)
            )
        case .spdpSent:
            return unless(
                facts.lastSeq(.inspection(.sendSPDP)) > facts.lastSeq(.inspection(.openInvestigation))
            )
        case .fileComplete:
            return unless(isComplete)
        case .fileNotComplete:
            return unless(!isComplete)
        default:
            return nil
        }
    }
}
