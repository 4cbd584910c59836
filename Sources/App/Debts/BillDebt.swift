import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DebtRoutes {
    /// `POST /v1/debts`
    @Sendable func bill(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepDebts)
        let request: Wire.DebtRequest = try call.read()
        let company = try CompanyID(field: "company_id", request.companyId)
        let id = try request.id.map { try DebtID(field: "id", $0) } ?? DebtID(UUIDv7.new())
        let cases = try (request.caseIds ?? []).enumerated().map { try CaseID(field: "case_ids[\($0)]", $1) }
        let dueOn = try LocalDate(field: "due_on", request.dueOn)
        var act = DebtBook.Act(
            action: .bill,
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn)
        )
        act.items = try DebtBook.Item.read(request.items)
        act.reason = request.reason
        act.note = request.note
        let bill = act
        return try await store.once(call) { tx in
            let rows = try await tx.query("SELECT region_code FROM company WHERE id = \(company)")
            guard let row = rows.first else { throw Problem.unknownFirm() }
            let region: RegionCode = try row.column("region_code")
            _ = try call.permit(.keepDebts, over: region)
            let new = DebtBook.NewDebt(
                id: id,
                companyID: company,
                regionCode: region,
                cases: cases,
                number: request.number,
                dueOn: dueOn
            )
            try await book.open(new, bill, as: call.signedIn, in: tx)
            return try await answer(id, call, tx)
        }
    }
}

extension DebtBook {
    /// A debt about to be billed.
    struct NewDebt: Sendable {
        let id: DebtID
        let companyID: CompanyID
        let regionCode: RegionCode
        /// The cases behind which it stands.
        let cases: [CaseID]
        let number: String?
        let dueOn: LocalDate
    }

    /// Opens a debt with its bill, the first act of its log.
    ///
    /// - Throws: a refusal with its reason; nothing is stored then.
    func open(_ new: NewDebt, _ bill: Act, as signedIn: SignedIn, in tx: Transaction) async throws {
        let post = try signedIn.post(for: .bill, over: new.regionCode)
        try Self.check(bill, post.zone, try await store.rules(in: tx).parameters)
        let postings = DebtEntry.postings(bill.items, firstOrdinal: 1)
        let change = try Problem.reckoning { () throws(Rupiah.Overflow) in
            try Rupiah.sum(of: postings.map(\.amount))
        }
        let entry = DebtEntry(debt: new.id, seq: 1, from: nil, to: .open, change: change, role: post.role)
        _ = try await tx.pipeline(
            [
                """
                INSERT INTO debt (id, company_id, region_code, office_id, number, due_on)
                VALUES (\(new.id), \(new.companyID), \(new.regionCode), \(post.officeID), \(new.number), \(new.dueOn))
                """,
                """
                INSERT INTO debt_case (debt_id, case_id, company_id)
                SELECT \(new.id), c, \(new.companyID) FROM unnest(\(new.cases)) AS x (c)
                """,
            ] + entry.statements(bill, postings: postings, firstOrdinal: 1)
        )
    }
}

extension DebtBook.Item {
    /// The parts of a bill.
    ///
    /// - Throws: A problem that names the field.
    static func read(_ items: [Wire.DebtItemRequest], in path: String = "items") throws -> [DebtBook.Item] {
        try items.enumerated().map { index, item in
            let field = "\(path)[\(index)]"
            guard item.amount > 0 else {
                throw Problem.invalid(
                    "\(field).amount",
                    "out_of_range",
                    id: "Jumlahnya lebih dari nol.",
                    en: "The amount is above zero."
                )
            }
            return DebtBook.Item(
                kind: try known("\(field).kind", item.kind),
                programme: try item.programme.map { try known("\(field).programme", $0) },
                firstMonth: try item.firstMonth.map { try CalendarMonth(field: "\(field).first_month", $0) },
                lastMonth: try item.lastMonth.map { try CalendarMonth(field: "\(field).last_month", $0) },
                amount: Rupiah(item.amount),
                legalBasis: item.legalBasis
            )
        }
    }
}
