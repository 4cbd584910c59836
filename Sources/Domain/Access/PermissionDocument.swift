/// What `deploy/permissions.md` says: who may do what, and who reads which part of a case, printed from the tables that
/// decide it (``PermissionTable``, ``Visibility``).
public enum PermissionDocument {
    /// The whole page, in Markdown.
    public static var markdown: String {
        """
        # Who may do what

        Printed by `patuhd permissions` from the tables that decide; a test fails where this page says anything else. A
        person may what any of the posts held that day allows, holders and acting holders alike, over the territory that
        the post's office has on that day: nothing beyond it is shown or changed, and what lies outside it does not exist
        for the reader (404). A token may no more than the person who made it, and less where its scope says so.

        The roles:

        \(Role.allCases.map { "- `\($0.rawValue)`: \($0.words.en) (\($0.words.id))" }.joined(separator: "\n"))

        ## Operations

        Whoever may not is answered 403 with the roles that may. What may be done with one case, by whom and when, is its
        procedure's to say: `patuh procedures show TRACK`, and for one case `patuh cases explain`.

        \(PermissionTable.markdown)
        ## What is read of a case

        Of a case that lies in the reader's territory. Complaints stand outside this table: the coordinator of their region
        and the inspector to whom one is assigned read them, nobody else (ILO C81 art. 15).

        \(Visibility.markdown)
        """
    }
}
