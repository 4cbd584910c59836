extension Permit {
    /// What the API lets people do. Raw values are the codes of permits in logs and refusals.
    ///
    /// Nested, for Foundation has an `Operation` of its own.
    public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
        /// Read offices, and people with their roles.
        case readDirectory = "read_directory"
        /// Read the register of firms and a firm's timeline.
        case readCompanies = "read_companies"
        /// Add and change firms.
        case writeCompanies = "write_companies"
        /// Import a list of firms (OSS, WLKP, BPJS).
        case importList = "import_list"
        /// Read imports and their rows.
        case readImports = "read_imports"
        /// Read which records may be one firm, and which were merged.
        case readMatches = "read_matches"
        /// Decide which records are one firm, and take that back.
        case decideMatches = "decide_matches"
        /// Propose an inspection.
        case proposeInspection = "propose_inspection"
        /// Order an inspection (SPT).
        case orderInspection = "order_inspection"
        /// Read orders (SPT).
        case readAssignments = "read_assignments"
        /// Read inspections, visits and findings.
        case readInspections = "read_inspections"
        /// Log a visit.
        case logVisit = "log_visit"
        /// Record a finding.
        case recordFinding = "record_finding"
        /// Read what examinations ask.
        case readChecklists = "read_checklists"
        /// Answer what examinations ask.
        case answerChecklists = "answer_checklists"
        /// Write and publish what examinations ask.
        case changeChecklists = "change_checklists"
        /// Read what was done to guide and inform firms.
        case readGuidance = "read_guidance"
        /// Log an activity of guidance.
        case logGuidance = "log_guidance"
        /// Read the complaints that are assigned to oneself or of one's region.
        case readComplaints = "read_complaints"
        /// Assign, match, answer complaints, and open their source.
        case handleComplaints = "handle_complaints"
        /// Read the lists that BPJS handed to the inspectors, and what became of their lines.
        case readHandovers = "read_handovers"
        /// Hand a list of firms to the inspectors, and take it back.
        case sendHandovers = "send_handovers"
        /// Answer lists handed over, give their lines to inspectors, record what came of them.
        case handleHandovers = "handle_handovers"
        /// Save questions about who does not comply.
        case saveQueries = "save_queries"
        /// Say which systems of an office are called when the list of non-compliant firms changes.
        case keepWebhooks = "keep_webhooks"
        /// Read work plans and why firms stand on them.
        case readPlans = "read_plans"
        /// Draft the work plan of one's unit and propose its inspections.
        case makePlans = "make_plans"
        /// Read who looked at a complaint of one's region, and who opened its source.
        case reviewComplaintAccess = "review_complaint_access"
        /// Name the registered firm that an alleged successor is.
        case identifySuccessor = "identify_successor"
        /// Open a case.
        case openCase = "open_case"
        /// Read cases, their log, clocks and actions.
        case readCases = "read_cases"
        /// Take a step of an inspection case.
        case advanceInspectionCase = "advance_inspection_case"
        /// Take a step of a sanction case.
        case advanceSanctionCase = "advance_sanction_case"
        /// Record how a letter was delivered.
        case recordDelivery = "record_delivery"
        /// Read the evidence of a case.
        case readEvidence = "read_evidence"
        /// Add evidence to a case.
        case addEvidence = "add_evidence"
        /// Bring a letter's signed file.
        case signLetter = "sign_letter"
        /// Read the agenda of incoming papers and outgoing letters.
        case readRegisters = "read_registers"
        /// Register incoming papers, link them with cases, finish what was passed to oneself.
        case registerPapers = "register_papers"
        /// Pass incoming papers to somebody with an instruction.
        case passPapers = "pass_papers"
        /// Take the agenda of an office out as a file.
        case exportRegisters = "export_registers"
        /// Read debts; what is on the bill and what was paid is BPJS' own.
        case readDebts = "read_debts"
        /// Bill debts and record payments.
        case keepDebts = "keep_debts"
        /// Agree on instalments, hand debts over and take them back, reduce them.
        case decideDebts = "decide_debts"
        /// Read requests to deny services and what became of them.
        case readServiceDenials = "read_service_denials"
        /// Reckon contributions, arrears, fines and benefits.
        case calculate
        /// Make, change and submit drafts of letters.
        case draftLetters = "draft_letters"
        /// Pass drafts of letters on, or return them.
        case reviewLetters = "review_letters"
        /// Read registers of letters, and how their numbers are written.
        case readLetterRegisters = "read_letter_registers"
        /// Spend a register's number on no letter.
        case spendNumbers = "spend_numbers"
        /// Set how numbers are written, and which letters are reviewed.
        case changeLetterRules = "change_letter_rules"
        /// Read the queue and its counts.
        case readQueue = "read_queue"
        /// Read the notices addressed to oneself, and note that they were read.
        case readNotices = "read_notices"
        /// Ask which firms do not comply, as table or file.
        case queryNoncompliant = "query_noncompliant"
        /// Read the investigators' closed files.
        case readClosedFiles = "read_closed_files"
        /// Read procedures and parameters.
        case readProcedures = "read_procedures"
        /// Read the holiday table.
        case readCalendar = "read_calendar"
        /// Add holidays and close a year.
        case changeCalendar = "change_calendar"
        /// Publish dated parameters.
        case changeParameters = "change_parameters"
        /// Draft, publish and withdraw versions of a procedure.
        case changeProcedures = "change_procedures"
        /// See what other rules would change for open cases.
        case previewRules = "preview_rules"
        /// Move running cases to other rules.
        case migrateCases = "migrate_cases"
        /// Read the texts of letters.
        case readLetterTemplates = "read_letter_templates"
        /// Write, publish and withdraw texts of letters.
        case changeLetterTemplates = "change_letter_templates"
        /// Add persons, posts and sign-ins.
        case administerUsers = "administer_users"
        /// Have somebody act for the holder of a post.
        case giveActingPosts = "give_acting_posts"
        /// Read the trail.
        case readAudit = "read_audit"
        /// Export what is held on one person.
        case exportSubjectData = "export_subject_data"
        /// Correct what is held on one person.
        case correctSubjectData = "correct_subject_data"
        /// Add a firm's worker list, or the membership list.
        case keepWorkerLists = "keep_worker_lists"
        /// Read that such lists are there, and what could not be read of them.
        case readWorkerLists = "read_worker_lists"
        /// Hold one list against the other.
        case compareWorkers = "compare_workers"
        /// Read what comparisons say of whom.
        case readWorkerComparisons = "read_worker_comparisons"

        /// The operation's name as users read it.
        public var words: Words {
            switch self {
            case .readDirectory: Words(id: "Membaca daftar kantor dan petugas", en: "Read offices and people")
            case .readCompanies: Words(id: "Membaca data perusahaan", en: "Read firms")
            case .writeCompanies: Words(id: "Menambah dan mengubah data perusahaan", en: "Add and change firms")
            case .importList: Words(id: "Mengimpor daftar perusahaan", en: "Import a list")
            case .readImports: Words(id: "Membaca hasil impor", en: "Read imports")
            case .readMatches: Words(id: "Membaca usulan kecocokan perusahaan", en: "Read which records match")
            case .decideMatches: Words(id: "Memutuskan kecocokan perusahaan", en: "Decide which records are one firm")
            case .proposeInspection: Words(id: "Mengusulkan pemeriksaan", en: "Propose an inspection")
            case .orderInspection: Words(id: "Menerbitkan SPT", en: "Order an inspection")
            case .readAssignments: Words(id: "Membaca SPT", en: "Read orders")
            case .readInspections: Words(id: "Membaca pemeriksaan, kunjungan dan temuan", en: "Read inspections")
            case .logVisit: Words(id: "Mencatat kunjungan", en: "Log a visit")
            case .recordFinding: Words(id: "Mencatat temuan", en: "Record a finding")
            case .readChecklists: Words(id: "Membaca daftar periksa", en: "Read checklists")
            case .answerChecklists: Words(id: "Mengisi daftar periksa", en: "Answer checklists")
            case .changeChecklists: Words(id: "Mengubah daftar periksa", en: "Change checklists")
            case .readGuidance: Words(id: "Membaca pembinaan dan sosialisasi", en: "Read guidance")
            case .logGuidance: Words(id: "Mencatat pembinaan dan sosialisasi", en: "Log guidance")
            case .readComplaints: Words(id: "Membaca pengaduan", en: "Read complaints")
            case .handleComplaints: Words(id: "Menangani pengaduan", en: "Handle complaints")
            case .readHandovers: Words(id: "Membaca daftar yang diserahkan", en: "Read lists handed over")
            case .sendHandovers: Words(id: "Menyerahkan daftar perusahaan", en: "Hand lists of firms over")
            case .saveQueries: Words(id: "Menyimpan pertanyaan ketidakpatuhan", en: "Save queries of non-compliance")
            case .keepWebhooks: Words(id: "Mengelola webhook kantor BPJS", en: "Keep webhooks of BPJS' offices")
            case .readPlans: Words(id: "Membaca rencana kerja", en: "Read work plans")
            case .makePlans: Words(id: "Menyusun rencana kerja unit", en: "Plan the unit's work")
            case .handleHandovers:
                Words(id: "Menindaklanjuti daftar yang diserahkan", en: "Follow up lists handed over")
            case .reviewComplaintAccess:
                Words(id: "Memeriksa siapa membuka pengaduan", en: "See who opened a complaint")
            case .identifySuccessor:
                Words(id: "Menetapkan siapa perusahaan penerus", en: "Identify an alleged successor")
            case .openCase: Words(id: "Membuka kasus", en: "Open a case")
            case .readCases: Words(id: "Membaca kasus", en: "Read cases")
            case .advanceInspectionCase: Words(id: "Menjalankan kasus pemeriksaan", en: "Advance an inspection case")
            case .advanceSanctionCase: Words(id: "Menjalankan kasus sanksi", en: "Advance a sanction case")
            case .recordDelivery: Words(id: "Mencatat penyampaian surat", en: "Record a delivery")
            case .readEvidence: Words(id: "Membaca bukti", en: "Read evidence")
            case .addEvidence: Words(id: "Menambah bukti", en: "Add evidence")
            case .signLetter: Words(id: "Membawa surat bertanda tangan elektronik", en: "Bring a signed letter")
            case .readRegisters: Words(id: "Membaca agenda surat", en: "Read the agenda of letters")
            case .registerPapers: Words(id: "Mencatat surat masuk", en: "Register incoming papers")
            case .passPapers: Words(id: "Mendisposisi surat masuk", en: "Pass incoming papers on")
            case .exportRegisters: Words(id: "Mengekspor agenda surat", en: "Export the agenda of letters")
            case .readDebts: Words(id: "Membaca piutang", en: "Read debts")
            case .keepDebts: Words(id: "Menagih dan mencatat pembayaran", en: "Bill debts and record payments")
            case .decideDebts: Words(id: "Memutuskan angsuran dan penyerahan piutang", en: "Decide on debts")
            case .readServiceDenials: Words(id: "Membaca permohonan TMP2T", en: "Read denials of services")
            case .calculate: Words(id: "Menghitung iuran dan denda", en: "Reckon amounts")
            case .draftLetters: Words(id: "Menyusun konsep surat", en: "Draft letters")
            case .reviewLetters: Words(id: "Memeriksa konsep surat", en: "Review drafts of letters")
            case .readLetterRegisters: Words(id: "Membaca register surat", en: "Read registers of letters")
            case .spendNumbers: Words(id: "Membatalkan nomor surat", en: "Spend numbers on no letter")
            case .changeLetterRules: Words(id: "Menetapkan pola nomor dan tinjauan", en: "Set rules for letters")
            case .readQueue: Words(id: "Membaca antrean", en: "Read the queue")
            case .readNotices: Words(id: "Membaca pemberitahuan", en: "Read one's notices")
            case .queryNoncompliant: Words(id: "Menanyakan perusahaan tidak patuh", en: "Query non-compliant firms")
            case .readClosedFiles: Words(id: "Membaca berkas penyidikan", en: "Read closed files")
            case .readProcedures: Words(id: "Membaca prosedur dan parameter", en: "Read procedures")
            case .readCalendar: Words(id: "Membaca hari libur", en: "Read the calendar")
            case .changeCalendar: Words(id: "Menambah hari libur", en: "Change the calendar")
            case .changeParameters: Words(id: "Menambah parameter", en: "Change parameters")
            case .changeProcedures: Words(id: "Menerbitkan versi prosedur", en: "Publish versions of procedures")
            case .previewRules: Words(id: "Melihat akibat perubahan aturan", en: "Preview changes of rules")
            case .migrateCases: Words(id: "Memindahkan kasus ke aturan lain", en: "Move cases to other rules")
            case .readLetterTemplates: Words(id: "Membaca naskah surat", en: "Read the texts of letters")
            case .changeLetterTemplates: Words(id: "Mengubah naskah surat", en: "Change the texts of letters")
            case .administerUsers: Words(id: "Mengelola pengguna", en: "Administer users")
            case .giveActingPosts:
                Words(id: "Menunjuk Plt., Plh. atau a.n.", en: "Have somebody act for the holder of a post")
            case .readAudit: Words(id: "Membaca jejak audit", en: "Read the trail")
            case .exportSubjectData: Words(id: "Mengekspor data seseorang", en: "Export a person's data")
            case .correctSubjectData: Words(id: "Memperbaiki data seseorang", en: "Correct a person's data")
            case .keepWorkerLists: Words(id: "Menambah daftar pekerja atau peserta", en: "Add worker lists")
            case .readWorkerLists: Words(id: "Membaca daftar pekerja dan peserta", en: "Read worker lists")
            case .compareWorkers: Words(id: "Membandingkan daftar pekerja dan peserta", en: "Compare worker lists")
            case .readWorkerComparisons:
                Words(id: "Membaca hasil perbandingan pekerja", en: "Read comparisons of workers")
            }
        }
    }
}
