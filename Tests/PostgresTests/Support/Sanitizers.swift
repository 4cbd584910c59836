/// What LeakSanitizer shall not report: the test framework's own leaks, and Foundation's `Process`, which keeps itself
/// alive while the test server runs. LeakSanitizer finds the function by its name.
@c(__lsan_default_suppressions)
public func leaksOfOthers() -> UnsafePointer<CChar> {
    let patterns: StaticString = "leak:libXCTest.so\nleak:TestServer\nleak:FullRecords\n"
    return UnsafeRawPointer(patterns.utf8Start).assumingMemoryBound(to: CChar.self)
}
