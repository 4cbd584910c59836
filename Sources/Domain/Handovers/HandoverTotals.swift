/// What a hand-over list has come to: the answer for the meeting.
public struct HandoverTotals: Sendable, Hashable {
    /// Lines on the list, those that were withdrawn included.
    public var lines = 0
    /// Firms that comply or have paid.
    public var firmsRealised = 0
    /// Workers covered.
    public var workersCovered = 0
    /// Rupiah paid.
    public var paid: Int64 = 0
    /// Rupiah that the branch named as owed, on lines that were not withdrawn.
    public var debt: Int64 = 0
    /// Lines by stage; stages without lines are left out.
    public var stages: [HandoverStage: Int] = [:]

    /// Adds the lines up; a withdrawn line counts as a line and no more.
    public init(_ lines: [(fact: HandoverFact, debt: Int64?)]) {
        for (fact, debt) in lines {
            self.lines += 1
            let stage = fact.stage
            stages[stage, default: 0] += 1
            guard stage != .withdrawn else { continue }
            if stage.isRealised { firmsRealised += 1 }
            workersCovered += fact.workers
            paid += fact.paid
            self.debt += debt ?? 0
        }
    }
}
