package glossary.sidecar.security.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What proxies and operators write of addresses: understood, or nobody's. */
class ForwardingFuzz {
  private static final IpAddress PEER = IpAddress.parse("10.0.0.7");
  private static final Networks TRUSTED = Networks.of(List.of("10.0.0.0/8", "fd00::/8"));

  /** Each of the headers, one line or several. */
  @FuzzTest
  void header(byte[] bytes) {
    List<String> lines = List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1));
    for (ForwardingHeader each : ForwardingHeader.values()) {
      Map<String, List<String>> headers = Map.of(each.header(), lines, "x-forwarded-proto", lines);
      Client client = each.client(headers, PEER, false, TRUSTED);
      if (client.address() == null) {
        throw new AssertionError("a client without an address");
      }
    }
  }

  /** An element of TRUSTED_PROXIES. */
  @FuzzTest
  void network(byte[] bytes) {
    try {
      Networks.of(List.of(new String(bytes, StandardCharsets.ISO_8859_1))).contains(PEER);
    } catch (IllegalArgumentException refused) {
      // the settings tell where
    }
  }
}
