package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelLimitIT {
  private static final Entry ENTRY =
      new Entry(1, "t", "[]", "en", "internal", null, null, "pending", "synced", null, null);

  @TempDir Path folder;

  @Test
  void more_entries_than_a_sheet_can_hold_are_422_for_excel_and_no_matter_for_csv()
      throws Exception {
    try (HostProcess host = HostProcess.on(folder.resolve("host.db"))) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions)");
      host.does(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1048576)"
              + " INSERT INTO glossary_entries SELECT i, 't', '' FROM n");
    }
    try (TestSidecar many = TestSidecar.started(folder, "DATABASE_URL=sqlite:///host.db")) {
      HttpResponse<String> refused = many.get("/api/glossary/export?format=excel");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("1048575", "1048576", "csv");
      assertThat(many.get("/api/glossary/export?format=csv").body().lines()).hasSize(1_048_577);
    }
  }

  @Test
  void excel_that_more_entries_come_to_than_a_sheet_can_hold_breaks_off() {
    Iterator<List<Entry>> endless =
        new Iterator<>() {
          private final List<Entry> same = Collections.nCopies(100_000, ENTRY);

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public List<Entry> next() {
            return same;
          }
        };

    assertThatThrownBy(
            () -> ExportFormat.EXCEL.write(endless::next, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("than a sheet can hold");
  }
}
