package glossary.sidecar.errors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Eventually;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LineQueueTest {
  private final List<Line> written = Collections.synchronizedList(new ArrayList<>());
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private final List<Line> lost = Collections.synchronizedList(new ArrayList<>());

  @Test
  void a_disk_that_hangs_blocks_nobody_and_errors_have_room_of_their_own() throws Exception {
    CountDownLatch hung = new CountDownLatch(1);
    LineQueue queue = queue(lines -> hung.await());
    Line info = new Line(new byte[1000], false);
    Line error = new Line(new byte[1000], true);
    while (queue.offer(info)) {
      // until it is full
    }

    int kept = 0;
    while (queue.offer(error)) {
      kept++;
    }

    assertThat(kept).isEqualTo(LineQueue.URGENT_BYTES / 1000);
    assertThat(queue.roomy()).isFalse();
    assertThat(queue.dropped()).isEqualTo(2);
    hung.countDown();
    queue.close();
    assertThat(written.stream().filter(Line::urgent)).hasSize(kept);
  }

  @Test
  void a_disk_that_fails_costs_ordinary_lines_only() {
    boolean[] full = {true};
    LineQueue queue =
        queue(
            lines -> {
              if (full[0]) {
                throw new IOException("No space left on device");
              }
            });
    for (int i = 0; i < 10; i++) {
      queue.offer(new Line(new byte[10], i % 2 == 0));
    }
    Eventually.holds(queue::failing);
    full[0] = false;
    Eventually.holds(() -> written.stream().filter(Line::urgent).count() == 5);
    Eventually.holds(() -> !queue.failing());

    assertThat(troubles).containsExactly("No space left on device", null);
    assertThat(queue.roomy()).isTrue();
    queue.close();
  }

  @Test
  void a_line_that_finds_no_room_or_comes_too_late_is_given_back() {
    LineQueue queue =
        queue(
            lines -> {
              throw new IOException("No space left on device");
            });
    Line large = new Line(new byte[LineQueue.URGENT_BYTES], true);
    Line small = new Line(new byte[1], true);

    assertThat(queue.offer(large)).isTrue();
    Eventually.holds(queue::failing);
    assertThat(queue.offer(small)).isFalse();
    assertThat(lost).containsExactly(small);
    queue.close();
    assertThat(queue.offer(small)).isFalse();

    assertThat(lost).containsExactly(small, large, small);
    assertThat(queue.dropped()).isEqualTo(3);
  }

  private LineQueue queue(Before before) {
    return new LineQueue(
        "test",
        new LineSink() {
          @Override
          public void write(Deque<Line> lines) throws IOException {
            try {
              before.run(lines);
            } catch (InterruptedException stopped) {
              throw new IOException(stopped);
            }
            written.addAll(lines);
            lines.clear();
          }

          @Override
          public void close() {}
        },
        troubles::add,
        lost::add);
  }

  private interface Before {
    void run(Deque<Line> lines) throws IOException, InterruptedException;
  }
}
