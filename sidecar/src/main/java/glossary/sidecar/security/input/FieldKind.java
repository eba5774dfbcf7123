package glossary.sidecar.security.input;

/** What a field is for, which decides how much may look odd in it. */
enum FieldKind {
  /** A name or number that programs make: an id, a language, an order. */
  IDENTIFIER(4, 4),
  /** What a person types to find something. */
  QUERY(4, 8),
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
