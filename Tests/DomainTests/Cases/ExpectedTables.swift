/// What the law and the practice allow, written out: action, who may (one letter each), and every arrow. An arrow
/// without a target leads back to its own state; hands in brackets hold for that state only. The procedure must equal
/// these tables cell by cell.
///
/// i inspector, c coordinator, d division_head, o office_head, p investigator, a bpjs_officer, e bpjs_examiner,
/// b bpjs_branch_head, l licensing_officer.
enum ExpectedTables {
    static let inspection = """
        propose icd: new>proposed
        receive_report b: new>proposed
        take_over cdp: new>proposed new>ordered new>examining new>entry_refused new>reporting new>first_note_drafted
          new>first_note new>first_note_verification new>second_note new>second_note_verification new>recommended
          new>incident_report new>investigation new>prosecution
        reopen d: new>proposed
        reject_proposal cdo: proposed>withdrawn
        order o: proposed>ordered
        cancel_order o: ordered>withdrawn
        renew_order o: ordered> examining> entry_refused> first_note_verification> second_note_verification>
          recommended>
        begin_examination i: ordered>examining
        record_refusal i: ordered>entry_refused examining>entry_refused
        record_document_refusal i: examining>entry_refused
        request_police_help ic: entry_refused>
        summon ic: entry_refused>
        resume_examination i: entry_refused>examining
        submit_report i: examining>reporting
        return_report cd: reporting>examining
        draft_first_note i: reporting>first_note_drafted first_note_drafted> first_note_verification>first_note_drafted
          second_note_verification>first_note_drafted
        return_first_note cdo: first_note_drafted>reporting
        check_first_note cd: first_note_drafted>
        issue_first_note o: first_note_drafted>first_note
        record_delivery icd: entry_refused> reporting> first_note> first_note_verification> second_note>
          second_note_verification> recommended>
        request_extension icd: first_note> second_note>
        grant_extension cd: first_note> second_note>
        refuse_extension cd: first_note> second_note>
        suspend_clock cd: first_note> second_note>
        resume_clock cd: first_note> second_note>
        report_compliance ic: reporting> first_note> first_note_verification> second_note> second_note_verification>
          recommended>
        begin_verification i: first_note>first_note_verification second_note>second_note_verification
        record_verification i: reporting> first_note_verification> second_note_verification> recommended>
        return_to_first_note cd: first_note_verification>first_note
        draft_second_note i: first_note_verification>
        return_second_note cdo: first_note_verification>
        check_second_note cd: first_note_verification>
        issue_second_note o: first_note_verification>second_note
        confirm_compliance cd: reporting>complied first_note_verification>complied second_note_verification>complied
          recommended>complied
        confirm_no_violation cd: reporting>no_violation first_note_verification>no_violation
          second_note_verification>no_violation
        submit_noncompliance_report i: second_note_verification>
        recommend o: second_note_verification>recommended
        report_incident ip: examining>incident_report entry_refused>incident_report
          second_note_verification>incident_report recommended>incident_report
        decline_to_recommendation p: incident_report>recommended
        decline_to_examination p: incident_report>examining
        open_investigation p: incident_report>investigation
        send_spdp p: investigation>
        hand_over_file p: investigation>prosecution
        return_file p: prosecution>investigation
        declare_file_complete p: prosecution>
        hand_over_suspect p: prosecution>
        stop_investigation p: investigation>referred
        record_verdict p: prosecution>referred
        refer o: recommended>referred
        withdraw o: examining>withdrawn entry_refused>withdrawn reporting>withdrawn first_note_drafted>withdrawn
          first_note>withdrawn first_note_verification>withdrawn second_note>withdrawn
          second_note_verification>withdrawn recommended>withdrawn
        close_as_gone cd: ordered>closed_or_moved examining>closed_or_moved entry_refused>closed_or_moved
          reporting>closed_or_moved first_note_drafted>closed_or_moved first_note>closed_or_moved
          first_note_verification>closed_or_moved second_note>closed_or_moved second_note_verification>closed_or_moved
          recommended>closed_or_moved
        transfer do: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
          first_note_verification> second_note> second_note_verification> recommended>
        issue_determination i: reporting> first_note> first_note_verification> second_note> second_note_verification>
        file_objection icdo: first_note> first_note_verification> second_note> second_note_verification> recommended>
        answer_objection o: first_note> first_note_verification> second_note> second_note_verification> recommended>
        file_appeal icdo: first_note> first_note_verification> second_note> second_note_verification> recommended>
        decide_appeal o: first_note> first_note_verification> second_note> second_note_verification> recommended>
        revoke_letter o: first_note>reporting first_note_verification>reporting second_note>first_note_verification
          second_note_verification>first_note_verification recommended>first_note_verification
        change_letter o: first_note> first_note_verification>first_note second_note>
          second_note_verification>second_note
        post_notice icd: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
          first_note_verification> second_note> second_note_verification> recommended>
        answer_bpjs_report cdo: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
          first_note_verification> second_note> second_note_verification> recommended>
        issue_copy cdo: first_note> first_note_verification> second_note> second_note_verification> recommended>
        link_alleged_successor ic: proposed> ordered> examining> entry_refused> reporting> first_note_drafted>
          first_note> first_note_verification> second_note> second_note_verification> recommended>
        log_visit ic: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
            first_note_verification> second_note> second_note_verification> recommended>
        record_finding i: examining> entry_refused> reporting>
        add_remark icdop: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
          first_note_verification> second_note> second_note_verification> recommended> incident_report>[p]
          investigation>[p] prosecution>[p]
        adopt_rules do: proposed> ordered> examining> entry_refused> reporting> first_note_drafted> first_note>
          first_note_verification> second_note> second_note_verification> recommended> incident_report>[p]
          investigation>[p] prosecution>[p]
        """

