package glossary.sidecar.csp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;

/** Reports of browsers, which anyone may send: read, or left out. */
class ReportFuzz {

  @FuzzTest
  void reports(byte[] bytes) {
    try {
      ReportReader.read(bytes).forEach(Report::of);
    } catch (JsonProcessingException noJson) {
      // 400
    }
  }

  @FuzzTest
  void policy(byte[] bytes) {
    Policy.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
