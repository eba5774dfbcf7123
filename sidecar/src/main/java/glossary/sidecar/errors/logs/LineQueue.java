package glossary.sidecar.errors.logs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands lines to one thread that writes them, so that no request ever waits for a disk. Bounded by
 * bytes: when the disk does not keep up, ordinary lines are dropped and counted. Warnings and
 * errors have room of their own and are kept until the disk takes them; since only so many of one
 * kind are logged in an hour, the room lasts for hours. Thread-safe.
 */
final class LineQueue implements AutoCloseable {
  static final int ORDINARY_BYTES = 2 << 20;
  static final int URGENT_BYTES = 4 << 20;
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LAST_CHANCE_MILLIS = 2000;

  private final LineSink sink;
  private final Consumer<String> troubles;
  private final Consumer<Line> lost;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final LongAdder dropped = new LongAdder();
  private final Thread writer;
  private Deque<Line> waiting = new ArrayDeque<>();
  private int ordinaryBytes;
  private int urgentBytes;
  private boolean idle;
  private boolean closed;
  private volatile boolean failing;

  /**
   * @param troubles is told once when writing begins to fail and once when it works again; called
   *     by the writing thread
   * @param lost is given each line that found no room or could not be written in the end; called
   *     also by those who log
   */
  LineQueue(String name, LineSink sink, Consumer<String> troubles, Consumer<Line> lost) {
    this.sink = sink;
    this.troubles = troubles;
    this.lost = lost;
    writer = new Thread(null, this::run, name, 0, false);
    writer.setDaemon(true);
    writer.start();
  }

  /** Returns at once; false if there was no room. */
  boolean offer(Line line) {
    if (add(line)) {
      return true;
    }
    drop(line);
    return false;
  }

  /** Whether there is plenty of room for warnings and errors: with whole stacks then. */
  boolean roomy() {
    lock.lock();
    try {
      return urgentBytes < URGENT_BYTES / 2;
    } finally {
      lock.unlock();
    }
  }

  /** Lines that found no room, since the start. */
  long dropped() {
    return dropped.sum();
  }

  boolean failing() {
    return failing;
  }

  /** Writes what waits, for two seconds at most. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
    try {
      writer.join(LAST_CHANCE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean add(Line line) {
    lock.lock();
    try {
      if (closed || !reserve(line)) {
        return false;
      }
      waiting.add(line);
      if (idle) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void drop(Line line) {
    dropped.increment();
    lost.accept(line);
  }

  private boolean reserve(Line line) {
    int size = line.bytes().length;
    if (line.urgent()) {
      if (urgentBytes + size > URGENT_BYTES) {
        return false;
      }
      urgentBytes += size;
    } else {
      if (ordinaryBytes + size > ORDINARY_BYTES) {
        return false;
      }
      ordinaryBytes += size;
    }
    return true;
  }

  private void run() {
    try {
      for (Deque<Line> batch = take(); !batch.isEmpty(); batch = take()) {
        write(batch);
      }
      sink.close();
    } catch (IOException | RuntimeException failed) {
      troubles.accept(failed.toString());
    }
  }

  /** Waits for lines; empty when closed and nothing is left. */
  private Deque<Line> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        idle = true;
        filled.awaitUninterruptibly();
        idle = false;
      }
      Deque<Line> batch = waiting;
      waiting = new ArrayDeque<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Tries until all is written; what is ordinary is given up at the first failure. */
  private void write(Deque<Line> batch) {
    while (!batch.isEmpty()) {
      Totals before = Totals.of(batch);
      try {
        sink.write(batch);
        recovered();
      } catch (IOException | RuntimeException failed) {
        failed(failed);
        batch.removeIf(this::giveUp);
      }
      release(before, Totals.of(batch));
      if (!batch.isEmpty() && !rest()) {
        batch.forEach(this::drop);
        return;
      }
    }
  }

  private boolean giveUp(Line line) {
    if (line.urgent()) {
      return false;
    }
    drop(line);
    return true;
  }

  private void failed(Exception failure) {
    if (!failing) {
      failing = true;
      troubles.accept(String.valueOf(failure.getMessage()));
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      troubles.accept(null);
    }
  }

  private void release(Totals before, Totals after) {
    lock.lock();
    try {
      ordinaryBytes -= before.ordinary - after.ordinary;
      urgentBytes -= before.urgent - after.urgent;
    } finally {
      lock.unlock();
    }
  }

  /** Waits before the next attempt; false if there will be none. */
  private boolean rest() {
    lock.lock();
    try {
      long left = AGAIN_NANOS;
      while (left > 0 && !closed) {
        left = filled.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException wanted) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private record Totals(int ordinary, int urgent) {
    static Totals of(Deque<Line> lines) {
      int ordinary = 0;
      int urgent = 0;
      for (Line line : lines) {
        if (line.urgent()) {
          urgent += line.bytes().length;
        } else {
          ordinary += line.bytes().length;
        }
      }
      return new Totals(ordinary, urgent);
    }
  }
}
