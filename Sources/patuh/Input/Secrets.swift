import ArgumentParser
import Domain

/// Secrets that a person types, or a script hands over.
enum Secrets {
    /// A password: asked for without echo, or the first line of standard input, or an environment variable.
    static func password(
        fromInput: Bool = false,
        variable: String = "PATUH_PASSWORD",
        prompt: Words = Words(id: "Kata sandi: ", en: "Password: ")
    ) throws -> String {
        let surroundings = Surroundings.current
        if fromInput {
            if let line = surroundings.readLine(), !line.isEmpty { return line }
        } else if let password = surroundings.variable(variable) {
            return password
        } else if let password = surroundings.askSecret(prompt[surroundings.language]), !password.isEmpty {
            return password
        }
        throw Failure.local(
            id: "Tidak ada kata sandi.",
            en: "There is no password.",
            remedy: Words(
                id: "Ketik di terminal, atau pakai --password-stdin atau \(variable).",
                en: "Type it on a terminal, or use --password-stdin or \(variable)."
            )
        )
    }

    /// A new password.
    static func newPassword() throws -> String {
        try password(
            variable: "PATUH_NEW_PASSWORD",
            prompt: Words(
                id: "Kata sandi baru (15 karakter atau lebih): ",
                en: "New password (15 characters or more): "
            )
        )
    }

    /// A code of the authenticator, or a recovery code.
    static func code() throws -> String {
        let surroundings = Surroundings.current
        let prompt = help("Kode autentikator atau kode pemulihan: ", "Code of the authenticator, or a recovery code: ")
        if let code = surroundings.variable("PATUH_CODE") ?? surroundings.askSecret(prompt), !code.isEmpty {
            return code
        }
        throw Failure.local(
            id: "Diperlukan kode.",
            en: "A code is needed.",
            remedy: Words(id: "Pakai --code.", en: "Use --code.")
        )
    }
}
