package glossary.sidecar.security.input;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** The look at input, which ends for every text and gives points within limits. */
class ScannerFuzz {

  @FuzzTest
  void look(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (FieldKind kind : FieldKind.values()) {
      if (Samples.score(text, kind).points() < 0) {
        throw new AssertionError("less than no points");
      }
    }
  }
}
