package glossary.soak.applications;

import glossary.soak.applications.Client.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Clients that ask without a pause, and know for each answer whether the agent was on. */
final class Load {
  private final URI base;
  private final Client client;
  private final Map<String, Pattern> patterns;
  private final List<String> requests;

  /** Counts switches begun and ended: odd while one is under way. The agent is on at 0, 4, 8... */
  private final AtomicInteger switched = new AtomicInteger();

  final LongAdder on = new LongAdder();
  final LongAdder off = new LongAdder();
  final LongAdder between = new LongAdder();
  final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  private volatile boolean stopped;

  Load(URI base, Client client, Map<String, Pattern> patterns) {
    this.base = base;
    this.client = client;
    this.patterns = patterns;
    this.requests = List.copyOf(patterns.keySet());
  }

  Thread start(int first) {
    Thread thread = new Thread(() -> run(first), "load-" + first);
    thread.start();
    return thread;
  }

  /** There is no agent. */
  void neverOn() {
    switched.set(2);
  }

  void stop() {
    stopped = true;
  }

  void switching(HostJmx jmx, boolean toOn) throws Exception {
    switched.incrementAndGet();
    jmx.enable(toOn);
    switched.incrementAndGet();
  }

  private void run(int first) {
    for (int i = first; !stopped; i++) {
      String request = requests.get(i % requests.size());
      int before = switched.get();
      try {
        Answer answer = client.ask(base, request);
        judge(request, answer, before, switched.get());
      } catch (Exception lost) {
        int after = switched.get();
        String state =
            before != after || before % 2 == 1 ? "at a switch" : before % 4 == 0 ? "on" : "off";
        wrong.add(request + ", agent " + state + ": " + lost);
      }
    }
  }

  private void judge(String request, Answer answer, int before, int after) {
    patterns.get(request).differences(answer).forEach(one -> wrong.add(request + ": " + one));
    boolean marked = answer.headers().containsKey("x-response-time");
    if (before != after || before % 2 == 1) {
      between.increment();
    } else if (before % 4 == 0) {
      on.increment();
      if (!marked) {
        wrong.add(request + ": no header while the agent is on");
      }
    } else {
      off.increment();
      if (marked) {
        wrong.add(request + ": a header while the agent is off");
      }
    }
  }
}
