import API
import ArgumentParser
import Domain
import Foundation

struct VisitsLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: help("Catat kunjungan, juga tanpa sambungan.", "Log a visit, also without a connection."),
        discussion: help(
            """
            Bila server tidak terjangkau, kunjungan masuk antrean di mesin ini dan perintah keluar dengan 1: belum \
            diterima. Dengan --offline langsung masuk antrean dan keluar dengan 0. Kirim dengan: patuh visits sync
            """,
            """
            When the server cannot be reached the visit is queued on this machine and the command ends with 1: not yet \
            received. With --offline it is queued at once and the command ends with 0. Send with: patuh visits sync
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var visit: VisitOptions
    @OptionGroup var cited: CitedOptions

    @Flag(help: ArgumentHelp(help("Antrekan saja.", "Only queue it.")))
    var offline = false

    func validate() throws {
        try cited.identitiesOnly()
        guard offline, !cited.attach.isEmpty else { return }
        throw ValidationError(
            help("--attach memerlukan sambungan; tanpa --offline", "--attach needs a connection; not with --offline")
        )
    }

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let outbox = Outbox(surroundings)
        let inspection = visit.inspection
        let evidence = try await cited.ids(on: try await client.caseID(of: inspection), as: .photo, by: client)
        let item = Outbox.Item(
            id: visit.id?.text ?? surroundings.newID(),
            server: client.server.key,
            login: client.login,
            queuedAt: surroundings.now(),
            visit: visit.request(in: surroundings, evidence: evidence)
        )
        // Kept before it is sent: a crash on the way loses nothing.
        try outbox.keep(item)
        if offline { return try queued(item) }
        do {
            let answer = try await client.put(["v1", "visits", item.id], item.visit, as: Wire.Visit.self)
            try outbox.remove(item.id)
            let table = Sheets.visits.table([answer.value], in: surroundings.language)
            common.output.show(answer.data, [.table(table)])
            if let reason = answer.value.supportReason {
                let text = "\(reason.detail) \(reason.remedy)"
                common.output.note(Words(id: text, en: text))
            }
        } catch let failure as Failure where failure.code == .refused && !failure.mayPass {
            try outbox.remove(item.id)
            throw failure
        } catch let failure as Failure {
            throw Failure(
                code: failure.code,
                message: Words(
                    id: "Masuk antrean, BELUM diterima server (\(item.id)). \(failure.message.id)",
                    en: "Queued, NOT yet received by the server (\(item.id)). \(failure.message.en)"
                ),
                remedy: Words(
                    id: "Kirim setelah ada sambungan: patuh visits sync",
                    en: "Send it when there is a connection: patuh visits sync"
                )
            )
        }
    }

    private func queued(_ item: Outbox.Item) throws {
        let words = Words(
            id: "Masuk antrean, BELUM diterima server: \(item.id). Kirim dengan: patuh visits sync",
            en: "Queued, NOT yet received by the server: \(item.id). Send with: patuh visits sync"
        )
        let status = QueuedVisit(id: item.id, status: "queued", occurredOn: item.visit.occurredOn)
        let card = Card([
            Card.Field("id", "kunjungan", "visit", status.id), Card.Field("status", "status", "status", status.status),
            Card.Field("occurred_on", "tanggal", "day", status.occurredOn),
        ])
        switch common.output.format {
        case .table: common.output.show(Data(), [.text(words[Surroundings.current.language])])
        case .json, .csv: common.output.show(try Wire.encoder().encode(status), [.card(card)])
        }
    }
}

/// A visit that waits on this machine.
private struct QueuedVisit: Codable {
    let id: String
    let status: String
    let occurredOn: String
}

extension Failure {
    /// Whether the same visit may be taken later: the server was unavailable, or wanted another sign-in.
    var mayPass: Bool { problem.map { $0.status >= 500 || $0.status == 401 || $0.status == 429 } ?? true }
}
