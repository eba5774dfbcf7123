package glossary.sidecar.security.client;

import static glossary.sidecar.security.client.ForwardingHeader.CF_CONNECTING_IP;
import static glossary.sidecar.security.client.ForwardingHeader.FORWARDED;
import static glossary.sidecar.security.client.ForwardingHeader.X_FORWARDED_FOR;
import static glossary.sidecar.security.client.ForwardingHeader.X_REAL_IP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the header of a trusted proxy, 10.0.0.1, says of the client. A bar parts header lines. */
class ForwardingHeaderTest {
  private static final String PEER = "10.0.0.1";
  private static final Networks TRUSTED = Networks.of(List.of("10.0.0.0/8", "2001:db8:1::/48"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "203.0.113.9; 203.0.113.9",
        "198.51.100.1, 203.0.113.9; 203.0.113.9",
        "198.51.100.1,203.0.113.9,10.0.0.7; 203.0.113.9",
        "198.51.100.1|203.0.113.9; 203.0.113.9",
        "203.0.113.9|10.0.0.7|10.0.0.8; 203.0.113.9",
        "  203.0.113.9 \t, 10.0.0.7 ; 203.0.113.9",
        "203.0.113.9:4711; 203.0.113.9",
        "[2001:db8::9]; 2001:db8:0:0:0:0:0:9",
        "[2001:db8::9]:443; 2001:db8:0:0:0:0:0:9",
        "2001:db8::9; 2001:db8:0:0:0:0:0:9",
        "fe80::1%eth0; fe80:0:0:0:0:0:0:1",
        "[fe80::1%25eth0]:80; fe80:0:0:0:0:0:0:1",
        "::ffff:203.0.113.9; 203.0.113.9",
        "[::ffff:203.0.113.9]:80; 203.0.113.9",
        "2001:db8::9, 2001:db8:1::5, ::ffff:10.0.0.7; 2001:db8:0:0:0:0:0:9",
        "127.0.0.1; 127.0.0.1",
        "10.0.0.9; 10.0.0.1",
        "10.0.0.9, 10.0.0.7; 10.0.0.1",
        "203.0.113.9, unknown; 10.0.0.1",
        "203.0.113.9, unknown, 10.0.0.7; 10.0.0.7",
        "203.0.113.9, ; 10.0.0.1",
        "203.0.113.9,,10.0.0.7; 10.0.0.7",
        ", 203.0.113.9; 203.0.113.9",
        "garbage, 203.0.113.9; 203.0.113.9",
        "203.0.113.9, 1.2.3.4.5; 10.0.0.1",
        "203.0.113.9, 1.2.3.4:; 10.0.0.1",
        "203.0.113.9, 1.2.3.4:99999x; 10.0.0.1",
        "203.0.113.9, 1.2.3.4:123456; 10.0.0.1",
        "203.0.113.9, [::1; 10.0.0.1",
        "203.0.113.9, [::1]x; 10.0.0.1",
        "203.0.113.9, [1.2.3.4]; 10.0.0.1",
        "203.0.113.9, 0177.0.0.1; 10.0.0.1",
        "203.0.113.9, 2130706433; 10.0.0.1",
        "203.0.113.9, localhost; 10.0.0.1",
        "203.0.113.9, ' OR 1=1 --; 10.0.0.1",
        "203.0.113.9, \"10.0.0.7\"; 10.0.0.1",
        "\"203.0.113.9, 198.51.100.1; 198.51.100.1",
        "\"; 10.0.0.1",
        "for=203.0.113.9; 10.0.0.1"
      })
  void the_last_address_that_is_no_proxys_is_the_client(String lines, String client) {
    assertThat(client(X_FORWARDED_FOR, lines)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.9 ~ 203.0.113.9 ~ false",
        "for=203.0.113.9;proto=https ~ 203.0.113.9 ~ true",
        "For=\"203.0.113.9:80\";PROTO=HTTPS;by=10.0.0.1 ~ 203.0.113.9 ~ true",
        "for=\"[2001:db8::9]:4711\";proto=https ~ 2001:db8:0:0:0:0:0:9 ~ true",
        "for=198.51.100.1;proto=https, for=203.0.113.9;proto=http ~ 203.0.113.9 ~ false",
        "for=203.0.113.9;proto=https, for=10.0.0.7;proto=http ~ 203.0.113.9 ~ true",
        "for=203.0.113.9;proto=https|for=10.0.0.7;proto=http ~ 203.0.113.9 ~ true",
        "for=203.0.113.9, for=_hidden;proto=https ~ 10.0.0.1 ~ true",
        "for=203.0.113.9, for=unknown ~ 10.0.0.1 ~ false",
        "for=203.0.113.9, proto=https ~ 10.0.0.1 ~ true",
        "for=203.0.113.9;for=198.51.100.1 ~ 10.0.0.1 ~ false",
        "for=\"198.51.100.1, for=203.0.113.9 ~ 203.0.113.9 ~ false",
        "for=\"\\\", for=203.0.113.9 ~ 203.0.113.9 ~ false",
        "for=\"a;for=198.51.100.1\", for=203.0.113.9 ~ 203.0.113.9 ~ false",
        "x=\"a,b;for=198.51.100.1\";for=203.0.113.9 ~ 203.0.113.9 ~ false",
        "for=[2001:db8::9] ~ 2001:db8:0:0:0:0:0:9 ~ false",
        "for ~ 10.0.0.1 ~ false",
        "for= ~ 10.0.0.1 ~ false",
        "= ~ 10.0.0.1 ~ false",
        ";;; ~ 10.0.0.1 ~ false",
        "203.0.113.9 ~ 10.0.0.1 ~ false"
      })
  void a_forwarded_header_is_walked_in_the_same_way(String lines, String client, boolean secure) {
    Client found = FORWARDED.client(headers(FORWARDED, lines), peer(), false, TRUSTED);

    assertThat(found.address()).hasToString(client);
    assertThat(found.secure()).isEqualTo(secure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "203.0.113.9; 203.0.113.9",
        "2001:db8::9; 2001:db8:0:0:0:0:0:9",
        "203.0.113.9, 198.51.100.1; 10.0.0.1",
        "203.0.113.9|198.51.100.1; 10.0.0.1",
        "x; 10.0.0.1"
      })
  void a_header_of_one_address_has_one_or_counts_for_nothing(String lines, String client) {
    assertThat(client(X_REAL_IP, lines)).isEqualTo(client);
    assertThat(client(CF_CONNECTING_IP, lines)).isEqualTo(client);
  }

