package glossary.sidecar.security;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that keep a browser from doing with an answer what it is not for. Set where a handler
 * has not set them.
 *
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers Project</a>
 */
final class SecurityHeaders implements Filter {
  private static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Cache-Control", "no-store");

  private static final Map<String, String> API =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  private static final Map<String, String> PAGE =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
              + " object-src 'none'; require-trusted-types-for 'script'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Origin-Agent-Cluster",
          "?1",
          "Permissions-Policy",
          "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self),"
              + " geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(),"
              + " payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(),"
              + " usb=(), web-share=(), xr-spatial-tracking=()");

  private static final Map<String, String> DOWNLOAD =
      Map.of("Content-Security-Policy", "default-src 'none'; sandbox");

  @Override
  public Response handle(Request request, Handler next) {
    Response response = next.handle(request);
    Map<String, String> headers = new LinkedHashMap<>(response.headers());
    ALL.forEach(headers::putIfAbsent);
    of(response.kind()).forEach(headers::putIfAbsent);
    return new Response(response.status(), response.kind(), headers, response.body());
  }

  private static Map<String, String> of(Response.Kind kind) {
    return switch (kind) {
      case API -> API;
      case PAGE -> PAGE;
      case DOWNLOAD -> DOWNLOAD;
    };
  }
}
