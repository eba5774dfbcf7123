package glossary.config;

import java.nio.file.Path;

/**
 * A text that was given for a setting, before it is parsed.
 *
 * @param file whose content it is, where a {@code NAME_FILE} names one; otherwise null
 */
record Given(String text, Origin origin, Path file) {
  Given(String text, Origin origin) {
    this(text, origin, null);
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
