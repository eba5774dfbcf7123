package glossary.sidecar.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::1, 0:0:0:0:0:0:0:1",
    "::, 0:0:0:0:0:0:0:0",
    "2001:DB8::a, 2001:db8:0:0:0:0:0:a",
    "::ffff:1.2.3.4, 1.2.3.4",
    "::FFFF:102:304, 1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b:0:0:0:0:102:304"
  })
  void an_address_is_read_and_an_ipv4_one_within_ipv6_is_the_ipv4_one(String text, String same) {
    assertThat(IpAddress.parse(text)).hasToString(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3.4",
        "1..2.3",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.1000",
        "1.2.3.-4",
        "0x7f.0.0.1",
        "2130706433",
        "127.1",
        "1.2.3.4 ",
        "localhost",
        "example.org",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "::g",
        "fe80::1%eth0",
        "[::1]",
        ".::1",
        "::1.2.3",
        "::\u0661",
        "\u0661.2.3.4",
        "unknown",
        "_hidden",
        "1.2.3.4, 5.6.7.8",
        "1.2.3.4\r\nX: y",
        "::ffff:1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16"
      })
  void anything_else_is_no_address(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @Test
  void whatever_is_sent_is_an_address_or_is_none() throws Exception {
    Random random = new Random(8);
    String letters = "0123456789abcdefABCDEF:.::%[]/ ,\"gx-";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      IpAddress address = IpAddress.parse(text.toString());
      if (address != null) {
        assertThat(IpAddress.of(InetAddress.getByName(text.toString()))).isEqualTo(address);
      }
    }
  }

  @Test
  void an_address_survives_the_way_to_the_jdk_and_back() throws Exception {
    Random random = new Random(9);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      InetAddress address = InetAddress.getByAddress(bytes);

      assertThat(IpAddress.of(address).toInetAddress()).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "10.0.0.5, 10.0.0.5, true",
    "10.0.0.5, 10.0.0.6, false",
    "10.0.0.0/31, 10.0.0.1, true",
    "10.0.0.0/31, 10.0.0.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 203.0.113.9, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/65, 2001:db8:0:0:7fff::1, true",
    "2001:db8::/65, 2001:db8:0:0:8000::1, false",
    "::1, ::1, true",
    "::1/127, ::0, true",
    "::ffff:10.0.0.0/104, 10.1.1.1, true",
    "10.0.0.0/8, ::ffff:10.1.1.1, true",
    "fe80::/10, febf::1, true",
    "fe80::/10, fec0::1, false"
  })
  void a_network_has_the_addresses_that_begin_like_it(String network, String address, boolean in) {
    Networks networks = Networks.of(List.of("192.0.2.1", network));

    assertThat(networks.contains(IpAddress.parse(address))).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/", ""})
  void what_is_no_network_is_refused(String text) {
    assertThatThrownBy(() -> Networks.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.1.1.1", "172.31.0.1", "192.168.1.1", "::1", "fd00::1", "fe80::1"})
  void a_private_address_is_known(String text) {
    assertThat(IpAddress.parse(text).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "192.169.0.1", "2001:db8::1"})
  void a_public_address_is_not_private(String text) {
    assertThat(IpAddress.parse(text).isPrivate()).isFalse();
  }
}
