package glossary.sidecar.security.client;

import java.util.List;

/**
 * Addresses of this machine and of local networks.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose
 *     addresses</a>
 */
final class PrivateNetworks {
  static final Networks ALL =
      Networks.of(
          List.of(
              "127.0.0.0/8",
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "100.64.0.0/10",
              "::1",
              "fc00::/7",
              "fe80::/10"));

  private PrivateNetworks() {}
}
