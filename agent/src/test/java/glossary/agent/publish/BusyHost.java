package glossary.agent.publish;

import glossary.api.telemetry.RecentError;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A JVM under load, to be killed by a test: four threads serve without a pause, two requests never
 * end. Says {@code ready PATH} once it publishes; ends in order when its input does.
 */
final class BusyHost {
  private static final AtomicLong SERVED = new AtomicLong();

  private BusyHost() {}

  public static void main(String[] args) throws IOException {
    PublishedAgent agent = new PublishedAgent();
    InFlight inFlight = new InFlight();
    ErrorRing errors = new ErrorRing();
    TelemetryPublisher publisher =
        new TelemetryPublisher(
            TelemetryHome.at(new File(args[0])),
            ThisJvm.identity("busy", System.currentTimeMillis(), "test"),
            agent,
            inFlight,
            errors,
            agent,
            System.err);
    Runtime.getRuntime().addShutdownHook(new Thread(publisher::close));
    inFlight.begin("stuck-1", "GET", "/report/1", System.currentTimeMillis());
    publisher.start();
    inFlight.begin("stuck-2", "POST", "/report/2?secret=1", System.currentTimeMillis());
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(() -> serve(agent, inFlight, errors), "exec-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    Machine.await("a file", () -> publisher.file() != null && SERVED.get() > 10_000);
    System.out.println("ready " + publisher.file());
    while (System.in.read() >= 0) {
      System.out.println("served " + SERVED.get() + " failures " + publisher.failures());
    }
    System.exit(0);
  }

  private static void serve(PublishedAgent agent, InFlight inFlight, ErrorRing errors) {
    while (true) {
      try {
        serve(SERVED.incrementAndGet(), agent, inFlight, errors);
      } catch (InternalError cutShort) {
        // What the JVM throws late for a page that was taken away; a server ends the request.
        agent.faults.incrementAndGet();
      }
    }
  }

  private static void serve(
      long number, PublishedAgent agent, InFlight inFlight, ErrorRing errors) {
    String id = "r-" + number;
    int slot = inFlight.begin(id, "GET", "/orders/" + number, number);
    if (number % 1000 == 0) {
      errors.error(
          new RecentError(
              number, 500, false, "a.B", "error " + number, "GET /orders/{id}", id, "a.B.c"));
    }
    agent.requests.incrementAndGet();
    inFlight.end(slot);
  }
}
