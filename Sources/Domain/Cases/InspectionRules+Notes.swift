// The rules of the inspection notes: draft, check, issue, delivery, deadline, verification (P4d to P7v).

extension ActionRule {
    static let draftFirstNote = ActionRule(
        by: [.inspector],
        if: [.openExaminedFinding, .findingNotOnNote, .periodWithinCap],
        basis: [.note]
    )
    static let returnFirstNote = ActionRule(
        by: [.coordinator, .divisionHead, .officeHead],
        needs: [.reason],
        apart: [.inspection(.draftFirstNote)],
        basis: [.practice]
    )
    static let checkFirstNote = ActionRule(
        by: .supervisors,
        if: [.draftMade],
        apart: [.inspection(.draftFirstNote)],
        basis: [.practice]
    )
    static let issueFirstNote = ActionRule(
        by: [.officeHead],
        if: [.openExaminedFinding, .draftChecked],
        makes: .draftedNote,
        apart: [.inspection(.draftFirstNote), .inspection(.checkFirstNote)],
        basis: [.note]
    )
    static let recordNoteDelivery = ActionRule(
        by: [.inspector, .coordinator, .divisionHead],
        if: [.letterAwaitsReceipt],
        needs: [.letter, .delivery],
        basis: [.delivery]
    )
    static let requestExtension = ActionRule(
        by: [.inspector, .coordinator, .divisionHead],
        if: [.noteReceived, .deadlineNotPassed, .neverExtended],
        needs: [.reason],
        basis: [.extending]
    )
    static let grantExtension = ActionRule(
        by: .supervisors,
        if: [.extensionRequested, .neverExtended, .extensionWithinPeriod],
        needs: [.legalBasis, .days],
        makes: .kind(.extensionDecision),
        basis: [.extending]
    )
    static let refuseExtension = ActionRule(
        by: .supervisors,
        if: [.extensionRequested],
        needs: [.reason],
        makes: .kind(.extensionDecision),
        basis: [.extending]
    )
    static let suspendClock = ActionRule(
        by: .supervisors,
        if: [.noteReceived, .clockRunning],
        needs: [.legalBasis, .reason],
        makes: .kind(.suspensionDecision),
        basis: [.practice]
    )
    static let resumeClock = ActionRule(
        by: .supervisors,
        if: [.clockSuspended],
        basis: [.practice]
    )
    static let reportComplianceToInspectors = ActionRule(
        by: [.inspector, .coordinator],
        basis: [.note]
    )
    static let beginVerification = ActionRule(
        by: [.inspector],
        if: [.noteReceived, .deadlinePassedOrReported],
        basis: [.inspectionRegulation]
    )
    static let recordInspectionVerification = ActionRule(
        by: [.inspector],
        if: [.findingsKnown, .deadlineResolved],
        needs: [.findings],
        makes: .kind(.verificationMinutes),
        basis: [.inspectionRegulation]
    )
    static let returnToFirstNote = ActionRule(
        by: .supervisors,
        if: [.verificationRecorded, .partlyRemedied, .periodWithinCap],
        makes: .kind(.remainderNote),
        apart: [.inspection(.recordVerification)],
        basis: [.inspectionRegulation]
    )
    static let draftSecondNote = ActionRule(
        by: [.inspector],
        if: [.openExaminedFinding, .periodWithinCap],
        basis: [.note]
    )
    static let returnSecondNote = ActionRule(
        by: [.coordinator, .divisionHead, .officeHead],
        if: [.draftMade],
        needs: [.reason],
        apart: [.inspection(.draftSecondNote)],
        basis: [.practice]
    )
    static let checkSecondNote = ActionRule(
        by: .supervisors,
        if: [.draftMade],
        apart: [.inspection(.draftSecondNote)],
        basis: [.practice]
    )
    static let issueSecondNote = ActionRule(
        by: [.officeHead],
        if: [
            .noteReceived, .noteDeadlinePassed, .openExaminedFinding, .verificationRecorded, .draftChecked,
            .noGrantedObjection,
        ],
        makes: .kind(.secondNote),
        apart: [.inspection(.draftSecondNote), .inspection(.checkSecondNote)],
        basis: [.note]
    )
    static let confirmInspectionCompliance = ActionRule(
        by: .supervisors,
        if: [.verificationRecorded, .allFindingsClosed],
        apart: [.inspection(.recordVerification)],
        basis: [.inspectionRegulation]
    )
    static let issueDetermination = ActionRule(
        by: [.inspector],
        needs: [.reason],
        makes: .kind(.determination),
        basis: [.law("Permenaker 33/2016 jo 1/2020 (penetapan)", .secondHand)]
    )
}
