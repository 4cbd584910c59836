import API
import Domain

// Courses of BPJS' branches: warnings, fine and denial of services, and the collection of arrears.

extension DemoTale {
    private static let licensing = "dpmptsp"

    /// Examined 185 days ago, with the result notified.
    private static func examined(_ kind: FindingKind) -> [DemoStories.Act] {
        [
            .indicate(200, kind), .step(198, "notify", by: .bpjsOfficer),
            .step(190, "order_examination", by: .bpjsBranchHead), .step(188, "summon", by: .bpjsExaminer),
            .step(185, "record_examination", by: .bpjsExaminer, saying: .init(result: "Terbukti dari daftar upah.")),
            .step(184, "notify_result", by: .bpjsExaminer),
        ]
    }

    private static func denial(
        _ day: Int,
        _ action: String,
        by actor: DemoStories.Actor,
        evidence: String? = nil
    ) -> DemoStories.Act {
        .step(
            day,
            action,
            by: actor,
            saying: .init(authority: licensing, service: PublicService.businessLicence.rawValue, evidence: evidence)
        )
    }

    /// Two warnings, an objection that is refused, a fine, a denial of services and its lifting.
    static let sanctions = [
        DemoTale(
            region: "62.01",
            acts: examined(.partialWages) + [
                .step(180, "issue_first_warning", by: .bpjsBranchHead), .deliver(178),
                .step(176, "file_objection", by: .bpjsOfficer, saying: .init(letter: .init(kind: "first_warning"))),
                .step(175, "answer_objection", by: .bpjsBranchHead, saying: .init(ruling: "refused")), .deliver(174),
                .step(145, "issue_second_warning", by: .bpjsBranchHead), .deliver(143),
                .step(105, "impose_fine", by: .bpjsBranchHead, saying: .init(amount: 1_850_000)), .deliver(100),
                denial(40, "request_service_denial", by: .bpjsBranchHead),
                denial(38, "return_request", by: .licensing),
                denial(35, "request_service_denial", by: .bpjsBranchHead),
                denial(30, "activate_denial", by: .licensing), .deliver(28),
                .step(20, "record_payment", by: .bpjsOfficer, saying: .init(amount: 1_850_000)),
                .step(18, "record_verification", by: .bpjsOfficer, outcomes: [.remedied]),
                denial(15, "lift_denial", by: .licensing, evidence: "Data upah lengkap; denda lunas"),
                .step(10, "confirm_compliance", by: .bpjsBranchHead),
            ]
        )
    ]

    /// Arrears of 20 million rupiah and a fine of 800 thousand for paying late.
    private static func bill(_ day: Int) -> DemoStories.Act {
        .step(
            day,
            "bill_arrears",
            by: .bpjsOfficer,
            saying: .init(
                amount: 20_800_000,
                items: [
                    .init(
                        kind: "arrears",
                        programme: "JHT",
                        firstMonth: "2025-06",
                        lastMonth: "2025-12",
                        amount: 20_000_000,
                        legalBasis: "PP 46/2015 pasal 19-20"
                    ),
                    .init(
                        kind: "late_fine",
                        programme: "JHT",
                        amount: 800_000,
                        legalBasis: "PP 46/2015 pasal 20"
                    ),
                ]
            )
        )
    }

    static let collections = [
        // Instalments are agreed on and stop; the prosecutor negotiates.
        DemoTale(
            region: "62.71",
            acts: examined(.arrears) + [
                bill(180),
                .step(175, "agree_instalments", by: .bpjsBranchHead, saying: .init(amount: 5_200_000), until: 25),
                .step(155, "record_payment", by: .bpjsOfficer, saying: .init(amount: 5_200_000)),
                .step(55, "record_default", by: .bpjsOfficer),
                .step(
                    45,
                    "mandate_prosecutor",
                    by: .bpjsBranchHead,
                    saying: .init(amount: 15_600_000, authority: "Kejaksaan Negeri Palangka Raya"),
                    until: -60
                ),
                .step(
                    30,
                    "record_negotiation",
                    by: .bpjsOfficer,
                    saying: .init(result: "Perusahaan sanggup melunasi dalam dua bulan.")
                ),
            ]
        ),
        // The debt goes to PUPN.
        DemoTale(
            region: "62.03",
            acts: examined(.arrears) + [
                bill(180),
                .step(30, "hand_to_state_receivables", by: .bpjsBranchHead, saying: .init(amount: 20_800_000)),
            ]
        ),
    ]
}
