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
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        true,
        certificate,
        request.variables(),
        request.body());
  }

  public static Request method(Request request, String method) {
    return new Request(
        request.id(),
        method,
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        request.body());
  }

  public static Request header(Request request, String name, String value) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        Map.of(name.toLowerCase(Locale.ROOT), List.of(value)),
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        request.body());
  }

  /**
   * @param headers names in lower case
   */
  public static Request headers(Request request, Map<String, List<String>> headers) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        headers,
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        request.body());
  }

  public static Request path(Request request, String path) {
    return new Request(
        request.id(),
        request.method(),
        path,
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        request.body());
  }

  public static Request body(Request request, RequestBody body) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        body);
  }

  public static Request peer(Request request, InetAddress peer) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        peer,
        request.secure(),
        request.variables(),
        request.body());
  }

  /** As if it came over TLS. */
  public static Request secure(Request request) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        true,
        request.variables(),
        request.body());
  }

  public static Request host(Request request, String host) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        host,
        request.peer(),
        request.secure(),
        request.variables(),
        request.body());
  }

  public static Request variables(Request request, Map<String, String> variables) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        request.secure(),
        variables,
        request.body());
  }
}
