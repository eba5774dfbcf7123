package glossary.sidecar.http;

/** A thread that serves requests, with its watch. */
final class Worker extends Thread {
  private final Watch watch = new Watch(this);

  Worker(Runnable work, String name) {
    super(null, work, name, 0, false);
    setDaemon(true);
  }

  Watch watch() {
    return watch;
  }

  /** Of the calling worker. */
  static Watch currentWatch() {
    return ((Worker) Thread.currentThread()).watch;
  }
}
