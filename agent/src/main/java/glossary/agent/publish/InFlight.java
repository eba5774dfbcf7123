package glossary.agent.publish;

import glossary.api.telemetry.InFlightSlot;
import glossary.api.telemetry.SharedWindow;
import glossary.api.telemetry.TelemetryWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The requests in flight, so that a killed host tells which it never answered. Request threads
 * write them to the telemetry file themselves if it is in memory; else they stay here until the
 * flush thread writes them, and of a killed host only those are known that were then in flight.
 *
 * <p>{@link #begin} and {@link #end} take no lock, allocate nothing and never throw; the other
 * methods belong to the flush thread.
 */
public final class InFlight {

  /** More requests at once are counted elsewhere but not described. */
  public static final int SLOTS = InFlightSlot.COUNT;

  /** Coprime to the slots: threads with neighbouring numbers don't share a cache line. */
  private static final int SPREAD = 67;

  /**
   * A request thread is never so fast that the flush thread copies its slots in vain more often.
   */
  private static final int COPIES = 100;

  private final AtomicIntegerArray taken = new AtomicIntegerArray(SLOTS);
  private final InFlightSlot[] slots = new InFlightSlot[SLOTS];
  private final long[] generations = new long[SLOTS];

  /** Of each slot the generation of its request, set once it is described; 0 if there is none. */
  private final AtomicLongArray current = new AtomicLongArray(SLOTS);

  /** Null unless request threads write to the file. */
  private volatile SharedWindow[] windows;

  private TelemetryWriter writer;
  private final long[] published = new long[SLOTS];

  public InFlight() {
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new InFlightSlot();
    }
  }

  /**
   * Notes a request on its thread. Any text may be null or too long.
   *
   * @return for {@link #end}; -1 if all slots are taken
   */
  public int begin(String requestId, String method, String path, long startMillis) {
    Thread thread = Thread.currentThread();
    int slot = take((int) thread.getId());
    if (slot >= 0) {
      long generation = ++generations[slot];
      slots[slot].fill(generation, requestId, method, path, thread.getName(), startMillis);
      current.set(slot, generation);
      show(slot, generation);
    }
    return slot;
  }

  /** Forgets a request; once for each that began, on any thread. */
  public void end(int slot) {
    if (slot >= 0) {
      current.set(slot, 0);
      show(slot, 0);
      taken.set(slot, 0);
    }
  }

  /** Forgets all: none of them will be seen to end. */
  public void abandon() {
    for (int slot = 0; slot < SLOTS; slot++) {
      end(slot);
    }
  }

  private int take(int thread) {
    int first = thread * SPREAD;
    for (int i = 0; i < SLOTS; i++) {
      int slot = first + i & SLOTS - 1;
      if (taken.get(slot) == 0 && taken.compareAndSet(slot, 0, 1)) {
        return slot;
      }
    }
    return -1;
  }

  private void show(int slot, long generation) {
    SharedWindow[] shown = windows;
    if (shown == null) {
      return;
    }
    boolean shows =
        generation == 0
            ? InFlightSlot.clear(shown[slot])
            : slots[slot].writeTo(shown[slot], generation);
    if (!shows) {
      // The flush thread will see that the file is too short, count it and make another.
      windows = null;
    }
  }

  /** Uses a new file from now on. */
  void attach(TelemetryWriter to) throws IOException {
    writer = to;
    Arrays.fill(published, 0);
    if (to.shared()) {
      SharedWindow[] shown = new SharedWindow[SLOTS];
      for (int i = 0; i < SLOTS; i++) {
        shown[i] = to.slotWindow(i);
      }
      windows = shown;
      copy();
    }
  }

  /** Uses no file from now on. */
  void detach() {
    windows = null;
    writer = null;
  }

  /** Writes what request threads do not write themselves. */
  void flush() throws IOException {
    if (writer != null && windows == null) {
      copy();
    }
  }

  private void copy() throws IOException {
    for (int slot = 0; slot < SLOTS; slot++) {
      for (int i = 0; i < COPIES && current.get(slot) != published[slot]; i++) {
        copy(slot, current.get(slot));
      }
    }
  }

  /** Its caller looks again: the request may have ended meanwhile, and a new one begun. */
  private void copy(int slot, long generation) throws IOException {
    if (generation == 0) {
      writer.clear(slot);
    } else {
      writer.write(slot, slots[slot], generation);
    }
    published[slot] = generation;
  }
}
