import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("A preview of many cases")
struct PreviewAtSizeTests {
    @Test("Twelve thousand open cases are counted at once, and read page by page without asking each")
    func many() async throws {
        try await withApp { app in
            let count = 12_000
            try await app.fill(count)
            // Cases stand in several states, as they do; all follow one version, as they do too.
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        SET session_replication_role = replica;
                        UPDATE enforcement_case SET state = (ARRAY['proposed', 'ordered', 'examining', 'reporting'])
                            [1 + abs(hashtext(id::text)) % 4];
                        RESET session_replication_role;
                        ANALYZE enforcement_case
                        """
                )
            }
            let own = try await app.publishNarrowed()
            try await app.begin(own, ago: 1)
            let path = "/v1/procedures/inspection/versions/\(own)/preview"
            let summary = try await app.done(.get, "\(path)/summary", as: .divisionHead)
            #expect(summary.open.int == count && summary.groups.list.count == 4)
            #expect(summary.unaffected.int == count, "nobody checks a note in these states")
            var seen: Set<String> = []
            var cursor = ""
            for _ in 0..<3 {
                let page = try await app.done(.get, "\(path)?limit=200\(cursor)", as: .divisionHead)
                seen.formUnion(page.items.list.map(\.case_id.text))
                cursor = "&cursor=\(page.next_cursor.text)"
            }
            #expect(seen.count == 600)
            let before = try await app.rowsRead(of: "enforcement_case")
            try await app.askApart("\(path)?limit=200\(cursor)", .divisionHead)
            let read = try await app.rowsRead(of: "enforcement_case") - before
            #expect(read > 0 && read < count / 4, "\(read) rows for a page")
        }
    }
}
