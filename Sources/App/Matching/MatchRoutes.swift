import Domain

/// Which records of the register are one firm: proposals, decisions, merges and the runs that find them.
struct MatchRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/match-candidates", list)
        routes.get("/v1/match-candidates/{id}", show)
        routes.post("/v1/match-candidates/{id}/decision", decide)
        routes.delete("/v1/match-candidates/{id}/decision", undecide)
        routes.get("/v1/match-runs", runs)
        routes.post("/v1/match-runs", run)
        routes.get("/v1/companies/{id}/merges", merges)
        routes.post("/v1/companies/{id}/merges", merge)
        routes.delete("/v1/companies/{id}/merges/{merge}", unmerge)
    }
}

/// Two records that may be one firm.
enum MatchCandidate {}

/// The identity of a proposal.
typealias MatchCandidateID = ID<MatchCandidate>

/// That two records were found to be one firm.
enum CompanyMerge {}

/// The identity of a merge.
typealias CompanyMergeID = ID<CompanyMerge>

/// That a regency's firms are held against each other.
enum MatchRun {}

/// The identity of a run.
typealias MatchRunID = ID<MatchRun>
