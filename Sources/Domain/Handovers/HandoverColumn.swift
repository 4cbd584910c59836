/// A column of a hand-over list.
public enum HandoverColumn: String, Sendable, Hashable, CaseIterable {
    /// Nomor Induk Berusaha.
    case nib
    /// The tax number.
    case npwp
    /// The firm's number at BPJS.
    case npp
    /// The firm's name.
    case name
    /// Kabupaten or kota, by name or code.
    case regionCode = "region_code"
    /// What is suspected: PWBD, PDS TK, PDS Upah, PDS Program, arrears.
    case indications
    /// What is owed, in rupiah.
    case debt
    /// How many workers it concerns.
    case workers
    /// What else the branch says.
    case note

    /// The column's title in a list, for messages.
    public var title: String {
        switch self {
        case .nib: "NIB"
        case .npwp: "NPWP"
        case .npp: "NPP"
        case .name: "Nama Perusahaan"
        case .regionCode: "Kab/Kota"
        case .indications: "Indikasi"
        case .debt: "Tunggakan"
        case .workers: "Jumlah TK"
        case .note: "Keterangan"
        }
    }

    /// Whether a list must have it.
    var isRequired: Bool { self == .name || self == .regionCode || self == .indications }

    /// The titles understood, in lower case without anything but letters.
    var spellings: [String] {
        switch self {
        case .nib: ["nib", "nomorindukberusaha", "nonib"]
        case .npwp: ["npwp", "nonpwp", "nomornpwp"]
        case .npp: ["npp", "nonpp", "nomorpendaftaranperusahaan", "nomorpokokperusahaan"]
        case .name: ["namaperusahaan", "namabadanusaha", "namapemberikerja", "perusahaan", "nama"]
        case .regionCode: ["kabkota", "kabupatenkota", "kabupatenataukota", "kabupaten", "kota", "wilayah"]
        case .indications: ["indikasi", "jenisindikasi", "jenisketidakpatuhan", "ketidakpatuhan"]
        case .debt: ["tunggakan", "jumlahtunggakan", "nilaitunggakan", "piutang", "tunggakaniuran", "tunggakanrp"]
        case .workers: ["jumlahtk", "jmltk", "jumlahtenagakerja", "jumlahpekerja", "tk", "pekerja"]
        case .note: ["keterangan", "catatan", "ket"]
        }
    }
}
