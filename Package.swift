// swift-tools-version: 6.2
import PackageDescription

// PATUH_CORE=1 leaves only the two targets that depend on no web stack, `Postgres` and `Domain`.
// They build in seconds, which is what makes sanitizers and quick edits bearable.
let coreOnly = Context.environment["PATUH_CORE"] != nil

// PATUH_CLI=1 leaves only what the users' command line is made of, without the server and libpq.
let commandLineOnly = Context.environment["PATUH_CLI"] != nil

let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let package = Package(
    name: "patuh",
    products: [
        .library(name: "Postgres", targets: ["Postgres"]),
        .library(name: "Domain", targets: ["Domain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        .target(name: "Domain", swiftSettings: house),
        .testTarget(
            name: "PostgresTests",
            dependencies: [
                "Postgres",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: house),
    ]
)

if !coreOnly {
    package.products += [
        .executable(name: "patuhd", targets: ["patuhd"]),
        .executable(name: "patuh", targets: ["patuh"]),
    ]
    package.dependencies += [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ]
    package.targets += [
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "API", dependencies: ["Domain"], resources: [.copy("openapi.yaml")], swiftSettings: house),
        .target(
            name: "App",
            dependencies: [
                "API", "CQREncode", "CXLSXWriter", "Domain", "Postgres",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [
                .copy("Access/weak-passwords"), .copy("Complaints/Pages"), .copy("Imports/workbook-reader"),
                .copy("Letters/Resources"),
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "patuhd",
            dependencies: ["App", "Domain", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: house
        ),
        .executableTarget(
            name: "patuh",
            dependencies: ["API", "Domain", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: house
        ),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Domain", "patuh",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "API", "Domain", "Postgres", "patuh",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house
        ),
    ]
}

if commandLineOnly {
    let targets: Set = ["Domain", "API", "patuh", "APITests"]
    let packages: Set = ["swift-argument-parser", "Yams"]
    package.targets.removeAll { !targets.contains($0.name) }
    package.products.removeAll { !targets.contains($0.name) }
    package.dependencies.removeAll { dependency in
        guard case .sourceControl(_, let location, _) = dependency.kind else { return true }
        return !packages.contains { location.hasSuffix("/" + $0) }
    }
}
