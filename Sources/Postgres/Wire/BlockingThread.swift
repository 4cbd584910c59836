import CLibPQ
import Glibc

/// Runs blocking calls of libpq (connecting, cancelling) away from the cooperative pool, each on a thread of its own.
///
/// They are rare and bounded: at most one of each kind per connection.
enum BlockingThread {
    private final class Job {
        let body: @Sendable () -> Void
        init(body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Starts `body` on a new thread. When no thread can be made, it runs on the caller's.
    static func start(_ body: @escaping @Sendable () -> Void) {
        let job = Unmanaged.passRetained(Job(body: body))
        var thread = pthread_t()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        let failure = pthread_create(
            &thread,
            &attributes,
            { argument in
                if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            },
            job.toOpaque()
        )
        if failure != 0 { job.takeRetainedValue().body() }
    }
}
