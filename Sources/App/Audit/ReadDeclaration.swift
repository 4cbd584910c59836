/// What a path shows of persons and cases, and so what the trail keeps of each reading.
///
/// Every path of the contract has its declaration in ``all``; a test fails for one without. A path that is served without
/// a declaration is recorded like a list: what nobody has thought about is not what nobody watches.
enum ReadDeclaration: Sendable, Hashable {
    /// Rules, calendars, one's own session: nothing of a person or a case.
    case nothing
    /// One thing, named in the path. That it was shown is recorded, not what stood in it.
    case one
    /// One thing, or the things of one, in which persons are masked. Where the reader says what for, it is shown in clear to
    /// those whom ``PersonalField`` names, and recorded durably before.
    case opened
    /// A list: what was asked, and every identity that the answer names.
    case list
    /// A file that leaves the service, where the reader asks for one (`text/csv`, NDJSON), recorded durably before the first
    /// byte is sent and refused without `X-Purpose`; otherwise a list.
    case listOrFile
    /// A file that leaves the service. Recorded durably before the first byte is sent, and refused without `X-Purpose`.
    case export
    /// A write, recorded in its own transaction; or a reading that records itself so.
    case recorded
    /// Anybody may ask; there is nobody to name.
    case open
    /// Somebody proves who she is: the database records what succeeds, the service counts what fails.
    case proof

    /// The declaration of an endpoint, by `METHOD /path`.
    static func of(_ operation: String) -> ReadDeclaration {
        all[operation] ?? (operation.hasPrefix("GET ") ? .list : .recorded)
    }

