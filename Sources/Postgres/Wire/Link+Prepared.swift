extension Link {
    /// The name under which a statement is prepared on this connection.
    func preparedName(of statement: Statement) -> String? {
        guard statement.isCached else { return nil }
        let key = StatementCache.Key(text: statement.sql.text, types: statement.sql.binds.types)
        return withState { $0.cache.name(for: key) }
    }
}
