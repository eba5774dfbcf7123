package glossary.sidecar.http;

/** What a caller must be allowed to do, least first. Roles nest: an admin may do everything. */
public enum Access {
  /** Anyone, always. */
  OPEN,
  /** Anyone, unless a reader token is set. */
  READ,
  /** Changes the glossary. */
  EDIT,
  /** Operates the sidecar, or sees what only operators may see. */
  ADMIN
}
