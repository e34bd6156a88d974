#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What every answer says besides its own.
enum SecurityHeaders {
  /// Nothing but this server's own files runs or is loaded; nothing is kept by the browser, framed, or told to other sites.
  ///
  /// The referrer stays `same-origin`: under `no-referrer` browsers send `Origin: null` with forms.
  static let lines = """
    Cache-Control: no-store\r
    Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r
    Cross-Origin-Opener-Policy: same-origin\r
    Cross-Origin-Resource-Policy: same-origin\r
    Referrer-Policy: same-origin\r
    X-Content-Type-Options: nosniff\r
    X-Frame-Options: DENY\r

    """

  /// The time as RFC 9110, section 5.6.7, wants it.
  static var date: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
      _ = strftime(text.baseAddress!, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
      return String(cString: text.baseAddress!)
    }
  }
}
