package glossary.config;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  private static EnvFile parse(String text) {
    return EnvFile.parse(".env", text.getBytes(UTF_8));
  }

  /** The values of a file without problems. */
  private static List<String> values(String text) {
    EnvFile file = parse(text);
    assertThat(file.findings().problems()).isEmpty();
    return file.lines().stream().map(EnvFile.Line::text).toList();
  }

  private static List<String> problems(String text) {
    return parse(text).findings().problems().stream().map(ConfigProblem::line).toList();
  }

  @Test
  void a_comment_begins_at_the_line_start_or_after_white_space() {
    assertThat(values("# A=1\n  # B=2\nC=3 # c\nD=4#4\nE=#5\nF=a b\t# f\n"))
        .containsExactly("3", "4#4", "#5", "a b");
  }

  @Test
  void comments_behind_values_are_read_as_the_existing_server_means_them() {
    assertThat(
            values(
                """
                ENVIRONMENT=development  # development, staging, production
                LOG_LEVEL=INFO  # DEBUG, INFO, WARNING, ERROR, CRITICAL
                LOG_FORMAT=json  # json or text
                LOG_MAX_BYTES=10485760  # 10 MB
                SENTRY_DSN=  # https://your-dsn@sentry.io/project-id
                RATE_LIMIT_WINDOW=60  # seconds
                BACKUP_SCHEDULE=0 2 * * *  # cron: daily at 2 AM
                UPLOAD_ALLOWED_EXTENSIONS=.pdf,.txt,.docx  # comma-separated
                SMTP_PASSWORD= # your password
                """))
        .containsExactly(
            "development",
            "INFO",
            "json",
            "10485760",
            "",
            "60",
            "0 2 * * *",
            ".pdf,.txt,.docx",
            "");
  }

  @Test
  void quotes_end_a_value_and_a_comment_may_follow() {
    assertThat(values("A=\"x # y\" # z\nB='x'#z\nC=\"\"\nD=a\"b\nE= 'f' \n"))
        .containsExactly("x # y", "x", "", "a\"b", "f");
  }

  @Test
  void double_quotes_know_four_escapes_and_single_quotes_none() {
    assertThat(values("A=\"\\n\\t\\\"\\\\\\q$A\"\nB='\\n\\\\'\n"))
        .containsExactly("\n\t\"\\\\q$A", "\\n\\\\");
  }

  @Test
  void a_quoted_value_may_span_lines_and_lines_are_counted_on() {
    EnvFile file = parse("A=\"1\n2\"\nB=3");

    assertThat(file.lines())
        .containsExactly(
            new EnvFile.Line("A", "1\n2", Origin.envFile(".env", 1)),
            new EnvFile.Line("B", "3", Origin.envFile(".env", 3)));
  }

  @Test
  void export_white_space_carriage_returns_and_a_byte_order_mark_are_fine() {
    assertThat(values("\uFEFFexport A=1\r\n  B = 2 \r\n\r\nexport\tC=3"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void nothing_is_interpolated() {
    assertThat(values("A=$HOME\nB=\"${HOME}\"\n")).containsExactly("$HOME", "${HOME}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "=1", "1A=2", "A B=1", "export", "A: 1", "ä=1", "\u00a0A=1"})
  void a_line_that_is_no_assignment_is_a_problem_with_its_number(String line) {
    assertThat(problems("A=1\n" + line + "\nC=2"))
        .containsExactly(".env:2: must be NAME=VALUE, a comment after #, or empty");
  }

  @Test
  void an_open_quote_is_a_problem_of_its_line_alone() {
    EnvFile file = parse("A=1\nB='x\nC=2\n");

    assertThat(file.findings().problems())
        .extracting(ConfigProblem::line)
        .containsExactly(".env:2: must close the quote that it opens");
    assertThat(file.lines()).extracting(EnvFile.Line::name).containsExactly("A", "C");
  }

  @Test
  void text_behind_a_closing_quote_is_a_problem_that_does_not_show_it() {
    assertThat(problems("ADMIN_TOKEN=\"a\"hunter2"))
        .containsExactly(".env:1: must have nothing but a comment after the closing quote");
  }

  @Test
  void bytes_that_are_no_text_are_a_problem_with_their_line() {
    byte[] bytes = {
      'A', '=', '1', '\n', 'B', '=', (byte) 0xC3, '\n', 'C', '=', 0, '\n', 'D', '=', '4'
    };
    EnvFile file = EnvFile.parse(".env", bytes);

    assertThat(file.findings().problems())
        .extracting(ConfigProblem::line)
        .containsExactly(
            ".env:2: must be UTF-8 text without NUL", ".env:3: must be UTF-8 text without NUL");
    assertThat(file.lines()).extracting(EnvFile.Line::name).containsExactly("A", "D");
  }

  @Test
  void a_file_saved_as_utf_16_says_so() {
    EnvFile file = EnvFile.parse(".env", "A=1\nB=2\n".getBytes(UTF_16));

    assertThat(file.findings().problems())
        .extracting(ConfigProblem::line)
        .containsExactly(".env: must be saved as UTF-8, it is UTF-16");
  }
}
