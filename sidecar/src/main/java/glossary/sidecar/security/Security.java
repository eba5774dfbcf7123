package glossary.sidecar.security;

import glossary.sidecar.http.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * The outer wall: everything that is decided about a request before its route is, outermost first.
 */
public final class Security {

  private Security() {}

  /**
   * @param ownHost the address or name that is listened on
   * @param allowedHosts names, {@code *.name} or {@code *}; address literals and localhost are
   *     always allowed
   * @param allowedOrigins such as {@code https://terms.example.org}
   */
  public static List<Filter> filters(
      String ownHost, List<String> allowedHosts, List<String> allowedOrigins) {
    List<String> hosts = new ArrayList<>(allowedHosts);
    hosts.add(ownHost);
    return List.of(new SecurityHeaders(), new CrossSite(hosts, allowedOrigins));
  }
}
