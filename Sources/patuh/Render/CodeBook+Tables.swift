import Domain

extension CodeBook {
    static let officeKinds = CodeBook([
        "labour_province": Words(id: "Disnaker provinsi", en: "Provincial manpower office"),
        "labour_unit": Words(id: "Unit pengawasan", en: "Inspection unit"),
        "labour_regency": Words(id: "Disnaker kabupaten/kota", en: "Regency manpower office"),
        "bpjs_branch": Words(id: "Kantor cabang BPJS", en: "BPJS branch"),
        "bpjs_region": Words(id: "Kantor wilayah BPJS", en: "BPJS regional office"),
        "licensing": Words(id: "DPMPTSP", en: "Licensing office"),
    ])

    static let companyKinds = CodeBook([
        "employer": Words(id: "Pemberi kerja", en: "Employer"),
        "construction_project": Words(id: "Proyek jasa konstruksi", en: "Construction project"),
        "state_body": Words(id: "Penyelenggara negara", en: "State body"),
        "own_account": Words(id: "Bukan penerima upah (BPU)", en: "Person on own account"),
    ])

    /// What happened with a firm.
    static let timeline = CodeBook([
        "case_event": Words(id: "Kasus", en: "Case"),
        "visit": Words(id: "Kunjungan", en: "Visit"),
        "finding": Words(id: "Temuan", en: "Finding"),
        "import": Words(id: "Impor", en: "Import"),
        "correction": Words(id: "Perbaikan", en: "Correction"),
        "guidance": Words(id: "Pembinaan", en: "Guidance"),
        "alleged_succession": Words(id: "Dugaan penerus", en: "Alleged successor"),
        "fact": Words(id: "Keterangan", en: "Fact"),
        "fact_end": Words(id: "Keterangan berakhir", en: "Fact ended"),
        "merge": Words(id: "Penggabungan", en: "Merge"),
    ])

    static let imports = CodeBook([
        "running": Words(id: "berjalan", en: "running"),
        "finished": Words(id: "selesai", en: "finished"),
        "failed": Words(id: "gagal", en: "failed"),
    ])

    static let rows = CodeBook([
        "created": Words(id: "baru", en: "new"),
        "updated": Words(id: "berubah", en: "updated"),
        "unchanged": Words(id: "tetap", en: "unchanged"),
        "review": Words(id: "ditinjau", en: "to review"),
        "rejected": Words(id: "ditolak", en: "rejected"),
    ])

    static let matches = CodeBook([
        "open": Words(id: "menunggu", en: "open"),
        "same": Words(id: "satu perusahaan", en: "one firm"),
        "different": Words(id: "berbeda", en: "different"),
        "gone": Words(id: "tidak berlaku lagi", en: "no longer so"),
    ])

    static let matchRuns = CodeBook([
        "waiting": Words(id: "menunggu", en: "waiting"),
        "finished": Words(id: "selesai", en: "finished"),
        "superseded": Words(id: "diganti yang lebih baru", en: "superseded"),
    ])

    static let proposals = CodeBook([
        "proposed": Words(id: "diusulkan", en: "proposed"),
        "linked": Words(id: "ditautkan", en: "linked"),
        "refused": Words(id: "ditolak", en: "refused"),
    ])

    static let webhooks = CodeBook([
        "untried": Words(id: "belum pernah dipanggil", en: "never called yet"),
        "working": Words(id: "menjawab", en: "working"),
        "failing": Words(id: "tidak menjawab", en: "failing"),
        "given_up": Words(id: "tidak dipanggil lagi", en: "given up"),
    ])

    static let versions = CodeBook([
        "draft": Words(id: "rancangan", en: "draft"),
        "published": Words(id: "terbit", en: "published"),
        "withdrawn": Words(id: "ditarik", en: "withdrawn"),
    ])

    static let origins = CodeBook([
        "program": Words(id: "program", en: "program"),
        "office": Words(id: "kantor", en: "office"),
    ])

    static let directions = CodeBook([
        "incoming": Words(id: "masuk", en: "incoming"),
        "outgoing": Words(id: "keluar", en: "outgoing"),
    ])

    static let officeGroups = CodeBook([
        "labour": Words(id: "Disnaker", en: "Labour"),
        "bpjs": Words(id: "BPJS", en: "BPJS"),
        "licensing": Words(id: "DPMPTSP", en: "Licensing"),
    ])

