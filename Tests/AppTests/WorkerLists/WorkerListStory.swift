import Foundation
import HTTPTypes
import Testing

@testable import App

extension Story {
    /// Sends a list of persons.
    func sendList(
        _ kind: String,
        _ list: String,
        listedOn: String = today,
        as person: Person = .inspector,
        headers: [String: String] = [:],
        type: String = "text/csv"
    ) async throws -> Answer {
        try await app.raw(
            .post,
            "/v1/inspections/\(inspectionID)/worker-lists?kind=\(kind)&listed_on=\(listedOn)&source=HRD%20uji",
            Data(list.utf8),
            type: type,
            token: person.token,
            headers: headers
        )
    }

    /// A list that is taken.
    @discardableResult
    func addList(_ kind: String, _ list: String, as person: Person = .inspector) async throws -> JSON {
        let answer = try await sendList(kind, list, as: person)
        guard answer.status == 201 else { throw TestFailure("list: \(answer.status) \(answer.text)") }
        return answer.json
    }

    func compare(_ more: [String: JSON] = [:], as person: Person = .inspector) async throws -> JSON {
        try await app.done(
            .post,
            "/v1/inspections/\(inspectionID)/worker-comparisons",
            ([:] as JSON).with(more),
            as: person
        )
    }
}

/// Two short lists, of which everything is known.
enum ShortLists {
    static let workers = """
        NIK;Nama;Tanggal Lahir;Upah;Alamat
        6202011503880001;Budi Santoso;15/03/1988;5000000;Jl. Rekaan
        6202021604890002;Rahmat Hidayat;16/04/1989;5000000;Jl. Rekaan
        6202035705900003;Siti Aminah;17/05/1990;5000000;Jl. Rekaan
        6202041806910004;Yusuf Maulana;18/06/1991;5000000;Jl. Rekaan

        """
    /// The second is missing, the third mistyped, the fourth under-reported.
    static let members = """
        NIK,Nama,Tanggal Lahir,Upah Dilaporkan,Program
        6202011503880001,BUDI SANTOSO,15/03/1988,5000000,"JKK,JKM"
        6202035705900008,Siti Aminah,17/05/1990,5000000,"JKK,JKM"
        6202041806910004,Yusuf Maulana,18/06/1991,4000000,"JKK,JKM"

        """
}
