package glossary.sidecar.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names under which this server may be addressed. An address literal is always allowed: a page
 * of another site can rebind a name, never an address.
 */
final class AllowedHosts {
  private final Set<String> names = new TreeSet<>();
  private final Set<String> suffixes = new TreeSet<>();
  private final boolean all;

  /** Each of {@code allowed} is a name, {@code *.name} or {@code *}. */
  AllowedHosts(List<String> allowed) {
    for (String host : allowed) {
      String lower = host.strip().toLowerCase(Locale.ROOT);
      if (lower.startsWith("*.")) {
        suffixes.add(lower.substring(1));
      } else {
        names.add(lower);
      }
    }
    names.add("localhost");
    all = names.contains("*");
  }

  /** {@code authority} as of the Host header, with or without a port. */
  boolean allows(String authority) {
    String host = Authority.host(authority);
    return all
        || names.contains(host)
        || suffixes.stream().anyMatch(host::endsWith)
        || Authority.isAddress(host);
  }
}
