package glossary.sidecar.search;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/**
 * Entity tags of answers: the state of the index and the question, so that a repeated question is
 * answered without a search. Weak, since the time taken differs.
 */
final class SearchTag {

  private SearchTag() {}

  static String of(CommitData data, Object... question) {
    long hash = 0xcbf29ce484222325L;
    for (Object part : question) {
      String text = String.valueOf(part);
      hash = (hash ^ text.length()) * 0x100000001b3L;
      for (int at = 0; at < text.length(); at++) {
        hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
      }
    }
    return "W/\""
        + (Long.toHexString(data.created()) + '-')
        + (Long.toHexString(data.generation()) + '-')
        + (Long.toHexString(hash) + '"');
  }

  static boolean isKnown(Request request, String tag) {
    String known = request.header("If-None-Match");
    return known != null && known.contains(tag.substring(2));
  }

  static Response unchanged(String tag) {
    return tagged(Response.empty(304), tag);
  }

  static Response tagged(Response answer, String tag) {
    return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }
}
