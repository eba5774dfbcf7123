package glossary.agent.hooks;

/** What of a call its hook is given. */
final class Picked {
  static final Picked FIRST_THREE = new Picked(false, 0, 1, 2);

  /** Whether a static method's class takes the place of the object. */
  final boolean withClass;

  private final int[] indexes;

  Picked(boolean withClass, int... indexes) {
    this.withClass = withClass;
    this.indexes = indexes;
  }

  /** Which argument of the method has that place; none of a method has the number returned else. */
  int argument(int place) {
    return place < indexes.length ? indexes[place] : Integer.MAX_VALUE;
  }
}
