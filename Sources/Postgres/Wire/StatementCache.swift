/// The prepared statements of one connection, least recently used first to go.
///
/// Names are never used twice, so that a leftover in the server can't be mistaken for something else.
struct StatementCache {
    struct Key: Hashable {
        var text: String
        var types: [UInt32]
    }

    private struct Entry {
        var name: String
        var lastUse: UInt64
    }

    private var entries: [Key: Entry] = [:]
    private var clock: UInt64 = 0
    private var counter: UInt64 = 0
    private let capacity: Int
    /// Prepared in the server, no longer known here: to be deallocated with the next batch.
    private(set) var leftovers: [String] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    var count: Int { entries.count }
    var isEnabled: Bool { capacity > 0 }

    mutating func name(for key: Key) -> String? {
        guard let found = entries[key] else { return nil }
        clock += 1
        entries[key] = Entry(name: found.name, lastUse: clock)
        return found.name
    }

    mutating func newName() -> String {
        counter += 1
        return "p\(counter)"
    }

    mutating func insert(_ key: Key, name: String) {
        clock += 1
        entries[key] = Entry(name: name, lastUse: clock)
        while entries.count > capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
            leftovers.append(oldest.value.name)
        }
    }

    mutating func remove(_ key: Key) {
        if let entry = entries.removeValue(forKey: key) { leftovers.append(entry.name) }
    }

    mutating func takeLeftovers() -> [String] {
        defer { leftovers = [] }
        return leftovers
    }

    /// Some commands make the server forget every statement.
    mutating func note(commandTag: String) {
        if commandTag == "DISCARD ALL" || commandTag == "DEALLOCATE ALL" { forgetAll() }
    }

    /// The server has forgotten every statement.
    mutating func forgetAll() {
        entries = [:]
        leftovers = []
    }
}
