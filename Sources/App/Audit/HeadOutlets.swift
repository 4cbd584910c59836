import Foundation
import FoundationNetworking
import Logging
import Postgres
import Subprocess
import _NIOFileSystem

/// Where signed heads go, so that they lie where whoever rules this machine does not.
public struct AuditConfiguration: Sendable {
    /// The file of the signing key; without one blocks are sealed and no heads are signed.
    public var key: String?
    /// A file to which each head is added as a line: best on a volume that takes no change.
    public var headsFile: String?
    /// A URL to which each head is posted as JSON.
    public var webhook: String?
    /// An address to which each head is mailed.
    public var mail: String?
    /// What takes mail on its standard input, like sendmail.
    public var sendmail = "/usr/sbin/sendmail"
    /// The folder of archives; without one nothing is archived, and so nothing destroyed.
    public var archive: String?

    /// No key, no outlets.
    public init() {}
}

/// Brings signed heads off the machine, each to every outlet once. What fails is tried again with the job.
struct HeadOutlets: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool
    let configuration: AuditConfiguration

    /// Where a head goes.
    enum Channel: String, CaseIterable { case file, webhook, mail }

    /// How many heads are brought out at a time.
    private static let batch = 100

    /// Brings out what has not been yet; one outlet's failure holds up no other.
    ///
    /// - Throws: The first failure, after everything was tried.
    func run() async throws {
        var failure: (any Error)?
        for channel in Channel.allCases where isUsed(channel) {
            do { try await bringOut(channel) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    private func isUsed(_ channel: Channel) -> Bool {
        switch channel {
        case .file: configuration.headsFile != nil
        case .webhook: configuration.webhook != nil
        case .mail: configuration.mail != nil
        }
    }

    private func bringOut(_ channel: Channel) async throws {
        let heads = try await pool.query(
            """
            SELECT \(TrailHead.columns), h.number FROM audit_head h WHERE NOT EXISTS (
                SELECT FROM audit_head_export x WHERE x.head_number = h.number AND x.channel = \(channel.rawValue))
            ORDER BY h.number LIMIT \(Self.batch)
            """
        ).compactMap { try TrailHead($0) }
        for head in heads {
            switch channel {
            case .file: try append(head)
            case .webhook: try await post(head)
            case .mail: try await mail(head)
            }
            try await pool.execute(
                """
                INSERT INTO audit_head_export (head_number, channel) VALUES (\(head.content.number), \(channel.rawValue))
                ON CONFLICT ON CONSTRAINT audit_head_export_once DO NOTHING
                """
            )
        }
    }

    private func append(_ head: TrailHead) throws {
        guard let file = configuration.headsFile else { return }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: file) {
                _ = FileManager.default.createFile(atPath: file, contents: nil)
            }
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data((head.line + "\n").utf8))
            try handle.synchronize()
        } catch {
            throw JobFailure(code: "audit_heads_file_unwritable")
        }
    }

    /// The receiver knows the sender by the signature in the body, which covers the content; the header repeats it for
    /// receivers that check before they parse.
    private func post(_ head: TrailHead) async throws {
        guard let address = configuration.webhook, let url = URL(string: address) else { return }
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(
            "ed25519=\(Data(head.signature).base64EncodedString())",
            forHTTPHeaderField: "Patuh-Signature"
        )
        request.httpBody = Data(head.line.utf8)
        let status: Int
        do {
            let (_, response) = try await URLSession.shared.data(for: request)
            status = (response as? HTTPURLResponse)?.statusCode ?? 0
        } catch {
            throw JobFailure(code: "audit_webhook_unreachable")
        }
        guard (200..<300).contains(status) else { throw JobFailure(code: "audit_webhook_\(status)") }
    }

    private func mail(_ head: TrailHead) async throws {
        guard let address = configuration.mail else { return }
        let text = """
            To: \(address)
            Subject: Patuh audit head \(head.content.number), block \(head.content.block)
            Content-Type: text/plain; charset=utf-8
            Auto-Submitted: auto-generated

            Simpan pesan ini: dengan baris berikut keutuhan jejak audit dapat diperiksa.
            Keep this message: with the following line the audit trail can be verified.

            \(head.line)

            """
        do {
            let result = try await Subprocess.run(
                .path(FilePath(configuration.sendmail)),
                arguments: ["-t", "-oi"],
                input: .string(text),
                output: .discarded,
                error: .discarded
            )
            guard result.terminationStatus.isSuccess else { throw JobFailure(code: "audit_mail_refused") }
        } catch let failure as JobFailure {
            throw failure
        } catch {
            throw JobFailure(code: "audit_mail_failed")
        }
    }
}
