package glossary.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database that a {@code sqlite:///} URL names, read as SQLAlchemy reads it: three slashes
 * before a relative path, four before an absolute one. Driver options after {@code ?} have no
 * meaning here and are dropped.
 */
public record DatabaseUrl(Path file) {
  private static final Pattern SHAPE =
      Pattern.compile("sqlite(?:\\+[a-z]+)?:///([^?]+)(?:\\?.*)?", Pattern.CASE_INSENSITIVE);

  static DatabaseUrl parse(String text) throws BadValue {
    if (text.toLowerCase(Locale.ROOT).startsWith("postgres")) {
      throw new BadValue(
          "be a sqlite:/// URL", "PostgreSQL comes later; until then use a sqlite:/// URL");
    }
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new BadValue();
    }
    String path = shape.group(1);
    boolean inMemory = path.startsWith(":") || text.contains("mode=memory");
    if (inMemory || path.endsWith("/") || path.startsWith("file:")) {
      throw new BadValue("name a database file", "write sqlite:///data/glossary.db");
    }
    return new DatabaseUrl(path(path));
  }

  private static Path path(String text) throws BadValue {
    try {
      return Path.of(text);
    } catch (InvalidPathException badPath) {
      throw new BadValue();
    }
  }
}
