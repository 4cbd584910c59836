import API
import Domain

extension Wire.CaseAction {
    /// An action that the state has, explained.
    init(_ item: ActionAvailability, _ language: Language) {
        self.init(
            item.action,
            item.rule,
            reasons: item.reasons,
            roles: item.roles,
            permittedAs: item.ownRoles,
            language
        )
        toState = item.to.code
        toWords = item.to.words
        endsCase = item.to.isFinal
        conditions = item.conditions.map { Wire.ActionCondition($0, language) }
        document = item.letter?.kind.words ?? item.rule.letter?.words
        letter = item.letter.map { Wire.ActionLetter($0) }
        clocks = item.clocks.map { Wire.ActionClock($0) }
        stops = item.stops.map { Wire.Named(code: $0.rawValue, words: $0.words) }
        effects = item.effects.map { Wire.Named(code: $0.rawValue, words: $0.words) }
    }

    /// What is known of an action wherever the case stands.
    init(
        _ action: CaseAction,
        _ rule: ActionRule,
        reasons: [Reason],
        roles: [Role],
        permittedAs: [Role],
        _ language: Language
    ) {
        let day = Wire.ActionField(field: "occurred_on", words: Words(id: "Tanggal tindakan", en: "Day of the act"))
        let fields = [day] + rule.fields.map { Wire.ActionField(field: $0.wireName, words: $0.words) }
        self.init(
            action: action.code,
            words: action.words,
            allowed: reasons.isEmpty,
            endsCase: false,
            roles: roles.map(\.rawValue),
            permittedAs: permittedAs.map(\.rawValue),
            apart: rule.apart.map { Wire.ActionRef(action: $0.code, words: $0.words) },
            reasons: reasons.map { Wire.Reason($0, language) },
            conditions: [],
            requires: fields.map(\.field),
            fields: fields,
            legalBasis: rule.basis.map(\.citation).joined(separator: "; "),
            certainty: rule.basis.weakest?.wireCertainty ?? "practice",
            bases: rule.basis.map { Wire.ActionBasis($0) },
            document: rule.letter?.words,
            clocks: [],
            stops: [],
            effects: []
        )
    }
}

extension Wire.Reason {
    /// A reason in the reader's language.
    init(_ reason: Domain.Reason, _ language: Language) {
        self.init(code: reason.code, detail: reason.words[language], remedy: reason.remedy[language])
    }
}

extension Wire.ActionCondition {
    fileprivate init(_ condition: ActionCondition, _ language: Language) {
        self.init(
            code: condition.rule.rawValue,
            words: condition.rule.requirement,
            met: condition.isMet,
            detail: condition.failure?.words[language],
            remedy: condition.failure?.remedy[language]
        )
    }
}

extension Wire.ActionBasis {
    fileprivate init(_ basis: LegalBasis) {
        self.init(
            citation: basis.citation,
            certainty: basis.wireCertainty,
            words: basis.certainty?.words
                ?? Words(id: "praktik kantor, tanpa pasal", en: "office practice, no article claimed")
        )
    }
}

extension Wire.ActionLetter {
    fileprivate init(_ letter: LetterToMake) {
        self.init(
            kind: letter.kind.rawValue,
            words: letter.kind.words,
            register: letter.kind.register.rawValue,
            registerWords: letter.kind.register.words,
            days: letter.days,
            unit: letter.days == nil ? nil : letter.unit?.rawValue,
            awaitsReceipt: letter.kind.awaitsReceipt
        )
    }
}

extension Wire.ActionClock {
    fileprivate init(_ clock: ClockAhead) {
        self.init(
            kind: clock.kind.rawValue,
            words: clock.kind.words,
            nature: clock.nature.rawValue,
            natureWords: clock.nature.words,
            starts: clock.start.words,
            lasts: clock.length.words,
            legalBasis: clock.basis.citation,
            certainty: clock.basis.wireCertainty,
            expiryActions: clock.onExpiry.map { Wire.ActionRef(action: $0.code, words: $0.words) },
            closes: clock.closes.map { Wire.ActionRef(action: $0.code, words: $0.words) }
        )
        if case .days(let number, let unit) = clock.length {
            days = number
            self.unit = unit.rawValue
        }
    }
}
