/// What somebody is told of a case: that an effect concerns an office's holders of a role, or one person.
public enum Notice {}

/// The identity of a notice.
public typealias NoticeID = ID<Notice>
