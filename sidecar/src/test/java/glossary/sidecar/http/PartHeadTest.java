package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartHeadTest {
  private static final String BEGIN = "Content-Disposition: form-data; name=\"file\"; ";

  @Test
  void names_come_in_utf_8_and_as_old_windows_programs_send_them() {
    for (String name : new String[] {"größe.pdf", "Файл.docx", "文件.txt", "é € ž.txt"}) {
      assertThat(filename("filename=\"" + name + '"', StandardCharsets.UTF_8)).isEqualTo(name);
    }
    Charset windows = Charset.forName("windows-1252");
    assertThat(filename("filename=\"größe € ž.pdf\"", windows)).isEqualTo("größe € ž.pdf");
    assertThat(filename("filename=größe.pdf", StandardCharsets.ISO_8859_1)).isEqualTo("größe.pdf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "filename=a.txt|a.txt",
        "filename= a b.txt |a b.txt",
        "FileName=\"a.txt\"|a.txt",
        "filename=\"a\\\"b\\\\c.txt\"|a\"b\\c.txt",
        "filename=\"C:\\dir\\a.txt\"|C:\\dir\\a.txt",
        "filename=\"a;b=c.txt\"|a;b=c.txt",
        "filename=\"\"|^^",
        "filename=\"a%22b.txt\"|a%22b.txt",
        "filename*=UTF-8''gr%C3%B6%C3%9Fe.pdf|größe.pdf",
        "filename*=utf-8'de'%D0%A4.docx|Ф.docx",
        "filename*=ISO-8859-1''gr%F6%DFe.pdf|größe.pdf",
        "filename=\"x.exe\"; filename*=UTF-8''a.txt|a.txt",
        "filename*=UTF-8''a'b.txt|a'b.txt",
        "filename=a.txt;|a.txt",
        "filename=a.txt; ; x=y|a.txt"
      })
  void names_are_read_as_they_were_meant(String parameter, String name) {
    assertThat(filename(parameter, StandardCharsets.UTF_8)).isEqualTo(name);
  }

  @Test
  void a_part_without_a_filename_is_no_file() {
    PartHead head =
        PartHead.parse(
            "content-disposition:form-data;name=größe"
                .replace("ö", "\u00c3\u00b6")
                .replace("ß", "\u00c3\u009f"));
    assertThat(head.name()).isEqualTo("größe");
    assertThat(head.filename()).isNull();
    assertThat(PartHead.parse(BEGIN.strip() + "\r\nContent-Transfer-Encoding: BINARY").name())
        .isEqualTo("file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain",
        "Content-Disposition: form-data",
        "Content-Disposition: attachment; name=\"file\"",
        "Content-Disposition: form-data; name=\"file",
        "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
        "Content-Disposition: form-data; name=\"a\"; NAME=\"b\"",
        "Content-Disposition: form-data; name=\"a\" filename=\"b\"",
        "Content-Disposition: form-data; name=\"a\"b",
        "Content-Disposition: form-data; name=a\"b",
        "Content-Disposition: form-data; =a",
        "Content-Disposition: form-data; na me=a",
        "Content-Disposition: form-data; name",
        "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
        "Content-Disposition: form-data; name=a\r\n filename=b",
        "Content-Disposition: form-data; name=a\r\n\tfilename=b",
        "Content-Disposition: form-data; name=a\nX: y",
        "Content-Disposition: form-data; name=a\rX: y",
        "Content-Disposition: form-data; name=a\0b",
        "Content-Disposition : form-data; name=a",
        "no colon",
        ": empty",
        "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64",
        "Content-Disposition: form-data; name=a; filename*=UTF-8''%FF",
        "Content-Disposition: form-data; name=a; filename*=UTF-8''%4",
        "Content-Disposition: form-data; name=a; filename*=UTF-8''%zz",
        "Content-Disposition: form-data; name=a; filename*=UTF-16''a",
        "Content-Disposition: form-data; name=a; filename*=a.txt",
        "Content-Disposition: form-data; name=a; filename*=UTF-8''\u00e9"
      })
  void what_can_be_read_in_two_ways_is_400(String head) {
    assertThatThrownBy(() -> PartHead.parse(head))
        .isInstanceOfSatisfying(Problem.class, bad -> assertThat(bad.status()).isEqualTo(400));
  }

  @Test
  void too_many_lines_are_400() {
    String lines = "X: y\r\n".repeat(16);
    assertThatThrownBy(() -> PartHead.parse(lines + BEGIN)).isInstanceOf(Problem.class);
  }

  @Test
  void any_lines_are_read_or_refused() {
    Random random = new Random(7578);
    String alphabet = BEGIN + "filename*=UTF-8''\"\\%;=\r\n\t\0\u00e9\u00ff";
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder head = new StringBuilder(BEGIN + "filename=\"a.txt\"");
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        int at = random.nextInt(head.length());
        switch (random.nextInt(3)) {
          case 0 -> head.setCharAt(at, c);
          case 1 -> head.insert(at, c);
          default -> head.deleteCharAt(at);
        }
      }
      try {
        assertThat(PartHead.parse(head.toString()).name()).isNotNull();
        read++;
      } catch (Problem refused) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
    assertThat(read).isBetween(10_000, 90_000);
  }

  private static String filename(String parameter, Charset charset) {
    byte[] head = (BEGIN + parameter).getBytes(charset);
    return PartHead.parse(new String(head, StandardCharsets.ISO_8859_1)).filename();
  }
}
