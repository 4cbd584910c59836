import API
import Domain
import Foundation
import Hummingbird
public import Logging
import Postgres
public import ServiceLifecycle

/// The service, put together: the one place where its parts meet, for `patuhd` and for tests alike.
public struct PatuhService: Sendable {
    /// Where it listens and what it costs to sign in.
    public struct Configuration: Sendable {
        /// The address to listen on.
        public var host = "127.0.0.1"
        /// The port; 0 takes a free one.
        public var port = 8080
        /// Whether passwords are hashed cheaply. For tests and nothing else.
        public var hashesCheaply = false
        /// What is counted, and shown at `/metrics`.
        public var metrics = PrometheusRegistry()
        /// What a scraper of `/metrics` has to present; without it only this machine's own may ask.
        public var metricsToken: String?
        /// Where files of evidence are kept: a folder, or `s3://BUCKET/PREFIX?endpoint=…&region=…`; without it none are taken.
        public var evidence: String?
        /// The folder in which files arrive that are kept elsewhere.
        public var evidenceStaging: String?
        /// Whether the trail takes up who was shown what. `false` is for measuring what that costs, and stands in the trail.
        public var recordsReads = true
        /// Whether webhooks may lead to hosts of one's own network, and by plain http.
        public var callsInside = false
        /// Who signs the trail, and where its heads go.
        public var audit = AuditConfiguration()
        /// Where this service is reached from outside, without a slash at its end: what QR codes on letters lead to begins
        /// so.
        public var publicURL = "http://127.0.0.1:8080"
        /// Whether a proxy of ours stands before the service, and its `X-Forwarded-For` says where requests come from.
        public var behindProxy = false
        /// By which provider people may sign in besides their passwords; none without.
        public var openID: OpenIDConfiguration?
        /// What clients are held to.
        public var limits = ClientLimits()
        /// From which duration a statement is logged with its plan; `nil` for never.
        public var slowStatements: Duration?

        /// Listens on this machine's port 8080.
        public init() {}
    }

    let configuration: Configuration
    let pool: Pool
    let jobs: Pool
    let bell = JobBell()
    /// Which list is being taken.
    let importing = ImportGate()
    let logger: Logger
    /// Where files of evidence lie.
    let archive: Archive?
    let passwords: PasswordHasher
    let authenticator: Authenticator
    let contract = Contract()
    /// The provider that people may sign in by.
    let openID: OpenIDProvider?
    /// Makes letters into PDF.
    let press: LetterPress
    /// Takes up who was shown what.
    let trail: ReadTrail
    /// What a scrape asks the database.
    private let metricsSources: [CachedMetrics]

    /// Puts the service together on a database that ``Setup`` has prepared.
    public init(configuration: Configuration, deployment: Deployment, logger: Logger) throws {
        // A file that isn't installed is told at the start, not to whoever first chooses a password.
        _ = try PasswordRule.standard
        self.configuration = configuration
        self.logger = logger
        pool = try deployment.servicePool(logger: logger, slow: configuration.slowStatements)
        jobs = try deployment.jobsPool(logger: logger, slow: configuration.slowStatements)
        passwords = PasswordHasher(
            cost: configuration.hashesCheaply ? .init(logN: 4, blockSize: 1, parallelism: 1) : .standard
        )
        authenticator = Authenticator(pool: pool)
        archive = try configuration.evidence.map { try Archive($0, staging: configuration.evidenceStaging) }
        openID = configuration.openID.map {
            OpenIDProvider(
                .init(
                    issuer: $0.issuer,
                    clientID: $0.clientID,
                    clientSecret: $0.clientSecret,
                    redirectURI: configuration.publicURL + "/v1/oidc/callback"
                )
            )
        }
        press = LetterPress(logger: logger)
        trail = ReadTrail(pool: jobs, isRecording: configuration.recordsReads, logger: logger)
        let cases = CaseMetrics(pool: jobs)
        let waiting = JobMetrics(pool: jobs)
        let ladder = LadderMetrics(pool: jobs)
        let damage = EvidenceMetrics(pool: jobs)
        metricsSources = [
            CachedMetrics("cases") { try await cases.families() },
            CachedMetrics("jobs") { try await waiting.families() },
            CachedMetrics("ladder") { try await ladder.families() },
            CachedMetrics("evidence") { try await damage.families() },
        ]
        configuration.metrics.describePools()
    }

