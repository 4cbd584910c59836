import Domain
import Postgres

/// The whole answer to the branch's question, so many firms at a time: regency by regency, and in each in the order of
/// names.
///
/// In that order every query is the next stretch of one index, however many firms there are and wherever they lie; no
/// transaction waits for whoever reads slowly, and no more than two pages are ever held.
///
/// ```swift
/// var page = try await pages.first()
/// while let firms = page {
///     async let next = pages.page(after: firms)
///     …
///     page = try await next
/// }
/// ```
struct FirmPages: Sendable {
    private let routes: NoncomplianceRoutes
    private let question: NoncomplianceQuestion
    private let call: Call
    private let regencies: [RegionCode]

    /// How many firms one query gives.
    private static let size = 2000

    /// Firms, and where the next are.
    struct Page: Sendable {
        let firms: [NoncompliantFirm]
        fileprivate let next: Place?
    }

    /// Which regency, and after which of its firms.
    fileprivate struct Place: Sendable {
        let regency: Int
        var key: FirmKey?
    }

    fileprivate init(
        _ routes: NoncomplianceRoutes,
        _ question: NoncomplianceQuestion,
        _ call: Call,
        _ regencies: [RegionCode]
    ) {
        (self.routes, self.question, self.call, self.regencies) = (routes, question, call, regencies)
    }

    /// The first firms.
    func first() async throws -> Page? { try await page(at: Place(regency: 0)) }

    /// The firms that follow; `nil` after the last.
    func page(after page: Page) async throws -> Page? {
        guard let next = page.next else { return nil }
        return try await self.page(at: next)
    }

    /// The firms at a place; the next place is the next regency's where these are its last.
    private func page(at place: Place) async throws -> Page? {
        guard place.regency < regencies.count else { return nil }
        let narrowed = question.narrowed(to: regencies[place.regency])
        let rows = try await routes.store.read(
            as: call.signedIn,
            narrowed.firms(after: place.key, limit: Self.size)
        )
        let firms = try NoncompliantFirm.all(rows, for: call.actor)
        if firms.count == Self.size, let last = firms.last {
            return Page(firms: firms, next: Place(regency: place.regency, key: try last.key))
        }
        return Page(firms: firms, next: Place(regency: place.regency + 1))
    }
}

extension NoncomplianceRoutes {
    /// The whole answer, of which nothing is read yet.
    ///
    /// - Throws: `unknown_branch` where the branch asked for is not known, or not clearly named.
    func pages(_ question: NoncomplianceQuestion, _ call: Call) async throws -> FirmPages {
        let results = try await store.read(
            as: call.signedIn,
            [question.regencies] + (question.branch.map { [NoncomplianceQuestion.branches($0)] } ?? [])
        )
        if results.count > 1, results[1].count != 1 { throw Problem.unknownBranch }
        return FirmPages(self, question, call, try results[0].map { try $0.column(0) })
    }
}

extension NoncomplianceQuestion {
    /// Where the firms asked for may be, or may have been on a past day.
    fileprivate var regencies: SQL {
        let own: SQL = """
            SELECT w.code FROM unnest((SELECT company_regions())) AS w (code)
            WHERE \(place("w.code").joined(separator: " AND "))
            """
        guard isPast else { return "\(own) ORDER BY code" }
        // Firms of the territory that were elsewhere then.
        return """
            \(own) UNION
            SELECT w.region_code FROM company_region_period w
            WHERE w.known_until IS NOT NULL AND \(isKnown("w")) AND \(place("w.region_code").joined(separator: " AND "))
            ORDER BY code
            """
    }

    /// The same question of one regency.
    fileprivate func narrowed(to regency: RegionCode) -> NoncomplianceQuestion {
        var question = self
        question.region = RegionFilter(region: regency)
        return question
    }
}
