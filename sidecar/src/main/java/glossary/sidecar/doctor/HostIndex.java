package glossary.sidecar.doctor;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.glossary.Mending;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mends the full-text index that a host keeps in its own database: on a copy first, then in one
 * transaction, in which the host's own statements must work before it is committed.
 */
public final class HostIndex {
  private static final int MOST_STEPS = 4;

  private final LiveDatabase live;
  private final Clock clock;

  public HostIndex(LiveDatabase live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  /**
   * Writers of the host wait for as long as the index is filled.
   *
   * @param copy a file that is not there yet, for trying it out; left for the caller to delete
   * @return what the index is now
   * @throws IOException that says what to do; nothing was changed then
   */
  public Report mend(Path copy) throws IOException {
    live.checkWritable();
    live.snapshotTo(copy, done -> {});
    List<String> schema = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    Report mended = onCopy(copy, schema, steps);
    HostProof proof = new HostProof(mended.table());
    Mending.ofLive(
        live,
        connection -> {
          if (!schema.equals(HostProof.schema(connection))) {
            throw new SQLException("the tables were changed meanwhile; try again");
          }
          run(connection, steps);
          proof.in(connection);
        });
    Mending.tryOnLive(live, proof::in);
    return mended;
  }

  private Report onCopy(Path copy, List<String> schema, List<String> steps) throws IOException {
    try {
      Mending.ofCopy(copy, connection -> schema.addAll(HostProof.schema(connection)));
      Report report = examine(copy);
      while (report.state() != Report.State.SOUND && steps.size() < MOST_STEPS) {
        String step = step(report);
        Mending.ofCopy(copy, connection -> run(connection, List.of(step)));
        steps.add(step);
        report = examine(copy);
      }
      if (report.state() != Report.State.SOUND) {
        throw new IOException("The repair did not help on a copy, so nothing was changed.");
      }
      HostProof proof = new HostProof(report.table());
      Mending.ofCopy(copy, proof::in);
      return report;
    } catch (SQLException | SourceUnavailable failed) {
      throw new IOException(
          "The repair failed on a copy, so nothing was changed: " + failed.getMessage(), failed);
    }
  }

  private static String step(Report report) throws IOException {
    Optional<String> fix = Optional.ofNullable(report.findings().get(0).fix());
    return fix.flatMap(Repair::statementsOf)
        .orElseThrow(
            () ->
                new IOException(
                    "Nothing tells what the index should hold; decide yourself with the SQL that GET /api/index/doctor gives."));
  }

  private static void run(Connection connection, List<String> steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : steps) {
        statement.executeUpdate(step);
      }
    }
  }

  private Report examine(Path file) throws IOException {
    SourceOptions options =
        new SourceOptions(
            Optional.of(file),
            file.getParent(),
            file.getParent(),
            DatabaseMode.READ_ONLY,
            Optional.empty());
    try (SqliteSource source = Sources.open(options)) {
      return new IndexDoctor(source::inspect, clock).examine();
    }
  }
}
