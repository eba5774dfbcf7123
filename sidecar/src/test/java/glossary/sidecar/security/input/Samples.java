package glossary.sidecar.security.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Texts beside the tests, one a line, and their scores. */
final class Samples {

  private Samples() {}

  static List<String> lines(String name) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Samples.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  static Score score(String text, FieldKind kind) {
    return Score.of(signs(text, kind).rules());
  }

  static Signs signs(String text, FieldKind kind) {
    Signs signs = new Signs();
    if (!InputScanner.isHarmless(text, kind)) {
      new InputScanner(() -> false).scan(text, kind, signs);
    }
    return signs;
  }

  static boolean isNoted(String text, FieldKind kind) {
    return score(text, kind).points() >= kind.noted();
  }

  static boolean isRefused(String text, FieldKind kind) {
    return score(text, kind).points() >= kind.refused();
  }
}
