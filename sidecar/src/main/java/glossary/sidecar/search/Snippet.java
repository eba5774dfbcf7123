package glossary.sidecar.search;

/** A piece of a definition, as text and as HTML with the hits marked. */
record Snippet(String text, String html) {
  static final Snippet EMPTY = new Snippet("", "");
}
