extension Rupiah {
    /// The one rounding of Patuh: to the nearest rupiah, a half upwards, once for each amount that a person, month,
    /// programme and payer have of their own. No law on contributions was found that says otherwise.
    ///
    /// - Parameters:
    ///   - percent: of `base`, neither below zero.
    ///   - base: rupiah with at most six decimals.
    /// - Returns: `base × percent / 100`, rounded.
    /// - Throws: ``Overflow`` beyond what 64 bits hold.
    static func rounded(percent: ExactDecimal, of base: ExactRupiah) throws(Overflow) -> Rupiah {
        let (product, overflow) = base.millionths.multipliedReportingOverflow(by: Int128(percent.millionths))
        if overflow { throw Overflow() }
        // Millionths of millionths of a percent: 10⁶ × 10⁶ × 10².
        return try nearest(product, per: 100_000_000_000_000)
    }

    /// So many times a base, rounded to the nearest rupiah, a half upwards.
    ///
    /// - Throws: ``Overflow`` beyond what 64 bits hold.
    static func rounded(times: ExactDecimal, _ base: Rupiah) throws(Overflow) -> Rupiah {
        let (product, overflow) = Int128(base.amount).multipliedReportingOverflow(by: Int128(times.millionths))
        if overflow { throw Overflow() }
        return try nearest(product, per: 1_000_000)
    }

    private static func nearest(_ value: Int128, per unit: Int128) throws(Overflow) -> Rupiah {
        let (raised, overflow) = value.addingReportingOverflow(unit / 2)
        guard !overflow, let amount = Int64(exactly: raised / unit) else { throw Overflow() }
        return Rupiah(amount)
    }

    /// How the rounding is told to people.
    static let roundingWords = Words(
        id: "dibulatkan ke rupiah terdekat, setengah ke atas",
        en: "rounded to the nearest rupiah, a half upwards"
    )
}

/// An amount with up to six decimals before it is rounded: a wage, or the cap that takes its place.
struct ExactRupiah: Comparable {
    let millionths: Int128

    init(_ amount: Rupiah) { millionths = Int128(amount.amount) * 1_000_000 }
    init(_ amount: ExactDecimal) { millionths = Int128(amount.millionths) }

    static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }

    /// "Rp3.724.677,99"; the decimals only where there are any.
    var text: String {
        let whole = Rupiah(Int64(clamping: millionths / 1_000_000))
        let rest = ExactDecimal(millionths: Int64(clamping: millionths % 1_000_000))
        return rest.millionths == 0 ? whole.description : whole.description + "," + rest.description.dropFirst(2)
    }
}
