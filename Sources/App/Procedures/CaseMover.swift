import API
import Domain
import Foundation
import Postgres

/// Moves the cases of a migration, each by an act of whoever asked for it, in the transaction of one batch.
///
/// A case is asked once: what became of it is written beside the act, so that a migration that was interrupted goes on
/// where it stopped.
struct CaseMover {
    let store: Store
    let cases: Casework
    let signedIn: SignedIn
    let language: Language

    /// How many cases one transaction moves: their rows are held until it ends.
    static let batch = 50

    private struct Target {
        let track: Track
        let version: Int?
        let rulesOn: LocalDate?
        let reason: String
    }

    /// What becomes of one case.
    private enum Outcome {
        case moved(seq: Int)
        case unchanged
        case refused(Wire.Reason)
    }

    /// Moves the next cases. Another batch at the same time takes others.
    func moveNext(of id: ID<RuleMigration>, in tx: Transaction) async throws {
        let results = try await tx.pipeline([
            "SELECT procedure, procedure_version, rules_on, reason FROM rule_migration WHERE id = \(id)",
            """
            SELECT case_id FROM rule_migration_case WHERE migration_id = \(id) AND outcome IS NULL
            ORDER BY case_id LIMIT \(Self.batch) FOR UPDATE SKIP LOCKED
            """,
        ])
        let row = try results[0].single()
        let target = Target(
            track: try row.code("procedure"),
            version: try row.column("procedure_version"),
            rulesOn: try row.column("rules_on"),
            reason: try row.column("reason")
        )
        // In one order, so that two migrations over the same cases never wait for each other in a circle.
        for row in results[1] {
            let caseID: CaseID = try row.column("case_id")
            let outcome = try await move(caseID, target, tx)
            _ = try await tx.execute(try Self.settle(id, caseID, outcome))
        }
    }

    private func move(_ id: CaseID, _ target: Target, _ tx: Transaction) async throws -> Outcome {
        guard let file = try await cases.file(id, in: tx), let state = file.facts.state, let ownDay = file.rulesOn
        else {
            return refused(
                "not_found",
                Words(id: "Kasus ini tidak ada di wilayah Anda lagi.", en: "This case is no longer in your territory.")
            )
        }
        let rules = try target.version.map { try file.procedures.rules(target.track, $0) } ?? file.rules
        let day = target.rulesOn ?? ownDay
        if rules.version.number == file.rules.version.number, day == ownDay { return .unchanged }
        // Of a closed file others learn no state: the procedure itself refuses them.
        let isHidden = state.isCriminal && !ClosedFiles.areOpen(to: signedIn.actor)
        guard state.isFinal || isHidden || rules.knows(state) else {
            return refused(
                "state_not_in_version",
                Words(
                    id: "Keadaan \(state.words.id) tidak ada dalam versi \(rules.version.number).",
                    en: "Version \(rules.version.number) does not have the state \(state.words.en)."
                )
            )
        }
        var act = Casework.Act(action: .adoptRules(on: target.track), occurredOn: file.today)
        act.details.reason = target.reason
        act.note = Self.note(from: file.rules.version.number, ownDay, to: rules.version.number, day)
        act.adopts = Casework.Adoption(rules: rules, rulesOn: day)
        do {
            return .moved(seq: try await cases.take(act, file, as: signedIn, in: tx).seq)
        } catch let problem as Problem {
            // The procedure refused before anything was written; the others go on.
            return .refused(
                problem.reasons.first.map { reason($0.code, $0.detail, $0.remedy) }
                    ?? reason(problem.code, problem.detail, problem.title)
            )
        }
    }

    /// What the log says of the move, in the language of law.
    private static func note(from old: Int, _ oldDay: LocalDate, to new: Int, _ newDay: LocalDate) -> String {
        "Versi prosedur \(old) → \(new); aturan per \(oldDay.words.id) → \(newDay.words.id)."
    }

    private func refused(_ code: String, _ words: Words) -> Outcome {
        .refused(
            reason(
                code,
                words,
                Words(
                    id: "Kasus ini tetap pada aturan yang diikutinya.",
                    en: "The case stays with the rules that it follows."
                )
            )
        )
    }

    private func reason(_ code: String, _ words: Words, _ remedy: Words) -> Wire.Reason {
        Wire.Reason(code: code, detail: words[language], remedy: remedy[language])
    }

    private static func settle(_ id: ID<RuleMigration>, _ caseID: CaseID, _ outcome: Outcome) throws -> SQL {
        let (code, seq, reason): (String, Int?, String?) =
            switch outcome {
            case .moved(let seq): ("moved", seq, nil)
            case .unchanged: ("unchanged", nil, nil)
            case .refused(let reason): ("refused", nil, try Wire.text(reason))
            }
        return """
            UPDATE rule_migration_case SET outcome = \(code), seq = \(seq), reason = \(reason)::jsonb
            WHERE migration_id = \(id) AND case_id = \(caseID)
            """
    }
}
