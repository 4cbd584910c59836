import API
import Domain
import Postgres

extension CaseRoutes {
    /// `POST /v1/cases/{id}/extensions`: asks for more time on a note, grants it or refuses it.
    @Sendable func extend(_ call: Call) async throws -> Reply {
        let request: Wire.ExtensionRequest = try call.read()
        let action: InspectionAction =
            switch request.action {
            case "grant": .grantExtension
            case "refuse": .refuseExtension
            default: .requestExtension
            }
        let details = Wire.StepDetails(letter: request.letter, days: request.days, legalBasis: request.legalBasis)
        return try await changeDeadline(
            Wire.StepRequest(
                action: action.rawValue,
                expectedVersion: request.expectedVersion,
                occurredOn: request.occurredOn,
                reason: request.reason,
                note: request.note,
                details: details
            ),
            call
        )
    }

    /// `POST /v1/cases/{id}/suspensions`: suspends a note's deadline, or lets it run again.
    @Sendable func suspend(_ call: Call) async throws -> Reply {
        let request: Wire.SuspensionRequest = try call.read()
        let action: InspectionAction = request.action == "resume" ? .resumeClock : .suspendClock
        return try await changeDeadline(
            Wire.StepRequest(
                action: action.rawValue,
                expectedVersion: request.expectedVersion,
                occurredOn: request.occurredOn,
                reason: request.reason,
                note: request.note,
                details: Wire.StepDetails(letter: request.letter, legalBasis: request.legalBasis)
            ),
            call
        )
    }

    /// Takes the step that changes a deadline. Warnings and fines have none that can be changed.
    private func changeDeadline(_ request: Wire.StepRequest, _ call: Call) async throws -> Reply {
        let id = try call.id(of: EnforcementCase.self)
        return try await store.once(call) { tx in
            guard try await track(of: id, tx) == .inspection else {
                _ = try call.permit(.advanceSanctionCase)
                throw Problem.refused([
                    .init(
                        code: "not_extendable",
                        detail: Words(
                            id:
                                "Tenggat teguran dan denda tidak dapat diperpanjang atau ditangguhkan (PP 86/2013 pasal 6).",
                            en: "Warnings and fines know no extension and no suspension (PP 86/2013 art. 6)."
                        ),
                        remedy: Words(
                            id: "Lihat tindakan yang mungkin dengan patuh cases explain.",
                            en: "See what is possible with patuh cases explain."
                        )
                    )
                ])
            }
            return try await step(request, on: id, .inspection, call, tx)
        }
    }
}
