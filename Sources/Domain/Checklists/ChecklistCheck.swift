/// Looks whether a checklist can be published: everything that it refers to exists and comes before, types go together,
/// every question can be answered, and every branch and every proposal can be reached. Tells everything that is wrong.
public struct ChecklistCheck: Sendable {
    /// One thing that is wrong.
    public struct Fault: Sendable, Hashable {
        /// Where, as in `sections[0].questions[3].shown_if`.
        public let path: String
        /// A stable word for programs.
        public let code: String
        /// What is wrong.
        public let detail: Words
    }

    /// At most so many questions.
    public static let mostQuestions = 200
    /// At most so many proposals.
    public static let mostProposals = 60
    /// At most so many levels of a condition, and so many nodes.
    public static let (deepest, largest) = (6, 60)

    private let checklist: Checklist
    private let kinds: [String: ChecklistQuestion]
    private let places: [String: Int]
    private var faults: [Fault] = []

    private init(_ checklist: Checklist) {
        self.checklist = checklist
        let questions = checklist.questions
        kinds = Dictionary(questions.map { ($0.code, $0) }) { first, _ in first }
        places = Dictionary(questions.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// Everything that is wrong with a checklist; empty where it can be published.
    public static func faults(_ checklist: Checklist) -> [Fault] {
        var check = ChecklistCheck(checklist)
        check.form()
        // Whether something can be reached is asked only of what is well formed.
        if check.faults.isEmpty { check.reach() }
        return check.faults
    }

    // MARK: Form

    private mutating func form() {
        words(checklist.title, at: "title")
        let questions = checklist.questions
        if questions.isEmpty { add("sections", "empty", "Belum ada pertanyaan.", "There is no question.") }
        if questions.count > Self.mostQuestions {
            add("sections", "too_many", "Terlalu banyak pertanyaan.", "There are too many questions.")
        }
        if checklist.proposals.count > Self.mostProposals {
            add("proposals", "too_many", "Terlalu banyak usul temuan.", "There are too many proposals.")
        }
        unique(checklist.sections.map(\.code), at: "sections")
        unique(questions.map(\.code), at: "sections")
        unique(checklist.proposals.map(\.code), at: "proposals")
        var place = 0
        for (index, section) in checklist.sections.enumerated() {
            let path = "sections[\(index)]"
            code(section.code, at: path + ".code")
            words(section.title, at: path + ".title")
            if section.questions.isEmpty {
                add(path + ".questions", "empty", "Bagian tanpa pertanyaan.", "A section without a question.")
            }
            for (number, question) in section.questions.enumerated() {
                self.question(question, place, at: path + ".questions[\(number)]")
                place += 1
            }
        }
        for (index, proposal) in checklist.proposals.enumerated() {
            self.proposal(proposal, at: "proposals[\(index)]")
        }
    }

    private mutating func question(_ question: ChecklistQuestion, _ place: Int, at path: String) {
        code(question.code, at: path + ".code")
        words(question.text, at: path + ".text")
        if let help = question.help { words(help, at: path + ".help") }
        let takesRange = question.kind == .number || question.kind == .rupiah
        if !takesRange, question.least != nil || question.most != nil {
            add(path, "not_of_kind", "Batas hanya untuk bilangan.", "Bounds are for numbers and amounts only.")
        }
        if (question.least ?? 0) < 0 || (question.most ?? 0) > 9_007_199_254_740_991 || question.range == nil {
            add(path, "not_answerable", "Tidak ada bilangan di antara batasnya.", "No number lies within its bounds.")
        }
        if question.kind == .choice {
            let options = question.options ?? []
            if options.count < 2 {
                add(path + ".options", "not_answerable", "Pilihan kurang dari dua.", "Fewer than two options.")
            }
            unique(options.map(\.code), at: path + ".options")
            for (index, option) in options.enumerated() {
                code(option.code, at: path + ".options[\(index)].code")
                words(option.text, at: path + ".options[\(index)].text")
            }
        } else if question.options != nil {
            add(path + ".options", "not_of_kind", "Hanya untuk pertanyaan pilihan.", "Of a choice only.")
        }
        if question.norms.isEmpty {
            add(path + ".norms", "empty", "Sebutkan normanya.", "Name the norm behind it.")
        }
        for (index, norm) in question.norms.enumerated() {
            text(norm.provision, at: path + ".norms[\(index)].provision")
        }
        if let condition = question.shownIf { self.condition(condition, before: place, at: path + ".shown_if") }
    }

    private mutating func proposal(_ proposal: ChecklistProposal, at path: String) {
        code(proposal.code, at: path + ".code")
        words(proposal.whatToDo, at: path + ".what_to_do")
        condition(proposal.when, before: .max, at: path + ".when")
        if let provision = proposal.provision {
            text(provision, at: path + ".provision")
        } else if proposal.finding == .otherNorm {
            add(path + ".provision", "missing", "Sebutkan ketentuan yang dilanggar.", "Name the provision violated.")
        }
        if proposal.facts.isEmpty { add(path + ".facts", "empty", "Uraikan faktanya.", "Say what was seen.") }
        for (index, piece) in proposal.facts.enumerated() {
            let at = path + ".facts[\(index)]"
            let said = [piece.text != nil, piece.question != nil, piece.term != nil].filter { $0 }.count
            if said != 1 {
                add(at, "not_one", "Isi tepat satu: text, question, atau term.", "Exactly one of text, question, term.")
            }
            if let words = piece.text { self.words(words, at: at + ".text") }
            if let question = piece.question { refer(to: question, before: .max, at: at + ".question") }
            if let term = piece.term { _ = quantity(term, before: .max, at: at + ".term") }
        }
        if let count = proposal.workersAffected,
            let quantity = quantity(count, before: .max, at: path + ".workers_affected"), quantity != .number
        {
            add(path + ".workers_affected", "wrong_type", "Harus bilangan.", "Must be a number.")
        }
    }

    // MARK: Conditions

    private mutating func condition(_ condition: ChecklistCondition, before place: Int, at path: String) {
        guard condition.depth <= Self.deepest, condition.size <= Self.largest else {
            return add(path, "too_entangled", "Syarat terlalu bertingkat.", "The condition is too entangled.")
        }
        check(condition, before: place, at: path)
    }

    private mutating func check(_ condition: ChecklistCondition, before place: Int, at path: String) {
        switch condition {
        case .all(let parts), .any(let parts), .noneOf(let parts):
            if parts.isEmpty { add(path, "empty", "Syarat kosong.", "The condition is empty.") }
            for (index, part) in parts.enumerated() { check(part, before: place, at: path + ".of[\(index)]") }
        case .among(let code, let values):
            guard refer(to: code, before: place, at: path + ".question"), let question = kinds[code] else { return }
            let known = question.codes
            if known.isEmpty {
                add(path, "wrong_type", "Jawaban pertanyaan itu bukan kode.", "No code answers that question.")
            } else if values.isEmpty || !values.allSatisfy(known.contains) {
                let list = known.joined(separator: ", ")
                add(path + ".values", "unknown_code", "Yang ada: \(list).", "Known are: \(list).")
            }
        case .compare(let left, _, let right):
            let one = quantity(left, before: place, at: path + ".left")
            let other = quantity(right, before: place, at: path + ".right")
            if let one, let other, one != other {
                add(path, "wrong_type", "Kedua sisi tidak sejenis.", "The two sides are not of one kind.")
            }
        }
    }

    /// What a term is a quantity of, after everything in it was looked at.
    private mutating func quantity(
        _ term: ChecklistTerm,
        before place: Int,
        at path: String
    ) -> ChecklistTerm.Quantity? {
        guard term.depth <= Self.deepest, term.size <= Self.largest,
            term.figures.allSatisfy({ (-9_007_199_254_740_991...9_007_199_254_740_991).contains($0) })
        else {
            add(path, "too_entangled", "Hitungan terlalu bertingkat.", "The term is too entangled.")
            return nil
        }
        var isKnown = true
        for question in term.questions.sorted() where !refer(to: question, before: place, at: path) { isKnown = false }
        guard isKnown else { return nil }
        let quantity = term.quantity { kinds[$0]?.kind }
        if quantity == nil {
            add(path, "wrong_type", "Bagian-bagiannya tidak sejenis.", "Its parts are not of one kind.")
        }
        return quantity
    }

    /// Whether a question exists and comes before another: so no condition waits for itself.
    @discardableResult
    private mutating func refer(to question: String, before place: Int, at path: String) -> Bool {
        guard let at = places[question] else {
            let name = ParseFailure.quoted(question)
            add(path, "unknown_question", "Tidak ada pertanyaan \(name).", "There is no question \(name).")
            return false
        }
        guard at < place else {
            add(
                path,
                "not_earlier",
                "Pertanyaan \(question) tidak berada sebelum pertanyaan ini.",
                "The question \(question) does not come before this one."
            )
            return false
        }
        return true
    }

    // MARK: Reach

    private mutating func reach() {
        for (index, section) in checklist.sections.enumerated() {
            for (number, question) in section.questions.enumerated() {
                guard let condition = question.shownIf else { continue }
                reach(condition, at: "sections[\(index)].questions[\(number)].shown_if")
            }
        }
        for (index, proposal) in checklist.proposals.enumerated() {
            reach(proposal.when, at: "proposals[\(index)].when")
        }
    }

    private mutating func reach(_ condition: ChecklistCondition, at path: String) {
        let witness = ChecklistWitness(checklist)
        for branch in condition.branches where witness.answers(making: branch) == nil {
            return add(
                path,
                "not_reachable",
                "Tidak ditemukan jawaban yang memenuhi salah satu cabang syarat ini.",
                "No answers were found that fulfil one of this condition's branches."
            )
        }
    }

    // MARK: Words and codes

    private mutating func unique(_ codes: [String], at path: String) {
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted {
            add(path, "repeated", "Kode \(code) dipakai dua kali.", "The code \(code) stands twice.")
        }
    }

    private mutating func code(_ code: String, at path: String) {
        guard code.utf8.count > 60 || code.wholeMatch(of: /[a-z][a-z0-9_]*/) == nil else { return }
        add(path, "wrong_form", "Kode: huruf kecil, angka, garis bawah.", "Codes are of a–z, 0–9 and underscores.")
    }

    private mutating func words(_ words: Words, at path: String) {
        text(words.id, at: path + ".id")
        text(words.en, at: path + ".en")
    }

    private mutating func text(_ text: String, at path: String) {
        let isBlank = text.allSatisfy(\.isWhitespace)
        let isControlled = text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
        guard isBlank || isControlled || text.unicodeScalars.count > 2000 else { return }
        add(path, "wrong_form", "Kosong, terlalu panjang, atau berisi kendali.", "Blank, too long, or with controls.")
    }

    private mutating func add(_ path: String, _ code: String, _ id: String, _ en: String) {
        faults.append(Fault(path: path, code: code, detail: Words(id: id, en: en)))
    }
}
