package glossary.sidecar.http;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A fixed number of threads and a bounded queue. When both are full a request is refused, which
 * closes its connection: the thread that accepts connections is never held up.
 */
final class Workers implements Executor {
  private final int count;
  private final long headerNanos;
  private final ThreadPoolExecutor pool;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final AtomicInteger named = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  Workers(Limits limits) {
    count = limits.workers();
    headerNanos = limits.headerTimeout().toNanos();
    pool =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queueCapacity()),
            work -> worker(work, limits.serverName()),
            new ThreadPoolExecutor.AbortPolicy());
  }

  /** Called by the thread that accepts connections, for each request that begins. */
  @Override
  public void execute(Runnable request) {
    open.incrementAndGet();
    long begun = System.nanoTime();
    try {
      pool.execute(() -> serve(request, begun));
    } catch (RejectedExecutionException full) {
      open.decrementAndGet();
      refused.increment();
      throw full;
    }
  }

  /** Of all live workers. */
  List<Watch> watches() {
    return watches;
  }

  /** Requests that wait although every worker has one; 0 while a worker is free. */
  int waitingInVain() {
    int waiting = pool.getQueue().size();
    return waiting > 0 && busy() >= count ? waiting : 0;
  }

  int busy() {
    return open.get() - pool.getQueue().size();
  }

  /** Requests begun and not over, queued ones included. */
  int open() {
    return open.get();
  }

  int queued() {
    return pool.getQueue().size();
  }

  long refused() {
    return refused.sum();
  }

  /** Takes no new work. Returns without waiting for the work that is going on. */
  void stop() {
    pool.shutdown();
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

  private Thread worker(Runnable work, String serverName) {
    Worker[] worker = new Worker[1];
    Runnable watched =
        () -> {
          watches.add(worker[0].watch());
          try {
            work.run();
          } finally {
            watches.remove(worker[0].watch());
          }
        };
    worker[0] = new Worker(watched, serverName + "-worker-" + named.incrementAndGet());
    return worker[0];
  }
}
