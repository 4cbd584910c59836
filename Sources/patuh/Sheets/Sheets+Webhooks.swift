import API
import Domain

extension Sheets {
    static let webhooks = Sheet<Wire.Webhook>(columns: [
        .text("url", "alamat", "address", shrinks: true) { webhook, _ in webhook.url },
        .text("office", "kantor", "office", shrinks: true) { webhook, _ in webhook.office.name },
        .text("status", "keadaan", "status") { webhook, language in CodeBook.webhooks[webhook.status, language] },
        .number("failures", "gagal", "failures") { $0.failures },
        .text("next_at", "ulang", "next") { webhook, _ in webhook.nextAt },
        .text("made_by", "oleh", "by", shrinks: true) { webhook, _ in webhook.madeBy.name },
        .text("id", "id", "id") { webhook, _ in webhook.id },
    ])

    static let webhookCalls = Sheet<Wire.WebhookCall>(columns: [
        .text("called_at", "waktu", "time") { call, _ in call.calledAt },
        .number("attempt", "percobaan", "attempt") { $0.attempt },
        .number("status", "jawaban", "answer") { $0.status },
        .text("fault", "gangguan", "fault", shrinks: true) { call, language in
            call.fault.map { faults[$0]?[language] ?? $0 }
        },
        .number("took_ms", "ms", "ms") { $0.tookMs },
        .text("message_id", "pesan", "message") { call, _ in call.messageId },
    ])

    /// Why there was no answer.
    private static let faults = [
        "address_refused": Words(id: "alamat ini tidak boleh dipanggil", en: "this address may not be called"),
        "host_unknown": Words(id: "nama host tidak dikenal", en: "the host's name is unknown"),
        "host_lookup_timeout": Words(id: "pencarian nama host terlalu lama", en: "host lookup timed out"),
        "host_private": Words(id: "host di jaringan dalam", en: "a host of an inner network"),
        "timeout": Words(id: "tidak menjawab pada waktunya", en: "no answer in time"),
        "unreachable": Words(id: "tidak terjangkau", en: "cannot be reached"),
    ]
}
