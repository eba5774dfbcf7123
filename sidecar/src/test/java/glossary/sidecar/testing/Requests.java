package glossary.sidecar.testing;

import glossary.sidecar.http.ClientCertificate;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestBody;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as values, for rooms that are tested without a socket. */
public final class Requests {

  private Requests() {}

  public static Request get(String path) {
    return new Request(
        "test",
        "GET",
        path,
        Map.of(),
        Map.of(),
        "127.0.0.1:9123",
        InetAddress.getLoopbackAddress(),
        false,
        Map.of(),
        InputStream::nullInputStream);
  }

  /** Over TLS, from a client with this certificate. */
  public static Request secured(Request request, ClientCertificate certificate) {
    Copy copy = new Copy(request);
    copy.secure = true;
    copy.certificate = certificate;
    return copy.made();
  }

  public static Request method(Request request, String method) {
    Copy copy = new Copy(request);
    copy.method = method;
    return copy.made();
  }

  public static Request header(Request request, String name, String value) {
    Copy copy = new Copy(request);
    copy.headers = Map.of(name.toLowerCase(Locale.ROOT), List.of(value));
    return copy.made();
  }

  /**
   * @param headers names in lower case
   */
  public static Request headers(Request request, Map<String, List<String>> headers) {
    Copy copy = new Copy(request);
    copy.headers = headers;
    return copy.made();
  }

  public static Request path(Request request, String path) {
    Copy copy = new Copy(request);
    copy.path = path;
    return copy.made();
  }

  public static Request body(Request request, RequestBody body) {
    Copy copy = new Copy(request);
    copy.body = body;
    return copy.made();
  }

  public static Request peer(Request request, InetAddress peer) {
    Copy copy = new Copy(request);
    copy.peer = peer;
    return copy.made();
  }

  /** As if it came over TLS. */
  public static Request secure(Request request) {
    Copy copy = new Copy(request);
    copy.secure = true;
    return copy.made();
  }

  public static Request host(Request request, String host) {
    Copy copy = new Copy(request);
    copy.host = host;
    return copy.made();
  }

  public static Request variables(Request request, Map<String, String> variables) {
    Copy copy = new Copy(request);
    copy.variables = variables;
    return copy.made();
  }

  /** A request that is to differ in some respect. */
  private static final class Copy {
    private final Request request;
    private String method;
    private String path;
    private Map<String, List<String>> headers;
    private String host;
    private InetAddress peer;
    private boolean secure;
    private ClientCertificate certificate;
    private Map<String, String> variables;
    private RequestBody body;

    Copy(Request request) {
      this.request = request;
      method = request.method();
      path = request.path();
      headers = request.headers();
      host = request.host();
      peer = request.peer();
      secure = request.secure();
      certificate = request.certificate();
      variables = request.variables();
      body = request.body();
    }

    Request made() {
      return new Request(
          request.id(),
          method,
          path,
          request.query(),
          headers,
          host,
          peer,
          secure,
          certificate,
          variables,
          body);
    }
  }
}
