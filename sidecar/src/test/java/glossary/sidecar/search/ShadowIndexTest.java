package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.search.IndexState.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowIndexTest {
  @TempDir Path folder;

  @Test
  void what_was_committed_is_there_after_a_restart() throws IOException {
    fill();

    try (ShadowIndex index = ShadowIndex.open(folder)) {
      assertThat(terms(index, "valve")).containsExactly("valve");
      assertThat(index.committed().complete()).isTrue();
      assertThat(index.committed().token()).isEqualTo("change 1");
      assertThat(index.committed().location()).isEqualTo("memory");
    }
  }

  @Test
  void an_index_that_is_open_elsewhere_is_refused_with_advice() throws IOException {
    try (ShadowIndex first = ShadowIndex.open(folder)) {
      assertThat(first.entries()).isZero();
      assertThatThrownBy(() -> ShadowIndex.open(folder))
          .isInstanceOf(IndexUnavailable.class)
          .hasMessageContaining("SIDECAR_DIR");
    }
  }

  @Test
  void the_lock_file_of_a_process_that_is_gone_does_not_matter() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IndexHolder.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(holder.inputReader().lines().anyMatch("open"::equals)).isTrue();
      assertThatThrownBy(() -> ShadowIndex.open(folder)).isInstanceOf(IndexUnavailable.class);
    } finally {
      holder.destroyForcibly().waitFor();
    }

    try (ShadowIndex index = ShadowIndex.open(folder)) {
      assertThat(folder.resolve("write.lock")).exists();
      assertThat(index.entries()).isZero();
    }
  }

  /** Keeps an index open until it is killed. */
  static final class IndexHolder {
    public static void main(String[] arguments) throws Exception {
      ShadowIndex.open(Path.of(arguments[0]));
      System.out.println("open");
      Thread.sleep(60_000);
    }
  }

  @Test
  void a_folder_that_cannot_be_used_is_refused_with_advice() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");

    assertThatThrownBy(() -> ShadowIndex.open(file))
        .isInstanceOf(IndexUnavailable.class)
        .hasMessageContaining("SIDECAR_DIR");
  }

  @Test
  void any_file_cut_or_spoilt_makes_an_empty_index_that_can_be_filled_again() throws IOException {
    fill();
    Map<String, byte[]> sound = files();
    Random random = new Random(7);
    for (String name : sound.keySet()) {
      for (int kind = 0; kind < 4; kind++) {
        restore(sound);
        spoil(folder.resolve(name), kind, random);
        try (ShadowIndex index = ShadowIndex.open(folder)) {
          assertThat(index.entries()).as(name + " spoilt by " + kind).isZero();
          assertThat(index.committed().complete()).isFalse();
          Entries.sync(index, source());
          assertThat(terms(index, "valve")).containsExactly("valve");
        }
      }
    }
  }

  @Test
  void a_large_index_is_opened_unread_and_what_is_spoilt_in_it_is_found_out() throws IOException {
    FakeSource source = source();
    LongStream.range(10, 500).forEach(id -> source.put(en(id, "word " + id, "A text of " + id)));
    try (ShadowIndex index = ShadowIndex.open(folder)) {
      Entries.sync(index, source);
    }
    Map<String, byte[]> sound = files();
    int foundLater = 0;
    for (String name : sound.keySet()) {
      restore(sound);
      spoil(folder.resolve(name), 3, new Random(7));
      try (ShadowIndex index = ShadowIndex.open(new IndexFolder(folder, 0))) {
        foundLater += index.committed().complete() ? 1 : 0;
        assertIsBuiltAgain(name, index, source);
      }
      try (ShadowIndex index = ShadowIndex.open(folder)) {
        assertThat(index.committed().complete()).as(name).isTrue();
      }
    }
    assertThat(foundLater).isPositive();
  }

  private static void assertIsBuiltAgain(String name, ShadowIndex index, FakeSource source) {
    int scans = source.scans.get();
    try (IndexFollower follower =
        new IndexFollower(index, source, Duration.ofMillis(2), Clock.systemUTC())) {
      follower.start();
      await(name, () -> source.scans.get() > scans && follower.state().kind() == Kind.READY);
      assertThat(index.damaged()).as(name).isFalse();
      assertThat(index.entries()).as(name).isEqualTo(491);
      assertThat(terms(index, "valve")).as(name).containsExactly("valve");
    }
  }

  @Test
  void a_large_sound_index_is_not_written_again() throws IOException {
    fill();
    Map<String, byte[]> sound = files();
    try (ShadowIndex index = ShadowIndex.open(new IndexFolder(folder, 0))) {
      index.checkOn();
      assertThat(index.damaged()).isFalse();
    }
    assertThat(files().keySet()).isEqualTo(sound.keySet());
  }

  private static void await(String what, BooleanSupplier condition) {
    long started = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - started).as(what).isLessThan(20_000_000_000L);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void an_index_of_another_version_is_emptied_and_foreign_files_stay() throws IOException {
    fill();
    Files.writeString(folder.resolve("README"), "mine");
    try (MMapDirectory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Map<String, String> older = new HashMap<>(CommitData.fresh(1).toMap());
      older.put("analysis_version", "0");
      writer.setLiveCommitData(older.entrySet());
      writer.commit();
    }

    try (ShadowIndex index = ShadowIndex.open(folder)) {
      assertThat(index.entries()).isZero();
    }
    assertThat(folder.resolve("README")).hasContent("mine");
  }

  @Test
  void a_reader_beside_a_running_writer_sees_the_last_commit_and_takes_no_lock()
      throws IOException {
    fill();
    try (ShadowIndex writer = ShadowIndex.open(folder);
        ShadowIndex reader = ShadowIndex.openReadOnly(folder)) {
      assertThat(terms(reader, "valve")).containsExactly("valve");
      Entries.sync(writer, source().put(en(2, "valve seat")));
      assertThat(terms(writer, "valve")).hasSize(2);
      assertThat(terms(reader, "valve")).hasSize(1);
    }
  }

  @Test
  void a_reader_without_an_index_says_what_to_do_and_creates_nothing() {
    Path absent = folder.resolve("absent");

    assertThatThrownBy(() -> ShadowIndex.openReadOnly(absent))
        .isInstanceOf(IndexUnavailable.class)
        .hasMessageContaining("start the sidecar");
    assertThat(absent).doesNotExist();
  }

  private static void spoil(Path file, int kind, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (kind) {
      case 0 -> bytes = new byte[0];
      case 1 -> bytes = java.util.Arrays.copyOf(bytes, bytes.length / 2);
      case 2 -> random.nextBytes(bytes);
      default -> bytes[bytes.length / 2] ^= 0x55;
    }
    Files.write(file, bytes);
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (File file : List.of(folder.toFile().listFiles())) {
      if (!file.getName().equals("write.lock")) {
        files.put(file.getName(), Files.readAllBytes(file.toPath()));
      }
    }
    return files;
  }

  private void restore(Map<String, byte[]> files) throws IOException {
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file : present.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private void fill() throws IOException {
    try (ShadowIndex index = ShadowIndex.open(folder)) {
      Entries.sync(index, source());
    }
  }

  private static FakeSource source() {
    return new FakeSource().put(en(1, "valve", "Stops a fluid."));
  }
}
