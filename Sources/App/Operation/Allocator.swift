import Glibc

/// The C library's allocator, told to give memory back.
enum Allocator {
    /// Keeps large blocks out of the heap. By itself glibc learns from each freed block: after one password was hashed
    /// (16 MiB) it would keep as much for good, and as much again for each thread.
    static func settle() {
        // Swift's Glibc module leaves `malloc.h` out; the numbers are its M_MMAP_THRESHOLD, M_TRIM_THRESHOLD and
        // M_ARENA_MAX. Where the function is missing, memory is merely kept longer.
        typealias Setting = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let set = unsafeBitCast(symbol, to: Setting.self)
        _ = set(-3, 256 << 10)
        _ = set(-1, 512 << 10)
        _ = set(-8, 2)
    }
}
