/// Reads what PostgreSQL's programs printed before they gave up.
struct ClusterFailure: Sendable {
    /// What they printed.
    let output: String
    /// Whether the disk has no room left, whatever they managed to print.
    var isDiskFull = false

    /// An error with PostgreSQL's last words and, where they are known, with their remedy.
    func error(_ code: ClusterError.Code, _ message: String) -> ClusterError {
        if isDiskFull || output.contains("No space left on device") || output.contains("Disk quota exceeded") {
            return ClusterError(
                .diskFull,
                "\(message) The disk is full.",
                remedy: ClusterError.makeRoom,
                detail: lastLines
            )
        }
        if output.contains("Permission denied") || output.contains("Read-only file system") {
            return ClusterError(
                .notWritable,
                "\(message) It may not read or write a file.",
                remedy: "See below which one, and give it back to the user who runs PostgreSQL.",
                detail: lastLines
            )
        }
        return ClusterError(code, message, remedy: "What PostgreSQL said tells why.", detail: lastLines)
    }

    /// The lines that tell why, at most eight: errors and hints if there are any, else the last ones.
    var lastLines: String {
        let lines = output.split(separator: "\n").map(String.init)
        let telling = lines.filter { line in
            ["FATAL:", "PANIC:", "ERROR:", "HINT:", "DETAIL:", "error:"].contains { line.contains($0) }
        }
        return (telling.isEmpty ? lines : telling).suffix(8).joined(separator: "\n")
    }
}
