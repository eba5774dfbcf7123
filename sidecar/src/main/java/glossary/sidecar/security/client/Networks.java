package glossary.sidecar.security.client;

import java.util.List;

/** A list of addresses and networks, such as those of proxies. Immutable. */
public final class Networks {
  private final Network[] all;

  private Networks(Network[] all) {
    this.all = all;
  }

  /**
   * @param texts such as {@code 10.0.0.0/8} or {@code ::1}
   * @throws IllegalArgumentException if one is no address and no network
   */
  public static Networks of(List<String> texts) {
    return new Networks(texts.stream().map(Network::parse).toArray(Network[]::new));
  }

  public boolean contains(IpAddress address) {
    for (Network each : all) {
      if (each.contains(address)) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return all.length == 0;
  }
}
