import Glibc

extension ChildProcess {
    /// `POSIX_SPAWN_SETSID` of `spawn.h`, which the importer leaves out.
    private static let newSession: Int16 = 0x80

    /// Starts the program and returns its process number.
    static func spawn(_ command: Command) throws(ClusterError) -> pid_t {
        var (program, arguments) = (command.program, command.arguments)
        if command.account.uid != geteuid() {
            arguments = dropping(to: command.account) + [program] + arguments
            program = "/usr/bin/setpriv"
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        try arrangeFiles(&actions, command)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        arrangeSignals(&attributes)

        var pid: pid_t = 0
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let settings = environment(command.environment).map { strdup($0) } + [nil]
        defer { for text in words + settings { free(text) } }
        let result = posix_spawn(&pid, program, &actions, &attributes, words, settings)
        guard result == 0 else { throw ClusterFiles.failure("run", program, result) }
        return pid
    }

    /// util-linux' `setpriv` (on every Debian system) gives up root for good and then becomes the program itself.
    private static func dropping(to account: ClusterAccount) -> [String] {
        ["--reuid=\(account.uid)", "--regid=\(account.gid)", "--clear-groups", "--inh-caps=-all", "--"]
    }

    private static func arrangeFiles(
        _ actions: inout posix_spawn_file_actions_t,
        _ command: Command
    ) throws(ClusterError) {
        if let input = command.input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, command.output, 1)
        posix_spawn_file_actions_adddup2(&actions, command.output, 2)
        var firstClosed: Int32 = 3
        if let kept = command.kept {
            posix_spawn_file_actions_adddup2(&actions, kept, 3)
            firstClosed = 4
        }
        guard
            let closeFrom = extensionCall("posix_spawn_file_actions_addclosefrom_np", as: CloseFrom.self),
            let changeFolder = extensionCall("posix_spawn_file_actions_addchdir_np", as: ChangeFolder.self)
        else {
            throw ClusterError(
                .system,
                "The C library cannot start programs the way that is needed here.",
                remedy: "Use glibc 2.34 or later (Debian 12 has 2.36)."
            )
        }
        _ = closeFrom(&actions, firstClosed)
        // Not this program's folder, which the other user may not be able to enter.
        _ = changeFolder(&actions, "/")
    }

    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
    private typealias CloseFrom = @convention(c) (Actions, Int32) -> Int32
    private typealias ChangeFolder = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32

    /// A GNU extension of `spawn.h`: Swift's Glibc module leaves these out, so they are looked up by name. The type is
    /// the one in that header.
    private static func extensionCall<Call>(_ name: String, as type: Call.Type) -> Call? {
        dlsym(nil, name).map { unsafeBitCast($0, to: type) }
    }

    private static func arrangeSignals(_ attributes: inout posix_spawnattr_t) {
        var every = sigset_t()
        sigfillset(&every)
        posix_spawnattr_setsigdefault(&attributes, &every)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, flags)
    }

    private static func environment(_ additions: [String: String]) -> [String] {
        var values = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        values.merge(additions) { _, new in new }
        return values.map { "\($0.key)=\($0.value)" }
    }
}
