import HTTPTypes
import Hummingbird
import NIOCore

/// `GET /metrics`, for Prometheus.
struct MetricsRoutes: Sendable {
    let registry: PrometheusRegistry
    let access: MetricsAccess
    /// What is asked of the database, now and then.
    let sources: [CachedMetrics]

    func add(to routes: inout Routes) {
        routes.open(.get, "/metrics") { call in
            try access.check(peer: call.peer, headers: call.headers)
            let text = PrometheusText.render(await families())
            return Reply(
                headers: [.contentType: PrometheusText.mediaType],
                body: .stream(ResponseBody(byteBuffer: ByteBuffer(string: text)))
            )
        }
    }

    private func families() async -> [MetricFamily] {
        var families = ProcessMetrics().families()
        var up = MetricFamily.gauges("patuh_metrics_source_up", "Whether the source could be asked.", [])
        for source in sources {
            let answer = await source.families()
            families += answer.families
            up.samples.append(answer.up)
        }
        return registry.families() + families + [up]
    }
}
