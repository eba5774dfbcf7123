package glossary.sidecar.csp;

import java.util.Map;
import java.util.Optional;

/**
 * One report, brought into the few words that are kept.
 *
 * @param policy the policy that the page was tested against
 */
record Report(Violation violation, Policy policy) {

  /** What became of a report. */
  enum Kind {
    COUNTED,
    /** Of a browser's extension. */
    EXTENSION,
    /** Lacks the page, or is no report at all. */
    UNREADABLE
  }

  /**
   * @param body as {@link ReportReader} gives it
   * @return empty for a report that lacks its page
   */
  static Optional<Report> of(Map<String, String> body) {
    Optional<WebUrl> page = WebUrl.parse(first(body, "documentURL", "document-uri"));
    return page.map(
        url ->
            new Report(
                new Violation(
                    Directives.of(
                        first(
                            body,
                            "effectiveDirective",
                            "effective-directive",
                            "violated-directive")),
                    BlockedSource.of(first(body, "blockedURL", "blocked-uri"), url.origin()),
                    PageTemplate.of(url.path())),
                Policy.parse(first(body, "originalPolicy", "original-policy"))));
  }

  static boolean isOfExtension(Map<String, String> body) {
    return BlockedSource.isExtension(first(body, "blockedURL", "blocked-uri"))
        || BlockedSource.isExtension(first(body, "sourceFile", "source-file"));
  }

  /** The text under the first name that there is one under, or an empty one. */
  private static String first(Map<String, String> body, String... names) {
    for (String name : names) {
      String text = body.get(name);
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
