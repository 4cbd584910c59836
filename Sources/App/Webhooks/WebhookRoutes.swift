import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What a webhook is.
enum Webhook {}

/// The identity of a webhook.
typealias WebhookID = ID<Webhook>

/// Webhooks of BPJS' offices: where their systems are called when the list of non-compliant firms has changed.
struct WebhookRoutes: Sendable {
    let store: Store
    let client: WebhookClient

    func add(to routes: inout Routes) {
        routes.get("/v1/webhooks", list)
        routes.post("/v1/webhooks", make)
        routes.delete("/v1/webhooks/{id}", remove)
        routes.get("/v1/webhooks/{id}/calls", calls)
    }

    /// `GET /v1/webhooks`
    @Sendable private func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepWebhooks)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "w.id < \(try page.id(key[0], of: Webhook.self))" }
        let rows = try await store.read(
            as: call.signedIn,
            "\(Wire.Webhook.select) WHERE w.removed_at IS NULL AND \(after) ORDER BY w.id DESC LIMIT \(page.limit + 1)"
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Webhook($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/webhooks`: the answer alone shows the secret.
    @Sendable private func make(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepWebhooks)
        let request: Wire.WebhookRequest = try call.read()
        let id = try request.id.map { try WebhookID(field: "id", $0) } ?? WebhookID(UUIDv7.new())
        let address: WebhookAddress
        do { address = try WebhookAddress(request.url, isInside: client.isInside) } catch {
            throw Problem.invalid("url", error)
        }
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        // Not kept with the key of the request, as other answers are: the secret is in it.
        let made = try await store.write(as: call.signedIn) { tx in
            let offices = try await tx.query(
                "SELECT id FROM office WHERE code = \(request.office) OR id::text = \(request.office)"
            )
            guard let office = try offices.first?.column(0, as: UUID.self) else { throw Problem.unknownWebhookOffice }
            do {
                try await tx.execute(
                    """
                    INSERT INTO webhook (id, office_id, url, secret) VALUES (\(id), \(office), \(address.text), \(secret))
                    """
                )
            } catch let error as PostgresError where error.constraint == "webhook_pkey" {
                throw Problem.idTaken
            }
            _ = try await tx.execute(call.auditEntry(WriteSubject(call, subject: id.uuid)))
            return try await tx.query("\(Wire.Webhook.select) WHERE w.id = \(id)").single()
        }
        var webhook = try Wire.Webhook(made)
        webhook.signingKey = WebhookMessage.shown(secret)
        return try .json(webhook, status: .created)
    }

    /// `DELETE /v1/webhooks/{id}`
    @Sendable private func remove(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepWebhooks)
        let id = try call.id(of: Webhook.self)
        return try await store.once(call) { tx in
            let found = try await tx.query("\(Wire.Webhook.select) WHERE w.id = \(id) AND w.removed_at IS NULL")
            guard let row = found.first else { throw Problem.noWebhook }
            try await tx.execute("UPDATE webhook SET removed_at = now() WHERE id = \(id)")
            return try .json(try Wire.Webhook(row))
        }
    }

    /// `GET /v1/webhooks/{id}/calls`, latest first.
    @Sendable private func calls(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepWebhooks)
        let id = try call.id(of: Webhook.self)
        let limit = try PageRequest(call).limit
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM webhook WHERE id = \(id)",
                """
                SELECT message_id, attempt, called_at, status, fault, took_ms FROM webhook_call
                WHERE webhook_id = \(id) ORDER BY called_at DESC, attempt DESC LIMIT \(limit)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noWebhook }
        return try .json(Wire.WebhookCalls(items: try results[1].map { try Wire.WebhookCall($0) }))
    }
}

extension Wire.Webhook {
    fileprivate static let select: SQL = """
        SELECT w.id, w.url, w.made_at, w.failures, w.next_at, w.dead_at,
               EXISTS (SELECT FROM webhook_call c WHERE c.webhook_id = w.id) AS was_called, o.id AS office_id, o.name AS office_name,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM webhook w JOIN office o ON o.id = w.office_id JOIN person p ON p.id = w.made_by
        """

    fileprivate init(_ row: Row) throws {
        guard let office = try row.office("office"), let person = try row.person("person") else {
            throw Problem.internal
        }
        let failures: Int = try row.column("failures")
        let isDead = try row.column("dead_at", as: Date?.self) != nil
        let wasCalled: Bool = try row.column("was_called")
        self.init(
            id: try row.id("id"),
            office: office,
            url: try row.column("url"),
            status: isDead ? "given_up" : failures > 0 ? "failing" : wasCalled ? "working" : "untried",
            failures: failures,
            nextAt: !isDead && failures > 0 ? try row.time("next_at") : nil,
            madeBy: person,
            madeAt: try row.time("made_at")
        )
    }
}

extension Wire.WebhookCall {
    fileprivate init(_ row: Row) throws {
        self.init(
            messageId: try row.id("message_id"),
            attempt: try row.column("attempt"),
            calledAt: try row.time("called_at"),
            status: try row.column("status"),
            fault: try row.column("fault"),
            tookMs: try row.column("took_ms")
        )
    }
}

extension Problem {
    /// No such webhook, or none that this person keeps.
    fileprivate static let noWebhook = Problem.notFound(id: "webhook", en: "webhook")

    /// No such office.
    fileprivate static let unknownWebhookOffice = Problem.invalid(
        "office",
        "unknown_office",
        id: "Tidak ada kantor dengan kode itu; lihat `patuh offices`.",
        en: "There is no office with that code; see `patuh offices`."
    )

    /// What a client is told when the gates of webhooks refuse.
    static let aboutWebhooks: [String: Problem] = [
        "webhook_hand": .forbidden(
            Words(
                id: "Webhook dibuat kepala kantor cabang itu sendiri, atau administrator.",
                en: "A webhook is made by the head of that branch, or an administrator."
            )
        ),
        "webhook_office_of_bpjs": .invalid(
            "office",
            "not_of_bpjs",
            id: "Webhook hanya untuk kantor BPJS Ketenagakerjaan.",
            en: "Webhooks are for offices of BPJS Ketenagakerjaan alone."
        ),
        "webhook_url_once": .conflict(
            "same_url",
            id: "Alamat itu sudah dipanggil untuk kantor ini.",
            en: "That address is called for this office already."
        ),
    ]
}