    /// Every endpoint, as the contract names it.
    var routes: Routes {
        let store = Store(pool: pool, bell: bell)
        let cases = Casework(store: store)
        var routes = Routes()
        HealthRoutes(pool: pool, contract: contract).add(to: &routes)
        MetricsRoutes(
            registry: configuration.metrics,
            access: MetricsAccess(token: configuration.metricsToken),
            sources: metricsSources
        ).add(to: &routes)
        let proof = PasswordProof(pool: pool, passwords: passwords)
        SignIn(proof: proof, authenticator: authenticator).add(to: &routes)
        SessionRoutes(store: store, authenticator: authenticator).add(to: &routes)
        PasswordRoutes(proof: proof, authenticator: authenticator, store: store).add(to: &routes)
        SecondFactor(proof: proof, store: store, authenticator: authenticator).add(to: &routes)
        OpenIDRoutes(provider: openID, store: store, authenticator: authenticator).add(to: &routes)
        AccessRules(store: store).add(to: &routes)
        DirectoryRoutes(store: store).add(to: &routes)
        PostRoutes(store: store, authenticator: authenticator).add(to: &routes)
        TerritoryRoutes(store: store, authenticator: authenticator).add(to: &routes)
        AccessEvents(store: store).add(to: &routes)
        CompanyRoutes(store: store).add(to: &routes)
        ImportRoutes(store: store, gate: importing).add(to: &routes)
        MatchRoutes(store: store).add(to: &routes)
        InspectionRoutes(store: store, cases: cases).add(to: &routes)
        WorkerListRoutes(store: store, inspections: InspectionRoutes(store: store, cases: cases)).add(to: &routes)
        GuidanceRoutes(store: store, cases: cases).add(to: &routes)
        ComplaintRoutes(store: store, cases: cases, contract: contract).add(to: &routes)
        HandoverRoutes(store: store, cases: cases).add(to: &routes)
        PlanRoutes(store: store, cases: cases).add(to: &routes)
        CaseRoutes(store: store, cases: cases).add(to: &routes)
        EvidenceRoutes(store: store, archive: archive).add(to: &routes)
        let letters = LetterRoutes(store: store, cases: cases, jobs: jobs, printer: printer, archive: archive)
        letters.add(to: &routes)
        LetterTemplateRoutes(store: store, press: press).add(to: &routes)
        ChecklistRoutes(store: store).add(to: &routes)
        DraftRoutes(store: store, steps: CaseRoutes(store: store, cases: cases), letters: letters).add(to: &routes)
        NumberingRoutes(store: store).add(to: &routes)
        RegisterRoutes(store: store, publicURL: printer.publicURL).add(to: &routes)
        DebtRoutes(store: store, book: DebtBook(store: store)).add(to: &routes)
        DenialRoutes(store: store).add(to: &routes)
        CalculationRoutes(store: store).add(to: &routes)
        QueueRoutes(store: store).add(to: &routes)
        NoticeRoutes(store: store).add(to: &routes)
        NoncomplianceRoutes(store: store).add(to: &routes)
        WebhookRoutes(store: store, client: webhooks).add(to: &routes)
        ProcedureRoutes(store: store, cases: cases).add(to: &routes)
        AuditRoutes(store: store, jobs: jobs, configuration: configuration.audit).add(to: &routes)
        DataSubjectRoutes(store: store).add(to: &routes)
        CalendarRoutes(store: store, resolver: ClockResolver(pool: jobs)).add(to: &routes)
        return routes
    }

    /// The HTTP application.
    ///
    /// - Parameter onListening: Called with the port once requests are taken.
    func application(
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> Application<RouterResponder<AppContext>> {
        let server = Server(
            routes: routes,
            contract: contract,
            authenticator: authenticator,
            metrics: RequestMetrics(registry: configuration.metrics),
            trail: trail,
            regions: KnownRegions(store: Store(pool: pool, bell: bell)),
            trustsForwarding: configuration.behindProxy,
            isSecure: configuration.publicURL.hasPrefix("https:"),
            rate: PublicRate(limits: configuration.limits.publicRate),
            pace: configuration.limits.pace
        )
        let contract = contract
        return Application(
            responder: server.router().buildResponder(),
            server: .http1(configuration: configuration.limits.connection),
            configuration: .init(address: .hostname(configuration.host, port: configuration.port), serverName: "patuh"),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
                _ = try? contract.document()
            },
            logger: logger
        )
    }

    /// What works the queue of jobs.
    var runner: JobRunner {
        JobRunner(
            queue: JobQueue(pool: jobs, kinds: JobKind.quick, archive: archive, audit: configuration.audit),
            bell: bell,
            logger: logger
        )
    }

    /// What holds the firms of regencies against each other, beside the others. It gives way to a list that is being taken:
    /// both at once want the most memory that this program ever does.
    var matching: JobRunner {
        JobRunner(
            queue: JobQueue(
                pool: jobs,
                kinds: [.matchRegion],
                statementTimeout: .seconds(1800),
                givesWay: { [importing] in importing.isTaken }
            ),
            bell: JobBell(),
            logger: logger
        )
    }

    /// What calls other systems.
    var webhooks: WebhookClient { WebhookClient(isInside: configuration.callsInside) }

    /// What works the queue of webhooks, beside the others.
    var calling: JobRunner {
        JobRunner(
            queue: JobQueue(pool: jobs, webhooks: CallWebhooks(client: webhooks)),
            bell: JobBell(),
            logger: logger
        )
    }

    /// What prints letters.
    var printer: LetterPrinter { LetterPrinter(press: press, publicURL: configuration.publicURL) }

    /// What works the queue of letters, beside the other.
    var printing: JobRunner {
        JobRunner(queue: JobQueue(pool: jobs, printer: printer), bell: JobBell(), logger: logger)
    }

    /// Closes the pools of a service that was never run.
    func close() async {
        await trail.flush()
        await pool.close()
        await jobs.close()
    }

    /// What a service group runs, in the order of starting; it stops in the reverse order.
    public func services(onListening: @escaping @Sendable (Int) async -> Void) -> [any Service] {
        // As many letters are taken in hand as the press has processes.
        let printers = (0..<press.limits.processes).map { _ in printing as any Service }
        return [pool, jobs, trail, press, runner, calling, matching] + printers + [
            application(onListening: onListening)
        ]
    }
}
