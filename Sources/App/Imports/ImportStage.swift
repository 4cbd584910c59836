import Synchronization

/// What an import does now, in order.
enum ImportStage: String, Sendable, CaseIterable {
    /// The list arrives; CSV is read while it does.
    case receiving
    /// A workbook is made into rows.
    case unpacking
    /// Rows are held against the register's numbers.
    case matching
    /// New firms are entered.
    case entering
    /// What the list changes is found.
    case comparing
    /// It is written.
    case writing
    /// What became of each row is written down.
    case reporting
}
