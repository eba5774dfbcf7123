package glossary.agent.core;

import glossary.agent.bridge.Bridge;
import glossary.agent.errors.ErrorGroups;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.hooks.Instrumentor;
import glossary.agent.hooks.Suppressed;
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

/** The agent in one JVM: all wiring, in the order in which it starts and, backwards, ends. */
public final class AgentCore implements Closeable {
  private final Closeable loader;
  private final LateStart late;
  private final Instrumentor instrumentor;
  private final Publishing publishing;

  /**
   * Starts the agent. Runs before the host's {@code main}: touches neither logging nor management
   * nor files.
   *
   * @param argument as given to {@code -javaagent}, may be null
   * @param loader closed with the agent
   * @param version of the agent; null if unknown
   * @return null if an option keeps it off; then nothing was started
   * @throws IllegalStateException if this JVM does not allow it; then nothing is left behind
   */
  public static AgentCore start(
      String argument, Instrumentation instrumentation, Closeable loader, String version) {
    try {
      AgentOptions options = AgentOptions.parse(argument, System.getProperties(), System.getenv());
      if (!options.enabled) {
        return null;
      }
      String unknown = Servers.unknown(options.hooksOff);
      if (unknown != null) {
        throw new BadOptionException(
            "hooks.off: " + unknown + " is none of " + Servers.names() + ".");
      }
      return new AgentCore(options, instrumentation, loader, version);
    } catch (BadOptionException bad) {
      System.err.println("glossary-agent: " + bad.getMessage() + " The agent stays off.");
      return null;
    }
  }

  private AgentCore(
      AgentOptions options, Instrumentation instrumentation, Closeable loader, String version) {
    this.loader = loader;
    Bridge.ensure(instrumentation);
    late = new LateStart(new LogManagerGuard(instrumentation));

    RequestCells cells = new RequestCells(options.routesMax);
    ErrorRing lastErrors = new ErrorRing();
    ErrorGroups errors = new ErrorGroups(options.errorsMax, lastErrors);
    InFlight inFlight = new InFlight();
    HeaderPolicy headers = new HeaderPolicy(options.headers, options.headerSettings);
    RequestTracker tracker =
        new RequestTracker(cells, errors, inFlight, headers, late, lastErrors, options);

    Suppressed suppressed =
        new Suppressed(Servers.points(tracker, options.hooksOff), options.debug);
    instrumentor = new Instrumentor(instrumentation, suppressed, late);
    Control control = new Control(instrumentor, tracker, cells, errors, lastErrors, headers);
    publishing =
        new Publishing(
            options,
            version == null ? "unknown" : version,
            new Figures(control, cells, errors, headers, suppressed, tracker),
            inFlight,
            lastErrors);

    instrumentor.on();
    late.start(instrumentor, publishing);
  }

  /** Ends the agent whole: no class of it is reachable afterwards. */
  @Override
  public void close() throws IOException {
    late.stop();
    instrumentor.off();
    publishing.close();
    loader.close();
  }
}
