package glossary.sidecar.errors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The state file, of which whatever is wrong must be an exception that its reader expects. */
class StateFuzz {
  private static final JsonFactory JSON = new JsonFactory();

  @FuzzTest
  void state(byte[] bytes) {
    try (JsonParser in = JSON.createParser(bytes)) {
      StateReader.read(in);
    } catch (IOException | RuntimeException expected) {
      // set aside by its reader; an Error would end the start
    }
  }
}
