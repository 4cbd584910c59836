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
        let isAnswered = answered?.ruling == .granted && (answered?.seq ?? 0) > settled && !isPending
        let isDecided = decided?.ruling == .granted && (decided?.seq ?? 0) > settled
        let isGranted = isAnswered || isDecided || isSilent
        let isOthers = facts.denial(objectedToIn: filed).map { !$0.isOwn } ?? false
        let named = context.details.letter.map {
            facts.letter(objectedTo: $0, authority: context.details.authority, service: context.details.service)
        }
        switch self {
        case .letterReceived:
            guard let letter = named else {
                return unless(facts.letters.contains { !$0.isVoid && $0.receivedOn != nil })
            }
            return unless(letter?.receivedOn != nil)
        case .withinObjectionWindow:
            let letters = named.map { [$0].compactMap(\.self) } ?? facts.letters.filter { !$0.isVoid }
            return unless(letters.contains { context.isWithin(facts.clock(.objectionFiling, of: $0)) })
        case .noObjectionPending:
            return unless(!isPending)
        case .objectionPending:
            return isPending && isOthers ? anotherAuthority : unless(isPending)
        case .silenceGrants:
            return unless(!isSilent || context.details.ruling != .refused)
        case .objectionRefused:
            let isRefused = answered?.ruling == .refused && (answered?.seq ?? 0) > max(settled, appealed)
            return unless(isRefused && !isPending)
        case .withinAppealWindow:
            return unless(context.isWithin(facts.clock(.appealFiling)))
        case .appealPending where isOthers:
            return anotherAuthority
        case .appealPending:
            return unless(appealed > max(decided?.seq ?? 0, settled))
        case .objectionGranted:
            return isOthers ? anotherAuthority : unless(isGranted)
        case .noGrantedObjection:
            return unless(!isGranted)
        default:
            return nil
        }
    }

    /// An objection to a denial of services is answered by the authority that gave it.
    private var anotherAuthority: Reason {
        reason(
            Words(
                id: "Keberatan ini atas keputusan instansi lain.",
                en: "The objection is to another authority's decision."
            ),
            remedy: Words(
                id: "Petugas instansi itu yang menanganinya.",
                en: "An officer of that authority deals with it."
            )
        )
    }
}
