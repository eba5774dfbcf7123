package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 3 * SECOND); // nanoTime overflows
  private Path file;
  private WatchedFiles watched;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("token"), "old");
    watched = new WatchedFiles(List.of(file, folder.resolve("absent")), now::get);
    assertThat(watched.changed()).as("the first time").isTrue();
  }

  @Test
  void a_file_that_stays_as_it_is_has_not_changed() {
    for (int i = 0; i < 10; i++) {
      now.addAndGet(SECOND);
      assertThat(watched.changed()).isFalse();
    }
  }

  @Test
  void a_change_is_told_once_and_not_before_a_second_has_passed() throws IOException {
    Files.writeString(file, "new and longer");

    now.addAndGet(SECOND - 1);
    assertThat(watched.changed()).isFalse();
    now.addAndGet(1);
    assertThat(watched.changed()).isTrue();
    now.addAndGet(SECOND);
    assertThat(watched.changed()).isFalse();
  }

  @Test
  void one_that_is_replaced_deleted_or_made_has_changed() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Path other = Files.writeString(folder.resolve("other"), "new");
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(changedNow()).as("same size and time, another file").isTrue();
    Files.delete(file);
    assertThat(changedNow()).isTrue();
    Files.writeString(folder.resolve("absent"), "here");
    assertThat(changedNow()).isTrue();
    assertThat(changedNow()).isFalse();
  }

  @Test
  void a_link_that_points_elsewhere_has_changed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path other = Files.writeString(folder.resolve("other"), "new");
    watched = new WatchedFiles(List.of(link), now::get);
    assertThat(watched.changed()).isTrue();

    Files.delete(link);
    Files.createSymbolicLink(link, other);

    assertThat(changedNow()).isTrue();
  }

  @Test
  void of_many_threads_one_is_told() throws Exception {
    Files.writeString(file, "new and longer");
    now.addAndGet(SECOND);
    AtomicInteger told = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          if (watched.changed()) {
                            told.incrementAndGet();
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).hasValue(1);
  }

  private boolean changedNow() {
    now.addAndGet(SECOND);
    return watched.changed();
  }
}
