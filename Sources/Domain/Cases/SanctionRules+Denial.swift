// The rules of the denial of public services (TMP2T; domain states B6 to B8). The licensing office decides, per
// authority and per service; BPJS only asks.

extension ActionRule {
    static let requestServiceDenial = ActionRule(
        by: [.bpjsBranchHead],
        if: [.subjectMayBeSanctioned, .fineUnpaid, .finePaymentDue, .noGrantedObjection],
        needs: [.authority, .service],
        makes: .kind(.serviceDenialRequest),
        effects: [.denialWanted],
        basis: [.law("UU 24/2011 P17(4)", .read), .law("PP 86/2013 P8-9, P10(6)", .read)]
    )
    static let withdrawRequest = ActionRule(
        by: [.bpjsBranchHead],
        if: [.requestPending],
        needs: [.reason],
        effects: [.denialWanted],
        basis: [.practice]
    )
    static let returnRequest = ActionRule(
        by: [.licensingOfficer],
        if: [.requestPending, .lastPendingRequest],
        needs: [.authority, .reason],
        makes: .kind(.serviceDenialAnswer),
        effects: [.denialAnswered],
        basis: [.serviceDenialProcedure]
    )
    static let refuseRequest = ActionRule(
        by: [.licensingOfficer],
        if: [.requestPending, .lastPendingRequest],
        needs: [.authority, .reason],
        makes: .kind(.serviceDenialAnswer),
        effects: [.denialAnswered],
        basis: [.serviceDenialProcedure]
    )
    static let answerRequestInPart = ActionRule(
        by: [.licensingOfficer],
        if: [.requestPending, .otherRequestsPending],
        needs: [.authority, .reason],
        makes: .kind(.serviceDenialAnswer),
        effects: [.denialAnswered],
        basis: [.serviceDenialProcedure]
    )
    static let activateDenial = ActionRule(
        by: [.licensingOfficer],
        if: [.subjectMayBeSanctioned, .requestPending],
        needs: [.authority, .service],
        makes: .kind(.serviceDenialDecision),
        effects: [.denialAnswered],
        basis: [.law("PP 86/2013 P8, P9(3), P10(6)", .read), .serviceDenialProcedure]
    )
    static let liftDenial = ActionRule(
        by: [.licensingOfficer],
        if: [.lastActiveDenial, .dutyDoneForLifting],
        needs: [.authority, .evidence],
        makes: .kind(.serviceDenialLifting),
        effects: [.denialAnswered],
        basis: [.law("PP 86/2013 P10(7)-(8)", .read)]
    )
    static let liftDenialInPart = ActionRule(
        by: [.licensingOfficer],
        if: [.otherDenialsActive, .dutyDoneForLifting],
        needs: [.authority, .service, .evidence],
        makes: .kind(.serviceDenialLifting),
        effects: [.denialAnswered],
        basis: [.law("PP 86/2013 P10(7)-(8)", .read)]
    )
}
