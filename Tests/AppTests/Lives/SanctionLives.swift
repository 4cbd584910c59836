@testable import Domain

// The lives of a sanction case, to each of its ends.

extension Life {
    /// Indicated, notified and examined 185 days ago.
    private static func examined(_ finding: String) -> [Deed] {
        [
            .indicate(finding, ago: 200), .step("notify", ago: 198, by: .bpjsOfficer),
            .step("order_examination", ago: 190, by: .bpjsBranchHead),
            .step("record_examination", ago: 185, by: .bpjsExaminer, ["result": "Terbukti dari daftar upah."]),
        ]
    }

    /// The same with a first warning received 178 days ago.
    private static func warned(_ finding: String = "partial_wages") -> [Deed] {
        examined(finding) + [
            .step("issue_first_warning", ago: 180, by: .bpjsBranchHead),
            .deliver("first_warning", ago: 178, by: .bpjsOfficer),
        ]
    }

    /// The same with a fine received 100 days ago, to be paid at the latest 43 days ago.
    private static func fined(_ finding: String = "partial_wages") -> [Deed] {
        warned(finding) + [
            .step("issue_second_warning", ago: 145, by: .bpjsBranchHead),
            .deliver("second_warning", ago: 143, by: .bpjsOfficer),
            .step("impose_fine", ago: 105, by: .bpjsBranchHead, ["amount": 30_000]),
            .deliver("fine_decision", ago: 100, by: .bpjsOfficer),
        ]
    }

    /// Arrears that were billed 180 days ago, which made their debt.
    private static let billed: [Deed] =
        examined("arrears") + [.step("bill_arrears", ago: 180, by: .bpjsOfficer, DebtStory.billing)]

    private static let examinedLetters = ["employer_notice", "examination_order", "bpjs_examination_report"]
    private static let warnedLetters = examinedLetters + ["first_warning"]
    private static let finedLetters = warnedLetters + ["second_warning", "fine_decision"]
    private static let billedLetters = examinedLetters + ["arrears_bill"]
    private static let authority: JSON = "DPMPTSP Provinsi Kalimantan Tengah"
    private static let mandate: JSON = [
        "authority": "Kejaksaan Negeri Rekaan", "amount": 10_000_000, "term": .string(ago(-60)),
    ]

    static let sanctions: [Life] = [
        Life(
            name: "the firm registers when it is notified",
            track: .bpjsSanction,
            end: "complied",
            deeds: [
                .indicate("unregistered", ago: 200), .step("notify", ago: 198, by: .bpjsOfficer),
                .step("report_compliance", ago: 190, by: .bpjsOfficer),
                .verify("remedied", ago: 185, by: .bpjsOfficer),
                .step("confirm_compliance", ago: 184, by: .bpjsBranchHead),
            ],
            letters: ["employer_notice", "verification_minutes"]
        ),
        Life(
            name: "the firm completes its data after the first warning",
            track: .bpjsSanction,
            end: "complied",
            deeds: warned() + [
                .step("report_compliance", ago: 175, by: .bpjsOfficer),
                .verify("remedied", ago: 170, by: .bpjsExaminer),
                .step("confirm_compliance", ago: 169, by: .bpjsBranchHead),
            ],
            letters: warnedLetters + ["verification_minutes"]
        ),
        Life(
            name: "services are denied and given back, and the fine is paid",
            track: .bpjsSanction,
            end: "complied",
            deeds: fined() + [
                .step(
                    "request_service_denial",
                    ago: 35,
                    by: .bpjsBranchHead,
                    ["authority": authority, "service": "business_licence"]
                ),
                .step(
                    "activate_denial",
                    ago: 30,
                    by: .licensingOfficer,
                    ["authority": authority, "service": "business_licence"]
                ),
                .deliver("service_denial_decision", ago: 28, by: .licensingOfficer),
                .step("record_payment", ago: 20, by: .bpjsOfficer, ["amount": 30_000]),
                .verify("remedied", ago: 18, by: .bpjsOfficer),
                .step(
                    "lift_denial",
                    ago: 15,
                    by: .licensingOfficer,
                    ["authority": authority, "service": "business_licence", "evidence": "Data upah lengkap"]
                ),
                .step("confirm_compliance", ago: 10, by: .bpjsBranchHead),
            ],
            letters: finedLetters + [
                "service_denial_request", "service_denial_decision", "verification_minutes",
                "service_denial_lifting",
            ]
        ),
        Life(
            name: "arrears are paid under the prosecutor's mandate",
            track: .bpjsSanction,
            end: "complied",
            deeds: billed + [
                .step("mandate_prosecutor", ago: 30, by: .bpjsBranchHead, mandate),
                .step("record_negotiation", ago: 25, by: .bpjsOfficer, ["result": "Sepakat membayar"]),
                .step("record_payment", ago: 20, by: .bpjsOfficer, ["amount": 10_000_000]),
                .verify("remedied", ago: 18, by: .bpjsOfficer),
                .step("confirm_compliance", ago: 15, by: .bpjsBranchHead),
            ],
            letters: billedLetters + ["prosecutor_mandate", "negotiation_minutes", "verification_minutes"]
        ),
        Life(
            name: "arrears come back from PUPN and are paid",
            track: .bpjsSanction,
            end: "complied",
            deeds: billed + [
                .step("hand_to_state_receivables", ago: 30, by: .bpjsBranchHead, ["amount": 10_000_000]),
                .step("return_from_state_receivables", ago: 20, by: .bpjsBranchHead),
                .step("record_payment", ago: 18, by: .bpjsOfficer, ["amount": 10_000_000]),
                .verify("remedied", ago: 15, by: .bpjsOfficer),
                .step("confirm_compliance", ago: 12, by: .bpjsBranchHead),
            ],
            letters: billedLetters + ["state_receivables_handover", "verification_minutes"]
        ),
        Life(
            name: "the indication proves wrong",
            track: .bpjsSanction,
            end: "no_violation",
            deeds: [.indicate("unregistered", ago: 200), .step("dismiss", ago: 195, by: .bpjsBranchHead)],
            letters: []
        ),
        Life(
            name: "the firm was warned wrongly",
            track: .bpjsSanction,
            end: "no_violation",
            deeds: warned() + [
                .verify("unfounded", ago: 170, by: .bpjsOfficer), .step("dismiss", ago: 165, by: .bpjsBranchHead),
            ],
            letters: warnedLetters + ["verification_minutes", "revocation"],
            voided: ["first_warning"]
        ),
        Life(
            name: "the firm is gone",
            track: .bpjsSanction,
            end: "closed_or_moved",
            deeds: warned() + [
                .step("close_as_gone", ago: 20, by: .bpjsBranchHead, ["evidence": "Pencabutan NIB 2026-10-01"])
            ],
            letters: warnedLetters + ["closure_minutes"]
        ),
        Life(
            name: "the case goes to another authority after the fine",
            track: .bpjsSanction,
            end: "referred",
            deeds: fined() + [.step("refer", ago: 20, by: .bpjsBranchHead, ["authority": "Kejaksaan Negeri Rekaan"])],
            letters: finedLetters + ["referral"]
        ),
        Life(
            name: "the warning was issued in error",
            track: .bpjsSanction,
            end: "withdrawn",
            deeds: warned() + [.step("withdraw", ago: 170, by: .bpjsBranchHead)],
            letters: warnedLetters + ["revocation"],
            voided: ["first_warning"]
        ),
    ]
}
