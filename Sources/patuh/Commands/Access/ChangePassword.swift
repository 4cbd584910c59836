import API
import ArgumentParser
import Domain
import Foundation

struct ChangePassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: help(
            "Ganti kata sandi sendiri; semua sesi lain berakhir.",
            "Change your password; all your other sessions end."
        ),
        discussion: help(
            "Ditanyakan tanpa gema, atau dari PATUH_PASSWORD dan PATUH_NEW_PASSWORD.",
            "Asked for without echo, or taken from PATUH_PASSWORD and PATUH_NEW_PASSWORD."
        )
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let client = try common.client()
        let body = Wire.PasswordChangeRequest(
            currentPassword: try Secrets.password(),
            newPassword: try Secrets.newPassword()
        )
        _ = try await client.send(
            Request(
                method: "PUT",
                url: try client.url(["v1", "me", "password"]),
                headers: ["Content-Type": "application/json"],
                body: .data(try Wire.encoder().encode(body))
            )
        )
        common.output.note(
            Words(id: "Kata sandi diganti; sesi lain berakhir.", en: "Password changed; other sessions have ended.")
        )
    }
}
