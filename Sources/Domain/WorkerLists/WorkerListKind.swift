/// A list of persons that belongs to an inspection. The type marks identities.
public enum WorkerListRecord {}

/// The identity of a list.
public typealias WorkerListID = ID<WorkerListRecord>

/// A worker list held against a membership list, kept as it came out. The type marks identities.
public enum WorkerComparisonRecord {}

/// The identity of a comparison.
public typealias WorkerComparisonID = ID<WorkerComparisonRecord>

/// Whose list of persons it is.
public enum WorkerListKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The workers whom the firm employs, from its own books (PP 86/2013 art. 3(2): what registration must agree with).
    case workers
    /// The members whom BPJS Ketenagakerjaan has for the firm.
    case membership

    /// The kind's name as users read it.
    public var words: Words {
        switch self {
        case .workers: Words(id: "Daftar pekerja perusahaan", en: "The firm's worker list")
        case .membership: Words(id: "Daftar peserta BPJS Ketenagakerjaan", en: "The membership list of BPJS")
        }
    }

    /// The columns that are read, in the order of most lists. No other is kept: no more of a person than the comparison
    /// needs (UU 27/2022 art. 16(2)).
    public var columns: [WorkerListColumn] {
        switch self {
        case .workers: [.nik, .name, .birthDate, .startedOn, .wage]
        case .membership: [.nik, .name, .birthDate, .wage, .programmes]
        }
    }
}

/// What a column of such a list holds.
public enum WorkerListColumn: String, Sendable, Hashable, Codable, CaseIterable {
    /// The person's NIK.
    case nik
    /// The name.
    case name
    /// The birth date.
    case birthDate = "birth_date"
    /// The wage for a month.
    case wage
    /// The programmes followed.
    case programmes
    /// The first day of work.
    case startedOn = "started_on"

    /// The column's usual title.
    public var title: String {
        switch self {
        case .nik: "NIK"
        case .name: "Nama"
        case .birthDate: "Tanggal Lahir"
        case .wage: "Upah"
        case .programmes: "Program"
        case .startedOn: "Tanggal Masuk"
        }
    }

    /// The titles under which lists have it: lower-case letters alone.
    var spellings: Set<String> {
        switch self {
        case .nik:
            [
                "nik", "nonik", "nomornik", "niktk", "nikpekerja", "nikktp", "ktp", "noktp", "nomorktp", "noidentitas",
                "nomoridentitas", "noindukkependudukan", "nomorindukkependudukan", "nomoridentitasktp",
            ]
        case .name:
            [
                "nama", "namalengkap", "namapekerja", "namaburuh", "namatk", "namatenagakerja", "namakaryawan",
                "namapegawai", "namapeserta", "namapesertabpjs", "name",
            ]
        case .birthDate: ["tanggallahir", "tgllahir", "tgllhr", "tanggalkelahiran", "birthdate", "dateofbirth"]
        case .wage:
            [
                "upah", "upahdilaporkan", "upahterlapor", "upahsebulan", "upahbulanan", "upahperbulan", "upahtk",
                "besarupah", "jumlahupah", "totalupah", "gaji", "gajisebulan", "gajibulanan", "wage",
            ]
        case .programmes:
            ["program", "programdiikuti", "programbpjs", "programyangdiikuti", "kepesertaanprogram", "programmes"]
        case .startedOn:
            [
                "tanggalmasuk", "tglmasuk", "tanggalmasukkerja", "tglmasukkerja", "mulaibekerja", "mulaikerja",
                "tanggalmulaibekerja", "tanggalmulaikerja", "tglmulaibekerja", "tglmulaikerja", "tmt", "tmtkerja",
            ]
        }
    }
}