    /// Every endpoint of the contract that is no write. Writes are recorded where they are made.
    static let all: [String: ReadDeclaration] = [
        "GET /healthz": .open,
        "GET /readyz": .open,
        "GET /metrics": .open,
        "GET /openapi.json": .open,
        "GET /verify/{token}": .open,
        "POST /verify/{token}": .open,
        "GET /complaints": .open,
        "POST /complaints": .open,
        "GET /complaints/{receipt}": .open,
        "POST /complaints/{receipt}": .open,
        "POST /v1/complaints": .open,
        "POST /v1/complaint-progress": .open,
        "GET /v1/oidc/start": .open,
        "GET /v1/oidc/callback": .proof,
        "POST /v1/sessions": .proof,
        "POST /v1/second-factor": .proof,
        "PUT /v1/second-factor": .proof,
        "PUT /v1/me/password": .proof,
        "DELETE /v1/sessions/current": .nothing,
        "GET /v1/sessions": .nothing,
        "GET /v1/me": .nothing,
        "GET /v1/me/second-factor": .nothing,
        "GET /v1/access-rules": .nothing,
        "GET /v1/offices": .nothing,
        "GET /v1/people": .list,
        "GET /v1/posts": .list,
        "GET /v1/offices/{id}/territories": .nothing,
        "GET /v1/access-events": .list,
        // Kept in the complaints' own log, which no auditor reads.
        "GET /v1/complaints": .one,
        "GET /v1/complaints/{id}": .one,
        "GET /v1/complaints/{id}/access": .one,
        "GET /v1/handovers": .list,
        "GET /v1/handovers/{id}": .one,
        "GET /v1/handovers/{id}/lines": .listOrFile,
        // How many lines stood where, and the names of firms whose lines moved.
        "GET /v1/handovers/{id}/snapshots": .one,
        "GET /v1/handovers/{id}/comparison": .one,
        "GET /v1/plans": .list,
        "GET /v1/plans/{id}": .one,
        "GET /v1/plans/{id}/entries": .one,
        "GET /v1/companies": .list,
        "GET /v1/companies/{id}": .opened,
        "GET /v1/companies/{id}/timeline": .one,
        "GET /v1/companies/{id}/alleged-successions": .one,
        "GET /v1/companies/{id}/merges": .one,
        "GET /v1/companies/{id}/facts": .one,
        "GET /v1/companies/{id}/provenance": .one,
        "GET /v1/companies/{id}/indications": .one,
        "GET /v1/companies/{id}/risk-score": .one,
        "GET /v1/match-candidates": .list,
        "GET /v1/match-candidates/{id}": .one,
        "GET /v1/match-runs": .nothing,
        "GET /v1/imports": .list,
        "GET /v1/imports/{id}": .one,
        "GET /v1/imports/{id}/rows": .listOrFile,
        "GET /v1/imports/{id}/gone": .list,
        "GET /v1/import-mappings/{source}": .nothing,
        "GET /v1/inspections": .list,
        "GET /v1/inspections/{id}": .one,
        "GET /v1/inspections/{id}/findings": .opened,
        "GET /v1/inspections/{id}/worker-lists": .one,
        "GET /v1/inspections/{id}/worker-comparisons": .one,
        "GET /v1/worker-lists/{id}": .one,
        "GET /v1/worker-comparisons/{id}": .one,
        "GET /v1/worker-comparisons/{id}/workers": .opened,
        "GET /v1/visits": .list,
        "GET /v1/visits/{id}": .opened,
        "GET /v1/visits/{id}/minutes": .export,
        "GET /v1/visits/{id}/checklists/{code}": .one,
        "GET /v1/checklists": .nothing,
        "GET /v1/checklists/{code}": .nothing,
        "GET /v1/checklists/{code}/versions/{version}": .nothing,
        "GET /v1/assignments": .list,
        "GET /v1/guidance-activities": .list,
        "GET /v1/cases": .list,
        "GET /v1/cases/{id}": .one,
        "GET /v1/cases/{id}/events": .one,
        "GET /v1/cases/{id}/clocks": .one,
        "GET /v1/cases/{id}/actions": .one,
        "GET /v1/cases/{id}/messages": .one,
        "GET /v1/cases/{id}/letters": .one,
        "GET /v1/cases/{id}/letter-preview": .one,
        "GET /v1/cases/{id}/commitment-statement": .one,
        "GET /v1/cases/{id}/documents": .one,
        "GET /v1/cases/{id}/evidence": .one,
        "GET /v1/cases/{id}/debts": .one,
        "GET /v1/cases/{id}/service-denials": .one,
        "GET /v1/letters/{id}": .one,
        "GET /v1/letters/{id}/content": .one,
        "GET /v1/letters/{id}/life": .one,
        "GET /v1/letter-drafts": .list,
        "GET /v1/letter-drafts/{id}": .one,
        "GET /v1/letter-drafts/{id}/preview": .one,
        "GET /v1/outgoing-letters": .list,
        "GET /v1/incoming-letters": .list,
        "GET /v1/incoming-letters/{id}": .one,
        "GET /v1/dispositions": .list,
        "GET /v1/letter-agenda": .listOrFile,
        "GET /v1/letter-registers/{office}/{register}/{year}": .list,
        "GET /v1/letter-numbering": .nothing,
        "GET /v1/letter-review-rules": .nothing,
        "GET /v1/letter-templates": .nothing,
        "GET /v1/letter-templates/{kind}": .nothing,
        "GET /v1/letter-templates/{kind}/versions/{version}": .nothing,
        "GET /v1/letter-templates/{kind}/versions/{version}/preview": .nothing,
        "GET /v1/filing-rules": .nothing,
        "GET /v1/retention-terms": .nothing,
        "GET /v1/evidence/{id}": .one,
        // Its chain of custody takes the reading up in a transaction of its own, and the trail with it.
        "GET /v1/evidence/{id}/content": .recorded,
        "GET /v1/service-denials": .list,
        "GET /v1/debts": .list,
        "GET /v1/debts/{id}": .one,
        "GET /v1/queue": .list,
        // Numbers without names.
        "GET /v1/queue/counts": .nothing,
        "GET /v1/notices": .list,
        "GET /v1/noncompliant-companies": .listOrFile,
        // Numbers without names.
        "GET /v1/noncompliant-companies/facets": .nothing,
        "GET /v1/noncompliant-companies/changes": .list,
        "GET /v1/company-search": .list,
        "GET /v1/saved-queries": .nothing,
        "GET /v1/webhooks": .nothing,
        "GET /v1/webhooks/{id}/calls": .nothing,
        "GET /v1/procedures": .nothing,
        "GET /v1/procedures/check": .nothing,
        "GET /v1/procedures/{track}": .nothing,
        "GET /v1/procedures/{track}/diagram": .nothing,
        "GET /v1/procedures/{track}/versions/{version}/preview": .list,
        "GET /v1/procedures/{track}/versions/{version}/preview/summary": .nothing,
        "GET /v1/procedures/{track}/migrations/{id}": .nothing,
        "GET /v1/procedures/{track}/migrations/{id}/cases": .list,
        "GET /v1/parameters": .nothing,
        "GET /v1/parameters/preview": .list,
        "GET /v1/calendar": .nothing,
        // Nothing is kept of what is reckoned, and nobody is named in it.
        "POST /v1/calculations/contributions": .nothing,
        "POST /v1/calculations/arrears": .nothing,
        "POST /v1/calculations/administrative-fines": .nothing,
        "POST /v1/calculations/benefits": .nothing,
        "GET /v1/data-subjects/export": .export,
        // Who looks at the trail stands in the trail.
        "GET /v1/audit": .list,
        "GET /v1/audit/export": .export,
        "GET /v1/audit/verification": .one,
        "GET /v1/audit/heads": .nothing,
        "GET /v1/audit/destructions": .nothing,
    ]
}
