import Crypto
import Foundation
import Postgres

/// Reads the whole chain again and holds it against what was signed.
///
/// Three things are compared: each entry with the digest that its block keeps, each block with its hash and the block
/// before, and the blocks with signed heads. Who rules the database can make all of the first two anew; the third he can't
/// where heads lie elsewhere. What is held in memory is one block, however long the chain.
struct VerifyTrail {
    /// Connects as `patuh_jobs`: entries that an auditor is not shown are sealed like all others.
    let pool: Pool
    /// Heads as they lie outside the database.
    var heads: [TrailHead] = []
    /// Public keys that may have signed; empty where any may.
    var trustedKeys: [[UInt8]] = []
    /// The folder of archives; without one their blocks alone are looked at.
    var archive: String?

    /// Looks at everything.
    func run() async throws -> TrailReport {
        var report = TrailReport()
        let signed = try await signedHeads(&report)
        let archives = try await archivedBlocks(&report)
        var last: TrailBlock?
        while true {
            let row = try await pool.query(
                "SELECT \(TrailBlock.columns) FROM audit_block b WHERE b.number > \(last?.number ?? 0) ORDER BY b.number LIMIT 1"
            ).first
            guard let block = try row?.decode(as: TrailBlock.self) else { break }
            check(block, after: last, &report)
            if let wanted = signed.hashes[block.number], wanted != block.hash.hexadecimal {
                report.add(TrailFault(kind: .blockRewritten, block: block.number, day: TrailFault.day(block.lastAt)))
            }
            if archives.contains(where: { $0.contains(block.number) }) {
                report.archived += Int64(block.entries)
            }
            try await compare(block, isArchived: archives.contains { $0.contains(block.number) }, &report)
            report.blocks += 1
            last = block
        }
        for head in signed.all where head.content.block > last?.number ?? 0 {
            report.add(
                TrailFault(
                    kind: .chainTruncated,
                    block: head.content.block,
                    head: head.content.number,
                    day: String(head.content.signedAt.prefix(10))
                )
            )
        }
        for (entry, time) in try await SealKeptApart(pool: pool).altered() {
            report.add(TrailFault(kind: .keptApartAltered, entry: entry, day: TrailFault.day(time)))
        }
        report.unsealed = try await pool.query(
            "SELECT count(*) FROM audit_entry WHERE id > \(last?.throughID ?? 0)"
        ).single().column(0)
        return report
    }

    // MARK: Heads

    private struct Signed {
        var all: [TrailHead] = []
        /// What each block's hash must be.
        var hashes: [Int64: String] = [:]
    }

    private func signedHeads(_ report: inout TrailReport) async throws -> Signed {
        let stored = try await pool.query("SELECT \(TrailHead.columns) FROM audit_head h ORDER BY h.number")
            .compactMap { try TrailHead($0) }
        let storedByNumber = Dictionary(stored.map { ($0.content.number, $0) }) { first, _ in first }
        var signed = Signed()
        report.foreignHeads = heads.count
        for head in heads {
            guard let known = storedByNumber[head.content.number] else {
                report.add(fault(.headRemoved, head))
                continue
            }
            if known.text != head.text { report.add(fault(.headReplaced, head)) }
        }
        // What lies outside comes first: of two that differ it is the witness.
        for head in heads + stored {
            guard head.isSigned else {
                report.add(fault(.headForged, head))
                continue
            }
            guard trustedKeys.isEmpty || trustedKeys.contains(head.publicKey) else {
                report.add(fault(.keyUnknown, head))
                continue
            }
            signed.all.append(head)
            for (index, hash) in head.content.hashes.enumerated() {
                let block = head.firstBlock + Int64(index)
                if signed.hashes[block] == nil { signed.hashes[block] = hash }
            }
        }
        // A head says once what another has said: each is told of once.
        signed.all = Array(Dictionary(signed.all.map { ($0.content.number, $0) }) { first, _ in first }.values)
            .sorted { $0.content.number < $1.content.number }
        report.heads = signed.all.count
        return signed
    }

