package glossary.agent.errors;

/** What is kept of one error. */
final class Occurrence {
  final String message;
  final String endpoint;
  final String requestId;
  final long atMillis;

  Occurrence(String message, String endpoint, String requestId, long atMillis) {
    this.message = message;
    this.endpoint = endpoint;
    this.requestId = requestId;
    this.atMillis = atMillis;
  }

  Occurrence with(String otherMessage) {
    return new Occurrence(otherMessage, endpoint, requestId, atMillis);
  }
}
