package glossary.sidecar.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request as a value, taken from the socket before any handler runs. Nothing in it is trusted
 * but its shape.
 *
 * @param id of this request: the caller's {@code X-Request-ID} if that was a valid one, otherwise
 *     made here
 * @param method upper case; a HEAD arrives at handlers as GET
 * @param path canonical: decoded once, no empty, {@code .} or {@code ..} segment, no trailing slash
 *     but in {@code /}; empty if it had no such form, which only filters see before the 400
 * @param query decoded, in order of first appearance; a repeated name has several values
 * @param headers names in lower case
 * @param host authority that the caller asked for, lower case, with port if one was given; empty if
 *     there was none (HTTP/1.0) or none that could be read
 * @param peer address of the other end of the socket, or of the client that a trusted proxy there
 *     speaks for
 * @param secure whether the request came over TLS, to us or to that proxy
 * @param certificate what the other end of the socket proved by a certificate
 * @param variables values of the route template's {@code {names}}
 * @param body read at most once
 */
public record Request(
    String id,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String host,
    InetAddress peer,
    boolean secure,
    ClientCertificate certificate,
    Map<String, String> variables,
    RequestBody body) {

  /** From a client without a certificate. */
  public Request(
      String id,
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      String host,
      InetAddress peer,
      boolean secure,
      Map<String, String> variables,
      RequestBody body) {
    this(
        id,
        method,
        path,
        query,
        headers,
        host,
        peer,
        secure,
        ClientCertificate.NONE,
        variables,
        body);
  }

  /** First value of a header, by any case of its name; null if absent. */
  public String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Whether the answer may be compressed. */
  public boolean acceptsGzip() {
    return Compression.isAccepted(headers.get("accept-encoding"));
  }

  /** A required text of {@code least} to {@code most} code points. */
  public String text(String name, int least, int most) {
    String value = single(name);
    if (value == null) {
      throw Problem.parameter(name, "is required");
    }
    int length = value.codePointCount(0, value.length());
    if (length < least || length > most) {
      throw Problem.parameter(
          name, "must have " + least + " to " + most + " characters, has " + length);
    }
    return value;
  }

  /** An optional text; empty if absent or blank. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(single(name)).filter(value -> !value.isBlank());
  }

  /** An optional text that must be one of {@code allowed} where it is given. */
  public Optional<String> choice(String name, Set<String> allowed) {
    Optional<String> value = optional(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw Problem.parameter(
          name, "must be one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  /** An optional whole number within limits. */
  public int integer(String name, int byDefault, int least, int most) {
    String value = single(name);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw Problem.parameter(name, "must be a whole number from " + least + " to " + most);
  }

  /** The route's {@code {name}} as a whole number. */
  public long id(String name) {
    try {
      return Long.parseLong(variables.get(name));
    } catch (NumberFormatException notANumber) {
      throw Problem.parameter(name, "must be a whole number");
    }
  }

  /** The same request from the client that a trusted proxy speaks for. */
  public Request from(InetAddress client, boolean overTls) {
    return new Request(
        id, method, path, query, headers, host, client, overTls, certificate, variables, body);
  }

  /** The same request with what stands before its body. */
  public Request withBody(RequestBody other) {
    return new Request(
        id, method, path, query, headers, host, peer, secure, certificate, variables, other);
  }

  Request with(Map<String, String> routeVariables) {
    return new Request(
        id, method, path, query, headers, host, peer, secure, certificate, routeVariables, body);
  }

  private String single(String name) {
    List<String> values = query.get(name);
    if (values == null) {
      return null;
    }
    if (values.size() > 1) {
      throw Problem.parameter(name, "must be given once");
    }
    return values.get(0);
  }
}
