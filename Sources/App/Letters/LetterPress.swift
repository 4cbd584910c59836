import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import Subprocess

/// Makes pages into PDF/A with WeasyPrint, in a few processes of its own.
///
/// A process is started by a page that finds none free, keeps its fonts loaded for those that follow, ends when it has been
/// idle for a while, and is replaced after ``Limits/pages`` pages, after any failure, and when a page takes too long. What
/// it may do is little: see `Resources/letter-renderer`. The number of pages that wait is bounded.
struct LetterPress: Service {
    /// What one process and one page may take.
    struct Limits: Sendable {
        /// After so many pages the process is replaced.
        var pages = 200
        /// How long one page may take: less than a transaction may be idle, for a job waits in one.
        var page = Duration.seconds(45)
        /// How long the process may take to start.
        var start = Duration.seconds(60)
        /// How many pages may wait.
        var waiting = 64
        /// How many bytes a page may have.
        var largestPage = 4 << 20
        /// How many processes render side by side: WeasyPrint keeps one core busy.
        var processes = max(1, min(2, ProcessInfo.processInfo.activeProcessorCount))
        /// How long a process may wait for a page before it ends.
        var idle = Duration.seconds(60)
        /// How much memory a process may take, in MiB of address space: 250 with a page, 365 with a megabyte of text, 775
        /// with twenty thousand paragraphs.
        var memory = 1024
    }

    /// Why no PDF was made.
    struct Failure: Error, Hashable {
        /// A stable name in snake case.
        let code: String
        /// WeasyPrint or Python is not installed, or the process does not start.
        static let missing = Failure(code: "letter_renderer_missing")
        /// The process died.
        static let died = Failure(code: "letter_renderer_died")
        /// The page took too long, and its process was ended.
        static let tooSlow = Failure(code: "letter_page_too_slow")
        /// The page took more memory than a process may have.
        static let tooHeavy = Failure(code: "letter_page_too_heavy")
        /// Too many pages wait.
        static let busy = Failure(code: "letter_renderer_busy")
        /// No press runs in this process.
        static let stopped = Failure(code: "letter_renderer_stopped")
        /// The page is too large.
        static let tooLarge = Failure(code: "letter_page_too_large")
        /// WeasyPrint could not render the page.
        static let refused = Failure(code: "letter_page_refused")

        /// Whether another try with the same page would fail likewise.
        var isOfThePage: Bool { [.died, .tooSlow, .tooHeavy, .tooLarge, .refused].contains(self) }
    }

    /// What a process said of itself.
    struct Greeting: Decodable, Sendable, Hashable {
        /// WeasyPrint's version.
        let weasyprint: String
        /// Whether files and connections are locked away.
        let landlock: Bool
        /// Whether system calls are filtered.
        let seccomp: Bool
    }

    let limits: Limits
    private let script: String
    private let logger: Logger
    private let queue: PageQueue

    /// The system's Python, whose packages Debian keeps, and nothing of this process's own surroundings.
    private static let environment = Environment.custom([
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent",
    ])

    /// A press that does not run yet.
    ///
    /// - Parameter script: the renderer; the one that was built in without it.
    init(
        script: String = LetterTemplates.resources.appendingPathComponent("letter-renderer").path,
        limits: Limits = Limits(),
        logger: Logger
    ) {
        self.script = script
        self.limits = limits
        self.logger = logger
        queue = PageQueue(most: limits.waiting)
    }

    /// Renders a page.
    ///
    /// - Returns: The PDF.
    /// - Throws: ``Failure``; `stopped` where ``run()`` has ended.
    func pdf(_ html: String) async throws -> [UInt8] {
        guard html.utf8.count <= limits.largestPage else { throw Failure.tooLarge }
        let (answers, answer) = AsyncStream.makeStream(of: Result<[UInt8], Failure>.self)
        try queue.put(.init(html: html, answer: answer))
        for await result in answers { return try result.get() }
        try Task.checkCancellation()
        throw Failure.stopped
    }

