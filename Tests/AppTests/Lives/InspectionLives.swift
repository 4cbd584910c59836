@testable import Domain

// The lives of an inspection case, to each of its ends.

extension Life {
    /// Proposed, ordered, examined and reported, with what was found.
    private static func reported(_ finding: String?) -> [Deed] {
        [.propose(ago: 120), .order(ago: 115), .visit("examined", ago: 110, as: "begin_examination")]
            + (finding.map { [.find($0, ago: 110)] } ?? []) + [.step("submit_report", ago: 108, by: .inspector)]
    }

    /// The same with a first note received 100 days ago; due 86 days ago at the earliest, 70 at the latest.
    private static func noted(_ finding: String = "unregistered") -> [Deed] {
        reported(finding) + [
            .step("draft_first_note", ago: 106, by: .inspector),
            .step("check_first_note", ago: 104, by: .divisionHead),
            .step("issue_first_note", ago: 102, by: .officeHead),
            .deliver("first_note", ago: 100, by: .inspector),
        ]
    }

    /// The same with a second note received 55 days ago and verified 29 days ago.
    private static func notedTwice(_ finding: String = "unregistered", then outcome: String) -> [Deed] {
        noted(finding) + [
            .step("begin_verification", ago: 65, by: .inspector),
            .verify("unremedied", ago: 64, by: .inspector),
            .step("draft_second_note", ago: 62, by: .inspector),
            .step("check_second_note", ago: 60, by: .coordinator),
            .step("issue_second_note", ago: 58, by: .officeHead),
            .deliver("second_note", ago: 55, by: .inspector),
            .step("begin_verification", ago: 30, by: .inspector),
            .verify(outcome, ago: 29, by: .inspector),
        ]
    }

    private static let reportLetters = ["assignment", "inspection_report"]
    private static let noteLetters = reportLetters + ["first_note"]
    private static let secondLetters = noteLetters + ["verification_minutes", "second_note", "verification_minutes"]

