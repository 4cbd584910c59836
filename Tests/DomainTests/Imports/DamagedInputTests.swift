import Testing

@testable import Domain

/// Random damage: nothing may break, and what is taken must be in its normal form.
@Suite("Damaged input") struct DamagedInputTests {
    private let signs = Array("0123456789..--,  '/:;ABEePpRrjkhtm٣３é\u{0}\u{A0}\u{200B}".unicodeScalars)

    private func text(_ random: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            // Mostly digits, so that some texts are right.
            let sign = Bool.random(using: &random) ? signs.randomElement(using: &random) : nil
            text.append(sign ?? signs[Int.random(in: 0...9, using: &random)])
        }
        return String(text)
    }

    @Test("what a value writes it also reads, as the same value")
    func normalForms() {
        func check<Value: TextValue>(_ type: Value.Type, _ text: String) {
            guard let value = try? Value(text) else { return }
            #expect((try? Value(value.text)) == value, "\(type) from \(text)")
        }
        var random = SplitMix(seed: 1)
        for _ in 0..<4000 {
            let text = text(&random)
            check(NIB.self, text)
            check(NPWP.self, text)
            check(NIP.self, text)
            check(NPP.self, text)
            check(WLKPNumber.self, text)
            check(KBLICode.self, text)
            check(RegionCode.self, text)
            check(CompanyName.self, text)
            _ = try? NIK(text)
            if let amount = try? Rupiah(text) { #expect((try? Rupiah(amount.description)) == amount) }
            if let day = LocalDate(text) { #expect(day.description == text) }
        }
    }

    @Test("the fast way in and the way with reasons agree")
    func fastAndSlow() {
        func check<Value: ByteReadable & Equatable>(_ type: Value.Type, _ text: String) {
            var copy = text
            guard let fast = copy.withUTF8({ Value.read($0) }) else { return }
            #expect((try? Value(text)) == fast, "\(type) from \(text)")
        }
        var random = SplitMix(seed: 2)
        for _ in 0..<4000 {
            let text = text(&random)
            check(NIB.self, text)
            check(NPWP.self, text)
            check(NPP.self, text)
            check(WLKPNumber.self, text)
            check(CompanyName.self, text)
            check(CompanyScale.self, text)
            check(ProgrammeSet.self, text)
            check(Rupiah.self, text)
        }
    }

    @Test("a damaged list gives an entry or a reason for every row, in any chunks", arguments: RegistrySource.allCases)
    func damagedLists(source: RegistrySource) throws {
        let file = [UInt8](try RepositoryFile.data("deploy/demo/\(source.rawValue).csv")).prefix(1500)
        let header = (file.firstIndex(of: 0x0A) ?? 0) + 1
        var random = SplitMix(seed: 3)
        for _ in 0..<150 {
            var bytes = Array(file)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: header..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert([0x3B, 0x22, 0x0A, 0x0D, 0xFF].randomElement(using: &random) ?? 0, at: place)
                }
            }
            let whole = try? ReadList(source, bytes)
            let chunked = try? ReadList(source, bytes, chunk: Int.random(in: 1...400, using: &random))
            #expect(whole?.entries == chunked?.entries)
            guard let whole else { continue }
            #expect(whole.list.taken == whole.rows.count && whole.list.refused == whole.refusals.count)
            #expect(whole.refusals.allSatisfy { !$0.reason.id.isEmpty && !$0.text.utf8.contains(0) })
            #expect(whole.rows.allSatisfy { !$0.key.isEmpty && !($0.address ?? "").utf8.contains(0) })
        }
    }
}
