package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.db.gz; a.db.gz; a.db.gz",
        "gr\u00f6\u00dfe.pdf; gr__e.pdf; gr%C3%B6%C3%9Fe.pdf",
        "a b.txt; a b.txt; a%20b.txt",
        "100%.txt; 100_.txt; 100%25.txt",
        "\ud83d\ude00.txt; _.txt; %F0%9F%98%80.txt",
        "'it''s'; 'it''s'; it%27s"
      })
  void a_name_is_given_in_both_forms(String name, String plain, String encoded) {
    assertThat(Attachment.named(name))
        .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nX-Injected: 1",
        "a\"; filename=\"b",
        "a\\",
        "../../etc/passwd",
        "a\u0000b\u007f",
        "\u202egpj.exe",
        "\ud800",
        ""
      })
  void no_name_breaks_out_of_its_quotes(String name) {
    String header = Attachment.named(name);
    String[] parts = header.split("\"", -1);

    assertThat(header.chars()).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(parts).hasSize(3);
    assertThat(parts[1]).doesNotContain("\\", "/", "%");
    assertThat(parts[2]).startsWith("; filename*=UTF-8''").matches("[^; ]*; [^; \"]*");
  }

  @Test
  void the_second_form_is_the_name_itself() {
    String name = "\u0424\u0430\u0439\u043b \"1\"; \u65e5\u672c.docx";
    String encoded = Attachment.named(name).split("''")[1];

    assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
        .isEqualTo(name);
  }
}
