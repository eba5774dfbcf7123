package glossary.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.metrics.RequestCells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is used inside {@code premain}, or first on a request thread, starts nothing of the JDK. */
class PremainSafetyTest {
  private static final String[] FORBIDDEN = {
    "java/nio/file/",
    "java/util/regex/",
    "java/util/stream/",
    "java/util/logging/",
    "java/lang/invoke/",
    "java/lang/management/",
    "javax/management/",
    "com/sun/net/httpserver",
    "java/util/Formatter",
    "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;"
  };

  @ParameterizedTest
  @ValueSource(classes = {AgentOptions.class, HeaderPolicy.class, RequestCells.class})
  void classes_name_nothing_that_is_forbidden(Class<?> room) throws Exception {
    List<Path> classes = classesBeside(room);

    assertThat(classes).hasSizeGreaterThan(3);
    for (Path each : classes) {
      assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
          .as(each.getFileName().toString())
          .doesNotContain(FORBIDDEN);
    }
  }

  private static List<Path> classesBeside(Class<?> type) throws Exception {
    Path top = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.list(top.resolve(type.getPackageName().replace('.', '/')))) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = ErrorGroups.class)
  void the_first_error_starts_nothing_either(Class<?> room) throws IOException, Exception {
    for (Path each : classesBeside(room)) {
      if (!each.endsWith("GroupTable.class")) {
        assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
            .as(each.getFileName().toString())
            .doesNotContain(FORBIDDEN);
      }
    }
  }
}
