package glossary.sidecar.http;

/** What a worker waits for. Only the waiting for a client is ever cut short. */
enum Phase {
  /** No request. */
  IDLE,
  /** The client, to send the head of a request. */
  HEADERS,
  /** Nothing of the client's: our own code runs and must not be interrupted. */
  HANDLING,
  /** The client, to send the body. */
  BODY,
  /** The client, to take the answer. */
  WRITE
}
