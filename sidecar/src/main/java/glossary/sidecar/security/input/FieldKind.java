package glossary.sidecar.security.input;

/** What a field is for, which decides how much may look odd in it. */
enum FieldKind {
  /** A name or number that programs make: an id, a language, an order. */
  IDENTIFIER(4, 4),
  /**
   * What a person types to find something. Never refused: every text may be searched for, and none
   * reaches the database or the index as anything but a text.
   */
  QUERY(4, Integer.MAX_VALUE),
  /** What a person writes to be read, which may be about attacks. */
  PROSE(5, 12);

  private final int noted;
  private final int refused;

  FieldKind(int noted, int refused) {
    this.noted = noted;
    this.refused = refused;
  }

  /** The least points of a finding. */
  int noted() {
    return noted;
  }

  /** The least points for which a request is refused where that is wanted. */
  int refused() {
    return refused;
  }
}
