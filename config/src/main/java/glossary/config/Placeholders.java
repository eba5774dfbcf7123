package glossary.config;

import java.util.List;
import java.util.Locale;

/** Recognises secrets that were copied from a template or typed without thought. */
final class Placeholders {
  private static final int LEAST_DIFFERENT_CHARACTERS = 6;
  private static final List<String> WORDS =
      List.of(
          "change-me",
          "change_me",
          "changeme",
          "change-this",
          "change_this",
          "changethis",
          "change-in",
          "change_in",
          "your-",
          "your_",
          "yoursecret",
          "placeholder",
          "example",
          "replace",
          "insert-",
          "insert_",
          "dummy",
          "default",
          "secret-key",
          "secret_key",
          "secretkey",
          "dev-secret",
          "password");

  static boolean looksLikeOne(String secret) {
    String lower = secret.toLowerCase(Locale.ROOT);
    return secret.startsWith("<")
        || secret.chars().distinct().count() < LEAST_DIFFERENT_CHARACTERS
        || WORDS.stream().anyMatch(lower::contains);
  }

  private Placeholders() {}
}
