package glossary.sidecar.security.client;

import java.util.List;
import java.util.Map;

/** The one header in which the proxies of an installation tell the client's address. */
public enum ForwardingHeader {
  X_FORWARDED_FOR("x-forwarded-for"),
  FORWARDED("forwarded"),
  X_REAL_IP("x-real-ip"),
  CF_CONNECTING_IP("cf-connecting-ip");

  private static final String PROTO = "x-forwarded-proto";

  private final String header;

  ForwardingHeader(String header) {
    this.header = header;
  }

  /** In lower case. */
  String header() {
    return header;
  }

  /**
   * The client by the word of the trusted proxies: from the right, the first address that is not
   * one of theirs. A hop that cannot be read ends the walk at the proxy that told of it; so does a
   * list of proxies only, which tells of nobody, at the peer.
   *
   * @param headers names in lower case
   * @param peer the other end of the socket, a trusted proxy
   * @param secure whether the peer speaks TLS to us
   */
  Client client(
      Map<String, List<String>> headers, IpAddress peer, boolean secure, Networks trusted) {
    List<String> lines = headers.getOrDefault(header, List.of());
    return switch (this) {
      case X_FORWARDED_FOR -> {
        Client found = walk(lines, peer, secure, trusted);
        yield new Client(found.address(), proto(headers, secure));
      }
      case FORWARDED -> walk(lines, peer, secure, trusted);
      case X_REAL_IP, CF_CONNECTING_IP -> {
        IpAddress only = lines.size() == 1 ? Hop.address(lines.get(0)) : null;
        yield new Client(only == null ? peer : only, proto(headers, secure));
      }
    };
  }

  private Client walk(List<String> lines, IpAddress peer, boolean secure, Networks trusted) {
    FromTheRight elements = new FromTheRight(lines);
    IpAddress last = peer;
    boolean lastSecure = secure;
    for (String element = elements.next(); element != null; element = elements.next()) {
      Hop hop = this == FORWARDED ? ForwardedElement.read(element) : Hop.of(element);
      boolean hopSecure = hop.secure() == null ? secure : hop.secure();
      if (hop.address() == null) {
        return new Client(last, hopSecure);
      }
      if (!trusted.contains(hop.address())) {
        return new Client(hop.address(), hopSecure);
      }
      last = hop.address();
      lastSecure = hopSecure;
    }
    return new Client(peer, lastSecure);
  }

  /** With several proxies, each must have been spoken to by TLS. */
  private static boolean proto(Map<String, List<String>> headers, boolean secure) {
    List<String> lines = headers.getOrDefault(PROTO, List.of());
    if (lines.isEmpty()) {
      return secure;
    }
    FromTheRight schemes = new FromTheRight(lines);
    boolean all = true;
    int count = 0;
    for (String scheme = schemes.next(); scheme != null; scheme = schemes.next()) {
      all &= scheme.strip().equalsIgnoreCase("https");
      count++;
    }
    return all && count > 0;
  }
}
