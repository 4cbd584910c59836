/// Says of everybody on two lists what the comparison comes to.
struct WorkerJudge {
    let workers: WorkerComparison.List
    let members: WorkerComparison.List
    let mandatory: ProgrammeSet?
    let matching: WorkerMatching

    func results() -> [WorkerResult] {
        var results: [WorkerResult] = []
        for place in matching.workers.groups.indices { results.append(worker(place)) }
        for row in matching.workers.contested { results.append(contested(workerRow: row)) }
        results.sort { ($0.workerLines.first ?? 0) < ($1.workerLines.first ?? 0) }
        let found = Set(matching.matches.values.map(\.member))
        var others: [WorkerResult] = []
        for place in matching.members.groups.indices where !found.contains(place) { others.append(member(place)) }
        for row in matching.members.contested { others.append(contested(memberRow: row)) }
        others.sort { ($0.memberLines.first ?? 0) < ($1.memberLines.first ?? 0) }
        return results + others
    }

    // MARK: Workers

    private func worker(_ place: Int) -> WorkerResult {
        let group = matching.workers.groups[place]
        var result = WorkerResult()
        result.workerLines = group.rows.map { workers.rows[$0].line }
        let wages = Set(group.rows.compactMap { workers.rows[$0].wage })
        result.wage = wages.min()
        if group.rows.count > 1 { result.outcomes.append(.duplicate) }
        if let match = matching.matches[place] {
            result.ground = match.ground
            compare(&result, group, matching.members.groups[match.member], wages)
        } else if let doubt = doubtOfMissing(place, group) {
            result.doubts.append(doubt.reason)
            result.candidateLine = doubt.other.map { members.rows[matching.members.groups[$0].rows[0]].line }
        } else {
            result.outcomes.append(.missing)
        }
        return Self.closed(result)
    }

    /// What keeps an unfound worker from being told missing.
    private func doubtOfMissing(_ place: Int, _ group: WorkerGroups.Group) -> WorkerMatching.Doubt? {
        if let doubt = matching.workerDoubts[place] { return doubt }
        if !group.identity.isWhole, group.identity.nik != nil || group.identity.birthDate == nil {
            return (.identityIncomplete, nil)
        }
        if isNamed(group.identity, in: members.leftOut) { return (.rowLeftOut, nil) }
        let row = workers.rows[group.rows[0]]
        if let started = row.startedOn, started.adding(days: WorkerComparison.registrationDays) > members.day {
            return (.justBegun, nil)
        }
        return row.unread.contains(.startedOn) ? (.justBegun, nil) : nil
    }

    private func compare(
        _ result: inout WorkerResult,
        _ worker: WorkerGroups.Group,
        _ member: WorkerGroups.Group,
        _ wages: Set<Rupiah>
    ) {
        let rows = member.rows.map { members.rows[$0] }
        result.memberLines = rows.map(\.line)
        if rows.count > 1, !result.outcomes.contains(.duplicate) { result.outcomes.append(.duplicate) }
        result.reportedWage = rows.compactMap(\.wage).max()
        compareWages(&result, worker, rows, wages)
        if members.columns.contains(.programmes), let mandatory {
            if rows.contains(where: { $0.programmes == nil }) {
                result.doubts.append(.programmesUnread)
            } else {
                let followed = rows.reduce(into: ProgrammeSet()) { $0.formUnion($1.programmes ?? []) }
                result.programmes = followed
                result.lacking = mandatory.subtracting(followed)
                if result.lacking == .jp, mayBePensioned(worker.identity) {
                    result.lacking = []
                    result.doubts.append(.age)
                } else if !result.lacking.isEmpty {
                    result.outcomes.append(.tooFewProgrammes)
                }
            }
        } else if !rows.contains(where: { $0.programmes == nil }) {
            result.programmes = rows.reduce(into: ProgrammeSet()) { $0.formUnion($1.programmes ?? []) }
        }
    }

    /// Of several wages the lowest paid and the highest reported count: what is left is too low on any reading.
    private func compareWages(
        _ result: inout WorkerResult,
        _ worker: WorkerGroups.Group,
        _ rows: [WorkerRow],
        _ wages: Set<Rupiah>
    ) {
        guard workers.columns.contains(.wage), members.columns.contains(.wage) else { return }
        let isUnread =
            worker.rows.contains { workers.rows[$0].wage == nil } || rows.contains { $0.wage == nil }
        if let wage = result.wage, let reported = result.reportedWage, !isUnread {
            if reported < wage {
                result.outcomes.append(.underReported)
            } else if let highest = wages.max(), reported < highest {
                result.doubts.append(.wageUnread)
            }
        } else {
            result.doubts.append(.wageUnread)
        }
    }

    private func mayBePensioned(_ identity: WorkerIdentity) -> Bool {
        guard let birth = identity.birthDate else { return true }
        let (day, born) = (members.day.components, birth.components)
        let hadBirthday = (day.month, day.day) >= (born.month, born.day)
        return day.year - born.year - (hadBirthday ? 0 : 1) >= WorkerComparison.lowestPensionAge
    }

    // MARK: Members

    private func member(_ place: Int) -> WorkerResult {
        let group = matching.members.groups[place]
        var result = WorkerResult()
        result.memberLines = group.rows.map { members.rows[$0].line }
        result.reportedWage = group.rows.compactMap { members.rows[$0].wage }.max()
        if group.rows.count > 1 { result.outcomes.append(.duplicate) }
        if let doubt = matching.memberDoubts[place] {
            result.doubts.append(doubt.reason)
            result.candidateLine = doubt.other.map { workers.rows[matching.workers.groups[$0].rows[0]].line }
        } else if !group.identity.isWhole, group.identity.nik != nil || group.identity.birthDate == nil {
            result.doubts.append(.identityIncomplete)
        } else if isNamed(group.identity, in: workers.leftOut) {
            result.doubts.append(.rowLeftOut)
        } else {
            result.outcomes.append(.notAnEmployee)
        }
        return Self.closed(result)
    }

    // MARK: Both

    private func contested(workerRow row: Int) -> WorkerResult {
        var result = WorkerResult()
        result.workerLines = [workers.rows[row].line]
        result.wage = workers.rows[row].wage
        result.doubts = [.otherName]
        return Self.closed(result)
    }

    private func contested(memberRow row: Int) -> WorkerResult {
        var result = WorkerResult()
        result.memberLines = [members.rows[row].line]
        result.reportedWage = members.rows[row].wage
        result.doubts = [.otherName]
        return Self.closed(result)
    }

    /// Whether a row that was not taken seems to speak of somebody: it holds the number, or all the name's letters in a
    /// row.
    private func isNamed(_ identity: WorkerIdentity, in leftOut: [String]) -> Bool {
        leftOut.contains { text in
            if let number = identity.number, text.filter({ ("0"..."9").contains($0) }).contains(number) { return true }
            let letters = PersonName.folded(text).filter { $0 != " " }
            return letters.contains(String(decoding: identity.name.letters, as: UTF8.self))
        }
    }

    private static func closed(_ result: WorkerResult) -> WorkerResult {
        var result = result
        if !result.doubts.isEmpty { result.outcomes.append(.unclear) }
        if result.outcomes.isEmpty { result.outcomes = [.ok] }
        return result
    }
}
