// Guards about objection and appeal (UU 30/2014 art. 75-78).

extension Guard {
    func objectionFailure(in context: GuardContext) -> Reason? {
        let facts = context.facts
        let filed = facts.last(.inspection(.fileObjection), .sanction(.fileObjection))
        let answered = facts.last(.inspection(.answerObjection), .sanction(.answerObjection))
        let appealed = facts.lastSeq(.inspection(.fileAppeal), .sanction(.fileAppeal))
        let decided = facts.last(.inspection(.decideAppeal), .sanction(.decideAppeal))
        let settled = facts.lastSeq(
            .inspection(.revokeLetter),
            .inspection(.changeLetter),
            .sanction(.revokeLetter),
            .sanction(.changeLetter)
        )
        let isPending = (filed?.seq ?? 0) > max(answered?.seq ?? 0, settled)
        let isSilent = isPending && context.hasPassed(facts.clock(.objectionAnswer))
        switch self {
        case .letterReceived:
            let kind = context.details.letter
            return unless(
                facts.letters.contains { !$0.isVoid && $0.receivedOn != nil && $0.kind == kind ?? $0.kind }
            )
        case .withinObjectionWindow:
            let kind = context.details.letter
            let letters = facts.letters.filter { !$0.isVoid && $0.kind == kind ?? $0.kind }
            return unless(letters.contains { context.isWithin(facts.clock(.objectionFiling, of: $0)) })
        case .noObjectionPending:
            return unless(!isPending)
        case .objectionPending:
            return unless(isPending)
        case .silenceGrants:
            return unless(!isSilent || context.details.ruling != .refused)
        case .objectionRefused:
            let isRefused = answered?.ruling == .refused && (answered?.seq ?? 0) > max(settled, appealed)
            return unless(isRefused && !isPending)
        case .withinAppealWindow:
            return unless(context.isWithin(facts.clock(.appealFiling)))
        case .appealPending:
            return unless(appealed > max(decided?.seq ?? 0, settled))
        case .objectionGranted:
            let isAnswered = answered?.ruling == .granted && (answered?.seq ?? 0) > settled && !isPending
            let isDecided = decided?.ruling == .granted && (decided?.seq ?? 0) > settled
            return unless(isAnswered || isDecided || isSilent)
        default:
            return nil
        }
    }
}
