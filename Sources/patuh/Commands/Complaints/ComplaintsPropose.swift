import API
import ArgumentParser
import Domain

struct ComplaintsPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: help(
            "Usulkan pemeriksaan atas dasar yang berdiri sendiri.",
            "Propose an inspection on a ground that stands by itself."
        ),
        discussion: help(
            """
            Usulannya sama dengan patuh inspections propose dan tidak menyebut pengaduan. Jenisnya mengikuti dasarnya:
            plan dan campaign berkala, indication khusus.
            """,
            """
            The proposal is that of patuh inspections propose and names no complaint. Its kind follows from the ground:
            plan and campaign make it periodic, indication special.
            """
        )
    )

    @OptionGroup var step: ComplaintStepOptions

    @Option(help: ArgumentHelp(help("plan, campaign, atau indication.", "plan, campaign, or indication.")))
    var ground: String

    @Option(
        help: ArgumentHelp(
            help("Rencana, kegiatan atau data mana.", "Which plan, campaign or record."),
            valueName: "text"
        )
    )
    var reference: String

    @Option(
        help: ArgumentHelp(help("Alasan pada usulan; tanpa ini rujukannya.", "The proposal's reason; the reference."))
    )
    var reason: String?

    func run() async throws {
        let client = try step.common.client()
        let read = try await client.get(["v1", "complaints", step.id.text], as: Wire.Complaint.self)
        guard let company = read.value.company else {
            throw Failure.local(
                id: "Cocokkan lebih dahulu: patuh complaints match \(step.id.text) --firm …",
                en: "Match it first: patuh complaints match \(step.id.text) --firm …"
            )
        }
        let keys = ["ground", "proposal", "note"].map { part in step.write.idempotencyKey.map { "\($0).\(part)" } }
        let stated = try await step.send(
            .init(action: "state_ground", ground: ground, text: reference),
            client,
            key: keys[0]
        )
        let inspection = try await client.write(
            ["v1", "inspections"],
            Wire.InspectionRequest(
                companyId: company.id,
                kind: stated.value.inspectionKind ?? "periodic",
                reason: reason ?? reference,
                occurredOn: Surroundings.current.today.description
            ),
            key: keys[1],
            as: Wire.Inspection.self
        )
        _ = try await step.send(.init(action: "propose", caseId: inspection.value.caseId), client, key: keys[2])
        step.common.output.show(inspection.data, inspection.value.blocks(in: Surroundings.current.language))
    }
}
