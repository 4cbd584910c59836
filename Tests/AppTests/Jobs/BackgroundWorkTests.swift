import Foundation
import Glibc
import Testing

@testable import App

@Suite("Long computations that nobody waits for")
struct BackgroundWorkTests {
    @Test("They run behind everything else, sign-in too, on threads that serve nobody afterwards")
    func priority() async throws {
        let own = getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0)
        let measured = try await BackgroundWork.run { _ in getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
        #expect(measured == BackgroundWork.niceness && own < measured)
        #expect(PasswordHasher.niceness < BackgroundWork.niceness)
        #expect(getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) == own)
    }

    @Test("They leave the threads that serve requests alone, and end once nobody wants them any more")
    func cancelled() async throws {
        await withTaskGroup(of: Bool.self) { group in
            // More than there are threads to serve requests.
            for _ in 0..<(ProcessInfo.processInfo.activeProcessorCount + 2) {
                group.addTask {
                    do {
                        return try await BackgroundWork.run { pulse in
                            while true {
                                try pulse.check()
                                usleep(1000)
                            }
                        }
                    } catch {
                        return error is CancellationError
                    }
                }
            }
            await Task.yield()
            group.cancelAll()
            for await isEnded in group { #expect(isEnded) }
        }
    }

    @Test("What goes wrong in them is told to whoever asked")
    func failure() async throws {
        struct Wrong: Error {}
        await #expect(throws: Wrong.self) { try await BackgroundWork.run { _ -> Int in throw Wrong() } }
    }
}
