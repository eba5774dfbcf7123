package glossary.sidecar.health;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads that wait for one another until they are interrupted. */
final class Deadlock {
  private final List<Thread> threads;

  private Deadlock(List<Thread> threads) {
    this.threads = threads;
  }

  static Deadlock begin() throws InterruptedException {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock other = new ReentrantLock();
    CyclicBarrier both = new CyclicBarrier(2);
    Thread first = new Thread(() -> lock(one, other, both), "deadlock-1");
    Thread second = new Thread(() -> lock(other, one, both), "deadlock-2");
    first.start();
    second.start();
    Eventually.holds("deadlock", () -> one.hasQueuedThread(second) && other.hasQueuedThread(first));
    return new Deadlock(List.of(first, second));
  }

  void end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  private static void lock(ReentrantLock mine, ReentrantLock yours, CyclicBarrier both) {
    mine.lock();
    try {
      both.await();
      yours.lockInterruptibly();
      yours.unlock();
    } catch (Exception interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      mine.unlock();
    }
  }
}
