package glossary.sidecar.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the console: a fixed list, read from the class path once. No name that a caller
 * sends becomes a path. Immutable.
 */
final class ConsoleFiles {
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String PLACEHOLDER = "@VERSION@";
  private static final int VERSION_BYTES = 8;

  /** In the order in which the page needs them. */
  static final List<String> MODULES =
      List.of(
          "app.js",
          "api.js",
          "charts.js",
          "dialogs.js",
          "dom.js",
          "download.js",
          "editor.js",
          "entry.js",
          "format.js",
          "graph.js",
          "i18n.js",
          "i18n-de.js",
          "icons.js",
          "jobs.js",
          "layout.js",
          "parts.js",
          "relations.js",
          "session.js",
          "view-backups.js",
          "view-errors.js",
          "view-health.js",
          "view-host.js",
          "view-hosts.js",
          "view-index.js",
          "view-search.js",
          "view-settings.js");

  private static final List<String> OTHERS = List.of("base.css", "views.css", "icon.svg");

  private final Map<String, ConsoleFile> files = new LinkedHashMap<>();
  private final ConsoleFile page;
  private final String version;

  /**
   * @param readingNeedsRole whether search and glossary ask for a token
   */
  ConsoleFiles(boolean readingNeedsRole) {
    MODULES.forEach(name -> add(name, name));
    OTHERS.forEach(name -> add(name, name));
    add("uplot.js", CHARTS + "uPlot.iife.min.js");
    add("uplot.css", CHARTS + "uPlot.min.css");
    String template =
        new String(ConsoleFile.read("index.html"), StandardCharsets.UTF_8)
            .replace("@READING@", readingNeedsRole ? "role" : "open");
    version = digest(template.getBytes(StandardCharsets.UTF_8));
    String html = template.replace(PLACEHOLDER, version);
    page = ConsoleFile.of("index.html", html.getBytes(StandardCharsets.UTF_8));
  }

  ConsoleFile page() {
    return page;
  }

  /** Changes whenever any of the files does. Visible ASCII without quotes. */
  String version() {
    return version;
  }

  /** Null if there is none of this name. */
  ConsoleFile find(String name) {
    return files.get(name);
  }

  /** By the names that they are served by. */
  Map<String, ConsoleFile> all() {
    return files;
  }

  private void add(String name, String resource) {
    files.put(name, ConsoleFile.of(name, ConsoleFile.read(resource)));
  }

  private String digest(byte[] template) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.values().forEach(file -> sha.update(file.plain()));
      return HexFormat.of().formatHex(sha.digest(template), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
