package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemBlockTest {
  private static final String BLOCK = "-----BEGIN X-----\nAQID\n-----END X-----\n";

  private static List<PemBlock> parse(String text) throws TlsUnusable {
    return PemBlock.parse("TLS_CERT_FILE", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void blocks_are_found_among_text_in_any_form_of_lines() throws Exception {
    List<PemBlock> blocks =
        parse(
            "\ufeff-----BEGIN CERTIFICATE-----\r\n A\r\nQID\t\r\n-----END CERTIFICATE-----\r\n"
                + "subject=/CN=größe\n\n"
                + BLOCK
                + "-----END Y-----\nafter");

    assertThat(blocks).extracting(PemBlock::label).containsExactly("CERTIFICATE", "X");
    assertThat(blocks).allSatisfy(block -> assertThat(block.data()).containsExactly(1, 2, 3));
  }

  @Test
  void headers_of_old_files_are_no_data() throws Exception {
    String text =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AB\n\nAQID\n"
            + "-----END RSA PRIVATE KEY-----";

    assertThat(parse(text).get(0).encrypted()).isTrue();
    assertThat(parse(text).get(0).data()).containsExactly(1, 2, 3);
    assertThat(parse(BLOCK).get(0).encrypted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      textBlock =
          """
          "";                                                      is not PEM
          "0\u0082\u0001";                                         is not PEM
          "-----BEGIN X----";                                      is not PEM
          "-----BEGIN X-----|AQID";                                its block X does not end
          "-----BEGIN X-----|AQID|-----END Y-----";                its block X ends as another one
          "-----BEGIN X-----|AQID|-----END X----";                 its block X ends as another one
          "-----BEGIN X-----|-----BEGIN X-----|-----END X-----";   its block X does not end
          "-----BEGIN X-----|AQI*|-----END X-----";                its block X is not base64
          "-----BEGIN X-----|AQIDA|-----END X-----";               its block X is not base64
          "-----BEGIN \u001b[31mX-----|AQID";                      its block ??31mX does not end
          """)
  void what_is_damaged_is_told(String lines, String expected) {
    assertThatThrownBy(() -> parse(lines.replace('|', '\n')))
        .isInstanceOf(TlsUnusable.class)
        .hasMessageStartingWith("TLS_CERT_FILE is")
        .hasMessageContaining(expected);
  }

  @Test
  void a_huge_label_is_cut() {
    assertThatThrownBy(() -> parse("-----BEGIN " + "X".repeat(100_000) + "-----"))
        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void any_bytes_are_blocks_or_a_sentence() {
    Random random = new Random(8);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = (BLOCK + BLOCK).getBytes(StandardCharsets.US_ASCII);
      for (int change = 0; change <= i % 8; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(PemBlock.parse("TLS_CERT_FILE", bytes)).isNotEmpty();
      } catch (TlsUnusable sentence) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 19_999);
  }
}
