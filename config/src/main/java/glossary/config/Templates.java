package glossary.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Env files to start from. A comment always has a line of its own, which every parser agrees on.
 */
public final class Templates {
  private static final int WIDTH = 96;
  private static final String GENERATED =
      "Generated from the catalogue of settings. After a change there, write it anew with:";
  private static final String COMMAND =
      "  mvn -pl config test -Dtest=GeneratedFilesTest -Dglossary.regenerate=true";

  /** {@code .env.example}: every setting that is used, commented out, with its default. */
  public static String envExample() {
    List<String> lines = new ArrayList<>();
    comment(lines, "Settings of the Glossary Sidecar: copy this file to .env and edit it there.");
    comment(lines, "Each line shows the default; the environment chosen here may have its own.");
    header(lines);
    lines.add("");
    lines.add("ENVIRONMENT=development");
    for (Category category : Category.values()) {
      if (category != Category.UNUSED) {
        section(lines, category);
      }
    }
    return text(lines);
  }

  /** The values that an environment has of its own, and what it needs to be told. */
  public static String environment(Environment environment) {
    List<String> lines = new ArrayList<>();
    comment(lines, "What is different in " + environment.word() + ".");
    header(lines);
    lines.add("");
    lines.add("ENVIRONMENT=" + environment.word());
    if (environment == Environment.PRODUCTION) {
      needed(lines);
    }
    for (Setting<?> setting : Catalogue.ALL) {
      setting.defaultIn(environment).ifPresent(text -> own(lines, setting, text));
    }
    return text(lines);
  }

  private static void header(List<String> lines) {
    comment(lines, GENERATED);
    comment(lines, COMMAND);
  }

  private static void section(List<String> lines, Category category) {
    lines.add("");
    lines.add("");
    comment(lines, "--- " + category.title() + " ---");
    for (Setting<?> setting : Catalogue.in(category)) {
      if (setting != Catalogue.ENVIRONMENT) {
        lines.add("");
        about(lines, setting);
        comment(lines, setting.name() + "=" + setting.defaultText().orElse(""));
      }
    }
  }

  private static void needed(List<String> lines) {
    lines.add("");
    about(lines, Catalogue.ADMIN_TOKEN);
    comment(lines, "Production does not start without it; make one with: openssl rand -hex 32");
    comment(lines, "Better than here: in a file that ADMIN_TOKEN_FILE names.");
    comment(lines, Catalogue.ADMIN_TOKEN.name() + "=");
  }

  private static void own(List<String> lines, Setting<?> setting, String text) {
    lines.add("");
    about(lines, setting);
    lines.add(setting.name() + "=" + text);
  }

  private static void about(List<String> lines, Setting<?> setting) {
    wrap(lines, setting.sentence());
    Optional.of(setting.type())
        .filter(type -> type.equals("choice") || type.equals("duration") || type.equals("size"))
        .ifPresent(type -> wrap(lines, "Allowed: " + setting.allowed()));
  }

  private static void wrap(List<String> lines, String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH) {
        comment(lines, line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    comment(lines, line.toString());
  }

  private static void comment(List<String> lines, String text) {
    lines.add("# " + text);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private Templates() {}
}
