import Domain

/// The fields of the trail in words.
enum FieldNames {
    /// The names of some fields, each once, in their order.
    ///
    /// A field is a column (`address`), a number (`npp.A1`) or a fact of a list (`bpjs.A1.arrears_months`).
    static func words(_ fields: [String]) -> Words {
        var named: [Words] = []
        for field in fields where field != ChangeSource.reason && field != ChangeSource.row {
            let name = words(field)
            if !named.contains(name) { named.append(name) }
        }
        return Words(id: named.map(\.id).joined(separator: ", "), en: named.map(\.en).joined(separator: ", "))
    }

    private static func words(_ field: String) -> Words {
        // Numbers may hold dots of their own: the kind stands before the first, a fact behind the last.
        let parts = field.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let last = parts.last, parts.count > 1 else {
            return known[field] ?? Words(id: field, en: field)
        }
        if let fact = known[last] { return fact }
        return Words(id: first.uppercased(), en: first.uppercased())
    }

    private static let known: [String: Words] = [
        "legal_name": Words(id: "nama", en: "name"),
        "trading_name": Words(id: "nama usaha", en: "trade name"),
        "kind": Words(id: "jenis", en: "kind"),
        "region_code": Words(id: "kabupaten/kota", en: "regency"),
        "district": Words(id: "kecamatan", en: "district"),
        "address": Words(id: "alamat", en: "address"),
        "phone": Words(id: "telepon", en: "telephone"),
        "kbli": Words(id: "KBLI", en: "KBLI"),
        "scale": Words(id: "skala usaha", en: "scale"),
        "workers_reported": Words(id: "jumlah tenaga kerja", en: "workers"),
        "listed_name": Words(id: "nama dalam daftar", en: "name in the list"),
        "branch": Words(id: "kantor cabang", en: "branch"),
        "workers": Words(id: "tenaga kerja menurut daftar", en: "workers by the list"),
        "registered_workers": Words(id: "tenaga kerja terdaftar", en: "registered workers"),
        "average_wage": Words(id: "rata-rata upah dilaporkan", en: "average wage reported"),
        "programmes": Words(id: "program", en: "programmes"),
        "arrears_months": Words(id: "bulan menunggak", en: "months in arrears"),
        "reported_on": Words(id: "tanggal lapor", en: "day of the report"),
    ]
}
