-- Incoming papers as secret as they say, and the auditor's reach on them as one rule.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Secrecy (biasa, terbatas, rahasia, sangat rahasia) narrows what office and side already allow. An ordinary paper is read by
-- all of them; a restricted one by whoever holds a post at the office it came to; a secret one by those who head that
-- office. Whoever heads the office above reads along, and so do those who registered a paper or were passed it. In a closed
-- file the investigators read whatever lies there.

-- The papers that were passed to the actor and not withdrawn, with a case or without.
CREATE FUNCTION papers_entrusted_to_actor() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT d.incoming_id), '{}')
        FROM incoming_disposition d
        WHERE d.to_person = actor_id() AND NOT EXISTS (
            SELECT FROM incoming_disposition_end x WHERE x.disposition_id = d.id AND x.outcome = 'withdrawn'));
END
$$;
-- The offices that the actor heads, and those below them.
CREATE FUNCTION offices_under_actor() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    headed uuid[] := actor_offices_as(office_heads());
BEGIN
    RETURN (SELECT coalesce(array_agg(o.id), '{}') FROM office o WHERE o.id = ANY (headed) OR o.parent_id = ANY (headed));
END
$$;
-- The offices whose papers an auditor reads: those whose territory meets hers today.
CREATE FUNCTION offices_under_audit() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT t.office_id), '{}')
        FROM office_territory t JOIN office o ON o.id = t.office_id
        WHERE t.region_code = ANY (actor_regions(ARRAY['auditor']))
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone)));
END
$$;
-- The papers, other than ordinary ones, whose scan a file of evidence is.
CREATE FUNCTION guarded_papers_of_scan(in_evidence uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(i.id), '{}')
        FROM incoming_evidence e JOIN incoming_letter i ON i.id = e.incoming_id
        WHERE e.evidence_id = in_evidence AND i.secrecy <> 'ordinary');
END
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['papers_entrusted_to_actor()', 'offices_under_actor()', 'offices_under_audit()',
                             'guarded_papers_of_scan(uuid)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;
CREATE POLICY definer_reads ON incoming_evidence FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON incoming_evidence TO patuh_definer;
CREATE INDEX incoming_evidence_file ON incoming_evidence (evidence_id);

CREATE POLICY secrecy_narrows ON incoming_letter AS RESTRICTIVE FOR SELECT TO patuh_app USING (
    secrecy = 'ordinary'
    OR recorded_by = (SELECT patuh.actor_id())
    OR id = ANY ((SELECT patuh.papers_entrusted_to_actor())::uuid[])
    OR office_id = ANY ((SELECT patuh.offices_under_actor())::uuid[])
    OR (secrecy = 'restricted' AND (
        office_id = ANY ((SELECT patuh.actor_offices_as(patuh.paper_keepers()))::uuid[])
        OR office_id = ANY ((SELECT patuh.offices_under_audit())::uuid[])))
    OR is_closed
    OR EXISTS (
        SELECT FROM patuh.enforcement_case c
        WHERE c.id = case_id AND c.state IN ('incident_report', 'investigation', 'prosecution')));

-- An auditor reads what an office of her territory received, with a case or without, up to restricted papers; nothing of a
-- closed file.
CREATE POLICY auditors_read ON incoming_letter FOR SELECT TO patuh_app USING (
    NOT is_closed AND case_id IS NULL AND office_id = ANY ((SELECT patuh.offices_under_audit())::uuid[]));

-- The scan of a paper is as secret as the paper.
CREATE POLICY scans_follow_their_paper ON evidence AS RESTRICTIVE FOR SELECT TO patuh_app USING (
    NOT EXISTS (
        SELECT FROM unnest(patuh.guarded_papers_of_scan(id)) p (paper)
        WHERE NOT EXISTS (SELECT FROM patuh.incoming_letter i WHERE i.id = p.paper)));

RESET ROLE;
