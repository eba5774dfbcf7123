package glossary.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.headers.HeaderMode;
import glossary.agent.headers.HeaderPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  private AgentOptions parse(String argument) throws BadOptionException {
    return AgentOptions.parse(argument, system, environment);
  }

  private String wrong(String argument) {
    try {
      parse(argument);
    } catch (BadOptionException expected) {
      assertThat(expected.getMessage())
          .endsWith(".")
          .hasSizeLessThan(300)
          .matches("[ -~]+")
          .doesNotContain("Exception");
      return expected.getMessage();
    }
    throw new AssertionError(argument + " was taken");
  }

  @Test
  void without_a_word_the_defaults_hold() throws BadOptionException {
    AgentOptions options = parse(null);

    assertThat(options.enabled).isTrue();
    assertThat(options.headers).isEqualTo(HeaderMode.SAFE);
    assertThat(options.headerSettings.hsts).isNull();
    assertThat(options.headerSettings.strip).isFalse();
    assertThat(options.routesMax).isEqualTo(200);
    assertThat(options.errorsMax).isEqualTo(100);
    assertThat(options.slowMillis).isEqualTo(1000);
    assertThat(options.port).isZero();
    assertThat(options.host).isEqualTo("127.0.0.1");
    assertThat(options.telemetryDir).isNull();
    assertThat(options.jmx && options.responseTime && options.requestId).isTrue();
    assertThat(options.hooksOff).isEmpty();
    assertThat(options.debug).isFalse();
    assertThat(options.name).isEqualTo("unknown");
  }

  @Test
  void an_argument_is_a_list_of_keys_and_values() throws BadOptionException {
    AgentOptions options =
        parse(
            " headers = enforce ;headers.csp=default-src 'self'\\; img-src *=;;port=9400;"
                + "telemetry.dir=C:\\data\\x;hooks.off=Jetty12, tomcat;headers.paths=/a/*=off;");

    assertThat(options.headers).isEqualTo(HeaderMode.ENFORCE);
    assertThat(options.headerSettings.csp).isEqualTo("default-src 'self'; img-src *=");
    assertThat(options.port).isEqualTo(9400);
    assertThat(options.telemetryDir).isEqualTo("C:\\data\\x");
    assertThat(options.hooksOff).containsExactly("jetty12", "tomcat");
    assertThat(new HeaderPolicy(options.headers, options.headerSettings).mode())
        .isEqualTo(HeaderMode.ENFORCE);
  }

  @Test
  void the_argument_wins_over_properties_over_the_environment_over_the_file(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("agent.properties"), four("file"));
    environment.put("GLOSSARY_AGENT_CONFIG", file.toString());
    environment.put("GLOSSARY_AGENT_NAME", "environment");
    environment.put("GLOSSARY_AGENT_TELEMETRY_DIR", "environment");
    environment.put("GLOSSARY_AGENT_HOST", "environment");
    system.setProperty("glossary.agent.name", "property");
    system.setProperty("glossary.agent.telemetry.dir", "property");

    AgentOptions options = parse("name=argument");

    assertThat(options.name).isEqualTo("argument");
    assertThat(options.telemetryDir).isEqualTo("property");
    assertThat(options.host).isEqualTo("environment");
    assertThat(options.headerSettings.csp).isEqualTo("file");
  }

  private static String four(String value) {
    return "name="
        + value
        + "\ntelemetry.dir="
        + value
        + "\nhost="
        + value
        + "\nheaders.csp="
        + value;
  }

  @Test
  void every_option_has_a_name_in_the_environment() throws BadOptionException {
    environment.put("GLOSSARY_AGENT_HEADERS_REPORT_TO", "/r");
    environment.put("GLOSSARY_AGENT_SLOW_MS", "5");
    environment.put("GLOSSARY_AGENT_DEBUG", "  ");

    AgentOptions options = parse("");

    assertThat(options.headerSettings.reportTo).isEqualTo("/r");
    assertThat(options.slowMillis).isEqualTo(5);
    assertThat(options.debug).isFalse();
  }

  @Test
  void what_others_put_into_the_environment_is_left_alone() throws BadOptionException {
    environment.put("GLOSSARY_AGENT_PORT", "tcp://10.0.0.7:80");
    environment.put("GLOSSARY_AGENT_PORT_80_TCP_ADDR", "10.0.0.7");
    environment.put("GLOSSARY_AGENT_SERVICE_HOST", "10.0.0.7");
    environment.put("GLOSSARY_AGENT_SERVICE_PORT", "80");
    environment.put("GLOSSARY_AGENT_JAR", "/opt/glossary-agent.jar");
    environment.put("GLOSSARY_AGENT_HOME", "/opt");

    assertThat(parse("").port).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heders=off | heders is no option; did you mean headers (in the argument of -javaagent).",
        "Headers=off | Headers is no option; did you mean headers (in the argument of -javaagent).",
        "headers_csp=x | headers_csp is no option; did you mean headers.csp (in the argument of -javaagent).",
        "prt=1 | prt is no option; did you mean port (in the argument of -javaagent).",
        "sampling=1 | sampling is no option; the options are in docs/agent.md (in the argument of -javaagent).",
        "headers | headers has no value; write key=value;key=value (in the argument of -javaagent).",
        "headers= | headers has no value; give one or leave the key out (in the argument of -javaagent).",
        "headers=paranoid | headers must be off, report, safe or enforce, found paranoid (in the argument of -javaagent).",
        "port=70000 | port must be a number from 0 to 65535, found 70000 (in the argument of -javaagent).",
        "debug=yes | debug must be true or false, found yes (in the argument of -javaagent).",
        "debug=true;debug=true | debug is given twice (in the argument of -javaagent).",
        "headers=report | the mode report needs headers.report-to, the path or URL that takes the reports."
      })
  void a_wrong_argument_gets_one_sentence(String argument, String sentence) {
    assertThat(wrong(argument)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "=x",
        ";=;",
        "\\;",
        "\\",
        "port=-1",
        "port=1e3",
        "port=99999999999999999999",
        "port=\u0661",
        "routes.max=0",
        "routes.max=10001",
        "errors.max=1001",
        "slow.ms=0",
        "host=a b",
        "host=a\r\nb",
        "name=a\u0007b",
        "hooks.off=a/b",
        "headers.csp=a\r\nSet-Cookie: b",
        "headers.report-to=javascript:alert(1)",
        "headers.hsts=sure",
        "headers.paths=/a",
        "headers.paths=/a=report",
        "headers.strip=TRUE",
        "\u001b[31mheaders=off",
        "config=/no/such/file",
        "config=/"
      })
  void hostile_arguments_are_refused_in_words(String argument) {
    assertThat(wrong(argument)).isNotBlank();
  }

  @Test
  void a_long_argument_gets_a_short_sentence() {
    assertThat(wrong("x".repeat(1_000_000) + "=1")).contains("xxx...");
    assertThat(wrong("port=" + "9".repeat(1_000_000))).contains("999...");
    assertThat(wrong("name=" + "x".repeat(101))).contains("at most 100");
  }

  @Test
  void wrong_properties_and_variables_are_named_with_their_place() {
    system.setProperty("glossary.agent.heades", "off");
    assertThat(wrong(null))
        .isEqualTo("heades is no option; did you mean headers (system property).");
    system.clear();
    environment.put("GLOSSARY_AGENT_HEADER", "off");
    assertThat(wrong(null)).isEqualTo("header is no option; did you mean headers (environment).");
    environment.clear();
    environment.put("GLOSSARY_AGENT_JMX", "off");
    assertThat(wrong(null)).isEqualTo("jmx must be true or false, found off (environment).");
  }

  @Test
  void a_file_may_have_comments_and_umlauts(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("M\u00fcller agent.properties");
    Files.writeString(file, "# ours\n\nname = M\u00fcller \nheaders.csp = a; \\\n  b\n");

    AgentOptions options = parse("config=" + file);

    assertThat(options.name).isEqualTo("M\u00fcller");
    assertThat(options.headerSettings.csp).isEqualTo("a; b");
  }

  @Test
  void a_wrong_file_gets_one_sentence(@TempDir Path folder) throws IOException {
    assertThat(wrongFile(folder, "heders=off")).contains("heders is no option").contains("(in ");
    assertThat(wrongFile(folder, "name=\\uZZZZ")).contains("cannot be read");
    assertThat(wrongFile(folder, "config=x")).contains("config cannot name another file");
    assertThat(wrongFile(folder, "x".repeat(70_000))).contains("more than 65536 bytes");
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {0, -1, 27, 13, '=', 7});
    assertThat(wrong("config=" + binary)).contains("is no option");
  }

  private String wrongFile(Path folder, String text) throws IOException {
    Path file = folder.resolve("a");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return wrong("config=" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "com.example.Main --password=x, com.example.Main",
    "com.example.Main, com.example.Main",
    "shop/com.example.Main a, com.example.Main",
    "/opt/shop/shop.jar --port 1, shop.jar",
    "/opt/my shop/shop.jar --port 1, shop.jar",
    "/opt/my shop/shop.jar, shop.jar",
    "shop.jar, shop.jar",
    "'', unknown",
    "' ', unknown"
  })
  void a_jvm_is_named_after_its_main_class(String command, String name) throws BadOptionException {
    system.setProperty("sun.java.command", command);

    assertThat(parse(null).name).isEqualTo(name);
  }

  @Test
  void names_of_hooks_cannot_be_changed() throws BadOptionException {
    AgentOptions options = parse("hooks.off=a");

    assertThatThrownBy(() -> options.hooksOff.add("b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
