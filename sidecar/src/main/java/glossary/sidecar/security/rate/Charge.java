package glossary.sidecar.security.rate;

/**
 * What a request costs.
 *
 * @param limit null if it costs nothing
 * @param halves half units
 */
record Charge(Limit limit, int halves) {
  static final Charge NOTHING = new Charge(null, 0);

  static Charge of(Limit limit, int units) {
    return new Charge(limit, 2 * units);
  }

  boolean isNothing() {
    return limit == null;
  }
}
