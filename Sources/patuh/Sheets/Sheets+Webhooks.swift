import API
import Domain

extension Sheets {
    static let webhooks = Sheet<Wire.Webhook>(columns: [
        .text("url", "alamat", "address", shrinks: true) { webhook, _ in webhook.url },
        .text("office", "kantor", "office", shrinks: true) { webhook, _ in webhook.office.name },
        .text("status", "keadaan", "status") { webhook, _ in webhook.status },
        .number("failures", "gagal", "failures") { $0.failures },
        .text("next_at", "ulang", "next") { webhook, _ in webhook.nextAt },
        .text("made_by", "oleh", "by", shrinks: true) { webhook, _ in webhook.madeBy.name },
        .text("id", "id", "id") { webhook, _ in webhook.id },
    ])

    static let webhookCalls = Sheet<Wire.WebhookCall>(columns: [
        .text("called_at", "waktu", "time") { call, _ in call.calledAt },
        .number("attempt", "percobaan", "attempt") { $0.attempt },
        .number("status", "jawaban", "answer") { $0.status },
        .text("fault", "gangguan", "fault") { call, _ in call.fault },
        .number("took_ms", "ms", "ms") { $0.tookMs },
        .text("message_id", "pesan", "message") { call, _ in call.messageId },
    ])
}