    private func fault(_ kind: TrailFault.Kind, _ head: TrailHead) -> TrailFault {
        TrailFault(
            kind: kind,
            block: head.content.block,
            head: head.content.number,
            day: String(head.content.signedAt.prefix(10))
        )
    }

    // MARK: Blocks

    private func check(_ block: TrailBlock, after last: TrailBlock?, _ report: inout TrailReport) {
        let day = TrailFault.day(block.lastAt)
        let expected = (last?.number ?? 0) + 1
        for missing in expected..<max(expected, block.number) {
            report.add(TrailFault(kind: .blockMissing, block: missing, day: day))
        }
        let follows =
            block.previous == last?.hash ?? TrailBlock.beginning && block.fromID == (last?.throughID ?? 0) + 1
        if block.hash != block.expectedHash || (!follows && block.number == expected) {
            report.add(TrailFault(kind: .blockAltered, block: block.number, day: day))
        }
    }

    // MARK: Entries

    /// Holds the entries of a block against its leaves, both in the order of their numbers.
    private func compare(_ block: TrailBlock, isArchived: Bool, _ report: inout TrailReport) async throws {
        // Numbers below the first belong to no block and so, if there are any, to the first.
        let from = block.number == 1 ? Int64.min : block.fromID
        let rows = try await pool.query(
            """
            SELECT e.id, \(TrailContent.column), e.recorded_at FROM audit_entry e
            WHERE e.id BETWEEN \(from) AND \(block.throughID) ORDER BY e.id
            """
        )
        var leaves = block.leaves[...]
        func fault(_ kind: TrailFault.Kind, _ entry: Int64, _ time: Date) -> TrailFault {
            TrailFault(kind: kind, block: block.number, entry: entry, day: TrailFault.day(time))
        }
        func passOver(below id: Int64?) {
            while leaves.count >= TrailContent.leafLength, TrailContent.id(leaves) < id ?? .max {
                if !isArchived { report.add(fault(.entryRemoved, TrailContent.id(leaves), block.lastAt)) }
                leaves = leaves.dropFirst(TrailContent.leafLength)
            }
        }
        for row in rows {
            let (id, leaf) = try row.leaf()
            passOver(below: id)
            let time: Date = try row.column(2)
            if leaves.count >= TrailContent.leafLength, TrailContent.id(leaves) == id {
                if Array(leaves.prefix(TrailContent.leafLength)) != leaf { report.add(fault(.entryAltered, id, time)) }
                leaves = leaves.dropFirst(TrailContent.leafLength)
                report.entries += 1
            } else {
                report.add(fault(.entryInserted, id, time))
            }
        }
        passOver(below: nil)
    }

    // MARK: Archives

    private func archivedBlocks(_ report: inout TrailReport) async throws -> [ClosedRange<Int64>] {
        let rows = try await pool.query(
            "SELECT from_block, through_block, file_name, sha256 FROM audit_archive ORDER BY from_block"
        )
        var ranges: [ClosedRange<Int64>] = []
        for row in rows {
            let (from, through, name, digest): (Int64, Int64, String, [UInt8]) = try row.decode()
            ranges.append(from...through)
            guard let archive else { continue }
            let file = URL(fileURLWithPath: archive).appendingPathComponent(name)
            guard let found = try? ArchiveFile.digest(of: file) else {
                report.add(TrailFault(kind: .archiveMissing, block: from))
                continue
            }
            guard found == digest else {
                report.add(TrailFault(kind: .archiveAltered, block: from))
                continue
            }
            let lines = try await ReadArchive(pool: pool, file: file, blocks: from...through).run()
            report.archiveLines += lines.intact
            if let fault = lines.fault {
                report.add(TrailFault(kind: .archiveAltered, block: fault.block, entry: fault.entry))
            }
        }
        return ranges
    }
}
