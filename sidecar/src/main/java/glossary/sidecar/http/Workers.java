package glossary.sidecar.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bounded number of threads and a bounded queue. When both are full a request is refused, which
 * closes its connection: the thread that accepts connections is never held up.
 *
 * <p>A request goes to the worker that became idle last, whose stack and allocation buffer are
 * still in the processor's caches; a worker is made only while none is idle. The JDK's pools take
 * the one that has been idle longest, which costs a fifth of a small request when there are many.
 */
final class Workers implements Executor {
  private final int most;
  private final int queueCapacity;
  private final long headerNanos;
  private final String serverName;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private boolean stopped;

  Workers(Limits limits) {
    most = limits.workers();
    queueCapacity = limits.queueCapacity();
    headerNanos = limits.headerTimeout().toNanos();
    serverName = limits.serverName();
  }

  /** Called by the thread that accepts connections, for each request that begins. */
  @Override
  public void execute(Runnable request) {
    open.incrementAndGet();
    long begun = System.nanoTime();
    if (!accept(() -> serve(request, begun))) {
      open.decrementAndGet();
      refused.increment();
      throw new RejectedExecutionException("every worker is busy and the queue is full");
    }
  }

  private boolean accept(Runnable request) {
    Worker free;
    synchronized (this) {
      if (stopped) {
        return false;
      }
      free = idle.pollFirst();
      if (free == null) {
        return hire(request) || enqueue(request);
      }
    }
    free.give(request);
    return true;
  }

  private boolean enqueue(Runnable request) {
    return !watches.isEmpty() && waiting.size() < queueCapacity && waiting.add(request);
  }

  /** False if there are enough already, or the system has no more threads to give. */
  private boolean hire(Runnable first) {
    int hired = watches.size();
    if (hired == most) {
      return false;
    }
    Worker worker = new Worker(this, first, serverName + "-worker-" + (hired + 1));
    try {
      worker.start();
    } catch (OutOfMemoryError noThread) {
      return false;
    }
    watches.add(worker.watch());
    return true;
  }

  /** What an unoccupied worker is to do now; null if it is idle until it is given something. */
  synchronized Runnable waitingOrIdle(Worker worker) {
    Runnable request = waiting.poll();
    if (request != null || stopped) {
      return request == null ? Worker.NO_MORE : request;
    }
    idle.addFirst(worker);
    return null;
  }

  /** Of all workers. */
  List<Watch> watches() {
    return watches;
  }

  /** Requests that wait although every worker has one; 0 while a worker is free. */
  int waitingInVain() {
    int queued = queued();
    return queued > 0 && open.get() - queued >= watches.size() ? queued : 0;
  }

  int busy() {
    return open.get() - queued();
  }

  /** Requests begun and not over, queued ones included. */
  int open() {
    return open.get();
  }

  synchronized int queued() {
    return waiting.size();
  }

  synchronized int idle() {
    return idle.size();
  }

  long refused() {
    return refused.sum();
  }

  /** Takes no new work. Returns without waiting for the work that is going on. */
  synchronized void stop() {
    stopped = true;
    idle.forEach(worker -> worker.give(Worker.NO_MORE));
    idle.clear();
  }

  private void serve(Runnable request, long begun) {
    Watch watch = Worker.currentWatch();
    watch.enterHeaders(begun, headerNanos);
    try {
      request.run();
    } finally {
      watch.finish();
      open.decrementAndGet();
    }
  }
}
