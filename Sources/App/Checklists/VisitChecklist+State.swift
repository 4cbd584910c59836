import API
import Domain
import Foundation

extension Wire.VisitChecklist {
    /// What is stored, as the contract tells it.
    init(_ state: VisitChecklistState) {
        let reading = state.reading
        self.init(
            visitId: state.place.visit.text,
            inspectionId: state.place.inspection.text,
            checklist: state.version.code,
            words: state.version.content.title,
            version: state.version.number,
            state: state.completed != nil ? "complete" : state.isStarted ? "open" : "blank",
            shown: reading.shown.map(\.code),
            missing: reading.missing.map(\.code),
            conflicts: state.conflicts,
            answers: state.version.content.questions.flatMap { question in
                state.answers.all(question.code).compactMap { answer in
                    state.given.first { $0.answer.id == answer.id }
                        .map { Wire.ChecklistAnswer($0, to: question, standing: state.answers.standing(of: answer)) }
                }
            },
            proposals: state.completed == nil
                ? [] : reading.proposals.map { Wire.VisitProposal($0, reading, state) },
            completedAt: state.completed?.at,
            completedBy: state.completed?.by
        )
    }
}

extension Wire.ChecklistAnswer {
    fileprivate init(
        _ given: VisitChecklistState.Given,
        to question: ChecklistQuestion,
        standing: ChecklistAnswers.Standing
    ) {
        let answer = given.answer
        self.init(
            id: answer.id.text,
            question: answer.question,
            note: given.note,
            answeredAt: answer.answeredAt.wire,
            replaces: answer.replaces.isEmpty ? nil : answer.replaces.map(\.text),
            words: answer.value?.words(question) ?? Words(id: "Jawaban ditarik", en: "Taken back"),
            standing: standing.rawValue,
            answeredBy: given.by,
            recordedAt: answer.recordedAt.wire,
            evidence: given.evidence
        )
        switch answer.value {
        case .code(let code): self.code = code
        case .number(let number): self.number = number
        case .day(let day): self.day = day.description
        case .text(let text): self.text = text
        case nil: break
        }
    }
}

extension Wire.VisitProposal {
    /// A finding is written in Indonesian, as the note that will quote it.
    fileprivate init(_ proposal: ChecklistProposal, _ reading: ChecklistReading, _ state: VisitChecklistState) {
        let grounds = reading.grounds(of: proposal).compactMap(state.answers.current)
        let evidence = state.given.filter { given in grounds.contains { $0.id == given.answer.id } }
            .flatMap { $0.evidence ?? [] }
        let evidenceIDs = Set(evidence.map(\.id)).sorted().prefix(50)
        self.init(
            code: proposal.code,
            kind: proposal.finding.rawValue,
            words: proposal.finding.words,
            whatToDo: proposal.whatToDo,
            answerIds: grounds.map(\.id.text),
            findingId: state.findings[proposal.code],
            request: Wire.FindingRequest(
                visitId: state.place.visit.text,
                kind: proposal.finding.rawValue,
                facts: String(reading.facts(of: proposal).id.unicodeScalars.prefix(10_000)),
                workersAffected: reading.workersAffected(by: proposal).flatMap { $0 <= 10_000_000 ? $0 : nil },
                legalProvision: proposal.provision,
                occurredOn: state.place.day.description,
                evidenceIds: evidenceIDs.isEmpty ? nil : Array(evidenceIDs),
                proposal: Wire.ProposalRef(checklist: state.version.code, proposal: proposal.code)
            )
        )
    }
}
