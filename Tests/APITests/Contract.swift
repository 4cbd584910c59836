import API
import Foundation
import Yams

/// The contract as the tests read it.
enum Contract {
    /// `openapi.yaml` as JSON, whole and by object schema; read once, YAML is slow.
    private static let read = Result {
        let document = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let components = document["components"] as? [String: Any]
        let schemas = try (components?["schemas"] as? [String: [String: Any]] ?? [:])
            .filter { $0.value["type"] as? String == "object" }
            .mapValues { try JSONSerialization.data(withJSONObject: $0) }
        return (document: try JSONSerialization.data(withJSONObject: document), schemas: schemas)
    }

    /// `openapi.yaml`, parsed.
    static func document() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: read.get().document) as? [String: Any] ?? [:]
    }

    /// The names of the object schemas.
    static func names() throws -> Set<String> { try Set(read.get().schemas.keys) }

    /// An object schema; nil when there is none of that name.
    static func schema(_ name: String) throws -> [String: Any]? {
        try read.get().schemas[name].flatMap { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }
}

/// A Codable type without its name: what the tests ask of it.
struct Form: Sendable {
    /// JSON through the type and back.
    let roundTrip: @Sendable (Data) throws -> Data
    /// JSON through the strict reader and back.
    let strictly: @Sendable (Data) throws -> Data

    init<Value: Codable & SendableMetatype>(_ type: Value.Type) {
        roundTrip = { try Wire.encoder().encode(Wire.decoder().decode(Value.self, from: $0)) }
        strictly = { try Wire.encoder().encode(Wire.read(Value.self, from: $0)) }
    }
}