    static let sanction = """
        indicate ae: new>indicated
        accept_recommendation aeb: new>indicated new>bpjs_examination
        take_over b: new>indicated new>notified new>bpjs_examination new>first_warning new>second_warning new>fine
          new>service_denial_requested new>service_denial_active new>sanction_lifted new>arrears_collection
          new>prosecutor_mandate new>state_receivables
        reopen b: new>indicated
        notify ab: indicated>notified
        order_examination b: indicated>bpjs_examination notified>bpjs_examination second_warning>bpjs_examination
          fine>bpjs_examination
        summon e: bpjs_examination>
        record_examination e: bpjs_examination>
        notify_result eb: bpjs_examination>
        dismiss b: indicated>no_violation notified>no_violation bpjs_examination>no_violation first_warning>no_violation
          second_warning>no_violation fine>no_violation arrears_collection>no_violation
        issue_first_warning b: bpjs_examination>first_warning arrears_collection>first_warning
        issue_second_warning b: first_warning>second_warning
        impose_fine b: second_warning>fine
        record_payment ab: first_warning> second_warning> fine> service_denial_requested> service_denial_active>
          sanction_lifted> arrears_collection> prosecutor_mandate> state_receivables>
        request_service_denial b: fine>service_denial_requested service_denial_requested> service_denial_active>
        withdraw_request b: service_denial_requested>fine service_denial_active>
        return_request l: service_denial_requested>fine service_denial_active>
        refuse_request l: service_denial_requested>fine service_denial_active>
        answer_request_in_part l: service_denial_requested>
        activate_denial l: service_denial_requested>service_denial_active service_denial_active>
        lift_denial l: service_denial_active>sanction_lifted
        lift_denial_in_part l: service_denial_active>
        bill_arrears ab: bpjs_examination>arrears_collection arrears_collection>
        agree_instalments b: arrears_collection> prosecutor_mandate>
        record_default ab: arrears_collection> prosecutor_mandate>
        mandate_prosecutor b: arrears_collection>prosecutor_mandate
        record_negotiation ab: prosecutor_mandate>
        return_debt b: prosecutor_mandate>arrears_collection
        hand_to_state_receivables b: arrears_collection>state_receivables
        return_from_state_receivables b: state_receivables>arrears_collection
        report_to_inspectors b: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        record_inspectors_reply ab: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        request_copy aeb: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        report_compliance ae: notified> bpjs_examination> first_warning> second_warning> fine> service_denial_requested>
          service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate> state_receivables>
        record_verification ae: notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        confirm_compliance b: notified>complied bpjs_examination>complied first_warning>complied second_warning>complied
          fine>complied sanction_lifted>complied arrears_collection>complied prosecutor_mandate>complied
          state_receivables>complied
        refer b: fine>referred service_denial_active>referred arrears_collection>referred prosecutor_mandate>referred
          state_receivables>referred
        withdraw b: indicated>withdrawn notified>withdrawn bpjs_examination>withdrawn first_warning>withdrawn
          second_warning>withdrawn fine>withdrawn sanction_lifted>withdrawn arrears_collection>withdrawn
          prosecutor_mandate>withdrawn state_receivables>withdrawn
        close_as_gone b: indicated>closed_or_moved notified>closed_or_moved bpjs_examination>closed_or_moved
          first_warning>closed_or_moved second_warning>closed_or_moved fine>closed_or_moved
          service_denial_requested>closed_or_moved service_denial_active>closed_or_moved sanction_lifted>closed_or_moved
        transfer b: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        record_delivery aeb: notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested>[aebl] service_denial_active>[aebl] sanction_lifted>[aebl] arrears_collection>
        file_objection aeb: first_warning> second_warning> fine> service_denial_requested> service_denial_active>[aebl]
        answer_objection b: first_warning> second_warning> fine> service_denial_requested> service_denial_active>[l]
        file_appeal aeb: first_warning> second_warning> fine> service_denial_requested> service_denial_active>[aebl]
        decide_appeal b: first_warning> second_warning> fine> service_denial_requested> service_denial_active>[l]
        revoke_letter b: first_warning>bpjs_examination second_warning>first_warning fine>second_warning
          service_denial_active>fine[l]
        change_letter b: first_warning> second_warning> fine> service_denial_active>[l]
        post_notice aeb: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        link_alleged_successor ae: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection> prosecutor_mandate>
          state_receivables>
        add_remark aeb: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested>[aebl] service_denial_active>[aebl] sanction_lifted>[aebl] arrears_collection>
          prosecutor_mandate> state_receivables>
        adopt_rules b: indicated> notified> bpjs_examination> first_warning> second_warning> fine>
          service_denial_requested> service_denial_active> sanction_lifted> arrears_collection>
          prosecutor_mandate> state_receivables>
        """
}
