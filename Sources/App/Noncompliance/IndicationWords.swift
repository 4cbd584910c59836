import Domain
import Foundation

// An indication is always worded as one, with the list, the branch and the day that it rests on: nobody has examined it.

extension Indication {
    /// The whole sentence.
    ///
    /// - Parameter state: The state of its case, as the reader may see it.
    func words(_ state: CaseView?) -> Words {
        let said = suggestion(state)
        return Words(
            id: "indikasi – belum diperiksa; \(said.id)",
            en: "indication – not examined; \(said.en)"
        )
    }

    private func suggestion(_ state: CaseView?) -> Words {
        switch source {
        case .unlisted:
            Words(
                id: "tidak ditemukan di daftar \(list.id)\(employs.id)\(answered.id)",
                en: "not found in the list of \(list.en)\(employs.en)\(answered.en)"
            )
        case .goneFromList:
            Words(
                id: "NPP \(npp ?? "") tidak ada lagi dalam daftar \(list.id)\(employs.id)\(answered.id)",
                en: "NPP \(npp ?? "") no longer stands in the list of \(list.en)\(employs.en)\(answered.en)"
            )
        case .registrationCheck:
            Words(
                id: "tidak terdaftar\(employs.id)\(answered.id)",
                en: "not registered\(employs.en)\(answered.en)"
            )
        case .fewerWorkers: fewer
        case .belowMinimumWage: wages
        case .missingProgrammes: programmes
        case .arrears:
            Words(
                id: "menunggak iuran \(months ?? 0) bulan menurut daftar \(list.id)",
                en: "contributions \(months ?? 0) months in arrears by the list of \(list.en)"
            )
        case .unexaminedCase:
            Words(
                id: "\(kind.words.id), dicatat BPJS Ketenagakerjaan sejak tanggal \(since.words.id) "
                    + "(\(state?.words.id ?? "dicatat"))",
                en: "\(kind.words.en), noted by BPJS Ketenagakerjaan since \(since.words.en) "
                    + "(\(state?.words.en ?? "noted"))"
            )
        }
    }

    private var fewer: Words {
        let day = reportedOn?.words ?? since.words
        return Words(
            id: "\(registered ?? 0) pekerja terdaftar menurut daftar \(list.id), "
                + "sedangkan \(reported ?? 0) pekerja dilaporkan (WLKP) tanggal \(day.id)",
            en: "\(registered ?? 0) workers registered by the list of \(list.en), "
                + "while \(reported ?? 0) were reported (WLKP) on \(day.en)"
        )
    }

    private var wages: Words {
        let amount = minimumWage?.rupiahWords ?? Words(id: "", en: "")
        let number = npp ?? ""
        let unknown =
            scale == nil
            ? Words(
                id: "; skala usaha tidak diketahui, usaha mikro dan kecil dikecualikan",
                en: "; the scale is not known, micro and small businesses are exempt"
            ) : Words(id: "", en: "")
        return Words(
            id: "rata-rata upah yang dilaporkan untuk \(number) menurut daftar \(list.id) di bawah upah minimum "
                + "\(amount.id)\(unknown.id)",
            en: "the average wage reported for \(number) by the list of \(list.en) lies below the minimum wage of "
                + "\(amount.en)\(unknown.en)"
        )
    }

    private var programmes: Words {
        let missing = missing.joined(separator: ", ")
        let duty =
            scale.map {
                Words(
                    id: "wajib bagi usaha skala \($0.words.id.lowercased())",
                    en: "mandatory for a business of \($0.words.en.lowercased()) scale"
                )
            }
            ?? Words(
                id: "wajib bagi skala usaha apa pun; skalanya tidak diketahui",
                en: "mandatory whatever the scale, which is not known"
            )
        return Words(
            id: "program \(missing) tidak diikuti menurut daftar \(list.id), \(duty.id) (Perpres 109/2013 P6(3))",
            en: "not enrolled in \(missing) according to the list of \(list.en), \(duty.en) "
                + "(Perpres 109/2013 art. 6(3))"
        )
    }

    /// A branch's list as the wording names it: "Kantor Cabang Sampit per tanggal 1 Oktober 2026".
    private var list: Words {
        let day = (listDay ?? since).words
        let name: String
        if let branch, let start = branch.range(of: "Kantor Cabang") {
            name = String(branch[start.lowerBound...])
        } else {
            name = branch.map { "Kantor Cabang \($0)" } ?? "BPJS Ketenagakerjaan"
        }
        return Words(id: "\(name) per tanggal \(day.id)", en: "\(name) of \(day.en)")
    }

    /// How many workers it reports; that nobody knows is said.
    private var employs: Words {
        guard let reported else {
            return Words(id: "; jumlah pekerja tidak diketahui", en: "; how many it employs is not known")
        }
        guard let reportedOn else {
            return Words(id: "; \(reported) pekerja dilaporkan", en: "; \(reported) workers reported")
        }
        return Words(
            id: "; \(reported) pekerja dilaporkan (WLKP) tanggal \(reportedOn.words.id)",
            en: "; \(reported) workers reported (WLKP) on \(reportedOn.words.en)"
        )
    }

    /// What BPJS answered of the whole country.
    private var answered: Words {
        guard let checkedOn else { return Words(id: "", en: "") }
        return Words(
            id: "; BPJS menjawab tanggal \(checkedOn.words.id): tidak terdaftar di kantor cabang mana pun",
            en: "; BPJS answered on \(checkedOn.words.en): registered at no branch"
        )
    }
}

extension ExactDecimal {
    /// An amount of rupiah as people read it: "Rp3.756.643,61" or "Rp3,756,643.61".
    var rupiahWords: Words {
        let parts = description.split(separator: ".")
        let cents = parts.count > 1 ? String((parts[1] + "0").prefix(2)) : nil
        func written(_ group: String, _ point: String) -> String {
            var whole = ""
            for (index, digit) in parts[0].reversed().enumerated() {
                if index > 0, index.isMultiple(of: 3) { whole = group + whole }
                whole = String(digit) + whole
            }
            return "Rp" + whole + (cents.map { point + $0 } ?? "")
        }
        return Words(id: written(".", ","), en: written(",", "."))
    }
}
