package glossary.sidecar.security;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that keep a browser from doing with an answer what it is not for. Set where a handler
 * has not set them, on every answer, be it of a handler, of an inner filter or of an error.
 *
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers Project</a>
 */
final class SecurityHeaders implements Filter {
  private static final String CSP = "Content-Security-Policy";

  private static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Cache-Control", "no-store");

  private static final Map<String, String> API =
      Map.of(
          CSP, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  private static final String PAGE_CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  private static final Map<String, String> PAGE = page(PAGE_CSP);

  /** Over plain http it would make a page ask for its own files where nobody answers. */
  private static final Map<String, String> SECURE_PAGE =
      page(PAGE_CSP + "; upgrade-insecure-requests");

  private static final Map<String, String> DOWNLOAD = Map.of(CSP, "default-src 'none'; sandbox");

  private final Hsts hsts;

  SecurityHeaders(Hsts hsts) {
    this.hsts = hsts;
  }

  @Override
  public Response handle(Request request, Handler next) {
    Response response = next.handle(request);
    Map<String, String> headers = new LinkedHashMap<>(response.headers());
    of(response.kind(), request.secure()).forEach(headers::putIfAbsent);
    ALL.forEach(headers::putIfAbsent);
    hsts.header(request)
        .ifPresent(value -> headers.putIfAbsent("Strict-Transport-Security", value));
    return new Response(response.status(), response.kind(), headers, response.body());
  }

  private static Map<String, String> of(Response.Kind kind, boolean secure) {
    return switch (kind) {
      case API -> API;
      case PAGE -> secure ? SECURE_PAGE : PAGE;
      case DOWNLOAD -> DOWNLOAD;
    };
  }

  private static Map<String, String> page(String policy) {
    return Map.of(
        CSP,
        policy,
        "Cross-Origin-Opener-Policy",
        "same-origin",
        "Origin-Agent-Cluster",
        "?1",
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self),"
            + " geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(),"
            + " payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(),"
            + " usb=(), web-share=(), xr-spatial-tracking=()");
  }
}
