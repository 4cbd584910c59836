import App
import ArgumentParser
import Foundation

/// Who signs the audit trail, and where what is signed goes.
struct AuditOptions: ParsableArguments {
    @Option(
        help:
            "The file of the key that signs the trail; made where there is none. Without it, audit/key in the data folder.",
        completion: .file()
    )
    var auditKey: String?

    @Option(
        help: "The file to which signed heads are added: best on another machine. Without it, audit/heads.ndjson.",
        completion: .file()
    )
    var auditHeads: String?

    @Option(help: "A URL to which signed heads are posted; PATUH_AUDIT_WEBHOOK says the same.")
    var auditWebhook: String?

    @Option(help: "An address to which signed heads are mailed; PATUH_AUDIT_MAIL says the same.")
    var auditMail: String?

    @Option(help: "What takes mail on its standard input.", completion: .file())
    var sendmail = "/usr/sbin/sendmail"

    @Option(
        help: "The folder of archives of the trail. Without it, audit/archive in the data folder.",
        completion: .directory
    )
    var auditArchive: String?

    /// The configuration, beside the database's folder where nothing else is said.
    func configuration(beside database: DatabaseOptions) -> AuditConfiguration {
        let folder = database.folder + "/audit"
        var configuration = AuditConfiguration()
        configuration.key = auditKey ?? folder + "/key"
        configuration.headsFile = auditHeads ?? folder + "/heads.ndjson"
        configuration.webhook = Self.given(auditWebhook, "PATUH_AUDIT_WEBHOOK")
        configuration.mail = Self.given(auditMail, "PATUH_AUDIT_MAIL")
        configuration.sendmail = sendmail
        configuration.archive = auditArchive ?? folder + "/archive"
        return configuration
    }

    private static func given(_ option: String?, _ variable: String) -> String? {
        let text = option ?? ProcessInfo.processInfo.environment[variable] ?? ""
        return text.isEmpty ? nil : text
    }
}
