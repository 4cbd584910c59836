import Domain
import Foundation

/// A letter's content as the templates show it: ready strings, in the Indonesian of letters.
struct LetterPage {
    let content: LetterContent
    /// Where this service is reached from outside; what the QR code leads to begins so.
    let publicURL: String
    /// Whether it is a preview of what is not issued yet.
    var isDraft = false

    /// What templates may name. Whatever is missing is left out, never blank.
    typealias Values = [String: Any]

    var values: Values {
        var values: Values = [
            "kind": content.kind.words.id, "title": title, "isTitled": content.kind.form == .titled,
            "isDraft": isDraft, "secrecy": content.kind.secrecy.words.id,
            "isSecret": content.kind.secrecy == .secret, "enclosures": enclosures, "subject": subject,
            "numberOrBlank": number ?? "………………………………………", "date": content.issuedOn.words.id,
            "weekdayDate": content.issuedOn.wordsWithWeekday.id,
            "placeAndDate": [content.office.place, content.issuedOn.words.id].compactMap { $0 }.map(text)
                .joined(separator: ", "),
            "head": head, "office": text(content.office.name), "officeAndAddress": officeAndAddress,
            "employer": employer, "firms": firms, "hasFirms": !firms.isEmpty,
            "findings": findings, "hasFindings": !content.findings.isEmpty, "ref": references, "references": cited,
            "hasReferences": !cited.isEmpty, "debts": debts, "hasDebts": !content.debts.isEmpty, "said": said,
            "voided": content.voided.map(reference), "hasVoided": !content.voided.isEmpty,
            "replaces": content.kind != .revocation && !content.voided.isEmpty,
            "signatureRows": signatures, "copies": content.copies.map { ["name": text($0)] },
            "hasCopies": !content.copies.isEmpty, "hasReceipt": content.kind.awaitsReceipt,
            "isRefusal": content.said.ruling == .refused,
            // The same letter grants an extension, with its days, or refuses it.
            "isRefused": content.kind == .extensionDecision && content.said.days == nil,
            "denialAnswer": content.action == "return_request" ? "dikembalikan" : "tidak dapat dipenuhi",
        ]
        values["visitDays"] = visitDays
        values["number"] = number
        values["about"] = title == content.kind.words.id ? nil : about
        values["recipient"] = content.recipient.map { recipient in
            ["name": text(recipient.name), "place": recipient.place.map(text)].compactMapValues { $0 }
        }
        values["order"] = content.order.map(order)
        values["period"] = content.period.map { ["phrase": days($0.days, $0.unit.words.id)] }
        values["indication"] = content.findings.first.map { $0.kind.words.id }
        values["amount"] = content.said.amount.map(\.description)
        values["amountWords"] = content.said.amount.map(\.spelled)
        let fine = LetterFine(content)
        values["fine"] = fine?.values
        values["fineProduct"] = fine == nil ? LetterFine.product(content) : nil
        values["basis"] = basis
        values["latestNote"] = content.references.last { $0.kind.register == .note }.map(reference)
        values["latestToEmployer"] = content.references.last { $0.kind.addressee == .employer }.map(reference)
        values["issuer"] = content.signatories.first { $0.capacity == .issuer }?.officer.map(officer)
        let paragraphs = content.said.text.map(PrintableText.paragraphs) ?? []
        values["text"] = paragraphs.map { ["paragraph": $0] }
        values["hasText"] = !paragraphs.isEmpty
        values["verification"] = verification
        return values
    }

    // MARK: Head

    private var number: String? { content.number.map(text) }

    private var title: String {
        switch content.kind {
        case .extensionDecision, .suspensionDecision, .revocation, .serviceDenialDecision, .serviceDenialLifting:
            "Keputusan"
        default: content.kind.words.id
        }
    }

    private var about: String {
        switch content.kind {
        case .extensionDecision: "Perpanjangan Waktu Pelaksanaan Nota Pemeriksaan"
        case .suspensionDecision: "Penangguhan Waktu Pelaksanaan Nota Pemeriksaan"
        case .serviceDenialDecision: "Pengenaan Sanksi Tidak Mendapat Pelayanan Publik Tertentu"
        case .serviceDenialLifting: "Pencabutan Sanksi Tidak Mendapat Pelayanan Publik Tertentu"
        default: "Pencabutan Surat"
        }
    }

    private var subject: String {
        switch content.kind {
        case .noteCopy: "Petikan Nota Pemeriksaan"
        case .notice: "Pemberitahuan"
        default: content.kind.words.id
        }
    }

    /// How many papers are attached, as "2 (dua) berkas".
    private var enclosures: String {
        guard let count = content.enclosures?.count, count > 0 else { return "–" }
        return "\(count) (\(SpelledNumber.indonesian(Int64(count)))) berkas"
    }

