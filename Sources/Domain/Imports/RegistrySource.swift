/// The register that a list comes from.
public enum RegistrySource: String, Sendable, Hashable, Codable, CaseIterable {
    /// Business licences of OSS-RBA, one row for each NIB.
    case oss
    /// Annual manpower reports (Wajib Lapor Ketenagakerjaan Perusahaan), one row for each report.
    case wlkp
    /// Employers registered with BPJS Ketenagakerjaan, one row for each NPP.
    case bpjs

    /// The columns that this source has.
    public var columns: [RegistryColumn] {
        switch self {
        case .oss: [.nib, .name, .npwp, .kbli, .kbliDescription, .address, .district, .regency, .scale]
        case .wlkp:
            [
                .wlkp, .name, .nib, .npwp, .address, .regency, .kbli, .workers, .registeredWorkers, .phone,
                .reportedOn,
            ]
        case .bpjs:
            [.npp, .name, .npwp, .regency, .registeredWorkers, .averageWage, .programmes, .arrearsMonths, .branch]
        }
    }

    /// The column with the source's own number, by which a row is found again.
    public var keyColumn: RegistryColumn {
        switch self {
        case .oss: .nib
        case .wlkp: .wlkp
        case .bpjs: .npp
        }
    }

    /// The columns without which a list is refused: the source's own number, name, regency, and the workers where the
    /// source is asked for them.
    public var requiredColumns: [RegistryColumn] {
        switch self {
        case .oss: [.nib, .name, .regency]
        case .wlkp: [.wlkp, .name, .regency, .workers]
        case .bpjs: [.npp, .name, .regency, .registeredWorkers]
        }
    }
}

/// What a column of a list means.
public enum RegistryColumn: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nomor Induk Berusaha.
    case nib
    /// The firm's name.
    case name
    /// The tax number.
    case npwp
    /// The employer's number at BPJS Ketenagakerjaan.
    case npp
    /// The registration code of the manpower report.
    case wlkp
    /// The line of business.
    case kbli
    /// The line of business in words.
    case kbliDescription = "kbli_description"
    /// Street and number.
    case address
    /// Kecamatan.
    case district
    /// Kabupaten or kota.
    case regency
    /// Mikro to besar.
    case scale
    /// Workers employed.
    case workers
    /// Workers registered with BPJS Ketenagakerjaan.
    case registeredWorkers = "registered_workers"
    /// Telephone.
    case phone
    /// The day of the report.
    case reportedOn = "reported_on"
    /// The average monthly wage reported to BPJS.
    case averageWage = "average_wage"
    /// The programmes followed.
    case programmes
    /// Months of contributions overdue.
    case arrearsMonths = "arrears_months"
    /// The branch of BPJS Ketenagakerjaan.
    case branch

    /// The column's usual title in the lists, for messages.
    public var title: String {
        switch self {
        case .nib: "NIB"
        case .name: "Nama Perusahaan"
        case .npwp: "NPWP"
        case .npp: "NPP"
        case .wlkp: "No. Pendaftaran WLKP"
        case .kbli: "KBLI"
        case .kbliDescription: "Uraian KBLI"
        case .address: "Alamat"
        case .district: "Kecamatan"
        case .regency: "Kab/Kota"
        case .scale: "Skala Usaha"
        case .workers: "Jumlah TK"
        case .registeredWorkers: "TK Terdaftar BPJS"
        case .phone: "Telepon"
        case .reportedOn: "Tanggal Lapor"
        case .averageWage: "Rata-rata Upah Dilaporkan"
        case .programmes: "Program"
        case .arrearsMonths: "Bulan Menunggak"
        case .branch: "Kantor Cabang"
        }
    }

    /// The titles understood, in lower case without blanks and punctuation.
    var spellings: [String] {
        switch self {
        case .nib: ["nib", "nomorindukberusaha", "nonib", "nomornib", "nibperusahaan"]
        case .name:
            [
                "namaperusahaan", "nmperusahaan", "namapelakuusaha", "namabadanusaha", "namapemberikerja",
                "namapemberikerjabadanusaha", "perusahaan", "badanusaha", "pelakuusaha", "pemberikerja",
            ]
        case .npwp: ["npwp", "nonpwp", "nomornpwp", "npwpperusahaan", "npwpbadanusaha", "nomorpokokwajibpajak"]
        case .npp: ["npp", "nonpp", "nomornpp", "kodenpp", "nomorpendaftaranperusahaan", "nomorpokokperusahaan"]
        case .wlkp: ["nopendaftaranwlkp", "nomorpendaftaranwlkp", "nowlkp", "nomorwlkp", "wlkp", "kodependaftaran"]
        case .kbli: ["kbli", "kodekbli", "nokbli", "bidangusahakbli"]
        case .kbliDescription: ["uraiankbli", "judulkbli", "namakbli", "deskripsikbli", "bidangusaha"]
        case .address: ["alamat", "alamatperusahaan", "alamatusaha", "alamatbadanusaha", "alamatlengkap"]
        case .district: ["kecamatan", "kec", "namakecamatan"]
        case .regency:
            [
                "kabkota", "kabkot", "kabupatenkota", "kabupatenataukota", "kabupaten", "kota", "namakabupatenkota",
                "namakabkota",
            ]
        case .scale: ["skalausaha", "skala", "skalaperusahaan"]
        case .workers:
            [
                "jumlahtk", "jmltk", "jmlhtk", "jumlahtenagakerja", "jumlahpekerja", "jumlahkaryawan",
                "totaltenagakerja", "totaltk",
            ]
        case .registeredWorkers:
            [
                "tkterdaftarbpjs", "tkterdaftar", "jmltkaktif", "jumlahtkaktif", "tkaktif", "jumlahtenagakerjaaktif",
                "jumlahpesertaaktif", "jmlpesertaaktif", "pesertaaktif", "tenagakerjaaktif", "jumlahtkterdaftar",
            ]
        case .phone: ["telepon", "telp", "notelp", "notelepon", "nomortelepon", "nohp", "kontak"]
        case .reportedOn: ["tanggallapor", "tgllapor", "tanggalpelaporan", "tglpelaporan"]
        case .averageWage: ["ratarataupahdilaporkan", "ratarataupah", "rataupah", "upahratarata"]
        case .programmes: ["program", "programdiikuti", "programyangdiikuti", "programbpjs"]
        case .arrearsMonths:
            ["bulanmenunggak", "jmlbulanmenunggak", "jumlahbulanmenunggak", "menunggakbulan", "bulantunggakan"]
        case .branch: ["kantorcabang", "cabang", "kacab", "namakantorcabang", "kantorbpjs"]
        }
    }
}
