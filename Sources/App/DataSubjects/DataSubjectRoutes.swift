import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What is held on one person, for that person, and corrections of it (UU 27/2022 articles 5 to 8).
///
/// There are users with their posts and sessions, people whom inspectors met, whoever signed for a letter, and workers on
/// the lists of firms and of BPJS. Firms are no persons. Free text (notes, reasons) is not searched.
struct DataSubjectRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/data-subjects/export", export)
        routes.post("/v1/data-subjects/corrections", correct)
    }

    /// `GET /v1/data-subjects/export?name=…`, `?login=…`, or with a NIK in a header: addresses are written down on the way
    /// (ASVS 8.3.1).
    @Sendable func export(_ call: Call) async throws -> Reply {
        _ = try call.permit(.exportSubjectData)
        let (name, nik, login) = (call.query["name"], call.headers[.subjectNIK], call.query["login"])
        let question: SQL =
            switch (name, nik, login) {
            case (let name?, nil, nil): Self.ofContact(name: name, for: call.actor)
            case (nil, let nik?, nil): try Self.ofWorker(nik: nik)
            case (nil, nil, let login?): Self.ofUser(login: login)
            default:
                throw Problem.malformed(
                    "one_of",
                    id: "Sebut salah satu: name, login atau tajuk X-Subject-NIK.",
                    en: "Give one of name, login and the header X-Subject-NIK."
                )
            }
        let found = try await store.read(as: call.signedIn, question)
        let corrections = try await store.read(
            as: call.signedIn,
            """
            SELECT record_id, source, field, value, reason, recorded_at FROM data_correction
            WHERE record_id = ANY (\(try found.map { try $0.column("id", as: UUID.self) })) ORDER BY recorded_at, id
            """
        )
        let made = try corrections.map { row in
            (
                record: try row.column("record_id", as: UUID.self),
                correction: Wire.SubjectCorrection(
                    field: try row.column("field"),
                    value: try row.column("value"),
                    reason: try row.column("reason"),
                    recordedAt: try row.time("recorded_at")
                )
            )
        }
        return try .json(
            Wire.SubjectExport(
                exportedAt: Date().wire,
                records: try found.map { row in
                    let id: UUID = try row.column("id")
                    let own = made.filter { $0.record == id }.map(\.correction)
                    return Wire.SubjectRecord(
                        source: try row.column("source"),
                        id: id.uuidString.lowercased(),
                        field: try row.column("field"),
                        value: try row.column("value"),
                        recordedAt: try row.column("recorded_at", as: Date?.self)?.wire,
                        caseId: try row.column("case_id", as: UUID?.self)?.uuidString.lowercased(),
                        corrections: own.isEmpty ? nil : own
                    )
                },
                limits: Words(
                    id:
                        "Teks bebas (catatan, alasan) tidak ditelusuri; hanya yang tampak di wilayah kerja Anda dan di luar "
                        + "berkas penyidikan.",
                    en:
                        "Free text (notes, reasons) is not searched; only what is seen from your territory and outside "
                        + "closed files."
                )
            )
        )
    }

    private static func ofUser(login: String) -> SQL {
        """
        SELECT 'user' AS source, p.id, f.field, f.value, p.created_at AS recorded_at, NULL::uuid AS case_id
        FROM person p CROSS JOIN LATERAL (VALUES ('login', p.login), ('name', p.name), ('nip', p.nip)) f (field, value)
        WHERE p.login = \(login) AND f.value IS NOT NULL
        UNION ALL
        SELECT 'post', p.id, 'post', o.role || ' ' || f.name || ' ' || o.from_on || coalesce(' – ' || o.until_on, ''),
               NULL, NULL
        FROM person p JOIN post o ON o.person_id = p.id JOIN office f ON f.id = o.office_id WHERE p.login = \(login)
        """
    }

    /// Lists hold digits that are no NIK too, where that is what somebody wrote.
    private static func ofWorker(nik: String) throws -> SQL {
        guard (12...20).contains(nik.utf8.count), nik.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Problem.malformed(
                "nik_malformed",
                id: "X-Subject-NIK berisi 12–20 angka, seperti yang tertulis dalam daftar.",
                en: "X-Subject-NIK holds 12–20 digits, as they stand in a list."
            )
        }
        return """
            SELECT 'worker' AS source, w.id, w.field, w.value, w.received_at AS recorded_at, w.case_id
            FROM worker_rows_for_subject(\(nik), NULL) w ORDER BY 5, 2, 3 LIMIT 1000
            """
    }

    private static func ofContact(name: String, for reader: Actor) -> SQL {
        let folded = name.trimmingCharacters(in: .whitespaces).lowercased()
        let acts: SQL = ClosedFiles.areOpen(to: reader) ? "true" : "NOT \(ClosedFiles.holdAct)"
        func seen(_ row: SQL) -> SQL {
            """
            JOIN enforcement_case c ON c.id = \(row).case_id AND \(ClosedFiles.showsCase(to: reader))
            JOIN case_event e ON e.case_id = \(row).case_id AND e.seq = \(row).seq AND \(acts)
            """
        }
        return """
            SELECT 'visit' AS source, v.id, 'persons_met' AS field, m::text AS value, v.recorded_at, v.case_id
            FROM visit v \(seen("v")) CROSS JOIN LATERAL jsonb_array_elements(v.persons_met) m
            WHERE lower(m ->> 'name') = \(folded)
            UNION ALL
            SELECT 'delivery', d.id, 'received_by', d.received_by, NULL, d.case_id
            FROM letter_delivery d \(seen("d")) WHERE lower(d.received_by) = \(folded)
            UNION ALL
            SELECT 'delivery', d.id, 'witnesses', w, NULL, d.case_id
            FROM letter_delivery d \(seen("d")) CROSS JOIN LATERAL unnest(d.witnesses) w WHERE lower(w) = \(folded)
            UNION ALL
            SELECT 'worker', w.id, w.field, w.value, w.received_at, w.case_id
            FROM worker_rows_for_subject(NULL, \(folded)) w
            ORDER BY 5, 2, 3 LIMIT 1000
            """
    }

    /// `POST /v1/data-subjects/corrections`: a new row beside what was recorded. What inspectors recorded stays as they
    /// recorded it; a user's name and NIP follow the correction.
    @Sendable func correct(_ call: Call) async throws -> Reply {
        _ = try call.permit(.correctSubjectData)
        let request: Wire.SubjectCorrectionRequest = try call.read()
        guard let record = UUID(uuidString: request.recordId) else { throw Problem.notFound() }
        if request.source == "user", request.field == "nip" {
            do { _ = try NIP(request.value) } catch { throw Problem.invalid("value", error) }
        }
        return try await store.once(call) { tx in
            let row = try await tx.query(
                """
                INSERT INTO data_correction (id, source, record_id, field, value, reason)
                VALUES (\(UUID()), \(request.source), \(record), \(request.field), \(request.value), \(request.reason))
                RETURNING field, value, reason, recorded_at
                """
            ).single()
            return try .json(
                Wire.SubjectCorrection(
                    field: try row.column("field"),
                    value: try row.column("value"),
                    reason: try row.column("reason"),
                    recordedAt: try row.time("recorded_at")
                ),
                status: .created
            )
        }
    }
}

extension HTTPField.Name {
    static let subjectNIK = HTTPField.Name(written: "X-Subject-NIK")
}
