package glossary.sidecar.health;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any {@code Accept} is a weight between none and one. */
class AcceptFuzz {

  @FuzzTest
  void quality(byte[] bytes) {
    String lines = new String(bytes, StandardCharsets.ISO_8859_1);
    double quality = new Accept(Arrays.asList(lines.split("\n"))).quality("text/plain");
    if (!(quality >= 0 && quality <= 1)) {
      throw new AssertionError("a weight of " + quality);
    }
  }
}