    /// Renders until the service stops. Pages that still wait then are given up.
    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<limits.processes { group.addTask { await work() } }
            }
        } onGracefulShutdown: {
            queue.close()
        }
        queue.close()
    }

    /// Runs one process after the other, each begun by a page.
    private func work() async {
        var next = await queue.take()
        while let page = next { next = await process(from: page) }
    }

    /// Runs one process until it has rendered its share, one page has failed, or none has come for a while.
    ///
    /// - Returns: The page that the next process begins with; `nil` once the service stops.
    private func process(from first: PageQueue.Page) async -> PageQueue.Page? {
        var page: PageQueue.Page? = first
        do {
            _ = try await Subprocess.run(
                .name("python3"),
                arguments: ["-I", script, String(limits.memory)],
                environment: Self.environment,
                input: .inputWriter,
                output: .sequence,
                error: .discarded
            ) { execution in
                var worker = Worker(execution)
                let greeting = try await worker.greeting(within: limits.start)
                logger.debug(
                    "the letter renderer runs",
                    metadata: ["weasyprint": "\(greeting.weasyprint)", "pid": "\(execution.processIdentifier)"]
                )
                for _ in 0..<limits.pages {
                    guard let current = page else { break }
                    let result = await worker.render(current.html, within: limits.page)
                    page = nil
                    current.finish(result)
                    if case .failure(let failure) = result {
                        logger.warning("a letter was not rendered", metadata: ["reason": "\(failure.code)"])
                        break
                    }
                    page = await queue.take(within: limits.idle)
                }
                try? await execution.standardInputWriter.finish()
                // What has been told to end has nothing left to do; what does not listen is ended.
                if page != nil { try? execution.send(signal: .kill) }
            }
        } catch {
            // Only the start fails here: whoever waited for the page is told.
            page?.finish(.failure(error as? Failure ?? .missing))
            page = nil
            logger.warning("the letter renderer does not start", metadata: ["reason": "\(type(of: error))"])
        }
        if let page { return page }
        return await queue.take()
    }

    /// Starts a process, asks what it is and ends it.
    ///
    /// - Throws: ``Failure/missing`` where it does not start.
    func greeting() async throws -> Greeting {
        do {
            return try await Subprocess.run(
                .name("python3"),
                arguments: ["-I", script, String(limits.memory)],
                environment: Self.environment,
                input: .inputWriter,
                output: .sequence,
                error: .discarded
            ) { execution in
                var worker = Worker(execution)
                let greeting = try await worker.greeting(within: limits.start)
                try await execution.standardInputWriter.finish()
                return greeting
            }.closureResult
        } catch {
            throw Failure.missing
        }
    }

    /// One process, as frames go in and out.
    private struct Worker {
        typealias Process = Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>

        private let process: Process
        private var output: SubprocessOutputSequence.Iterator
        private var pending = ByteBuffer()

        init(_ process: Process) {
            self.process = process
            output = process.standardOutput.makeAsyncIterator()
        }

        mutating func greeting(within limit: Duration) async throws -> Greeting {
            guard let (kind, body) = await answer(within: limit), kind == UInt8(ascii: "H") else {
                throw Failure.missing
            }
            return try JSONDecoder().decode(Greeting.self, from: Data(body))
        }

        mutating func render(_ html: String, within limit: Duration) async -> Result<[UInt8], Failure> {
            guard let body = try? JSONEncoder().encode(["html": html]) else { return .failure(.refused) }
            var frame = ByteBuffer()
            frame.writeInteger(UInt32(body.count))
            frame.writeBytes(body)
            let begin = ContinuousClock.now
            guard let (kind, bytes) = await answer(to: Array(frame.readableBytesView), within: limit) else {
                return .failure(begin.duration(to: .now) < limit ? .died : .tooSlow)
            }
            if kind == UInt8(ascii: "P") { return .success(bytes) }
            return .failure(String(decoding: bytes, as: UTF8.self) == "out_of_memory" ? .tooHeavy : .refused)
        }

        /// Sends a frame and reads the next. A process that takes too long is killed, which ends its output.
        private mutating func answer(to frame: [UInt8] = [], within limit: Duration) async -> (UInt8, [UInt8])? {
            let process = process
            return await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    guard (try? await Task.sleep(for: limit)) != nil else { return }
                    try? process.send(signal: .kill)
                }
                defer { group.cancelAll() }
                if !frame.isEmpty {
                    guard (try? await process.standardInputWriter.write(frame)) != nil else { return nil }
                }
                return await read()
            }
        }

        private mutating func read() async -> (UInt8, [UInt8])? {
            while true {
                if let length = pending.getInteger(at: pending.readerIndex, as: UInt32.self), length > 0,
                    pending.readableBytes >= 4 + Int(length)
                {
                    pending.moveReaderIndex(forwardBy: 4)
                    guard let kind = pending.readInteger(as: UInt8.self),
                        let body = pending.readBytes(length: Int(length) - 1)
                    else { return nil }
                    pending.discardReadBytes()
                    return (kind, body)
                }
                guard let more = try? await output.next() else { return nil }
                more.withUnsafeBytes { _ = pending.writeBytes($0) }
            }
        }
    }
}
