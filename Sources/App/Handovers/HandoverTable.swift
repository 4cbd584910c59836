import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// The lines of a list as a table for the meeting.
enum HandoverTable {
    private static let columns: [(title: Words, cell: @Sendable (Wire.HandoverLine, Language) -> String?)] = [
        (Words(id: "No", en: "No"), { line, _ in String(line.line) }),
        (Words(id: "Nama Perusahaan", en: "Firm"), { line, _ in line.company?.name ?? line.name }),
        (Words(id: "NIB", en: "NIB"), { line, _ in line.nib }),
        (Words(id: "NPWP", en: "NPWP"), { line, _ in line.npwp }),
        (Words(id: "NPP", en: "NPP"), { line, _ in line.npp }),
        (Words(id: "Kode Wilayah", en: "Region"), { line, _ in line.regionCode }),
        (
            Words(id: "Indikasi (belum diperiksa)", en: "Indication (not examined)"),
            { line, language in line.indications.map { $0.words[language] }.joined(separator: ", ") }
        ),
        (
            Words(id: "Tunggakan Diserahkan (Rp)", en: "Debt handed over (Rp)"),
            { line, _ in line.debt.map(String.init) }
        ),
        (Words(id: "Jumlah TK", en: "Workers"), { line, _ in line.workers.map(String.init) }),
        (Words(id: "Keadaan", en: "Stage"), { line, language in line.words[language] }),
        (Words(id: "TK Terealisasi", en: "Workers covered"), { line, _ in String(line.workersCovered) }),
        (Words(id: "Rupiah Terealisasi", en: "Rupiah paid"), { line, _ in String(line.paid) }),
        (Words(id: "Umur (hari)", en: "Age (days)"), { line, _ in String(line.ageDays) }),
        (Words(id: "Pengawas", en: "Inspector"), { line, _ in line.owner?.name }),
        (Words(id: "Bukti", en: "Evidence"), { line, _ in line.evidence }),
        (Words(id: "Perubahan Terakhir", en: "Last change"), { line, _ in line.changedAt }),
    ]

    /// All lines as CSV, with their sums below.
    static func reply(_ entries: [HandoverEntry], _ call: Call) -> Reply {
        var table = CSVWriter()
        table.line(columns.map { $0.title[call.language] })
        for entry in entries { table.line(columns.map { $0.cell(entry.wire, call.language) }) }
        let totals = HandoverEntry.totals(entries)
        var sums = [String?](repeating: nil, count: columns.count)
        sums[1] = Words(id: "Jumlah", en: "Total")[call.language]
        sums[7] = String(totals.debt)
        sums[9] = totals.stages.map { "\($0.words[call.language]): \($0.lines)" }.joined(separator: ", ")
        sums[10] = String(totals.workersCovered)
        sums[11] = String(totals.paid)
        table.line(sums)
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8",
            .contentDisposition: "attachment; filename=\"daftar-penyerahan.csv\"",
        ]
        // As a stream, which the trail takes for the file that it is.
        return Reply(headers: headers, body: .stream(ResponseBody(byteBuffer: ByteBuffer(string: table.text))))
    }
}
