package glossary.agent.it;

import static java.util.stream.Collectors.joining;

import glossary.agent.it.Captured.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of servers in docs/agent.md: a row for all versions of which the same is captured. */
final class ServerTable {
  private static final String NOT_ASKED = "–";
  private static final List<Column> COLUMNS = List.of(Column.values());
  private static final int BEFORE = 2;

  /** By server and column; a value that nobody knows is not there. */
  private final Map<ServerUnderTest, Map<Column, String>> values = new LinkedHashMap<>();

  /** What the suite has found. */
  static ServerTable found() throws IOException {
    ServerTable table = new ServerTable();
    for (ServerUnderTest server : ServerUnderTest.values()) {
      for (Column column : COLUMNS) {
        Captured.found(server, column).ifPresent(value -> table.put(server, column, value));
      }
    }
    return table;
  }

  /** A table that {@link #markdown} has written; empty if there is none. */
  static ServerTable parse(List<String> lines) {
    ServerTable table = new ServerTable();
    if (lines.isEmpty()) {
      return table;
    }
    List<String> heading = cells(lines.get(0));
    for (String row : lines.subList(BEFORE, lines.size())) {
      List<String> cells = cells(row);
      List<String> versions = List.of(cells.get(1).split(", "));
      for (ServerUnderTest server : ServerUnderTest.values()) {
        if (server.family().equals(cells.get(0)) && versions.contains(server.version())) {
          for (Column column : COLUMNS) {
            int place = heading.indexOf(column.title());
            table.put(server, column, place < 0 ? NOT_ASKED : cells.get(place));
          }
        }
      }
    }
    return table;
  }

  private static List<String> cells(String row) {
    List<String> cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
    return cells.subList(1, cells.size() - 1);
  }

  private void put(ServerUnderTest server, Column column, String value) {
    values.computeIfAbsent(server, each -> new EnumMap<>(Column.class));
    if (!value.equals(NOT_ASKED)) {
      values.get(server).put(column, value);
    }
  }

  /** These values, and others' where there are none. */
  ServerTable over(ServerTable others) {
    ServerTable both = new ServerTable();
    for (ServerUnderTest server : ServerUnderTest.values()) {
      Map<Column, String> cells = new EnumMap<>(Column.class);
      cells.putAll(others.values.getOrDefault(server, Map.of()));
      cells.putAll(values.getOrDefault(server, Map.of()));
      if (!cells.isEmpty()) {
        both.values.put(server, cells);
      }
    }
    return both;
  }

  /** Its heading and rows, a line each; without the columns of which nobody knows anything. */
  List<String> markdown() {
    List<Column> columns =
        COLUMNS.stream()
            .filter(one -> values.values().stream().anyMatch(cells -> cells.containsKey(one)))
            .toList();
    Map<String, List<ServerUnderTest>> rows = new LinkedHashMap<>();
    values.keySet().stream()
        .sorted()
        .forEach(one -> rows.computeIfAbsent(alike(one), each -> new ArrayList<>()).add(one));
    List<String> lines = new ArrayList<>();
    lines.add(
        "| server | versions | "
            + columns.stream().map(Column::title).collect(joining(" | "))
            + " | off with `hooks.off=` |");
    lines.add("|---".repeat(columns.size() + BEFORE + 1) + "|");
    rows.values().stream()
        .map(alike -> row(columns, alike))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .forEach(lines::add);
    return lines;
  }

  private String alike(ServerUnderTest server) {
    return server.family() + values.get(server);
  }

  private String row(List<Column> columns, List<ServerUnderTest> alike) {
    ServerUnderTest first = alike.get(0);
    String versions =
        alike.stream()
            .map(ServerUnderTest::version)
            .sorted((one, other) -> Arrays.compare(numbers(one), numbers(other)))
            .collect(joining(", "));
    String cells =
        columns.stream()
            .map(column -> values.get(first).getOrDefault(column, NOT_ASKED))
            .collect(joining(" | "));
    return "| %s | %s | %s | `%s` |".formatted(first.family(), versions, cells, first.hooks());
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("\\D+"))
        .filter(part -> !part.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
