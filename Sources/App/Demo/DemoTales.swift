import API
import Domain

/// The demonstration's whole courses: between them every document that a step can make stands in some case. They are
/// set in the regencies of the branches Palangka Raya and Pangkalan Bun, and most have ended, so that the queues show
/// the regencies' own cases above all.
struct DemoTale: Sendable {
    /// The regency in which it begins.
    let region: String
    /// What is done, by the lawful hands.
    let acts: [DemoStories.Act]

    /// All of them, in the order in which they are told.
    static let all = inspections + closedFiles + crossings + sanctions + collections
}

extension DemoTale {
    /// Cases that BPJS and the inspectorate both lead, and one that changes hands.
    private static let crossings = [
        // BPJS' report lands at the inspectors; it is answered, a copy is asked for and given, both cases end.
        DemoTale(
            region: "62.71",
            acts: [
                .indicate(140, .unregistered), .step(138, "notify", by: .bpjsOfficer),
                .step(
                    137,
                    "report_to_inspectors",
                    by: .bpjsBranchHead,
                    saying: .init(legalBasis: "PP 86/2013 pasal 13 ayat (5)")
                ),
                .turn(to: .inspection),
                .step(
                    130,
                    "answer_bpjs_report",
                    by: .coordinator,
                    saying: .init(result: "Laporan diterima; pemeriksaan khusus dijadwalkan.")
                ),
                .order(128), .visit(120), .finding(120, .unregistered, workers: 23),
                .step(118, "submit_report", by: .inspector), .step(116, "draft_first_note", by: .inspector),
                .step(114, "check_first_note", by: .divisionHead), .step(112, "issue_first_note", by: .officeHead),
                .deliver(110),
                .turn(to: .bpjsSanction), .step(105, "request_copy", by: .bpjsOfficer),
                .turn(to: .inspection),
                .step(
                    100,
                    "issue_copy",
                    by: .coordinator,
                    saying: .init(authority: "BPJS Ketenagakerjaan Kantor Cabang Palangka Raya")
                ),
                .step(99, "post_notice", by: .inspector), .step(98, "report_compliance", by: .inspector),
                .step(97, "begin_verification", by: .inspector),
                .step(96, "record_verification", by: .inspector, outcomes: [.remedied]),
                .step(95, "confirm_compliance", by: .coordinator),
                .turn(to: .bpjsSanction), .step(90, "report_compliance", by: .bpjsOfficer),
                .step(88, "record_verification", by: .bpjsOfficer, outcomes: [.remedied]),
                .step(86, "confirm_compliance", by: .bpjsBranchHead),
            ]
        ),
        // The firm moves from Kabupaten Pulang Pisau to Kabupaten Kotawaringin Barat, and its case follows.
        DemoTale(
            region: "62.11",
            acts: [
                .propose(30), .order(25), .visit(20), .finding(20, .partialWorkers, workers: 12),
                .move(to: "62.01"),
                .step(15, "transfer", by: .divisionHead, saying: .init(office: "korwil-3")),
            ]
        ),
    ]
}
