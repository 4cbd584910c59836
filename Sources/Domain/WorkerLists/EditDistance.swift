/// How many signs must be mistyped to turn one text into another.
enum EditDistance {
    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), each counted once.
    ///
    /// - Parameter most: beyond it, `most + 1` is given at once.
    static func between(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int {
        guard abs(left.count - right.count) <= most else { return most + 1 }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for (j, b) in right.enumerated() {
                var best = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            guard (row.min() ?? 0) <= most else { return most + 1 }
            (beforeLast, last) = (last, row)
        }
        return min(last[right.count], most + 1)
    }
}
