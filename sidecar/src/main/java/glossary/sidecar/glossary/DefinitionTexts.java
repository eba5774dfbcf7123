package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an entry's definitions say, without what is said about them.
 *
 * @param primary the one that is called primary, otherwise the first; empty if there is none
 * @param all in their order
 */
record DefinitionTexts(String primary, List<String> all) {
  private static final JsonFactory JSON = new JsonFactory();

  /** One object of the array; its text may be null. */
  private record Definition(String text, boolean primary) {}

  /**
   * @param definitions as {@link Entry} promises them
   */
  static DefinitionTexts of(String definitions) {
    List<String> all = new ArrayList<>();
    String primary = null;
    try (JsonParser in = JSON.createParser(definitions)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        Definition next = next(in);
        if (next.text() != null) {
          all.add(next.text());
          primary = primary == null && next.primary() ? next.text() : primary;
        }
      }
    } catch (IOException tooDeep) {
      // what was read until here is good
    }
    String first = all.isEmpty() ? "" : all.get(0);
    return new DefinitionTexts(primary == null ? first : primary, all);
  }

  private static Definition next(JsonParser in) throws IOException {
    String text = null;
    boolean primary = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("text") && value == JsonToken.VALUE_STRING) {
        text = SoundText.mended(in.getText());
      } else if (name.equals("is_primary")) {
        primary = value == JsonToken.VALUE_TRUE;
      }
      in.skipChildren();
    }
    return new Definition(text, primary);
  }
}
