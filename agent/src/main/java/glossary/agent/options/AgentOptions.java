package glossary.agent.options;

import glossary.agent.headers.HeaderMode;
import glossary.agent.headers.HeaderRules;
import glossary.agent.headers.HeaderSettings;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the agent was told, checked. Immutable. */
public final class AgentOptions {
  public final boolean enabled;

  /** Label of this JVM in metrics; never empty. */
  public final String name;

  /** Null for the folder where the sidecar looks. */
  public final String telemetryDir;

  public final HeaderMode headers;
  public final HeaderSettings headerSettings;
  public final boolean responseTime;
  public final boolean requestId;
  public final int routesMax;
  public final int errorsMax;
  public final int slowMillis;

  /** Of the Prometheus endpoint; 0 for none. */
  public final int port;

  public final String host;
  public final boolean jmx;

  /** In lower case. */
  public final Set<String> hooksOff;

  public final boolean debug;

  private AgentOptions(OptionSources sources, Properties system) throws BadOptionException {
    enabled = (Boolean) sources.value(Option.ENABLED);
    String given = (String) sources.value(Option.NAME);
    name = given == null ? MainClass.name(system.getProperty("sun.java.command")) : given;
    telemetryDir = (String) sources.value(Option.TELEMETRY_DIR);
    headers = (HeaderMode) sources.value(Option.HEADERS);
    headerSettings = headerSettings(sources);
    responseTime = (Boolean) sources.value(Option.RESPONSE_TIME);
    requestId = (Boolean) sources.value(Option.REQUEST_ID);
    routesMax = (Integer) sources.value(Option.ROUTES_MAX);
    errorsMax = (Integer) sources.value(Option.ERRORS_MAX);
    slowMillis = (Integer) sources.value(Option.SLOW_MS);
    port = (Integer) sources.value(Option.PORT);
    host = (String) sources.value(Option.HOST);
    jmx = (Boolean) sources.value(Option.JMX);
    String off = (String) sources.value(Option.HOOKS_OFF);
    hooksOff = off == null ? Collections.<String>emptySet() : Texts.names(off);
    debug = (Boolean) sources.value(Option.DEBUG);
    String problem = headerSettings.problem(headers);
    if (problem != null) {
      throw new BadOptionException(problem + ".");
    }
  }

  /**
   * The argument wins over system properties, these over the environment, that over the file.
   *
   * @param argument of {@code -javaagent}; may be null
   * @param environment see {@link System#getenv()}
   * @throws BadOptionException with one sentence; then the agent must stay off
   */
  public static AgentOptions parse(
      String argument, Properties system, Map<String, String> environment)
      throws BadOptionException {
    OptionSources sources = new OptionSources();
    sources.add(ArgumentParser.parse(argument));
    sources.add(OptionSources.ofProperties(system));
    sources.add(OptionSources.ofEnvironment(environment));
    String file = (String) sources.value(Option.CONFIG);
    if (file != null) {
      sources.add(ConfigFile.read(file));
    }
    return new AgentOptions(sources, system);
  }

  private static HeaderSettings headerSettings(OptionSources sources) throws BadOptionException {
    HeaderRules rules = (HeaderRules) sources.value(Option.HEADERS_PATHS);
    return new HeaderSettings(
        (String) sources.value(Option.HEADERS_CSP),
        (String) sources.value(Option.HEADERS_REPORT_TO),
        (String) sources.value(Option.HEADERS_HSTS),
        (Boolean) sources.value(Option.HEADERS_STRIP),
        rules == null ? HeaderRules.NONE : rules);
  }
}
