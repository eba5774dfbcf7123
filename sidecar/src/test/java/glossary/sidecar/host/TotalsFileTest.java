package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that outlive their hosts, as earlier releases wrote them too. */
class TotalsFileTest {
  @TempDir private Path folder;

  @Test
  void log_lines_are_there_after_a_restart() throws IOException {
    Totals totals = new Totals();
    totals.addErrors(new ErrorKey("a.B", "/orders"), new long[] {3});
    totals.addLogs(new LogKey("warn", "none"), new long[] {5});
    totals.addLogs(new LogKey("error", "a.B"), new long[] {7});
    file().write(Map.of("shop", totals), List.of("web-1-2"));

    TotalsFile.Content read = file().read();

    assertThat(read.names().get("shop").logs).containsOnlyKeys(totals.logs.keySet());
    assertThat(read.names().get("shop").logs.get(new LogKey("error", "a.B"))).containsExactly(7);
    assertThat(read.dropped()).containsExactly("web-1-2");
  }

  @Test
  void a_file_from_before_log_lines_were_counted_is_read() throws IOException {
    write(1);

    TotalsFile.Content read = file().read();

    assertThat(read.names().get("shop").hooks.get("tomcat")).containsExactly(9);
    assertThat(read.names().get("shop").logs).isEmpty();
    assertThat(read.dropped()).containsExactly("web-1-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 3, Integer.MAX_VALUE})
  void a_file_of_an_unknown_version_is_refused(int version) throws IOException {
    write(version);

    assertThatThrownBy(() -> file().read()).hasMessage("of another version");
  }

  @Test
  void more_kinds_of_lines_than_are_kept_are_summed_by_level() {
    Totals totals = new Totals();
    for (int i = 0; i < Totals.MOST_LOGS + 10; i++) {
      totals.addLogs(new LogKey("error", "a.B" + i), new long[] {1});
    }

    assertThat(totals.logs).hasSize(Totals.MOST_LOGS + 1);
    assertThat(totals.logs.get(new LogKey("error", "{other}"))).containsExactly(10);
  }

  private TotalsFile file() {
    return new TotalsFile(folder.resolve("totals"));
  }

  /** As version 1 was: one name with one hook, and one host that was dropped. */
  private void write(int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    out.writeInt(version);
    out.writeInt(1);
    out.writeUTF("shop");
    out.writeLong(17);
    out.writeLong(0);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(1);
    out.writeUTF("tomcat");
    out.writeLong(9);
    out.writeInt(1);
    out.writeUTF("web-1-2");
    byte[] written = bytes.toByteArray();
    CRC32 crc = new CRC32();
    crc.update(written, 4, written.length - 4);
    ByteBuffer.wrap(written).putInt((int) crc.getValue());
    Files.write(folder.resolve("totals"), written);
  }
}