    /// The provision on which the paper stands: the one that the act names, or its kind's.
    private var basis: String? {
        guard let basis = content.kind.basis else { return nil }
        guard content.kind == .reportToInspectors, let named = content.said.legalBasis else { return basis }
        return text(OfficialCitation.text(named))
    }

    private var officeAndAddress: String {
        [content.office.name, content.office.address].compactMap { $0 }.map(text).joined(separator: ", ")
    }

    private var head: Values {
        var head: Values = [:]
        let office = content.office
        if let parent = office.parent {
            head["office"] = text(parent)
            head["unit"] = text(office.name)
        } else {
            head["office"] = text(office.name)
        }
        if office.kind.hasPrefix("labour") || office.kind == "licensing" {
            // "Dinas … Provinsi Kalimantan Tengah" belongs to the government of that province.
            let name = office.parent ?? office.name
            for level in ["Provinsi", "Kabupaten", "Kota"] {
                guard let range = name.range(of: " \(level) ") else { continue }
                head["superior"] = text("Pemerintah\(name[range.lowerBound...])")
                head["office"] = text(String(name[..<range.lowerBound]))
                break
            }
        }
        head["address"] = office.address.map(text)
        return head
    }

    // MARK: Parties

    /// Whom the letter is about. A text that names the employer itself names all of several.
    private var employer: Values {
        guard let others = content.others, !others.isEmpty else { return firm(content.employer) }
        let all = [content.employer] + others
        let regions = all.map(\.region).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            "name": Self.listed(all.map { text($0.name) }), "region": Self.listed(regions.map(text)),
            "numbers": [Values](),
        ]
    }

    /// The firms of a letter over several, numbered. Each of them is shown the paper, and reads nobody else's tax number: a
    /// person's is her NIK.
    private var firms: [Values] {
        guard let others = content.others, !others.isEmpty else { return [] }
        return ([content.employer] + others).enumerated().map { index, firm in
            var firm = firm
            firm.numbers.removeAll { $0.kind == "npwp" }
            var values = self.firm(firm)
            values["no"] = "\(index + 1)"
            return values
        }
    }

    private func firm(_ firm: LetterContent.Employer) -> Values {
        let labels = ["nib": "NIB", "npwp": "NPWP", "npp": "NPP BPJS Ketenagakerjaan", "wlkp": "Nomor WLKP"]
        var values: Values = [
            "name": text(firm.name), "region": text(firm.region),
            "numbers": firm.numbers.map {
                ["label": labels[$0.kind] ?? $0.kind.uppercased(), "value": text($0.value)]
            },
        ]
        values["address"] = firm.address.map(text)
        return values
    }

    /// "A, B dan C".
    private static func listed(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " dan " + last
    }

    private func officer(_ officer: LetterContent.Officer) -> Values {
        var values: Values = ["name": text(officer.name), "post": text(officer.post)]
        let nip = officer.nip.map { Self.grouped(text($0)) }
        values["nip"] = nip
        values["nipOrDash"] = nip ?? "–"
        return values
    }

    /// 18 digits as they are written: birth, appointment, sex, serial number.
    private static func grouped(_ nip: String) -> String {
        guard nip.count == 18 else { return nip }
        let digits = Array(nip)
        return [digits[0..<8], digits[8..<14], digits[14..<15], digits[15..<18]].map { String($0) }
            .joined(separator: " ")
    }

    private func order(_ order: LetterContent.Order) -> Values {
        var values: Values = [
            "date": order.orderedOn.words.id, "from": order.from.words.id, "through": order.through.words.id,
            "inspectors": order.inspectors.enumerated().map { index, person in
                officer(person).merging(["no": "\(index + 1)"]) { $1 }
            },
        ]
        values["number"] = order.number.map(text)
        values["inspectionKind"] = order.kind?.id
        return values
    }

    // MARK: What was found and written

    private var visitDays: String? {
        let days = Array(Set(content.visits)).sorted().map(\.words.id)
        return days.isEmpty ? nil : Self.listed(days)
    }

    private var findings: [Values] {
        content.findings.map { finding in
            var values: Values = [
                "kind": finding.kind.words.id, "facts": text(finding.facts),
                "instruction": finding.kind.instruction.id,
                // Who inspects orders; BPJS reminds of what the law obliges to.
                "duty": content.office.kind.hasPrefix("bpjs") ? "Kewajiban" : "Perintah",
            ]
            values["provision"] = finding.provision.map { text(OfficialCitation.text($0)) }
            values["workers"] = finding.workers.map { "\($0)" }
            values["result"] = finding.result?.words.id
            return values
        }
    }

    private func reference(_ reference: LetterContent.Reference) -> Values {
        var values: Values = [
            "kind": reference.kind.words.id, "number": text(reference.number), "date": reference.issuedOn.words.id,
            "receivedOrDash": reference.receivedOn?.words.id ?? "–",
        ]
        values["received"] = reference.receivedOn?.words.id
        return values
    }

    private var references: Values {
        Dictionary(content.references.map { ($0.kind.rawValue, reference($0) as Any) }, uniquingKeysWith: { $1 })
    }

    /// The letters that a table of what went before shows: those that reached somebody, and minutes.
    private var cited: [Values] {
        content.references
            .filter { $0.kind != .assignment && ($0.kind.awaitsReceipt || $0.kind.register == .minutes) }
            .map(reference)
    }

    // MARK: Days and money

    private func days(_ count: Int, _ unit: String) -> String {
        "\(count) (\(SpelledNumber.indonesian(Int64(count)))) \(unit)"
    }

    private var debts: [Values] {
        let labels = [
            "arrears": "Tunggakan iuran", "late_fine": "Denda keterlambatan",
            "administrative_fine": "Denda administratif",
        ]
        return content.debts.map { debt in
            var values: Values = [
                "due": debt.dueOn.words.id, "balance": debt.balance.description,
                "items": debt.items.enumerated().map { index, item in
                    [
                        "no": "\(index + 1)",
                        "label": [labels[item.kind] ?? item.kind, item.programme].compactMap { $0 }
                            .joined(separator: " "),
                        "months": months(item), "amount": item.balance.description,
                    ]
                },
            ]
            values["billNumber"] = debt.number.map(text)
            return values
        }
    }

    private func months(_ item: LetterContent.Debt.Item) -> String {
        func month(_ day: LocalDate) -> String { "\(day.monthName.id) \(day.year)" }
        guard let from = item.from else { return "–" }
        guard let through = item.through, through != from else { return month(from) }
        return "\(month(from)) s.d. \(month(through))"
    }

    private var said: Values {
        let said = content.said
        var values: Values = [:]
        values["reason"] = said.reason.map(text)
        values["result"] = said.result.map(text)
        values["legalBasis"] = said.legalBasis.map { text(OfficialCitation.text($0)) }
        values["evidence"] = said.evidence.map(text)
        values["authority"] = said.authority.map(text)
        values["service"] = said.service?.words.id
        values["term"] = said.term?.words.id
        values["termWithWeekday"] = said.term?.wordsWithWeekday.id
        values["ruling"] = said.ruling?.words.id.lowercased()
        values["days"] = said.days.map { days($0, "hari") }
        return values
    }

    // MARK: Foot

    /// Two signatures to a row; one alone stands on the right.
    private var signatures: [Values] {
        var rows: [Values] = []
        var cells = content.signatories.map(signature)
        // The day stands over whoever issues the paper, wherever witnesses sign.
        let dated = content.signatories.firstIndex { $0.capacity == .issuer } ?? cells.indices.last
        if content.kind.form == .titled, let dated, var officer = cells[dated]["officer"] as? Values {
            officer["dated"] = self.dated
            cells[dated]["officer"] = officer
        }
        if cells.count % 2 == 1 { cells.insert([:], at: max(0, cells.count - 1)) }
        for start in stride(from: 0, to: cells.count, by: 2) { rows.append(["cells": Array(cells[start...start + 1])]) }
        return rows
    }

    /// Decisions and orders say where they were laid down; other papers where they were written.
    private var dated: String {
        let place = content.office.place.map(text)
        switch content.kind.register {
        case .decision, .assignment, .determination, .licensing:
            return "Ditetapkan di \(place ?? "…………………")\npada tanggal \(content.issuedOn.words.id)"
        default:
            return [place, content.issuedOn.words.id].compactMap { $0 }.joined(separator: ", ")
        }
    }

    private func signature(_ signatory: LetterContent.Signatory) -> Values {
        var values: Values = ["name": "(………………………………………)"]
        values["capacity"] = signatory.capacity.words?.id
        if let officer = signatory.officer {
            values.merge(self.officer(officer)) { $1 }
            if officer.nip == nil, content.office.kind.hasPrefix("labour") { values["nip"] = "…………………………………" }
        }
        return ["officer": values]
    }

    private var verification: Values? {
        guard !content.token.isEmpty, !isDraft else { return nil }
        let url = "\(publicURL)/verify/\(content.token)"
        return QRCode.svg(url).map { ["qr": $0, "url": url] }
    }

    private func text(_ text: String) -> String { PrintableText.clean(text) }
}
