/// Metrics that cost the database something: asked for at most once in a while, and by one scrape at a time.
actor CachedMetrics {
    /// How long an answer, or a failure, is kept.
    static let lifetime = Duration.seconds(15)

    private let name: String
    private let source: @Sendable () async throws -> [MetricFamily]
    private let now: @Sendable () -> ContinuousClock.Instant
    private var known: (families: [MetricFamily], until: ContinuousClock.Instant)?
    private var isAsking = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter name: Names the source in `patuh_metrics_source_up`.
    init(
        _ name: String,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        source: @escaping @Sendable () async throws -> [MetricFamily]
    ) {
        self.name = name
        self.now = now
        self.source = source
    }

    /// The source's metrics, at most ``lifetime`` old; none where it failed.
    func families() async -> (families: [MetricFamily], up: MetricFamily.Sample) {
        while isAsking { await withCheckedContinuation { waiting.append($0) } }
        if let known, known.until > now() { return answer(known.families) }
        isAsking = true
        let families = try? await source()
        isAsking = false
        // A scrape that was broken off has learnt nothing about the source.
        if families != nil || !Task.isCancelled { known = (families ?? [], now().advanced(by: Self.lifetime)) }
        waiting.forEach { $0.resume() }
        waiting = []
        return answer(families ?? [])
    }

    private func answer(_ families: [MetricFamily]) -> (families: [MetricFamily], up: MetricFamily.Sample) {
        (families, .init(["source": name], families.isEmpty ? 0 : 1))
    }
}
