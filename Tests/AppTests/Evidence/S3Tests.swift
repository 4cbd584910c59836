import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain

@Suite("Requests to a store that speaks S3")
struct S3Tests {
    /// Amazon's own examples ("Authenticating Requests: Using the Authorization Header", Amazon S3 API Reference).
    static let examples: [(AWSSignature.Request, String)] = [
        (
            .init(
                method: "GET",
                path: "/test.txt",
                headers: [("host", "examplebucket.s3.amazonaws.com"), ("Range", "bytes=0-9")],
                bodyDigest: AWSSignature.emptyDigest
            ),
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
        ),
        (
            .init(
                method: "PUT",
                path: AWSSignature.escaped("/test$file.text", isPath: true),
                headers: [
                    ("host", "examplebucket.s3.amazonaws.com"), ("Date", "Fri, 24 May 2013 00:00:00 GMT"),
                    ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
                ],
                bodyDigest: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"
            ),
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
        ),
        (
            .init(
                method: "GET",
                path: "/",
                query: [("lifecycle", "")],
                headers: [("host", "examplebucket.s3.amazonaws.com")],
                bodyDigest: AWSSignature.emptyDigest
            ),
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
        ),
        (
            .init(
                method: "GET",
                path: "/",
                query: [("prefix", "J"), ("max-keys", "2")],
                headers: [("host", "examplebucket.s3.amazonaws.com")],
                bodyDigest: AWSSignature.emptyDigest
            ),
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
        ),
    ]

    @Test("Requests are signed as Amazon's published examples are")
    func signatures() throws {
        let credentials = AWSSignature.Credentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE",
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        )
        let signature = AWSSignature(credentials: credentials, region: "us-east-1")
        let time = Date(timeIntervalSince1970: 1_369_353_600)
        for (request, expected) in Self.examples {
            let headers = signature.headers(of: request, at: time)
            let said = headers.first { $0.name == "authorization" }?.value ?? ""
            #expect(said.hasSuffix("Signature=\(expected)"), "\(request.path): \(said)")
        }
        #expect(!"\(credentials)".contains("wJalr"))
    }

    @Test("An address says bucket, prefix, endpoint and region, and nothing else; keys never stand in it")
    func locations() throws {
        let own = try S3Location("s3://bukti/patuh/kalteng?endpoint=http://127.0.0.1:9000/&region=id-1")
        #expect(own.base == "http://127.0.0.1:9000" && own.host == "127.0.0.1:9000" && own.region == "id-1")
        #expect(own.path("objects/ab/cd e") == "/bukti/patuh/kalteng/objects/ab/cd%20e" && own.path() == "/bukti")
        let amazon = try S3Location("s3://bukti-kalteng?region=ap-southeast-3")
        #expect(amazon.host == "bukti-kalteng.s3.ap-southeast-3.amazonaws.com")
        #expect(amazon.path() == "/" && amazon.path("a") == "/a")
        for text in [
            "s3://", "s3://B", "http://bukti", "s3://key:secret@bukti", "s3://bukti?key=x",
            "s3://bukti?endpoint=ftp://h",
            "s3://bukti?endpoint=http://u:p@h", "s3://bukti?region=", "s3://bukti?endpoint=http://h/path",
        ] {
            #expect(throws: StartFailure.self, "\(text)") { try S3Location(text) }
        }
    }

    @Test("Credentials come from the variables, or from a profile of the file")
    func credentials() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("aws-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let text = """
            [default]
            aws_access_key_id = A
            aws_secret_access_key = b=c
            [lain]
            # aws_access_key_id = X
            aws_access_key_id=D
            aws_secret_access_key=e
            aws_session_token=f
            """
        try Data(text.utf8).write(to: URL(filePath: file))
        let usual = try AWSSignature.Credentials(environment: ["AWS_SHARED_CREDENTIALS_FILE": file])
        #expect(usual.accessKey == "A" && usual.secret == "b=c" && usual.session == nil)
        let other = try AWSSignature.Credentials(
            environment: ["AWS_SHARED_CREDENTIALS_FILE": file, "AWS_PROFILE": "lain"]
        )
        #expect(other.accessKey == "D" && other.session == "f")
        let named = try AWSSignature.Credentials(
            environment: ["AWS_SHARED_CREDENTIALS_FILE": file, "AWS_ACCESS_KEY_ID": "g", "AWS_SECRET_ACCESS_KEY": "h"]
        )
        #expect(named.accessKey == "g")
        #expect(throws: StartFailure.self) { try AWSSignature.Credentials(environment: [:]) }
    }

    @Test("A list is read page by page, and what is no file of evidence is passed over")
    func listings() throws {
        let name = String(repeating: "ab", count: 32)
        let xml = """
            <?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated>
            <Contents><Key>p/objects/ab/\(name)</Key><LastModified>2026-11-21T10:00:00.000Z</LastModified></Contents>
            <Contents><Key>p/objects/readme</Key><LastModified>2026-11-21T10:00:00Z</LastModified></Contents>
            <NextContinuationToken>a&amp;b</NextContinuationToken></ListBucketResult>
            """
        let page = try S3Listing(xml)
        #expect(page.objects.map(\.digest.description) == [name] && page.next == "a&b")
        #expect(page.objects[0].changed == Date(timeIntervalSince1970: 1_795_255_200))
        #expect(try S3Listing("<ListBucketResult></ListBucketResult>").next == nil)
        #expect(throws: S3Client.Failure.self) { try S3Listing("<html>masuk dahulu</html>") }
    }

    @Test("A store that is away is told as such, and nothing is stored")
    func away() async throws {
        let location = try S3Location("s3://bukti?endpoint=http://127.0.0.1:9")
        var client = S3Client(location: location, credentials: .init(accessKey: "a", secret: "b"))
        client.pause = .milliseconds(1)
        let vault = S3Vault(client: client)
        let digest = try #require(FileDigest([UInt8](repeating: 1, count: 32)))
        let error = await #expect(throws: VaultError.self) { try await vault.condition(of: digest) }
        guard case .unavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(Problem(VaultError.unavailable(TestFailure("x"))).status == .serviceUnavailable)
    }
}
