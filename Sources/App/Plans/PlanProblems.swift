import Domain

extension Problem {
    /// No such plan, or none that this person may know of.
    static let noPlan = Problem.notFound(id: "rencana kerja", en: "work plan")

    /// A month that lies further ahead than is planned.
    static func farMonth(_ latest: CalendarMonth) -> Problem {
        .invalid(
            "month",
            "far_month",
            id: "Bulan itu terlalu jauh; rencanakan paling lambat \(latest.words.id).",
            en: "That month lies too far ahead; plan \(latest.words.en) at the latest."
        )
    }

    /// Nothing on the plan waits for it.
    static let nothingToPlan = Problem.conflict(
        "nothing_waits",
        id: "Tidak ada baris yang menunggu langkah ini.",
        en: "No line of the plan waits for this."
    )

    /// A number that no line has.
    static func noSuchPlanLine(_ line: Int) -> Problem {
        .invalid(
            "lines",
            "unknown_line",
            id: "Rencana ini tidak memuat baris \(line), atau baris itu sudah dikeluarkan.",
            en: "The plan has no line \(line), or it was taken off."
        )
    }

    /// A line that was not proposed.
    static func planLineNotProposed(_ line: Int) -> Problem {
        .conflict(
            "not_proposed",
            id: "Baris \(line) belum diusulkan; koordinator mengusulkannya dahulu.",
            en: "Line \(line) is not proposed yet; the coordinator proposes it first."
        )
    }

    /// A line without an inspector.
    static func planLineUnassigned(_ line: Int) -> Problem {
        .conflict(
            "no_inspector",
            id: "Baris \(line) belum punya pengawas; koordinator menugaskannya dahulu.",
            en: "Line \(line) has no inspector yet; the coordinator assigns one first."
        )
    }

    private static let notOfThisPlan = Problem.forbidden(
        Words(
            id: "Hanya koordinator unit itu yang menyusun rencana, dan kepala dinas yang memerintahkan.",
            en: "Only the unit's coordinator plans, and the head of the office orders."
        )
    )

    /// What a client is told when the gates of work plans refuse.
    static let aboutPlans: [String: Problem] = [
        "plan_one_standing": .conflict(
            "same_month",
            id: "Unit ini sudah punya rencana kerja untuk bulan itu. Ubah rencana itu, atau tarik dahulu.",
            en: "The unit has a plan for that month already. Change that one, or give it up first."
        ),
        "plan_month_not_over": .invalid(
            "month",
            "past_month",
            id: "Bulan itu sudah lewat; rencanakan bulan ini atau sesudahnya.",
            en: "That month is over; plan this month or a later one."
        ),
        "plan_act_hand": notOfThisPlan,
        "plan_act_in_sequence": .versionConflict(current: nil),
        "plan_act_on_draft": .conflict(
            "not_a_draft",
            id: "Rencana ini sudah diusulkan atau ditarik; susunannya tidak berubah lagi.",
            en: "The plan is proposed or given up; its firms do not change any more."
        ),
        "plan_act_of_line": .invalid(
            "lines",
            "unknown_line",
            id: "Rencana ini tidak memuat baris itu, atau baris itu sudah dikeluarkan.",
            en: "The plan has no such line, or it was taken off."
        ),
        "plan_inspector_of_unit": .invalid(
            "inspector",
            "not_of_the_unit",
            id: "Orang itu bukan pengawas unit ini.",
            en: "That person is no inspector of this unit."
        ),
        "plan_company_known": .invalid(
            "company_id",
            "unknown_company",
            id: "Tidak ada perusahaan dengan pengenal itu di wilayah unit ini.",
            en: "There is no firm with that id in the unit's territory."
        ),
        "plan_entry_company_once": .conflict(
            "on_the_plan",
            id: "Perusahaan itu sudah ada di rencana ini.",
            en: "That firm is on the plan already."
        ),
        "plan_line_ordered": .conflict(
            "ordered",
            id: "SPT baris itu sudah terbit; perbarui SPT-nya.",
            en: "That line is ordered already; renew the letter of assignment."
        ),
        "plan_line_proposed": .conflict(
            "proposed",
            id: "Baris itu sudah diusulkan.",
            en: "That line is proposed already."
        ),
        "plan_case_of_company": .invalid(
            "lines",
            "unknown_case",
            id: "Tidak ada pemeriksaan perusahaan itu.",
            en: "There is no inspection of that firm."
        ),
        "plan_assignment_of_line": .invalid(
            "lines",
            "unknown_assignment",
            id: "SPT itu tidak memuat pemeriksaan baris ini.",
            en: "That letter does not order this line's inspection."
        ),
    ]
}
