package glossary.config;

/** A text that was given for a setting, before it is parsed. */
record Given(String text, Origin origin) {
  boolean isBlank() {
    return text.isBlank();
  }
}
