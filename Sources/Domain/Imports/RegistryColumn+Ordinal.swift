extension RegistryColumn {
    /// The column's place among all columns.
    var ordinal: Int {
        switch self {
        case .nib: 0
        case .name: 1
        case .npwp: 2
        case .npp: 3
        case .wlkp: 4
        case .kbli: 5
        case .kbliDescription: 6
        case .address: 7
        case .district: 8
        case .regency: 9
        case .scale: 10
        case .workers: 11
        case .registeredWorkers: 12
        case .phone: 13
        case .reportedOn: 14
        case .averageWage: 15
        case .programmes: 16
        case .arrearsMonths: 17
        case .branch: 18
        }
    }
}
