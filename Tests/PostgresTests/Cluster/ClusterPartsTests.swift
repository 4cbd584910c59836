import Testing

@testable import Postgres

extension ClusterTests {
    @Suite("in its parts") struct Parts {
        @Test("postmaster.pid is read at every stage of its writing")
        func postmasterFile() {
            #expect(PostmasterFile("") == nil)
            #expect(PostmasterFile("abc\n") == nil)
            #expect(PostmasterFile("17\n/data\n")?.status == nil)
            let whole = PostmasterFile("17\n/data\n1700000000\n5432\n/run/socket\n\n  1234  5678\nready   \n")
            #expect(whole?.pid == 17)
            #expect(whole?.socketDirectory == "/run/socket")
            #expect(whole?.status == "ready")
            #expect(PostmasterFile("-17\n/data\n")?.pid == -17)
        }

        @Test("values are quoted for postgresql.conf and for libpq")
        func quoting() {
            #expect(ClusterSettings.quoted(#"a'b\c"#) == #"'a''b\\c'"#)
        }

        @Test("PostgreSQL's last words are cut down to what tells the reason")
        func lastWords() {
            let output = """
                2026-11-21 LOG:  starting
                2026-11-21 FATAL:  could not create file: No space left on device
                2026-11-21 LOG:  shutting down
                """
            let error = ClusterFailure(output: output).error(.startFailed, "It ended.")
            #expect(error.code == .diskFull)
            #expect(error.detail == "2026-11-21 FATAL:  could not create file: No space left on device")
            #expect(error.description.contains("Make room"))
        }
    }
}
