/// What a drawing of a procedure shows: its states in their order, and of each the moves that lead on and the acts that
/// stay. Made from a ``ProcedureVersion``, so that a drawing can say nothing else than the procedure does.
public struct ProcedureDiagram: Sendable, Hashable {
    /// A state.
    public struct Node: Sendable, Hashable {
        /// Its code.
        public let code: String
        /// Its name.
        public let words: Words
        /// Whether the case has ended.
        public let isFinal: Bool
        /// Whether only investigators read the case.
        public let isCriminal: Bool
        /// What leads to another state, in the order of the procedure.
        public let moves: [Move]
        /// Names of the acts that stay, without those possible in every open state.
        public let stays: [Words]
    }

    /// An action that leads to another state.
    public struct Move: Sendable, Hashable {
        /// The action's name.
        public let words: Words
        /// The code of the state after.
        public let to: String
    }

    /// Which procedure.
    public let track: Track
    /// Its version.
    public let number: Int
    /// Its states, ends among them.
    public let nodes: [Node]
    /// Actions that open a case in a state of their own.
    public let openings: [Move]
    /// Names of actions that open a case in any state that is no end.
    public let openingsAnywhere: [Words]
    /// Names of acts that are possible, and stay, in every open state: neither an end nor of a closed file.
    public let everywhere: [Words]

    /// Takes the procedure to draw.
    public init(_ version: ProcedureVersion) {
        let names = Dictionary(version.actions.map { ($0.code, $0.words) }) { first, _ in first }
        func words(_ transition: ProcedureVersion.Transition) -> Words {
            names[transition.action] ?? Words(id: transition.action, en: transition.action)
        }
        let going = Set(version.states.filter { !$0.isFinal }.map(\.code))
        let open = Set(version.states.filter { !$0.isFinal && !$0.isCriminal }.map(\.code))
        let opening = version.transitions.filter { $0.from == ProcedureVersion.new }
        let opened = Dictionary(grouping: opening, by: \.action).mapValues { Set($0.map(\.to)) }
        let staying = Dictionary(grouping: version.transitions.filter { $0.from == $0.to }, by: \.action)
            .mapValues { Set($0.map(\.from)) }
        let everywhere = version.actions.map(\.code).filter { staying[$0]?.isSuperset(of: open) == true }
        let anywhere = version.actions.map(\.code).filter { opened[$0] == going && going.count > 1 }

        track = version.track
        number = version.number
        openings = opening.filter { !anywhere.contains($0.action) }.map { Move(words: words($0), to: $0.to) }
        openingsAnywhere = anywhere.compactMap { names[$0] }
        self.everywhere = everywhere.compactMap { names[$0] }
        nodes = version.states.map { state in
            let own = version.transitions.filter { $0.from == state.code }
            let stays = own.filter {
                $0.to == state.code && !(open.contains(state.code) && everywhere.contains($0.action))
            }
            return Node(
                code: state.code,
                words: state.words,
                isFinal: state.isFinal,
                isCriminal: state.isCriminal,
                moves: own.filter { $0.to != state.code }.map { Move(words: words($0), to: $0.to) },
                stays: stays.map(words)
            )
        }
    }

    /// The heading of a drawing.
    public var title: Words {
        Words(id: "\(track.words.id), versi \(number)", en: "\(track.words.en), version \(number)")
    }

    /// A state's name; its code where there is none.
    func name(_ code: String) -> Words {
        nodes.first { $0.code == code }?.words ?? Words(id: code, en: code)
    }
}

/// The words that stand in every drawing.
enum DiagramWords {
    static let newCase = Words(id: "Kasus baru", en: "New case")
    static let newCaseAnywhere = Words(
        id: "Membuka kasus pada keadaan mana pun yang bukan akhir",
        en: "Opens a case in any state that is no end"
    )
    static let stays = Words(id: "Tetap di keadaan ini", en: "Stays in this state")
    static let everywhere = Words(
        id: "Pada setiap keadaan terbuka, tanpa berpindah",
        en: "In every open state, staying"
    )
    static let closedFile = Words(id: "berkas tertutup: hanya PPNS", en: "closed file: investigators only")
    static let ends = Words(id: "Akhir kasus", en: "Ends")
}
