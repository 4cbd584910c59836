extension Wire {
    /// Begins to enrol a second factor; the password is asked for again.
    public struct SecondFactorRequest: Codable, Hashable, Sendable {
        /// The login.
        public var login: String
        /// The password.
        public var password: String
        /// A code of the second factor that is to be replaced, where there is one.
        public var code: String?

        /// Puts the fields together.
        public init(login: String, password: String, code: String? = nil) {
            self.login = login
            self.password = password
            self.code = code
        }
    }
}

extension Wire {
    /// What an authenticator is set up with; shown this once.
    public struct SecondFactorEnrolment: Codable, Hashable, Sendable {
        /// The secret in base32 (RFC 4648), to be typed in.
        public var secret: String
        /// The same as `otpauth://totp/…`.
        public var uri: String
        /// The same as QR code (SVG).
        public var qr: String

        /// Puts the fields together.
        public init(secret: String, uri: String, qr: String) {
            self.secret = secret
            self.uri = uri
            self.qr = qr
        }
    }
}

extension Wire {
    /// Ends the enrolment with a first code.
    public struct SecondFactorConfirmationRequest: Codable, Hashable, Sendable {
        /// The login.
        public var login: String
        /// The password.
        public var password: String
        /// What the authenticator shows.
        public var code: String

        /// Puts the fields together.
        public init(login: String, password: String, code: String) {
            self.login = login
            self.password = password
            self.code = code
        }
    }
}

extension Wire {
    /// Codes for the day on which the authenticator is lost; shown this once.
    public struct RecoveryCodes: Codable, Hashable, Sendable {
        /// Each stands for one code of the authenticator, once.
        public var codes: [String]

        /// Puts the fields together.
        public init(codes: [String]) {
            self.codes = codes
        }
    }
}

extension Wire {
    /// One's own second factor.
    public struct SecondFactor: Codable, Hashable, Sendable {
        /// Since when there is one, UTC.
        public var confirmedAt: String?
        /// Recovery codes that are not used.
        public var codesLeft: Int
        /// One of today's posts asks for one.
        public var demanded: Bool

        /// Puts the fields together.
        public init(confirmedAt: String? = nil, codesLeft: Int, demanded: Bool) {
            self.confirmedAt = confirmedAt
            self.codesLeft = codesLeft
            self.demanded = demanded
        }
    }
}
