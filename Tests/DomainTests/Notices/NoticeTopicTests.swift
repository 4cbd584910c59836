import Testing

@testable import Domain

@Suite("Topics of notices")
struct NoticeTopicTests {
    static let all =
        Effect.allCases.map(NoticeTopic.effect) + [.deadlineReminder, .deadlineEscalation]
        + HandoverTopic.allCases.map(NoticeTopic.handover)

    @Test("A topic's code reads back as the topic, and no two share one", arguments: all)
    func code(topic: NoticeTopic) {
        #expect(NoticeTopic(code: topic.code) == topic)
        #expect(Self.all.count { $0.code == topic.code } == 1)
        #expect(topic.words.id != topic.code && topic.words.en != topic.code)
    }

    @Test("A code that nobody knows is no topic")
    func unknown() {
        #expect(NoticeTopic(code: "deadline") == nil)
    }
}
