import Domain

/// Who works the generated cases: the demonstration's people, and as many more inspectors and account officers as
/// make sixty of the one and a dozen of the other.
enum ScalePeople {
    /// Where a suffix works.
    private static let units: [(suffix: String, office: String, inspectors: Int)] = [
        ("pky", "korwil-1", 23), ("sampit", "korwil-2", 14), ("pbun", "korwil-3", 10), ("buntok", "korwil-4", 12),
    ]
    private static let branches: [(suffix: String, office: String, officers: Int)] = [
        ("pky", "kc-palangka-raya", 5), ("sampit", "kc-sampit", 3), ("pbun", "kc-pangkalan-bun", 2),
    ]
    private static let names = [
        "Ani", "Budi", "Citra", "Dedi", "Eka", "Fajar", "Gita", "Hasan", "Indah", "Joko", "Kartika", "Lukman", "Mira",
        "Nanda", "Oman", "Puspa", "Qori", "Rini", "Slamet", "Tuti", "Umar", "Vina", "Wati", "Yanto",
    ]

    /// Those who come in addition.
    static let more: [DemoPeople.Entry] =
        units.flatMap { unit in
            (1...unit.inspectors).map { number in
                ("pengawas.\(unit.suffix).\(number)", "\(names[number % names.count]) Peraga", .inspector, unit.office)
            }
        }
        + branches.flatMap { branch in
            (1...branch.officers).map { number in
                (
                    "ar.\(branch.suffix).\(number)", "\(names[(number + 9) % names.count]) Peraga", .bpjsOfficer,
                    branch.office
                )
            }
        }

    /// The logins of those who lead cases of a track in a regency.
    static func leads(_ track: Track, in region: String) -> [String] {
        let suffixes = DemoPeople.suffixes(of: region)
        switch track {
        case .inspection:
            let count = units.first { $0.suffix == suffixes.labour }?.inspectors ?? 0
            return (0...count).map { "pengawas.\(suffixes.labour)" + ($0 == 0 ? "" : ".\($0)") }
        case .bpjsSanction:
            let count = branches.first { $0.suffix == suffixes.bpjs }?.officers ?? 0
            return (0...count).map { "ar.\(suffixes.bpjs)" + ($0 == 0 ? "" : ".\($0)") }
        }
    }

    /// Whose hands the acts of a lead's cases are.
    static func cast(led login: String, _ track: Track) -> [DemoStories.Actor: String] {
        let suffix = String(login.split(separator: ".")[1])
        return switch track {
        case .inspection:
            [
                .inspector: login, .coordinator: "koordinator.\(suffix)", .divisionHead: "kabid", .officeHead: "kadis",
            ]
        case .bpjsSanction:
            [
                .bpjsOfficer: login, .bpjsExaminer: "pemeriksa.\(suffix)", .bpjsBranchHead: "kacab.\(suffix)",
                .licensing: "dpmptsp",
            ]
        }
    }
}