    static let signatories = CodeBook([
        "issuer": Words(id: "penerbit", en: "issuer"),
        "inspector": Words(id: "pengawas", en: "inspector"),
        "endorser": Words(id: "mengetahui", en: "endorser"),
        "employer": Words(id: "pemberi kerja", en: "employer"),
        "witness": Words(id: "saksi", en: "witness"),
        "mandatary": Words(id: "penerima kuasa", en: "mandatary"),
    ])

    /// Kinds of days, and how sure they are.
    static let days = CodeBook([
        "national_holiday": Words(id: "libur nasional", en: "national holiday"),
        "collective_leave": Words(id: "cuti bersama", en: "collective leave"),
        "official": Words(id: "resmi", en: "official"),
        "estimated": Words(id: "perkiraan", en: "estimated"),
    ])

    static let risks = CodeBook([
        "indication": Words(id: "indikasi", en: "indication"),
        "workers": Words(id: "jumlah pekerja", en: "workers"),
        "risk_class": Words(id: "risiko kerja", en: "risk class"),
        "history": Words(id: "riwayat", en: "history"),
        "last_visit": Words(id: "kunjungan terakhir", en: "last visit"),
    ])

    static let checklists = CodeBook([
        "blank": Words(id: "belum diisi", en: "blank"),
        "open": Words(id: "diisi sebagian", en: "open"),
        "complete": Words(id: "selesai", en: "complete"),
    ])

    /// Kinds of entries of the trail, and how they ended.
    static let trail = CodeBook([
        "write": Words(id: "tulis", en: "write"),
        "read": Words(id: "baca", en: "read"),
        "export": Words(id: "ekspor", en: "export"),
        "allowed": Words(id: "diizinkan", en: "allowed"),
        "refused": Words(id: "ditolak", en: "refused"),
        "not_found": Words(id: "tidak ditemukan", en: "not found"),
    ])

    static let signIns = CodeBook([
        "session": Words(id: "sesi", en: "session"),
        "token": Words(id: "token", en: "token"),
        "password": Words(id: "kata sandi", en: "password"),
        "second_factor": Words(id: "faktor kedua", en: "second factor"),
        "oidc": Words(id: "akun kantor (OpenID)", en: "office account (OpenID)"),
    ])

    static let moves = CodeBook([
        "pending": Words(id: "menunggu", en: "pending"),
        "moved": Words(id: "dipindahkan", en: "moved"),
        "unchanged": Words(id: "tetap", en: "unchanged"),
        "refused": Words(id: "ditolak", en: "refused"),
    ])

    static let bases = CodeBook([
        "finding": Words(id: "temuan", en: "finding"),
        "indication": Words(id: "indikasi", en: "indication"),
    ])

    /// What a fact says by a code.
    static let factParts = CodeBook([
        "head_office": Words(id: "kantor pusat", en: "head office"),
        "branch": Words(id: "cabang", en: "branch"),
        "site": Words(id: "lokasi kerja", en: "site"),
        "former": Words(id: "nama lama", en: "former name"),
        "trading": Words(id: "nama dagang", en: "trading name"),
        "contractor": Words(id: "pemborong", en: "contractor"),
        "subcontractor": Words(id: "subkontraktor", en: "subcontractor"),
        "labour_supplier": Words(id: "penyedia jasa pekerja", en: "labour supplier"),
        "parent": Words(id: "induk perusahaan", en: "parent"),
        "supply_chain": Words(id: "rantai pasok", en: "supply chain"),
        "phone": Words(id: "telepon", en: "phone"),
        "email": Words(id: "email", en: "email"),
        "web": Words(id: "situs web", en: "web"),
        "registered": Words(id: "terdaftar", en: "registered"),
        "not_registered": Words(id: "tidak terdaftar", en: "not registered"),
    ])

    static let subjects = CodeBook([
        "user": Words(id: "pengguna", en: "user"),
        "post": Words(id: "jabatan", en: "post"),
        "visit": Words(id: "kunjungan", en: "visit"),
        "delivery": Words(id: "tanda terima", en: "delivery"),
        "worker": Words(id: "daftar pekerja", en: "worker list"),
    ])
}
