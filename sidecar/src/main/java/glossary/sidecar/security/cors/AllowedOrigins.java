package glossary.sidecar.security.cors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The origins whose pages may call the API: exactly those, those below a name ({@code
 * https://*.example.org}, at the dot), or all. A {@code null} origin, that of sandboxed frames and
 * files, is nobody's and never allowed. Immutable.
 */
public final class AllowedOrigins {
  private static final String BELOW = "*.";

  private final boolean all;
  private final Set<Origin> exact = new HashSet<>();
  private final List<Origin> below = new ArrayList<>();

  /**
   * @param allowed as in ALLOWED_ORIGINS
   * @throws IllegalArgumentException if one is no origin
   */
  public AllowedOrigins(List<String> allowed) {
    all = allowed.contains("*");
    for (String each : allowed) {
      if (each.equals("*")) {
        continue;
      }
      Origin origin = Origin.ofSetting(each.strip());
      if (origin.host().startsWith(BELOW)) {
        below.add(new Origin(origin.scheme(), origin.host().substring(1), origin.port()));
      } else {
        exact.add(origin);
      }
    }
  }

  /** Whether pages of all origins are allowed. */
  boolean all() {
    return all;
  }

  /**
   * @param sent the value of an {@code Origin} header
   */
  public boolean allows(String sent) {
    Origin origin = Origin.parse(sent);
    if (origin == null || origin.host().indexOf('*') >= 0) {
      return false;
    }
    return all || exact.contains(origin) || isBelow(origin);
  }

  private boolean isBelow(Origin origin) {
    for (Origin each : below) {
      if (origin.scheme().equals(each.scheme())
          && origin.port().equals(each.port())
          && origin.host().length() > each.host().length()
          && origin.host().endsWith(each.host())) {
        return true;
      }
    }
    return false;
  }
}