/// Every object schema with the type that stands for it.
let forms: [String: Form] = [
    "Problem": Form(Wire.Problem.self),
    "FieldError": Form(Wire.FieldError.self),
    "Reason": Form(Wire.Reason.self),
    "Words": Form(Wire.Words.self),
    "PersonRef": Form(Wire.PersonRef.self),
    "OfficeRef": Form(Wire.OfficeRef.self),
    "CompanyRef": Form(Wire.CompanyRef.self),
    "ActionRef": Form(Wire.ActionRef.self),
    "Responsible": Form(Wire.Responsible.self),
    "SessionRequest": Form(Wire.SessionRequest.self),
    "Session": Form(Wire.Session.self),
    "Me": Form(Wire.Me.self),
    "Post": Form(Wire.Post.self),
    "Permission": Form(Wire.Permission.self),
    "Person": Form(Wire.Person.self),
    "Office": Form(Wire.Office.self),
    "CompanyRequest": Form(Wire.CompanyRequest.self),
    "CompanyChange": Form(Wire.CompanyChange.self),
    "CompanySummary": Form(Wire.CompanySummary.self),
    "Company": Form(Wire.Company.self),
    "Membership": Form(Wire.Membership.self),
    "AnnualReport": Form(Wire.AnnualReport.self),
    "TimelineItem": Form(Wire.TimelineItem.self),
    "Import": Form(Wire.Import.self),
    "ImportCounts": Form(Wire.ImportCounts.self),
    "ImportRow": Form(Wire.ImportRow.self),
    "AssignmentRequest": Form(Wire.AssignmentRequest.self),
    "Assignment": Form(Wire.Assignment.self),
    "CaseRef": Form(Wire.CaseRef.self),
    "InspectionRequest": Form(Wire.InspectionRequest.self),
    "InspectionSummary": Form(Wire.InspectionSummary.self),
    "Inspection": Form(Wire.Inspection.self),
    "CaseMessage": Form(Wire.CaseMessage.self),
    "CaseMessagePage": Form(Wire.Page<Wire.CaseMessage>.self),
    "ExtensionRequest": Form(Wire.ExtensionRequest.self),
    "SuspensionRequest": Form(Wire.SuspensionRequest.self),
    "AllegedSuccession": Form(Wire.AllegedSuccession.self),
    "AllegedSuccessionPage": Form(Wire.Page<Wire.AllegedSuccession>.self),
    "SuccessorRequest": Form(Wire.SuccessorRequest.self),
    "GuidanceRequest": Form(Wire.GuidanceRequest.self),
    "GuidanceActivity": Form(Wire.GuidanceActivity.self),
    "GuidanceActivityPage": Form(Wire.Page<Wire.GuidanceActivity>.self),
    "PersonMet": Form(Wire.PersonMet.self),
    "VisitRequest": Form(Wire.VisitRequest.self),
    "Visit": Form(Wire.Visit.self),
    "FindingRequest": Form(Wire.FindingRequest.self),
    "Finding": Form(Wire.Finding.self),
    "CaseRequest": Form(Wire.CaseRequest.self),
    "TakeOver": Form(Wire.TakeOver.self),
    "PaperLetter": Form(Wire.PaperLetter.self),
    "CaseSummary": Form(Wire.CaseSummary.self),
    "Case": Form(Wire.Case.self),
    "LinkedCase": Form(Wire.LinkedCase.self),
    "Letter": Form(Wire.Letter.self),
    "Event": Form(Wire.Event.self),
    "CaseAction": Form(Wire.CaseAction.self),
    "ActionList": Form(Wire.ActionList.self),
    "Named": Form(Wire.Named.self),
    "ActionField": Form(Wire.ActionField.self),
    "ActionCondition": Form(Wire.ActionCondition.self),
    "ActionBasis": Form(Wire.ActionBasis.self),
    "ActionLetter": Form(Wire.ActionLetter.self),
    "ActionClock": Form(Wire.ActionClock.self),
    "StepRequest": Form(Wire.StepRequest.self),
    "StepDetails": Form(Wire.StepDetails.self),
    "StepAssignment": Form(Wire.StepAssignment.self),
    "StepLetter": Form(Wire.StepLetter.self),
    "FindingOutcome": Form(Wire.FindingOutcome.self),
    "StepResult": Form(Wire.StepResult.self),
    "DeliveryRequest": Form(Wire.DeliveryRequest.self),
    "Delivery": Form(Wire.Delivery.self),
    "DeliveryResult": Form(Wire.DeliveryResult.self),
    "Clock": Form(Wire.Clock.self),
    "ClockEntry": Form(Wire.ClockEntry.self),
    "ClockRung": Form(Wire.ClockRung.self),
    "ClockRecount": Form(Wire.ClockRecount.self),
    "QueueItem": Form(Wire.QueueItem.self),
    "QueueCounts": Form(Wire.QueueCounts.self),
    "Notice": Form(Wire.Notice.self),
    "NoncompliantCompany": Form(Wire.NoncompliantCompany.self),
    "NoncomplianceFinding": Form(Wire.NoncomplianceFinding.self),
    "ProcedureSummary": Form(Wire.ProcedureSummary.self),
    "Procedure": Form(Wire.Procedure.self),
    "ProcedureState": Form(Wire.ProcedureState.self),
    "ProcedureTransition": Form(Wire.ProcedureTransition.self),
    "ProcedureClock": Form(Wire.ProcedureClock.self),
    "ProcedureCheck": Form(Wire.ProcedureCheck.self),
    "ProcedureBasis": Form(Wire.ProcedureBasis.self),
    "ProcedureHands": Form(Wire.ProcedureHands.self),
    "ProcedureArrow": Form(Wire.ProcedureArrow.self),
    "ProcedureChange": Form(Wire.ProcedureChange.self),
    "ProcedureVersionRequest": Form(Wire.ProcedureVersionRequest.self),
    "ProcedurePublicationRequest": Form(Wire.ProcedurePublicationRequest.self),
    "ChangedAction": Form(Wire.ChangedAction.self),
    "PreviewedClock": Form(Wire.PreviewedClock.self),
    "PreviewedTerm": Form(Wire.PreviewedTerm.self),
    "RulePreview": Form(Wire.RulePreview.self),
    "RulePreviewGroup": Form(Wire.RulePreviewGroup.self),
    "RulePreviewSummary": Form(Wire.RulePreviewSummary.self),
    "RuleMigrationFilter": Form(Wire.RuleMigrationFilter.self),
    "RuleMigrationRequest": Form(Wire.RuleMigrationRequest.self),
    "RuleMigration": Form(Wire.RuleMigration.self),
    "RuleMigrationCase": Form(Wire.RuleMigrationCase.self),
    "Parameter": Form(Wire.Parameter.self),
    "ParameterValue": Form(Wire.ParameterValue.self),
    "ParameterSetRequest": Form(Wire.ParameterSetRequest.self),
    "ParameterSet": Form(Wire.ParameterSet.self),
    "RulePreviewPage": Form(Wire.Page<Wire.RulePreview>.self),
    "RuleMigrationCasePage": Form(Wire.Page<Wire.RuleMigrationCase>.self),
    "ParameterPage": Form(Wire.Page<Wire.Parameter>.self),
    "CheckedProcedure": Form(Wire.CheckedProcedure.self),
    "ProcedureProblem": Form(Wire.ProcedureProblem.self),
    "CalendarYear": Form(Wire.CalendarYear.self),
    "CalendarDay": Form(Wire.CalendarDay.self),
    "CalendarRequest": Form(Wire.CalendarRequest.self),
    "Health": Form(Wire.Health.self),
    "HealthCheck": Form(Wire.HealthCheck.self),
    "WorkerGroup": Form(Wire.WorkerGroup.self),
    "ContributionCalculationRequest": Form(Wire.ContributionCalculationRequest.self),
    "OverdueContribution": Form(Wire.OverdueContribution.self),
    "ArrearsCalculationRequest": Form(Wire.ArrearsCalculationRequest.self),
    "FineCalculationRequest": Form(Wire.FineCalculationRequest.self),
    "BenefitCalculationRequest": Form(Wire.BenefitCalculationRequest.self),
    "CalculationLine": Form(Wire.CalculationLine.self),
    "CalculationTotal": Form(Wire.CalculationTotal.self),
    "CalculationSource": Form(Wire.CalculationSource.self),
    "CalculationMilestone": Form(Wire.CalculationMilestone.self),
    "Calculation": Form(Wire.Calculation.self),
    "DebtItemRequest": Form(Wire.DebtItemRequest.self),
    "DebtRequest": Form(Wire.DebtRequest.self),
    "PaymentRequest": Form(Wire.PaymentRequest.self),
    "Instalment": Form(Wire.Instalment.self),
    "InstalmentPlanRequest": Form(Wire.InstalmentPlanRequest.self),
    "DebtStepRequest": Form(Wire.DebtStepRequest.self),
    "Evidence": Form(Wire.Evidence.self),
    "EvidenceRef": Form(Wire.EvidenceRef.self),
    "CitingAct": Form(Wire.CitingAct.self),
    "CustodyEntry": Form(Wire.CustodyEntry.self),
    "EvidencePage": Form(Wire.Page<Wire.Evidence>.self),
    "DebtItem": Form(Wire.DebtItem.self),
    "DebtShare": Form(Wire.DebtShare.self),
    "DebtEvent": Form(Wire.DebtEvent.self),
    "Debt": Form(Wire.Debt.self),
    "ServiceDenial": Form(Wire.ServiceDenial.self),
    "ServiceDenialFine": Form(Wire.ServiceDenialFine.self),
    "ServiceDenialPage": Form(Wire.Page<Wire.ServiceDenial>.self),
    "LetterFile": Form(Wire.LetterFile.self),
    "LetterPaper": Form(Wire.LetterPaper.self),
    "LetterSignatory": Form(Wire.LetterSignatory.self),
    "LetterVerification": Form(Wire.LetterVerification.self),
    "LetterFilePage": Form(Wire.Page<Wire.LetterFile>.self),
    "DebtPage": Form(Wire.Page<Wire.Debt>.self),
    "PersonPage": Form(Wire.Page<Wire.Person>.self),
    "OfficePage": Form(Wire.Page<Wire.Office>.self),
    "CompanyPage": Form(Wire.Page<Wire.CompanySummary>.self),
    "TimelinePage": Form(Wire.Page<Wire.TimelineItem>.self),
    "ImportPage": Form(Wire.Page<Wire.Import>.self),
    "ImportRowPage": Form(Wire.Page<Wire.ImportRow>.self),
    "AssignmentPage": Form(Wire.Page<Wire.Assignment>.self),
    "InspectionPage": Form(Wire.Page<Wire.InspectionSummary>.self),
    "FindingPage": Form(Wire.Page<Wire.Finding>.self),
    "VisitPage": Form(Wire.Page<Wire.Visit>.self),
    "CasePage": Form(Wire.Page<Wire.CaseSummary>.self),
    "EventPage": Form(Wire.Page<Wire.Event>.self),
    "ClockPage": Form(Wire.Page<Wire.Clock>.self),
    "QueuePage": Form(Wire.Page<Wire.QueueItem>.self),
    "NoticePage": Form(Wire.NoticePage.self),
    "ProcedurePage": Form(Wire.Page<Wire.ProcedureSummary>.self),
    "NoncompliantCompanyPage": Form(Wire.NoncompliantCompanyPage.self),
]
