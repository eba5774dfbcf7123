package glossary.sidecar.search;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** No text is an error. */
class QueryFuzz {

  @FuzzTest
  void query(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    ParsedQuery query = QueryParser.parse(text);
    if (!query.text().equals(text) || query.warnings() == null) {
      throw new AssertionError("not what was asked");
    }
    query.root().ifPresent(root -> checkDepth(root.toString()));
  }

  private static void checkDepth(String query) {
    if (query.length() > 1 << 20) {
      throw new AssertionError("a query that has grown");
    }
  }
}
