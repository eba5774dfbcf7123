package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.pdf",
        "größe.pdf",
        "Файл.docx",
        "文件 名.txt",
        "ملف.pdf",
        "קובץ.docx",
        "ไฟล์.txt",
        "फ\u093cाइल.pdf",
        "می\u200cخواهم.txt",
        "क\u094d\u200dष.txt",
        "emoji 😀.txt",
        "a.b.c.pdf",
        "naïve & co (1) [2] #3.pdf",
        "Ã.txt",
        "São Ãž.txt",
        "README",
        "COM10.txt",
        "console.txt"
      })
  void letters_of_every_script_stay(String name) {
    assertThat(UploadName.clean(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "../../etc/passwd.txt|passwd.txt",
        "C:\\\\Users\\\\me\\\\a.pdf|a.pdf",
        "/abs/a.pdf|a.pdf",
        "..|unnamed",
        ".|unnamed",
        "''|unnamed",
        "dir/|unnamed",
        ".pdf|unnamed.pdf",
        "...pdf|unnamed.pdf",
        ".htaccess.txt|htaccess.txt",
        "a.pdf...|a.pdf",
        "'a.pdf . .'|a.pdf",
        "' a .pdf'|a.pdf",
        "a<b>:c?.txt|a_b__c_.txt",
        "CON.txt|_CON.txt",
        "nul.pdf|_nul.pdf",
        "com1.tar.txt|_com1.tar.txt",
        "LPT9|_LPT9",
        "COM¹.txt|_COM¹.txt",
        "größe.pdf|größe.pdf",
        "grÃ¶Ã\u009fe.pdf|größe.pdf",
        "Ð¤.docx|Ф.docx"
      },
      delimiter = '|',
      quoteCharacter = '\'')
  void what_misleads_goes(String sent, String listed) {
    assertThat(UploadName.clean(sent.replace("\\\\", "\\"))).isEqualTo(listed);
  }

  @Test
  void what_cannot_be_seen_goes_and_a_hidden_extension_shows() {
    assertThat(UploadName.clean("gnp\u202efdp.exe")).isEqualTo("gnpfdp.exe");
    assertThat(UploadName.clean("a\u0000b\r\nc\u0007\u200b\ufeff\u2066\u2028.txt"))
        .isEqualTo("abc.txt");
    assertThat(UploadName.clean("a\u00a0b\u3000c.txt")).isEqualTo("a b c.txt");
    assertThat(UploadName.clean("a\ud800.txt")).isEqualTo("a.txt");
    assertThat(UploadName.clean("\u2024.txt")).isNotEmpty();
  }

  @Test
  void a_long_name_is_cut_between_letters_and_keeps_its_extension() {
    for (String letter : new String[] {"a", "ß", "文", "😀"}) {
      String name = UploadName.clean("x" + letter.repeat(300) + ".docx");

      assertThat(name).startsWith("x" + letter).endsWith(letter + ".docx");
      assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
    }
    assertThat(UploadName.clean("a." + "b".repeat(300))).hasSize(255);
  }

  /** Whatever is sent, the result can be a file's name everywhere, and stays what it is. */
  @Test
  void any_text_becomes_a_harmless_name() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder sent = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        sent.appendCodePoint(
            switch (random.nextInt(4)) {
              case 0 -> random.nextInt(0x80);
              case 1 -> random.nextInt(0x110000);
              case 2 -> "./\\ :*CON".codePointAt(random.nextInt(9));
              default -> random.nextInt(0x3000);
            });
      }
      String name = UploadName.clean(sent.toString());

      assertThat(name).isNotEmpty().doesNotContain("/", "\\", ":", "\0", "..txt");
      assertThat(name).doesNotStartWith(".").doesNotEndWith(".").doesNotEndWith(" ");
      assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
      assertThat(UploadName.clean(name)).isEqualTo(name);
    }
  }
}
