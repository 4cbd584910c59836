import Domain
import Postgres
import Synchronization

/// Which provinces and regencies there are. A region that is none answers nothing, and nobody would know why: lists that are
/// narrowed by one refuse it.
final class KnownRegions: Sendable {
    private let store: Store
    /// Codes that were found once: they are reference data, which is never taken away.
    private let found = Mutex<Set<String>>([])

    init(store: Store) { self.store = store }

    /// Refuses a filter by a region that there is not.
    ///
    /// - Throws: `unknown_region`; `too_deep` for a district or a village, in which no firm is placed.
    func check(_ text: String, as signedIn: SignedIn) async throws {
        // What is no code at all is told by whoever reads the parameter.
        guard let region = try? RegionCode(text) else { return }
        guard region.level == .province || region.level == .regency else { throw Problem.tooDeepRegion }
        guard !found.withLock({ $0.contains(region.text) }) else { return }
        let rows = try await store.read(as: signedIn, "SELECT FROM region WHERE code = \(region)")
        guard !rows.isEmpty else { throw Problem.invalidParameters([.unknownRegion("region", text)]) }
        found.withLock { _ = $0.insert(region.text) }
    }
}

extension Problem {
    /// A region below the regency.
    static let tooDeepRegion = Problem.invalid(
        "region",
        "too_deep",
        id: "Pilih provinsi (62) atau kabupaten/kota (62.02); perusahaan tidak dicatat lebih rinci.",
        en: "Choose a province (62) or a regency (62.02); firms are not placed any deeper."
    )
}