    static let inspections: [Life] = [
        Life(
            name: "the firm registers after the first note",
            track: .inspection,
            end: "complied",
            deeds: noted() + [
                .step("report_compliance", ago: 95, by: .inspector),
                .step("begin_verification", ago: 94, by: .inspector),
                .verify("remedied", ago: 90, by: .inspector),
                .step("confirm_compliance", ago: 88, by: .coordinator),
            ],
            letters: noteLetters + ["verification_minutes"]
        ),
        Life(
            name: "the firm registers after the second note",
            track: .inspection,
            end: "complied",
            deeds: notedTwice(then: "remedied") + [.step("confirm_compliance", ago: 28, by: .divisionHead)],
            letters: secondLetters
        ),
        Life(
            name: "the firm registers after a recommendation",
            track: .inspection,
            end: "complied",
            deeds: notedTwice(then: "unremedied") + [
                .step("submit_noncompliance_report", ago: 28, by: .inspector),
                .step("recommend", ago: 26, by: .officeHead, ["authority": "BPJS Ketenagakerjaan Cabang Sampit"]),
                .verify("remedied", ago: 10, by: .inspector),
                .step("confirm_compliance", ago: 9, by: .coordinator),
            ],
            letters: secondLetters + ["noncompliance_report", "sanction_recommendation", "verification_minutes"]
        ),
        Life(
            name: "entry is refused, then the firm lets itself be examined and registers",
            track: .inspection,
            end: "complied",
            deeds: [
                .propose(ago: 120), .order(ago: 115), .visit("refused", ago: 113, as: "record_refusal"),
                .step("request_police_help", ago: 112, by: .inspector),
                .step("summon", ago: 111, by: .coordinator),
                .order(ago: 110, renewed: true),
                .visit("examined", ago: 109, as: "resume_examination"),
                .find("unregistered", ago: 109),
                .step("submit_report", ago: 108, by: .inspector),
                .verify("remedied", ago: 106, by: .inspector),
                .step("confirm_compliance", ago: 105, by: .coordinator),
            ],
            letters: [
                "assignment", "refusal_minutes", "police_help_request", "summons", "assignment", "inspection_report",
                "verification_minutes",
            ]
        ),
        Life(
            name: "the examination finds nothing",
            track: .inspection,
            end: "no_violation",
            deeds: reported(nil) + [.step("confirm_no_violation", ago: 107, by: .coordinator)],
            letters: reportLetters
        ),
        Life(
            name: "the firm was registered elsewhere all along",
            track: .inspection,
            end: "no_violation",
            deeds: noted() + [
                .step("report_compliance", ago: 95, by: .inspector),
                .step("begin_verification", ago: 94, by: .inspector),
                .verify("unfounded", ago: 90, by: .inspector),
                .step("confirm_no_violation", ago: 88, by: .divisionHead),
            ],
            letters: noteLetters + ["verification_minutes", "revocation"],
            voided: ["first_note"]
        ),
        Life(
            name: "the firm is gone",
            track: .inspection,
            end: "closed_or_moved",
            deeds: noted() + [
                .visit("closed_down", ago: 50, as: "log_visit"),
                .step("close_as_gone", ago: 49, by: .coordinator, ["evidence": "Pencabutan NIB 2026-10-01"]),
            ],
            letters: noteLetters + ["closure_minutes"]
        ),
        Life(
            name: "contributions were kept back, and a court decides",
            track: .inspection,
            end: "referred",
            deeds: Array(reported("not_remitted").dropLast()) + [
                .step("report_incident", ago: 105, by: .inspector),
                .step("open_investigation", ago: 100, by: .investigator),
                .step("send_spdp", ago: 97, by: .investigator),
                .step("hand_over_file", ago: 80, by: .investigator),
                .step("return_file", ago: 70, by: .investigator),
                .step("hand_over_file", ago: 60, by: .investigator),
                .step("declare_file_complete", ago: 50, by: .investigator),
                .step("hand_over_suspect", ago: 40, by: .investigator),
                .step("record_verdict", ago: 10, by: .investigator, ["result": "Pidana denda, berkekuatan tetap"]),
            ],
            letters: ["assignment", "incident_report", "investigation_order", "spdp", "case_file", "case_file"]
        ),
        Life(
            name: "an investigation is stopped for want of evidence",
            track: .inspection,
            end: "referred",
            deeds: notedTwice("arrears", then: "unremedied") + [
                .step("report_incident", ago: 28, by: .inspector),
                .step("open_investigation", ago: 25, by: .investigator),
                .step("send_spdp", ago: 23, by: .investigator),
                .step("stop_investigation", ago: 10, by: .investigator, ["result": "Bukti tidak cukup (SP3)"]),
            ],
            letters: secondLetters + ["incident_report", "investigation_order", "spdp", "stop_order"]
        ),
        Life(
            name: "the case goes to another authority",
            track: .inspection,
            end: "referred",
            deeds: notedTwice(then: "unremedied") + [
                .step("submit_noncompliance_report", ago: 28, by: .inspector),
                .step("recommend", ago: 26, by: .officeHead, ["authority": "BPJS Ketenagakerjaan Cabang Sampit"]),
                .step("refer", ago: 5, by: .officeHead, ["authority": "Bupati Kotawaringin Timur"]),
            ],
            letters: secondLetters + ["noncompliance_report", "sanction_recommendation", "referral"]
        ),
        Life(
            name: "the proposal is rejected",
            track: .inspection,
            end: "withdrawn",
            deeds: [.propose(ago: 120), .step("reject_proposal", ago: 118, by: .coordinator)],
            letters: []
        ),
        Life(
            name: "the order is cancelled",
            track: .inspection,
            end: "withdrawn",
            deeds: [.propose(ago: 120), .order(ago: 115), .step("cancel_order", ago: 112, by: .officeHead)],
            letters: ["assignment", "revocation"],
            voided: ["assignment"]
        ),
        Life(
            name: "the note was issued in error",
            track: .inspection,
            end: "withdrawn",
            deeds: noted() + [.step("withdraw", ago: 95, by: .officeHead)],
            letters: noteLetters + ["revocation"],
            voided: ["first_note"]
        ),
    ]
}
