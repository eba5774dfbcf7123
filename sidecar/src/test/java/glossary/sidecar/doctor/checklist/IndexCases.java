package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.host;
import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.sql;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;

import glossary.sidecar.glossary.EmbeddedGlossary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Indexes that are wrong, and indexes that are right. */
final class IndexCases {
  private static final String ENTRY =
      "INSERT INTO glossary_entries (term, definitions, language, source, creation_date, updated_at,"
          + " validation_status, sync_status) VALUES ('late', '[]', 'en', 'DIN', '', '', 'pending', 'synced')";
  private static final String VALVE =
      "INSERT INTO glossary_entries VALUES (1, 'valve', '[]', 'en', 'internal')";

  static final List<CheckCase> ALL =
      List.of(
          objects("IDX-01", host(IndexCases::torn), host(IndexCases::indexed)),
          warns(
              "IDX-02",
              host(
                  one -> {
                    indexed(one);
                    sql(ENTRY).to(one);
                  }),
              host(IndexCases::indexed)),
          warns(
              "IDX-03",
              with(
                  one -> {
                    sql(DatabaseCases.TABLE, VALVE).to(one);
                    indexed(one);
                    sql("UPDATE glossary_entries SET term = 'otherwise'").to(one);
                  }),
              host(IndexCases::indexed)),
          objects("IDX-04", host(), with(IndexCases::sound)),
          warns(
              "IDX-05",
              with(
                  one -> {
                    sound(one);
                    sql("DROP TRIGGER glossary_fts_insert", ENTRY).to(one);
                  }),
              with(IndexCases::sound)));

  private IndexCases() {}

  private static void sound(Deployment deployment) throws IOException {
    EmbeddedGlossary.createIfAbsent(deployment.database());
  }

  private static void indexed(Deployment deployment) throws IOException {
    deployment.fixed("IDX-01");
  }

  /** Its files hold something else. */
  private static void torn(Deployment deployment) throws IOException {
    indexed(deployment);
    try (var files = Files.list(deployment.folder().resolve("data/sidecar/index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "something else");
      }
    }
  }
}