  @Test
  void another_header_than_the_chosen_one_counts_for_nothing() {
    for (ForwardingHeader sent : ForwardingHeader.values()) {
      for (ForwardingHeader chosen : ForwardingHeader.values()) {
        Map<String, List<String>> headers = headers(sent, "203.0.113.9");
        headers.replaceAll((name, lines) -> sent == FORWARDED ? List.of("for=203.0.113.9") : lines);

        assertThat(chosen.client(headers, peer(), false, TRUSTED).address())
            .hasToString(chosen == sent ? "203.0.113.9" : PEER);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "https; true",
        "HTTPS; true",
        "http; false",
        "https, https; true",
        "https, http; false",
        "http, https; false",
        "https|http; false",
        "https,; false",
        "ws; false",
        "\"https\"; false"
      })
  void the_scheme_is_https_if_every_proxy_was_spoken_to_by_it(String lines, boolean secure) {
    Map<String, List<String>> headers = headers(X_FORWARDED_FOR, "203.0.113.9");
    headers.put("x-forwarded-proto", Arrays.asList(lines.split("\\|")));

    assertThat(X_FORWARDED_FOR.client(headers, peer(), false, TRUSTED).secure()).isEqualTo(secure);
    assertThat(X_FORWARDED_FOR.client(headers, peer(), true, TRUSTED).secure()).isEqualTo(secure);
  }

  @Test
  void without_a_scheme_it_is_that_of_the_socket() {
    Map<String, List<String>> headers = headers(X_FORWARDED_FOR, "203.0.113.9");

    assertThat(X_FORWARDED_FOR.client(headers, peer(), true, TRUSTED).secure()).isTrue();
    assertThat(X_FORWARDED_FOR.client(headers, peer(), false, TRUSTED).secure()).isFalse();
    assertThat(X_FORWARDED_FOR.client(Map.of(), peer(), true, TRUSTED))
        .isEqualTo(new Client(peer(), true));
  }

  @Test
  void what_a_client_puts_in_front_however_long_does_not_move_it() {
    for (int length : new int[] {10, 1000, 2000, 2030, 2040, 2048, 2049, 3000, 100_000}) {
      for (String filler : List.of("1.2.3.4,", ",", "\"", "x", "for=1.2.3.4,", "\\\"")) {
        String junk = filler.repeat(length / filler.length() + 1);

        assertThat(client(X_FORWARDED_FOR, junk + ", 203.0.113.9, 10.0.0.7"))
            .isEqualTo("203.0.113.9");
        assertThat(client(FORWARDED, junk + ", for=203.0.113.9, for=10.0.0.7"))
            .isEqualTo("203.0.113.9");
      }
    }
  }

  @Test
  void a_chain_of_more_proxies_than_twenty_is_not_followed() {
    String nineteen = ", 10.0.0.7".repeat(19);

    assertThat(client(X_FORWARDED_FOR, "203.0.113.9" + nineteen)).isEqualTo("203.0.113.9");
    assertThat(client(X_FORWARDED_FOR, "203.0.113.9, 10.0.0.7" + nineteen)).isEqualTo(PEER);
  }

  @Test
  void no_header_at_all_makes_it_fail() {
    Random random = new Random(7);
    String letters = "0123456789abf:.,;=\"\\[]% \t_-forptshi\u00ff";
    for (int i = 0; i < 50_000; i++) {
      List<String> lines = new ArrayList<>();
      for (int line = random.nextInt(3); line >= 0; line--) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        lines.add(text.toString());
      }
      for (ForwardingHeader header : ForwardingHeader.values()) {
        Map<String, List<String>> headers =
            Map.of(header.header(), lines, "x-forwarded-proto", lines);
        assertThat(header.client(headers, peer(), false, TRUSTED).address()).isNotNull();
      }
    }
  }

  private static String client(ForwardingHeader header, String lines) {
    return header.client(headers(header, lines), peer(), false, TRUSTED).address().toString();
  }

  private static Map<String, List<String>> headers(ForwardingHeader header, String lines) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(header.header(), Arrays.asList(lines.split("\\|")));
    return headers;
  }

  private static IpAddress peer() {
    return IpAddress.parse(PEER);
  }
}
