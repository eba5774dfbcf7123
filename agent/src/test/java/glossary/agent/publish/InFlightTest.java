package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.InFlightRequest;
import glossary.api.telemetry.TelemetryReader;
import glossary.api.telemetry.TelemetryWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightTest {
  private static final HostIdentity ME = new HostIdentity(1, 2, "n", "m", "h", "v");
  private static final long NOW = 1_700_000_000_000L;

  @TempDir Path disk;
  private final InFlight inFlight = new InFlight();
  private Path memory;
  private TelemetryWriter writer;

  @AfterEach
  void no_file_stays() throws IOException {
    if (writer != null) {
      writer.close();
    }
    if (memory != null) {
      Files.deleteIfExists(memory.resolve("x.mm"));
      Files.delete(memory);
    }
  }

  @Test
  void in_memory_a_request_is_seen_at_once_and_gone_at_once() throws IOException {
    File file = attached(memory());

    int slot = inFlight.begin("r-1", "GET", "/orders/7?card=4111", NOW);

    if (writer.shared()) {
      assertThat(read(file).inFlight)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(
              new InFlightRequest(
                  "r-1", "GET", "/orders/7", Thread.currentThread().getName(), NOW));
    }
    inFlight.end(slot);
    assertThat(read(file).inFlight).isEmpty();
  }

  @Test
  void on_a_disk_the_flush_thread_writes() throws IOException {
    File file = attached(disk);
    int slot = inFlight.begin("r-1", "GET", "/a", NOW);
    if (!writer.shared()) {
      assertThat(read(file).inFlight).isEmpty();
    }

    inFlight.flush();
    assertThat(read(file).inFlight).extracting(request -> request.requestId).containsExactly("r-1");

    inFlight.end(slot);
    inFlight.begin("r-2", "GET", "/b", NOW);
    inFlight.flush();
    assertThat(read(file).inFlight).extracting(request -> request.requestId).containsExactly("r-2");
  }

  @Test
  void a_request_from_before_the_file_is_in_it() throws IOException {
    int ended = inFlight.begin("before", "GET", "/a", NOW);
    inFlight.begin("still", "GET", "/a", NOW);
    inFlight.end(ended);

    File file = attached(memory());
    inFlight.flush();

    assertThat(read(file).inFlight)
        .extracting(request -> request.requestId)
        .containsExactly("still");
  }

  @Test
  void after_the_last_file_requests_go_on() throws IOException {
    File file = attached(memory());
    inFlight.detach();

    inFlight.end(inFlight.begin("r", "GET", "/", NOW));
    inFlight.flush();

    assertThat(read(file).inFlight).isEmpty();
  }

  @Test
  void more_requests_than_slots_are_told_and_forgotten() {
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < InFlight.SLOTS; i++) {
      slots.add(inFlight.begin("r", "GET", "/", NOW));
    }

    assertThat(slots).doesNotHaveDuplicates().allMatch(slot -> slot >= 0);
    assertThat(inFlight.begin("r", "GET", "/", NOW)).isEqualTo(-1);
    inFlight.end(-1);
    inFlight.end(slots.get(99));
    assertThat(inFlight.begin("r", "GET", "/", NOW)).isEqualTo(slots.get(99));
  }

  @Test
  void many_threads_leave_no_slot_behind() throws Exception {
    File file = attached(memory());
    AtomicBoolean stop = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> serveUntil(stop)));
      threads.get(i).start();
    }
    try {
      AtomicInteger seen = new AtomicInteger();
      Machine.await("a hundred requests", () -> seen.addAndGet(checked(file)) > 100);
    } finally {
      stop.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    inFlight.flush();

    assertThat(read(file).inFlight).isEmpty();
    more_requests_than_slots_are_told_and_forgotten();
  }

  /** How many requests were in flight, none of them mixed with another. */
  private int checked(File file) {
    try {
      inFlight.flush();
      HostTelemetry read = read(file);
      assertThat(read.inFlight).allMatch(request -> request.path.equals("/" + request.requestId));
      return read.inFlight.size();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void serveUntil(AtomicBoolean stop) {
    for (int i = 0; !stop.get(); i++) {
      String id = Integer.toString(i);
      int slot = inFlight.begin(id, "GET", "/" + id, i);
      Thread.yield();
      inFlight.end(slot);
    }
  }

  @Test
  void a_request_allocates_nothing() throws IOException {
    attached(memory());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    serve(20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    serve(20_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / 20_000).isZero();
  }

  private void serve(int requests) {
    for (int i = 0; i < requests; i++) {
      inFlight.end(inFlight.begin("0af7651916cd43dd8448eb211c80319c", "GET", "/orders/7", i));
    }
  }

  private Path memory() throws IOException {
    Path parent = Path.of("/dev/shm");
    memory = Files.createTempDirectory(Files.isWritable(parent) ? parent : disk, "in-flight");
    return memory;
  }

  private File attached(Path folder) throws IOException {
    File file = Files.createFile(folder.resolve("x.mm")).toFile();
    writer = TelemetryWriter.open(file, ME, NOW);
    inFlight.attach(writer);
    return file;
  }

  private static HostTelemetry read(File file) throws IOException {
    return TelemetryReader.read(file, NOW);
  }
}
