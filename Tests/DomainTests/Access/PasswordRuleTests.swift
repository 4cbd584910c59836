import Testing

@testable import Domain

@Suite("What is asked of a password")
struct PasswordRuleTests {
    private static let rule = PasswordRule { ["katasandi", "password", "sayang", "qazwsxedc"].contains($0) }

    @Test(
        "A password is refused for what everybody would try, its length, or its owner's name",
        arguments: [
            ("pendek sekali", PasswordRule.Refusal.tooShort), (String(repeating: "abcd ef ", count: 33), .tooLong),
            ("koordinator sampit 62", .holdsName), ("KOORDINATOR yang baru!", .holdsName),
            ("lestari suka durian", .holdsName), ("katasandi2026!!", .common), ("K@t4s4nd1-2026-2026", .common),
            ("passwordpassword", .common), ("sayangsayangsayangsa", .common), ("aaaaaaaaaaaaaaaaaa", .common),
            ("123456789012345", .common), ("qwertyuiopasdfgh", .common), ("abcdefghijklmnop", .common),
            ("zyxwvutsrqponmlk", .common), ("1212121212121212", .common),
        ]
    )
    func refused(password: String, why: PasswordRule.Refusal) {
        let refusal = Self.rule.refusal(of: password, login: "koordinator.sampit", name: "Lestari Peraga")
        #expect(refusal == why, "\(password)")
    }

    @Test(
        "A few ordinary words are taken, with whatever signs, and none has to be there",
        arguments: [
            "kuda menyeberang sawah", "durian jatuh 7 kali", "kata-sandi-uji-2026", "semuanyahurufkecil",
            "tanpa angka dan tanda", "密码是很长的一句话没有人猜得到它", "9 rumah 4 pohon 2 kali",
        ]
    )
    func taken(password: String) {
        #expect(Self.rule.refusal(of: password, login: "koordinator.pky", name: "Lestari Peraga") == nil)
    }

    @Test("Length is counted in characters, and 64 and more are allowed")
    func length() {
        #expect(Self.rule.refusal(of: String(repeating: "kuda é ", count: 10), login: "ab", name: "") == nil)
        #expect(PasswordRule.longest >= 64 && PasswordRule.shortest >= 15)
    }
}
