package glossary.sidecar.glossary;

import glossary.sidecar.http.JsonObject;
import java.util.List;
import java.util.Optional;

/** Checks the domain tags of an entry that a caller sent. */
final class TagsBody {
  private static final int MOST_CHARACTERS = 255;

  private TagsBody() {}

  /** A JSON array of texts; empty if absent or null. */
  static Optional<String> stored(JsonObject body, String name) {
    return body.texts(name, 1, MOST_CHARACTERS).map(tags -> stored(body, name, tags));
  }

  private static String stored(JsonObject body, String name, List<String> tags) {
    for (String tag : tags) {
      String fault = SoundText.fault(tag);
      if (fault != null) {
        throw body.wrong(name, "has a tag that " + fault);
      }
    }
    return StoredJson.array(
        body,
        name,
        out -> {
          for (String tag : tags) {
            out.writeString(tag);
          }
        });
  }
}
