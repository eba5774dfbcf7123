package glossary.agent.core;

import glossary.agent.bridge.Bridge;
import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.hooks.EarlyTransformer;
import glossary.agent.hooks.HookPoint;
import glossary.agent.hooks.Instrumentor;
import glossary.agent.hooks.Suppressed;
import glossary.agent.logs.LogHooks;
import glossary.agent.metrics.RequestCells;
import glossary.agent.options.AgentOptions;
import glossary.agent.options.BadOptionException;
import glossary.agent.publish.ErrorRing;
import glossary.agent.publish.InFlight;
import glossary.agent.requests.RequestTracker;
import glossary.agent.servers.Servers;
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent in one JVM: all wiring, in the order in which it starts and, backwards, ends. Before
 * the host's {@code main} only the options are read; the rest happens beside it.
 */
public final class AgentCore implements Closeable {
  /** Behind those of all servers. */
  private static final int FIRST_GROUP_OF_LOGS = 100;

  private final AgentOptions options;
  private final Instrumentation instrumentation;
  private final Closeable loader;
  private final String version;
  private final EarlyTransformer early = new EarlyTransformer();
  private final LateStart late;
  private Instrumentor instrumentor;
  private Publishing publishing;
  private boolean closed;

  /**
   * Starts the agent. Touches neither logging nor management nor files.
   *
   * @param argument as given to {@code -javaagent}, may be null
   * @param loader closed with the agent
   * @param version of the agent; null if unknown
   * @param hostIsStarting whether the host's {@code main} is still to come, and must not wait
   * @return null if an option keeps it off; then nothing was started
   * @throws IllegalStateException if this JVM does not allow it; then nothing is left behind
   */
  public static AgentCore start(
      String argument,
      Instrumentation instrumentation,
      Closeable loader,
      String version,
      boolean hostIsStarting) {
    AgentOptions options;
    try {
      options = AgentOptions.parse(argument, System.getProperties(), System.getenv());
      HookNames.check(options.hooksOff);
    } catch (BadOptionException bad) {
      System.err.println("glossary-agent: " + bad.getMessage() + " The agent stays off.");
      return null;
    }
    if (!options.enabled) {
      return null;
    }
    AgentCore core =
        new AgentCore(options, instrumentation, loader, version == null ? "unknown" : version);
    if (hostIsStarting) {
      core.late.start(new Wiring(core));
    } else {
      core.wire();
      core.late.start(null);
    }
    return core;
  }

  private AgentCore(
      AgentOptions options, Instrumentation instrumentation, Closeable loader, String version) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.loader = loader;
    this.version = version;
    this.late = new LateStart(new LogManagerGuard(instrumentation));
    instrumentation.addTransformer(early, true);
  }

  private synchronized void wire() {
    if (closed) {
      return;
    }
    try {
      Bridge.ensure(instrumentation);
      RequestCells cells = new RequestCells(options.routesMax);
      ErrorRing lastErrors = new ErrorRing();
      ErrorGroups errors = new ErrorGroups(options.errorsMax, lastErrors);
      InFlight inFlight = new InFlight();
      HeaderPolicy headers = new HeaderPolicy(options.headers, options.headerSettings);
      RequestTracker tracker =
          new RequestTracker(cells, errors, inFlight, headers, late, lastErrors, options);

      LogCounts logs = new LogCounts();
      Suppressed suppressed = new Suppressed(points(tracker, logs), options.debug);
      instrumentor = new Instrumentor(instrumentation, suppressed, late, early);
      Control control =
          new Control(instrumentor, tracker, cells, errors, logs, lastErrors, headers);
      Figures figures = new Figures(control, cells, errors, logs, headers, suppressed, tracker);
      publishing = new Publishing(options, version, figures, inFlight, lastErrors);
      late.of(publishing);
      instrumentor.warmUp();
      instrumentor.on();
    } catch (RuntimeException | Error failed) {
      instrumentation.removeTransformer(early);
      early.giveUp();
      throw failed;
    }
  }

  private List<HookPoint> points(RequestTracker tracker, LogCounts logs) {
    List<HookPoint> points = new ArrayList<>(Servers.points(tracker, options.hooksOff));
    points.addAll(LogHooks.points(logs, tracker.current(), options.hooksOff, FIRST_GROUP_OF_LOGS));
    return points;
  }

  /** Ends the agent whole: no class of it is reachable afterwards. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    late.stop();
    if (instrumentor != null) {
      instrumentor.off();
      publishing.close();
    }
    loader.close();
  }

  /** The making of the agent, on the thread that starts all else. */
  private static final class Wiring implements Runnable {
    private final AgentCore core;

    Wiring(AgentCore core) {
      this.core = core;
    }

    @Override
    public void run() {
      core.wire();
    }
  }
}
