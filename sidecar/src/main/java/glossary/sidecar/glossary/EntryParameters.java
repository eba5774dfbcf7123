package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;

/** What the requests for entries have in common. */
final class EntryParameters {
  private EntryParameters() {}

  static EntryFilter filter(Request request) {
    return new EntryFilter(
        request.choice("language", Vocabulary.LANGUAGES).orElse(null),
        request.choice("source", Vocabulary.SOURCES).orElse(null),
        request.choice("validation_status", Vocabulary.VALIDATION_STATUSES).orElse(null));
  }

  static Problem notFound() {
    return new Problem(404, "Entry not found: there is none with this id.");
  }
}
